/* The menu closes behind a reader; the colours change; the language switch keeps the anchor; a missing address is searched for an id; sheets print; the matrix takes arrow keys. */

const menu = document.querySelector("[data-menu]");
menu?.addEventListener("click", ({ target }) => {
  if (target.closest("a")) menu.hidePopover();
});

const { documentElement: page } = document;
const colours = document.querySelector("[data-colours-switch]");
if (colours) colours.inert = false;
colours?.addEventListener("click", () => {
  const { colours: chosen } = page.dataset;
  const dark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  page.dataset.colours = dark ? "light" : "dark";
  try {
    localStorage.setItem(colours.dataset.coloursSwitch, page.dataset.colours);
  } catch {
    // a browser that keeps nothing forgets the choice with the page
  }
});

const language = document.querySelector("[data-language]");
language?.addEventListener("click", () => {
  language.hash = location.hash;
});

const missing = document.querySelector("[data-missing]");
const found = missing && /(?:pb|r)-\d{3,4}/i.exec(location.pathname + location.hash);
if (found) {
  missing.href = `${missing.href}?q=${found[0].toUpperCase()}`;
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.inert = false;
  button.addEventListener("click", () => print());
}

const grid = document.querySelector("[data-grid]");
grid?.addEventListener("focusin", ({ target }) => {
  if (target.matches("button:focus-visible")) target.popoverTargetElement?.showPopover();
});
grid?.addEventListener("keydown", (event) => {
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  const cell = event.target.closest("td");
  if (!step || !cell) return;
  const rows = [...grid.querySelectorAll("tbody tr")];
  let [x, y] = [cell.cellIndex + step[0], rows.indexOf(cell.parentElement) + step[1]];
  while (rows[y]?.cells[x] && !rows[y].cells[x].querySelector("button")) {
    x += step[0];
    y += step[1];
  }
  const next = rows[y]?.cells[x]?.querySelector("button");
  if (!next) return;
  event.preventDefault();
  next.focus();
});
