// The builder of a postmortem: what is ticked and typed grows into a document. Nothing is sent; a draft is kept only where it is asked for.
import { Draft } from "./builder-draft.js";
import { Lessons } from "./builder-lessons.js";
import { Rows } from "./builder-rows.js";
import { write } from "./builder-text.js";

const builder = document.querySelector("[data-builder]");
const form = builder.querySelector("form");
const shown = builder.querySelector("[data-document]");
const status = builder.querySelector("[data-status]");
const words = builder.dataset;
let unsaved = false;

try {
  const answer = await fetch(words.lessons);
  if (!answer.ok) throw new Error(`${words.lessons}: ${answer.status}`);
  begin(await answer.json());
} catch (problem) {
  document.querySelector("[data-failed]").hidden = false;
  throw problem;
}

function begin({ parts, choices, lessons }) {
  const rows = Object.fromEntries([...form.querySelectorAll("[data-rows]")].map((each) => [each.dataset.rows, new Rows(each, change)]));
  const ticked = new Lessons(form, lessons, choices);
  const draft = new Draft(words.draft, form.elements.keep);

  function change() {
    const text = inNotation("markdown");
    unsaved = Boolean(text);
    shown.textContent = text || words.empty;
    shown.toggleAttribute("data-empty", !text);
    for (const button of builder.querySelectorAll("[data-copy], [data-download]")) button.disabled = !text;
    if (form.elements.keep.checked && !draft.keep(answers())) say(words.keepFailed);
  }

  /** All that was ticked and typed, as a draft keeps it. */
  function answers() {
    const typed = parts.filter(({ id }) => form.elements[id]?.value !== undefined && !rows[id]).map(({ id }) => [id, form.elements[id].value]);
    const listed = Object.entries(rows).map(([id, each]) => [id, each.values]);
    return { ...Object.fromEntries([...typed, ...listed]), lessons: ticked.values };
  }

  function fill(found = {}) {
    for (const { id, kind } of parts) {
      if (kind === "rows") rows[id].values = found[id] ?? [];
      else if (kind !== "lessons") form.elements[id].value = found[id] ?? "";
    }
    ticked.values = found.lessons ?? {};
  }

  function inNotation(notation) {
    return write(notation, parts, { ...answers(), lessons: ticked.cited });
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    if (target === form.elements.choice) say(`${words.shown} ${ticked.show()}`);
    if (target === form.elements.keep) say(target.checked ? words.kept : words.unkept);
    if (target === form.elements.keep && !target.checked) draft.forget();
    change();
  });
  builder.querySelector("[data-clear]").addEventListener("click", () => {
    if (!confirm(words.clearSure)) return;
    draft.forget();
    fill();
    change();
    say(words.cleared);
  });
  for (const button of builder.querySelectorAll("[data-copy]")) button.addEventListener("click", () => copy(button.dataset.copy, inNotation(button.dataset.copy)));
  builder.querySelector("[data-download]").addEventListener("click", () => download(inNotation("markdown")));
  addEventListener("beforeunload", (event) => {
    if (unsaved && !form.elements.keep.checked) event.preventDefault();
  });

  const kept = draft.kept();
  fill(kept ?? {});
  const gone = (kept?.lessons?.ticked ?? []).filter((id) => !lessons.some((lesson) => lesson.id === id));
  if (kept) say(gone.length ? `${words.restored} ${words.gone} ${gone.join(", ")}` : words.restored);
  builder.hidden = false;
  change();
}

function say(text) {
  status.textContent = text;
}

async function copy(notation, text) {
  try {
    await navigator.clipboard.writeText(text);
    unsaved = false;
    say(notation === "wiki" ? words.copiedWiki : words.copiedMarkdown);
  } catch {
    shown.textContent = text;
    getSelection().selectAllChildren(shown);
    shown.focus();
    say(words.copyFailed);
  }
}

function download(text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/markdown;charset=utf-8" }));
  link.download = "postmortem.md";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  unsaved = false;
  say(words.downloaded);
}
