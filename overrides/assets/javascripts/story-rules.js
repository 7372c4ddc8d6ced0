// What `handbook check` would say of a story, said while it is written: rules and words come from the core's own table.
import { withoutCode } from "./story-code.js";
import { checkText, codeOf, write } from "./story-file.js";
import { Markup } from "./story-markup.js";
import { nearest } from "./story-nearest.js";
import { split } from "./story-sections.js";
import { Signs } from "./story-signs.js";

const LINKED = /!?\[[^\[\]]*\]\([^()]*\)|https?:\/\/\S+/g;
const WHOLE = /^(?:0|[1-9][0-9]{0,3})$/;
const GAP = /\{(\w+)\}/g;
const PERSONAL = /[\w.+-]{1,64}@[\w.-]{1,64}\.\w+|(?<![\w/-])(?=[\w+/=-]*\d)(?=[\w+/=-]*[A-Za-z])[\w+/=-]{24,}|\+?\d(?:[\s().-]?\d){8,}/g; // rather too much is masked
const MOST_QUOTED = 60;
const MOST_LISTED = 12;

/** Judges stories by a table of the core. */
export class Rules {
  constructor(table) {
    this.table = table;
    this.signs = new Signs(table);
    this.markup = new Markup(table.markup);
    this.known = new Set(Object.keys(table.ids.known));
    this.invisible = new RegExp(table.invisible, "u");
    this.ids = new RegExp(table.ids.pattern, "g");
  }

  /** Every mistake: the path of its field, what was found, how to mend it. */
  check(values) {
    const whole = { ...values, language: values.language || "en" };
    const found = [...this.fields(whole, this.table.fields, [], whole.language), ...this.sections(whole)];
    if (whole.evidence === "disputed" && !whole.evidence_note) found.push({ path: ["evidence_note"], what: "disputed" });
    const told = found.map((each) => this.told(each));
    return told.length ? told : checkText(write(whole, this.table), this.table).map((each) => this.told(each));
  }

  *fields(values, fields, path, language) {
    for (const field of fields) {
      const here = [...path, field.name];
      const value = values[field.name];
      if (field.kind === "fixed") continue;
      if (field.required && !value?.length) yield { path: here, what: value === undefined || value === "" ? "missing" : "empty", ...field };
      else if (value?.length) yield* this[field.kind](field, value, here, language);
    }
  }

  *line(field, value, path, language) {
    const text = value.trim();
    if (text.includes("\n")) yield { path, what: "one_line", value };
    yield* this.text(field, text, path, language);
  }

  *text({ name, most }, value, path, language) {
    if ([...value].length > most) yield { path, what: "long", count: [...value].length, most };
    yield* this.prose(name, value, path, language);
  }

  *lines(field, value, path, language) {
    for (const [at, each] of value.entries()) {
      if (each) yield* this.line(field, each, [...path, at], language);
      else yield { path: [...path, at], what: "missing", ...field };
    }
  }

  *choice(field, value, path) {
    const values = field.choices.map((choice) => choice.value);
    if (values.includes(value)) return;
    if (field.known) yield this.unknown(field, value, path, path.length > 1 ? "unknown_link" : "unknown");
    else if (!values.every((each) => WHOLE.test(each))) yield { path, what: "choice", astray: true, value, choices: values.join(", ") };
    else if (!WHOLE.test(value)) yield { path, what: "whole", astray: true, value };
    else yield { path, what: "most", astray: true, value, most: values[values.length - 1] };
  }

  *several(field, value, path) {
    for (const [at, each] of value.entries()) {
      const here = [...path, at];
      if (!each) yield { path: here, what: "missing", ...field };
      else if (!field.choices.some((choice) => choice.value === each)) yield this.unknown(field, each, here, "unknown");
      else if (value.indexOf(each) < at) yield { path: here, what: "twice", name: quoted(each) };
    }
  }

  unknown({ name, pattern, example, choices }, value, path, what) {
    if (pattern && !new RegExp(pattern).test(value)) return { path, what: "unlike", astray: true, value, example };
    return { path, what, astray: true, name: quoted(value), kind: name, sought: value, known: Object.fromEntries(choices.map((choice) => [choice.value, choice.name])) };
  }

