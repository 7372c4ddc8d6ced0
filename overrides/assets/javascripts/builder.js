// The builder of a postmortem: what is ticked and typed grows into a document. Nothing is sent; a draft is kept only where it is asked for.
import { Lessons } from "./builder-lessons.js";
import { write } from "./builder-text.js";
import { Draft } from "./draft.js";
import { Rows } from "./rows.js";
import { copied, download, select } from "./taking.js";

const FILE = "postmortem.md";
const page = document.querySelector("[data-builder]");

/** The form, its document and its draft; `parts`, `choices` and `lessons` are what the page has loaded. */
class Builder {
  unsaved = false;

  constructor({ parts, choices, lessons }) {
    this.parts = parts;
    this.words = page.dataset;
    this.form = page.querySelector("form");
    this.shown = page.querySelector("[data-document]");
    this.keep = this.form.elements.keep;
    this.draft = new Draft(this.words.draft, this.keep);
    this.lessons = new Lessons(this.form, lessons, choices, new URL("..", new URL(this.words.lessons, location)));
    this.fields = new Map(parts.filter(({ kind }) => kind !== "lessons").map((part) => [part.id, this.field(part)]));
    this.listen();
    this.open(this.draft.kept());
  }

  field({ id, kind }) {
    return kind === "rows" ? new Rows(this.form.querySelector(`[data-rows="${id}"]`), { read, fill, change: () => this.change() }) : this.form.elements[id];
  }

  listen() {
    const on = (name, act) => page.querySelectorAll(`[data-${name}]`).forEach((button) => button.addEventListener("click", () => act(button.dataset)));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", ({ target }) => this.changed(target));
    on("clear", () => this.clear());
    on("copy", ({ copy, done }) => this.copy(this.written(copy), done));
    on("download", () => this.download(this.written("markdown")));
    addEventListener("beforeunload", (event) => {
      if (this.unsaved && !this.keep.checked) event.preventDefault();
    });
  }

  open(kept) {
    const gone = this.lessons.unknown(kept?.lessons?.ticked ?? []);
    this.fill(kept ?? {});
    if (kept) this.say("draft", this.words.restored);
    if (gone.length) this.say("lessons", `${this.words.gone} ${gone.join(", ")}`);
    page.inert = false;
  }

  fill({ lessons, ...typed }) {
    for (const [id, field] of this.fields) field.value = typed[id] ?? "";
    this.lessons.value = lessons ?? {};
    this.change();
  }

  get typed() {
    return Object.fromEntries([...this.fields].map(([id, field]) => [id, field.value]));
  }

  written(notation) {
    return write(notation, this.parts, { ...this.typed, lessons: this.lessons.cited });
  }

  changed(control) {
    const { choice } = this.form.elements;
    if (control === choice) this.say("lessons", `${this.words.shown} ${this.lessons.show()}`);
    if (control === this.keep) this.say("draft", this.keep.checked ? this.words.kept : this.words.unkept);
    if (control === this.keep && !this.keep.checked) this.draft.forget();
    this.change();
  }

  change() {
    const text = this.written("markdown");
    this.unsaved = Boolean(text);
    this.shown.textContent = text || this.words.empty;
    this.shown.toggleAttribute("data-empty", !text);
    for (const button of page.querySelectorAll("[data-copy], [data-download]")) button.disabled = !text;
    if (this.keep.checked && !this.draft.keep({ ...this.typed, lessons: this.lessons.value })) this.say("draft", this.words.keepFailed);
  }

  clear() {
    if (!confirm(this.words.clearSure)) return;
    this.draft.forget();
    this.fill({});
    this.say("draft", "");
    this.say("lessons", "");
    this.say("document", this.words.cleared);
  }

  async copy(text, done) {
    if (await copied(text)) this.unsaved = false;
    else {
      select(this.shown, text);
      done = this.words.copyFailed;
    }
    this.say("document", done);
  }

  download(text) {
    download(text, FILE);
    this.unsaved = false;
    this.say("document", this.words.downloaded);
  }

  say(place, text) {
    page.querySelector(`[data-said="${place}"]`).textContent = text;
  }
}

function read(row) {
  return [...row.querySelectorAll("input")].map((cell) => cell.value);
}

function fill(row, values = []) {
  row.querySelectorAll("input").forEach((cell, at) => (cell.value = values[at] ?? ""));
}

try {
  const answer = await fetch(page.dataset.lessons);
  if (!answer.ok) throw new Error(`${page.dataset.lessons}: ${answer.status}`);
  new Builder(await answer.json());
} catch (problem) {
  page.hidden = true;
  document.querySelector("[data-builder-failed]").hidden = false;
  throw problem;
}
