// The fields of the form: what stands in them as the values of a story, and where a mistake in them is shown.
import { Rows } from "./rows.js";
import { tidy } from "./story-file.js";

const KINDS = {
  line: { read: ([control]) => control.value.trim(), fill: ([control], value = "") => (control.value = value) },
  text: { read: ([control]) => tidy(control.value), fill: ([control], value = "") => (control.value = value) },
  lines: { read: ([control]) => linesOf(control.value), fill: ([control], value = []) => (control.value = value.join("\n")) },
  choice: { read: chosen, fill: choose },
  several: { read: ticked, fill: (boxes, value = []) => boxes.forEach((box) => (box.checked = value.includes(box.value))) },
};
let numbered = 0;

/** Some fields of the table within a part of the page; `change` is called when rows come, go or move. */
export class Fields {
  constructor(part, fields, change) {
    Object.assign(this, { part, change });
    this.fields = fields.filter(({ kind }) => kind !== "fixed");
    for (const place of part.querySelectorAll("[data-field]")) name(place);
    this.rows = new Map(this.fields.filter(({ kind }) => kind === "parts").map((field) => [field.name, this.rowsOf(field)]));
  }

  get value() {
    return Object.fromEntries(this.fields.map((field) => [field.name, this.read(field)]));
  }

  set value(values) {
    for (const field of this.fields) {
      if (field.kind === "parts") this.rows.get(field.name).value = values[field.name] ?? [];
      else KINDS[field.kind].fill(this.controls(field.name), values[field.name]);
    }
  }

  read({ name, kind }) {
    if (kind !== "parts") return KINDS[kind].read(this.controls(name));
    return this.rows.get(name).value.filter((each) => Object.values(each).some((value) => value.length));
  }

  controls(field) {
    return [...this.part.querySelectorAll(`[name="${field}"]`)];
  }

  rowsOf({ name, fields }) {
    const within = new WeakMap();
    const fill = (row, value = {}) => {
      within.set(row, new Fields(row, fields, this.change));
      within.get(row).value = value;
    };
    const least = name === "tensions" ? 0 : 1;
    return new Rows(this.part.querySelector(`[data-field="${name}"]`), { read: (row) => within.get(row).value, fill, change: this.change, least });
  }
}

/** The place of a mistake: that of the innermost field on its path, empty rows not counted. */
export function placeOf(part, path) {
  let place = null;
  for (const step of path) {
    if (typeof step === "string") place = (place ? rowOf(place, 0) ?? place : part).querySelector(`[data-field="${step}"]`) ?? place;
    else place = rowOf(place, step) ?? place;
  }
  return place?.closest("[data-field]") ?? null;
}

function rowOf(place, at) {
  if (!place.matches("[data-field]")) return place;
  const rows = [...(place.querySelector("ol")?.children ?? [])].filter((row) => !isEmpty(row));
  return rows[at];
}

function isEmpty(row) {
  return ![...row.querySelectorAll("input, select, textarea")].some((each) => (each.type === "checkbox" ? each.checked : each.value.trim()));
}

/** Give a place and its parts the names by which a screen reader ties them together. */
function name(place) {
  if (place.dataset.named) return;
  place.dataset.named = ++numbered;
  const [hint, error] = ["[data-hint]", "[data-error]"].map((part) => place.querySelector(`:scope > ${part}`));
  hint.id = `hint-${numbered}`;
  error.id = `error-${numbered}`;
  const control = described(place);
  control.setAttribute("aria-describedby", `${hint.id} ${error.id}`);
  if (control === place) return;
  control.id = `field-${numbered}`;
  place.querySelector("label").htmlFor = control.id;
}

/** What a mistake is told of: the control, or the group of controls. */
export function described(place) {
  return place.matches("fieldset") ? place : place.querySelector("input, select, textarea");
}

function linesOf(text) {
  return text.split("\n").map((line) => line.trim()).filter(Boolean);
}

function chosen(controls) {
  return (controls[0].type === "radio" ? controls.find(({ checked }) => checked) : controls[0])?.value ?? "";
}

function choose(controls, value = "") {
  if (controls[0].type !== "radio") controls[0].value = [...controls[0].options].some((each) => each.value === value) ? value : "";
  else controls.forEach((control) => (control.checked = control.value === value));
}

function ticked(boxes) {
  return boxes.filter(({ checked }) => checked).map(({ value }) => value);
}
