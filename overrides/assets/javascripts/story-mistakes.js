// The mistakes of a story, each shown at its field, and all of them in a list of links.
import { described, placeOf } from "./story-fields.js";

/** Shows what is wrong: at once where its author was already, everywhere once she wants to send. */
export class Mistakes {
  seen = new WeakSet();
  all = false;

  /** `list` is where all of them stand, `aloud` what a screen reader is told while its user types. */
  constructor(form, list, aloud) {
    Object.assign(this, { form, list, aloud, found: [] });
    form.addEventListener("input", ({ target }) => this.touch(target));
    form.addEventListener("change", ({ target }) => this.touch(target));
  }

  touch(control) {
    const place = control.closest("[data-field]");
    if (place) this.seen.add(place);
  }

  /** Show these mistakes at their fields; one that belongs to no field stands in the list alone. */
  show(found) {
    this.found = found.map((each) => ({ ...each, place: placeOf(this.form, each.path) })).sort(inOrder);
    for (const place of this.form.querySelectorAll("[data-field]")) this.at(place);
    if (!this.list.hidden) this.tell();
  }

  at(place) {
    const mine = this.all || this.seen.has(place) ? this.found.filter((each) => each.place === place) : [];
    const error = place.querySelector(":scope > [data-error]");
    const text = [...new Set(mine.map(sentence))].join("\n");
    if (error.textContent !== text && place.contains(document.activeElement)) this.aloud.textContent = text;
    error.textContent = text;
    error.hidden = !text;
    const control = described(place);
    if (control !== place) control.setAttribute("aria-invalid", Boolean(text));
    place.classList.toggle("ms-story__field--wrong", Boolean(text));
  }

  /** Show all of them, and put the keyboard on the list; false where there is none. */
  stand() {
    this.all = true;
    this.list.hidden = !this.found.length;
    this.show(this.found);
    if (!this.list.hidden) this.list.focus();
    return this.found.length > 0;
  }

  tell() {
    this.list.hidden = !this.found.length;
    this.list.querySelector("ul").replaceChildren(...this.found.map((each) => this.item(each)));
  }

  item(mistake) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.textContent = `${mistake.place ? `${titleOf(mistake.place)}: ` : ""}${sentence(mistake)}`;
    if (mistake.place) {
      link.href = `#${described(mistake.place).id || described(mistake.place).querySelector("[id]").id}`;
      link.addEventListener("click", (event) => go(event, mistake.place));
      item.append(link);
    } else item.append(...link.childNodes);
    return item;
  }
}

/** In the order of the form. */
function inOrder({ place: one }, { place: other }) {
  if (one === other) return 0;
  return !other || (one && one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) ? -1 : 1;
}

function sentence({ found, mend }) {
  const said = mend ? `${found} — ${mend}` : found;
  return said.slice(0, 1).toUpperCase() + said.slice(1);
}

function titleOf(place) {
  const title = place.querySelector(":scope > label, :scope > legend");
  return title.firstChild.textContent.trim();
}

/** Go to a field, folded away or not. */
function go(event, place) {
  event.preventDefault();
  for (let around = place; around; around = around.parentElement.closest("details")) if (around.matches("details")) around.open = true;
  const control = described(place);
  (control === place ? place.querySelector("input, select, textarea, button") : control).focus();
}
