// The search over any page: opens on a click, on / and on Ctrl+K; the search and its records are fetched when it first opens.
const dialog = document.querySelector("[data-finder-dialog]");
const parts = ["form", "[role=combobox]", "#ms-finder-list", "[role=status]", "[data-finder-more]"];
const [form, field, list, status, more] = parts.map((part) => dialog.querySelector(part));
const page = form.action;
Object.assign(list, { role: "listbox", ariaLabel: list.dataset.name }); // which it is with this script alone
const SHOWN = 8;
const ENGINE = ["search-results", "search", "search-index", "search-words", "vendor/stemmer-en", "vendor/stemmer-ru"]; // all at once: none waits for the one that names it
const records = Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: new URL("records.json", page) });
let active = -1;
let asked;
let turn = 0;
let timer;

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-finder]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  link.focus();
  show(new URL(link.href).searchParams.get("q"));
});

document.addEventListener("keydown", (event) => {
  const { code, key, ctrlKey, metaKey, altKey, target } = event;
  const slash = key === "/" || (key === "." && code === "Slash"); // the same key in the Russian layout
  const typing = target.closest("input, textarea, select") || target.isContentEditable;
  if ((ctrlKey || metaKey) && !altKey && code === "KeyK" ? true : slash && !ctrlKey && !metaKey && !altKey && !typing) {
    event.preventDefault();
    show();
  }
});

form.addEventListener("input", ({ target }) => {
  clearTimeout(timer);
  timer = setTimeout(update, target === field ? 80 : 0);
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  (list.children[active] ?? more).click();
});

field.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const places = list.children.length + 1; // one of them in the field
  activate(((active + 1 + step + places) % places) - 1);
});

dialog.addEventListener("click", ({ target, ctrlKey, metaKey }) => {
  const leaving = target === dialog || target.closest("[data-finder-close], a");
  if (leaving && !ctrlKey && !metaKey) dialog.close();
});

function show(query) {
  hasten();
  if (!dialog.open) dialog.showModal();
  field.value = query ?? field.value;
  field.focus();
  field.select();
  activate(-1);
  update();
}

/** Have the records and the engine on their way before the dialog is drawn. */
function hasten() {
  if (records.isConnected) return;
  document.head.append(records);
  engine().catch(() => {}); // told by whoever awaits it
}

function engine() {
  return Promise.all(ENGINE.map((part) => import(`./${part}.js`)));
}

async function update() {
  const q = field.value;
  const type = form.elements["finder-type"].value;
  if (asked === q + type) return;
  asked = q + type;
  const mine = ++turn;
  const { found, none, failed, hint } = dialog.dataset;
  try {
    const [{ address, answer }] = await engine();
    more.href = address(page, { q, type });
    const { links, count } = await answer(page, q, { type }, dialog.dataset, SHOWN);
    if (mine !== turn) return;
    list.replaceChildren(...links.map(option));
    status.textContent = count ? `${found} ${count}` : q.trim() ? none : hint;
  } catch {
    asked = undefined;
    status.textContent = failed;
  }
  activate(-1);
}

function option(link, place) {
  return Object.assign(link, { id: `ms-finder-${place}`, role: "option", tabIndex: -1, ariaSelected: "false" });
}

function activate(place) {
  active = place;
  const chosen = list.children[active];
  for (const each of list.children) each.ariaSelected = String(each === chosen);
  field.setAttribute("aria-activedescendant", chosen?.id ?? "");
  field.ariaExpanded = String(list.children.length > 0);
  chosen?.scrollIntoView({ block: "nearest" });
}
