// How a story will look, roughly: its texts as Markdown without HTML, in the order of a playbook's page.
import MarkdownIt from "./vendor/markdown-it.js";

const BEFORE_LESSONS = ["do", "say", "avoid"];
const TICK = /^\[[ xX]\] /;
const markdown = new MarkdownIt({ html: false }).disable("image");

/** The preview below the form. */
export class Preview {
  constructor(place, table) {
    Object.assign(this, { table, words: place.dataset, shown: place.querySelector("[data-shown]") });
    this.root = new URL(`${this.words.root}/`, location);
    this.ids = new RegExp(table.ids.pattern, "g");
  }

  show(values) {
    this.shown.replaceChildren(...this.parts(values));
    this.shown.lang = values.language;
  }

  *parts(values) {
    const after = this.table.sections.filter((anchor) => !BEFORE_LESSONS.includes(anchor));
    yield element("h3", values.title);
    yield element("p", values.summary, "ms-summary");
    yield* this.under(this.words.situation, values.situation);
    if (values.signals.length) yield element("p", `${this.words.signals}: ${values.signals.join(" · ")}`);
    yield* this.under(values.kind === "practice" ? this.words.resultPractice : this.words.resultCase, values.result);
    yield* this.sections(values, BEFORE_LESSONS);
    yield* this.lessons(values.lessons);
    yield* this.sections(values, after);
    yield* this.under(this.words.note, values.note);
  }

  *under(title, text) {
    if (text) yield* [element("h4", title), this.block(text)];
  }

  *sections(values, anchors) {
    for (const anchor of anchors) yield* this.under(this.table.headings[values.language || "en"][anchor], values[anchor]);
  }

  *lessons(lessons) {
    if (lessons.length) yield element("h4", this.words.lessons);
    for (const [at, { text, exception, addresses }] of lessons.entries()) {
      yield element("h5", `${this.words.lesson} ${at + 1}`);
      yield this.block(text);
      if (exception) yield this.block(`**${this.words.exception}:** ${exception}`);
      yield this.block(addresses.map(({ risk, how }) => `- **${risk} ${this.table.ids.known[risk] ?? ""}**  \n    ${how.replace(/\s+/g, " ")}`).join("\n"));
    }
  }

  /** A text as Markdown, its ids linked, its boxes to tick shown as signs. */
  block(text) {
    const block = element("div", "");
    block.innerHTML = markdown.render(text);
    for (const node of textsIn(block)) this.link(node);
    for (const item of block.querySelectorAll("li")) {
      const first = textsIn(item)[0];
      if (first && TICK.test(first.data)) first.data = first.data.replace(TICK, "☐ ");
    }
    return block;
  }

  link(node) {
    const found = node.parentElement.closest("a, code") ? [] : [...node.data.matchAll(this.ids)].filter(([id]) => id in this.table.ids.known);
    for (const { 0: id, index } of found.reverse()) {
      const link = Object.assign(element("a", id), { href: new URL(addressOf(id), this.root), title: this.table.ids.known[id] });
      const rest = node.splitText(index);
      rest.data = rest.data.slice(id.length);
      rest.before(link);
    }
  }
}

function textsIn(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}

function element(name, text, kind = "") {
  return Object.assign(document.createElement(name), { textContent: text, className: kind });
}

/** Where an id lives, from the root of the edition. */
function addressOf(id) {
  const [kind] = id.split("-");
  const [item, lesson] = id.toLowerCase().split(".");
  if (kind === "PB") return `playbooks/${item}/${lesson ? `#${item}-${lesson}` : ""}`;
  return { R: `risks/${item}/`, Q: `questions/#${item}`, S: `#${item}` }[kind] ?? `client/#${item}`;
}
