/* The language switch keeps the anchor; the page of a missing address looks for an id in it. */

const language = document.querySelector("[data-language]");
language?.addEventListener("click", () => {
  language.hash = location.hash;
});

const missing = document.querySelector("[data-missing]");
const found = missing && /(pb-\d{3}|r-\d{3})/i.exec(location.pathname + location.hash);
if (found) {
  missing.href = `${missing.href}?q=${found[0].toUpperCase()}`;
}
