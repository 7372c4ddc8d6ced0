// A story is told: what is typed is judged as it is typed, and ends on the page where GitHub takes a new file. Nothing leaves before that.
import { Draft } from "./draft.js";
import { Fields } from "./story-fields.js";
import { read, write } from "./story-file.js";
import { Mistakes } from "./story-mistakes.js";
import { Rules } from "./story-rules.js";
import { fileName, newFile } from "./story-sending.js";
import { copied, download, select } from "./taking.js";

const page = document.querySelector("[data-story]");
const PRESET = { language: page.dataset.edition, kind: "case", evidence: "one case" };

/** The form, its mistakes, its draft and the ways out of it; `table` is what the core knows. */
class Story {
  unsaved = false;
  previewed = null;

  constructor(table) {
    Object.assign(this, { table, words: page.dataset, form: page.querySelector("form") });
    this.rules = new Rules(table);
    this.shown = page.querySelector("[data-document]");
    this.keep = this.form.elements.keep;
    this.draft = new Draft(this.words.draft, this.keep);
    this.fields = new Fields(this.form, [...table.fields, ...table.sections.map((name) => ({ name, kind: "text" }))], () => this.change());
    this.mistakes = new Mistakes(this.form, page.querySelector("[data-mistakes-shown]"), page.querySelector("[data-said=mistake]"));
    this.listen();
    this.open(this.draft.kept(), new URLSearchParams(location.search).get("risk"));
  }

  listen() {
    const on = (name, act) => page.querySelector(`[data-${name}]`)?.addEventListener("click", act);
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", ({ target }) => this.changed(target));
    page.querySelector("[data-import]").addEventListener("change", ({ target }) => this.import(target));
    on("send", () => this.send());
    on("copy", () => this.copy());
    on("download", () => this.download());
    on("preview", ({ target }) => this.preview(target));
    on("clear", () => this.clear());
    addEventListener("beforeunload", (event) => {
      if (this.unsaved && !this.keep.checked) event.preventDefault();
    });
  }

  /** Begin with the draft that was kept, and with a lesson for the risk that the reader comes from. */
  open(kept, risk) {
    const values = { ...PRESET, ...kept };
    const asked = this.table.fields.find(({ name }) => name === "lessons").fields.find(({ name }) => name === "addresses");
    const known = asked.fields[0].choices.some(({ value }) => value === risk);
    const there = (values.lessons ?? []).some(({ addresses }) => addresses?.some((each) => each.risk === risk));
    if (known && !there) values.lessons = [...(values.lessons ?? []), { addresses: [{ risk, how: "" }] }];
    this.fill(values);
    this.unsaved = Boolean(kept);
    if (kept) this.say("draft", this.words.restored);
    page.inert = false;
  }

  fill(values) {
    this.fields.value = values;
    this.change();
  }

  get value() {
    const { lessons, ...values } = this.fields.value;
    const origin = values.kind === "practice" ? "practice" : "stated";
    return { ...values, lessons: lessons.map((lesson) => ({ ...lesson, origin: lesson.origin || origin })) };
  }

  changed(control) {
    if (control === this.keep) {
      this.say("draft", this.keep.checked ? this.words.kept : this.words.unkept);
      if (!this.keep.checked) this.draft.forget();
    }
    if (control.type !== "file") this.change();
  }

  change() {
    const values = this.value;
    this.unsaved = true;
    this.text = write(values, this.table);
    this.shown.textContent = this.text;
    this.form.querySelectorAll("[data-number]").forEach((number, at) => (number.textContent = at + 1));
    this.mistakes.show(this.rules.check(values));
    if (this.mistakes.all) this.say("state", this.state);
    this.previewed?.show(values);
    if (this.keep.checked && !this.draft.keep(this.fields.value)) this.say("draft", this.words.keepFailed);
  }

  get state() {
    const { length } = this.mistakes.found;
    return length ? `${this.words.mistakes} ${length}` : this.words.noMistakes;
  }

  get name() {
    return fileName(this.table.id, this.value.title);
  }

  /** Open the page that takes the file; a text too long for its address is put on the clipboard first. */
  async send() {
    if (this.mistakes.stand()) return this.say("state", this.state);
    const { address, filled } = newFile(this.words.repository, this.name, this.text);
    const taken = filled || (await this.copied());
    this.say("sending", filled ? this.words.sent : taken ? this.words.paste : this.words.pasteSelected);
    const place = page.querySelector("[data-page]");
    place.hidden = false;
    Object.assign(place.querySelector("a"), { href: address, target: "_blank", rel: "noopener" });
    if (taken) place.querySelector("a").click();
    this.unsaved = false;
  }

  async copy() {
    if (this.mistakes.stand()) return this.say("state", this.state);
    this.say("sending", (await this.copied()) ? this.words.copied : this.words.copyFailed);
  }

  /** Put the text on the clipboard, or where that is not allowed show it, selected. */
  async copied() {
    this.unsaved = false;
    if (await copied(this.text)) return true;
    this.shown.closest("details").open = true;
    select(this.shown, this.text);
    return false;
  }

  download() {
    download(this.text, this.name);
    this.unsaved = false;
    const { length } = this.mistakes.found;
    this.say("sending", length ? `${this.words.downloadedWrong} ${length}` : this.words.downloaded);
  }

  /** Take a file into the form; what can't be taken over is told. */
  async import(control) {
    const [file] = control.files;
    control.value = "";
    if (!file || (this.unsaved && !confirm(this.words.importSure))) return;
    const { values, problems } = await readFile(file, this.table);
    const told = problems.map((each) => this.rules.told(each)).map(inWords);
    if (!values) return this.say("import", [this.words.importRefused, ...told].join("\n"));
    const lost = [...told, ...this.rules.check(values).filter(({ astray }) => astray).map(inWords)];
    this.fill({ ...PRESET, ...values });
    this.mistakes.all = true;
    this.change();
    this.say("import", lost.length ? [this.words.importWrong, ...lost].join("\n") : this.words.imported);
  }

  async preview(button) {
    const place = page.querySelector("#preview");
    try {
      const { Preview } = await import("./story-preview.js");
      this.previewed = place.hidden ? new Preview(place, this.table) : null;
      this.previewed?.show(this.value);
    } catch (problem) {
      this.say("sending", button.dataset.failed);
      throw problem;
    }
    place.hidden = !this.previewed;
    button.setAttribute("aria-expanded", Boolean(this.previewed));
    button.textContent = this.previewed ? button.dataset.hide : button.dataset.show;
  }

  clear() {
    if (!confirm(this.words.clearSure)) return;
    this.draft.forget();
    this.mistakes.all = false;
    this.mistakes.seen = new WeakSet();
    this.fill(PRESET);
    this.unsaved = false;
    for (const place of ["draft", "import", "state"]) this.say(place, "");
    this.say("sending", this.words.cleared);
  }

  say(place, text) {
    page.querySelector(`[data-said="${place}"]`).textContent = text;
  }
}

function inWords({ path, found, mend }) {
  return `${path.join(".")}: ${found} — ${mend}`;
}

/** What a file holds; one that is no text says so. */
async function readFile(file, table) {
  try {
    return await read(new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer()), table);
  } catch (problem) {
    if (!(problem instanceof TypeError)) throw problem;
    return { problems: [{ path: ["file"], what: "not_utf8" }] };
  }
}

try {
  const answer = await fetch(page.dataset.rules);
  if (!answer.ok) throw new Error(`${page.dataset.rules}: ${answer.status}`);
  new Story(await answer.json());
} catch (problem) {
  page.hidden = true;
  document.querySelector("[data-story-failed]").hidden = false;
  throw problem;
}
