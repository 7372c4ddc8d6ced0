// A list that a reader narrows: the choices stand in the address, each says how many fit the others, a long list comes in pages.

const LEAF = 500; // entries on one page
const selects = [...document.querySelectorAll("[data-filters] select")];
const said = document.querySelector("[data-shown]");
const clear = document.querySelector("[data-clear]");
const leaves = document.querySelector("[data-leaves]");
const entries = [...document.querySelectorAll(".ms-page li[data-kind]")].map((element) => ({
  element,
  values: Object.fromEntries(selects.map(({ name }) => [name, element.dataset[name].split(" ")])),
}));
const lists = [...new Set(entries.map(({ element }) => element.parentElement))];

for (const select of selects) {
  select.value = new URLSearchParams(location.search).get(select.name) ?? "";
  if (select.selectedIndex < 0) select.value = "";
  select.addEventListener("change", () => show(1));
}

clear.addEventListener("click", () => {
  for (const select of selects) select.value = "";
  show(1);
  selects[0].focus();
});

addEventListener("hashchange", () => show(leafOf(location.hash)));
document.querySelector("[data-filters]").inert = false;
show(leafOf(location.hash) || Number(new URLSearchParams(location.search).get("page")));

/** The entries that fit every choice, or every one but that of a select. */
function fitting(but) {
  const chosen = selects.filter((select) => select.value && select !== but);
  return entries.filter(({ values }) => chosen.every(({ name, value }) => values[name].includes(value)));
}

/** The page of the list on which a heading or an entry stands; nothing for an anchor elsewhere. */
function leafOf(hash) {
  const target = document.getElementById(decodeURIComponent(hash.slice(1)));
  const place = fitting().findIndex(({ element }) => target && (target === element || target.nextElementSibling === element.parentElement));
  return place < 0 ? 0 : Math.floor(place / LEAF) + 1;
}

function show(wanted) {
  const found = fitting();
  const last = Math.max(1, Math.ceil(found.length / LEAF));
  const leaf = Math.min(Math.max(1, Math.floor(wanted) || 1), last);
  const shown = new Set(found.slice((leaf - 1) * LEAF, leaf * LEAF));
  for (const entry of entries) entry.element.hidden = !shown.has(entry);
  for (const list of lists) hideEmpty(list);
  for (const select of selects) count(select);
  said.textContent = filled(said.dataset.shown, found.length, entries.length);
  clear.parentElement.hidden = !selects.some(({ value }) => value);
  turn(leaf, last);
  history.replaceState(null, "", address(leaf));
}

/** A list without an entry goes, with its heading and that heading's place in the contents. */
function hideEmpty(list) {
  const heading = list.previousElementSibling;
  list.hidden = heading.hidden = [...list.children].every(({ hidden }) => hidden);
  for (const link of document.querySelectorAll(`[data-contents] [href="#${heading.id}"]`)) {
    link.parentElement.hidden = heading.hidden;
  }
}

function count(select) {
  const found = fitting(select);
  for (const option of [...select.options].slice(1)) {
    const fit = found.filter(({ values }) => values[select.name].includes(option.value)).length;
    option.textContent = `${option.dataset.name} (${fit})`;
  }
}

function turn(leaf, last) {
  const place = leaves.querySelector("[data-leaf-said]");
  leaves.hidden = last === 1;
  place.textContent = filled(place.dataset.leafSaid, leaf, last);
  for (const link of leaves.querySelectorAll("[data-leaf]")) {
    const other = leaf + Number(link.dataset.leaf);
    link.hidden = other < 1 || other > last;
    link.href = address(other);
  }
}

function address(leaf) {
  const chosen = selects.filter(({ value }) => value).map(({ name, value }) => [name, value]);
  const asked = new URLSearchParams(leaf > 1 ? [...chosen, ["page", leaf]] : chosen).toString();
  return (asked ? `?${asked}` : location.pathname) + (leaf === leafOf(location.hash) ? location.hash : "");
}

function filled(text, ...numbers) {
  return numbers.reduce((said, number) => said.replace("{}", number), text);
}
