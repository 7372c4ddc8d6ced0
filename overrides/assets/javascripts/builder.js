// The builder of a postmortem: what is ticked and typed grows into a document. Nothing is sent; a draft is kept only where it is asked for.
import { Draft } from "./builder-draft.js";
import { Lessons } from "./builder-lessons.js";
import { Rows } from "./builder-rows.js";
import { write } from "./builder-text.js";

const FILE = "postmortem.md";
const builder = document.querySelector("[data-builder]");
const form = builder.querySelector("form");
const shown = builder.querySelector("[data-document]");
const words = builder.dataset;
let unsaved = false;

try {
  const answer = await fetch(words.lessons);
  if (!answer.ok) throw new Error(`${words.lessons}: ${answer.status}`);
  begin(await answer.json());
} catch (problem) {
  document.querySelector("[data-builder-failed]").hidden = false;
  throw problem;
}

function begin({ parts, choices, lessons }) {
  const ticked = new Lessons(form, lessons, choices, new URL("..", new URL(words.lessons, location)));
  const draft = new Draft(words.draft, form.elements.keep);
  const fields = new Map(parts.filter(({ kind }) => kind !== "lessons").map(({ id, kind }) => [id, kind === "rows" ? rowsOf(id) : form.elements[id]]));

  function rowsOf(id) {
    return new Rows(form.querySelector(`[data-rows="${id}"]`), change);
  }

  function typed() {
    return Object.fromEntries([...fields].map(([id, field]) => [id, field.value]));
  }

  function inNotation(notation) {
    return write(notation, parts, { ...typed(), lessons: ticked.cited });
  }

  function fill({ lessons, ...found }) {
    for (const [id, field] of fields) field.value = found[id] ?? "";
    ticked.value = lessons ?? {};
    change();
  }

  function change() {
    const text = inNotation("markdown");
    unsaved = Boolean(text);
    shown.textContent = text || words.empty;
    shown.toggleAttribute("data-empty", !text);
    for (const button of builder.querySelectorAll("[data-copy], [data-download]")) button.disabled = !text;
    if (form.elements.keep.checked && !draft.keep({ ...typed(), lessons: ticked.value })) say("draft", words.keepFailed);
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    if (target === form.elements.choice) say("lessons", `${words.shown} ${ticked.show()}`);
    if (target === form.elements.keep) say("draft", target.checked ? words.kept : words.unkept);
    if (target === form.elements.keep && !target.checked) draft.forget();
    change();
  });
  builder.querySelector("[data-clear]").addEventListener("click", () => {
    if (!confirm(words.clearSure)) return;
    draft.forget();
    fill({});
    for (const place of ["draft", "lessons"]) say(place, "");
    say("document", words.cleared);
  });
  for (const button of builder.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", () => copy(inNotation(button.dataset.copy), button.dataset.done));
  }
  builder.querySelector("[data-download]").addEventListener("click", () => download(inNotation("markdown")));
  addEventListener("beforeunload", (event) => {
    if (unsaved && !form.elements.keep.checked) event.preventDefault();
  });

  const kept = draft.kept();
  const gone = ticked.unknown(kept?.lessons?.ticked ?? []);
  fill(kept ?? {});
  if (kept) say("draft", words.restored);
  if (gone.length) say("lessons", `${words.gone} ${gone.join(", ")}`);
  builder.hidden = false;
}

function say(place, text) {
  builder.querySelector(`[data-said="${place}"]`).textContent = text;
}

async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    unsaved = false;
    say("document", done);
  } catch {
    shown.textContent = text;
    shown.focus();
    getSelection().selectAllChildren(shown);
    say("document", words.copyFailed);
  }
}

function download(text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/markdown;charset=utf-8" }));
  link.download = FILE;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  unsaved = false;
  say("document", words.downloaded);
}
