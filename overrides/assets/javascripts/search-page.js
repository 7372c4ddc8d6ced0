// The search as a page: its address says what is asked, and is kept in step while a person types.
import { address, answer } from "./search-results.js";
import { open } from "./search.js";

const form = document.querySelector("[data-search-form]");
const list = document.querySelector("[data-search-results]");
const status = document.querySelector("[data-search-status]");
const { found, none, failed, hint } = form.dataset;
const page = form.action;
let turn = 0;
let timer;

form.addEventListener("input", ({ target }) => {
  clearTimeout(timer);
  timer = setTimeout(update, target === form.elements.q ? 150 : 0);
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  update();
});

try {
  const { risks, stages } = await open(new URL("records.json", page).href);
  offer(form.elements.risk, Object.entries(risks).map(([id, title]) => [id, `${id} ${title}`]));
  offer(form.elements.stage, Object.entries(stages));
  new URLSearchParams(location.search).forEach((value, name) => fill(form.elements[name], value));
  form.inert = false;
  await show();
} catch {
  form.inert = false;
  status.textContent = failed;
}

function offer(select, choices) {
  select.append(...choices.map(([value, name]) => new Option(name, value)));
}

function fill(element, value) {
  const known = [...(element?.options ?? [])].find((option) => option.value.toLowerCase() === value.toLowerCase());
  if (element) element.value = element.options ? (known?.value ?? "") : value;
}

function update() {
  history.replaceState(null, "", address(page, asked()));
  return show();
}

async function show() {
  const mine = ++turn;
  const { q, ...filters } = asked();
  delete list.dataset.done;
  const { links, count } = await answer(page, q, filters, form.dataset);
  if (mine !== turn) return;
  list.replaceChildren(...links.map(item));
  const any = Object.values(asked()).some((value) => value.trim());
  status.textContent = count ? `${found} ${count}` : any ? none : hint;
  list.dataset.done = "";
}

function item(link) {
  const entry = document.createElement("li");
  entry.append(link);
  return entry;
}

function asked() {
  return Object.fromEntries(new FormData(form));
}