  *parts({ fields }, value, path, language) {
    const [key] = fields;
    for (const [at, each] of value.entries()) {
      yield* this.fields(each, fields, [...path, at], language);
      const twice = key.kind === "choice" && each[key.name] && value.findIndex((other) => other[key.name] === each[key.name]) < at;
      if (twice) yield { path: [...path, at, key.name], what: "link_twice", name: quoted(each[key.name]) };
    }
  }

  *sections(values) {
    for (const anchor of this.table.sections.filter((name) => values[name])) {
      const { problems } = split(`## ${this.table.headings[values.language][anchor]} { #${anchor} }\n\n${values[anchor]}`, this.table.sections);
      for (const each of problems) yield { path: [anchor], ...each };
      const endless = problems.some(({ what }) => what === "endless_code");
      for (const each of this.prose(anchor, values[anchor], [anchor], values.language)) if (!endless || each.what !== "open_code") yield each;
    }
  }

  /** What holds of any text for readers. */
  *prose(name, text, path, language) {
    const [odd] = this.invisible.exec(text) ?? [];
    if (odd) yield { path, what: "invisible", code: codeOf(odd) };
    for (const each of this.signs.private(text)) yield { path, ...each };
    for (const each of this.markup.check(name, text)) yield { path, ...each, value: each.value && this.signs.veiled(each.value) };
    for (const each of this.table.travelling.includes(name) ? this.signs.tactless(text, language) : []) yield { path, ...each };
    for (const [identity] of withoutCode(text).replace(LINKED, "").matchAll(this.ids)) {
      if (!this.known.has(identity)) yield { path, what: "unknown", name: identity, sought: identity, known: this.table.ids.known };
    }
  }

  /** A mistake in words: what was found, how to mend it; `astray` is what no field of the form can hold. */
  told({ path, what, astray, ...values }) {
    if (what === "unknown_field") return this.told({ path, ...unknownField(values) });
    const filled = (text) => text.replace(GAP, (gap, name) => this.gap(name, values) ?? gap);
    const [found, mend] = this.table.messages[what];
    return { path, astray, found: filled(found).trim(), mend: filled(mend) };
  }

  gap(name, values) {
    if (name === "known") return this.knownOf(values.sought ?? values.value, values.known);
    if (name === "shape") return this.table.shapes[values.shape] ?? quoted(values.value);
    if (name === "reason") return `${this.table.shapes.line} ${values.line}`;
    if (name === "value" && values.value === undefined) return "";
    if (name === "value") return /^'.\*\*\*'$/.test(values.value) ? values.value : quoted(values.value);
    return values[name];
  }

  /** How to mend a name that nobody knows: the nearest known one, else all that are few enough to list. */
  knownOf(sought, known) {
    const near = nearest(sought, Object.keys(known));
    if (near) return this.table.messages.nearest[1].replace("{name}", titled(near, known[near]));
    const names = Object.keys(known);
    const sorted = [...names].sort();
    const values = { names: names.join(", "), count: names.length, first: sorted[0], last: sorted[names.length - 1] };
    return this.table.messages[names.length <= MOST_LISTED ? "few" : "many"][1].replace(GAP, (gap, name) => values[name]);
  }
}

function titled(name, title) {
  return title.startsWith(name) ? title : `${name} ${title}`.trim();
}

/** A field that nobody knows: mistyped where a known one is near, else astray. */
function unknownField({ name, known }) {
  const near = nearest(name, known);
  if (near) return { what: "mistyped", name: near };
  if (known.length > MOST_LISTED) return { what: "strange" };
  return { what: "stray", sought: name, known: Object.fromEntries(known.map((each) => [each, ""])) };
}

/** A value as it may be shown: on one line, cut at 60. */
function quoted(value) {
  const text = String(value).replace(PERSONAL, "***");
  const shown = text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED).trimEnd()}…` : text;
  const mark = shown.includes("'") && !shown.includes('"') ? '"' : "'";
  return mark + shown.replace(/\\/g, "\\\\").replaceAll("\n", "\\n").replace(/'/g, mark === "'" ? "\\'" : "'") + mark;
}
