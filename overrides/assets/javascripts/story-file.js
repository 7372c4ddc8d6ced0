// A story as the Markdown file of a playbook: what the form holds, written down; and a file, read again.
import { split } from "./story-sections.js";

const WIDTH = 110;
const BARE = /^[\p{L}«“][\p{L}\p{M}\p{N} ,.;!?()«»“”„…’'/%+—–-]*$/u; // nothing in it that YAML would act on
const TAKEN = /^(?:null|true|false|yes|no|on|off|y|n)$/i;
const FENCE = "---";
const MERGE_MARK = /^(<{7}|={7}|>{7}|\|{7})(?:\s|$)/;

/** A text as it is kept: no carriage returns, no blanks at the ends of its lines, no empty lines around it. */
export function tidy(text) {
  return text.replace(/\r\n?/g, "\n").replace(/[^\S\n]+$/gm, "").replace(/^\n+|\n+$/g, "").trimStart();
}

/** The whole file. */
export function write(values, { fields, sections, headings }) {
  const header = fields.flatMap((field) => entry(field, values[field.name], ""));
  const told = sections.filter((anchor) => values[anchor]).map((anchor) => `\n## ${headings[values.language][anchor]} { #${anchor} }\n\n${values[anchor]}`);
  return [FENCE, ...header, FENCE, ...told, ""].join("\n");
}

function entry({ name, kind, value: fixed, fields }, value, indent) {
  if (kind === "fixed") return [`${indent}${name}: ${fixed}`];
  if (!value?.length) return [];
  if (kind === "text") return [`${indent}${name}: ${block(value, `${indent}  `)}`];
  if (kind === "several") return [`${indent}${name}: [${value.map(scalar).join(", ")}]`];
  if (kind === "lines") return [`${indent}${name}:`, ...value.map((each) => `${indent}  - ${scalar(each)}`)];
  if (kind === "parts") return [`${indent}${name}:`, ...value.flatMap((each, at) => part(fields, name, each, at, indent))];
  return [`${indent}${name}: ${scalar(value)}`];
}

/** A smaller thing in a list: a dash before its first line; a lesson begins with its number. */
function part(fields, name, value, at, indent) {
  const lines = fields.flatMap((field) => entry(field, value[field.name], `${indent}    `));
  const [first, ...rest] = name === "lessons" ? [`${indent}    id: ${at + 1}`, ...lines] : lines;
  return [`${indent}  - ${first.trimStart()}`, ...rest];
}

function scalar(text) {
  return (BARE.test(text) && !TAKEN.test(text)) || /^[a-zA-Z]+-[0-9.]+$/.test(text) || /^[0-9]$/.test(text) ? text : JSON.stringify(text);
}

/** A text below its name: folded where it is one paragraph, else line by line. */
function block(text, indent) {
  const lines = text.includes("\n") ? text.split("\n") : wrapped(text, WIDTH - indent.length);
  return [text.includes("\n") ? "|-" : ">-", ...lines.map((line) => (line ? indent + line : ""))].join("\n");
}

function wrapped(text, width) {
  const lines = [""];
  for (const word of text.split(/(?<=[^ ]) (?=[^ ])/)) {
    const last = lines[lines.length - 1];
    if (last && last.length + word.length >= width) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines;
}

/** What keeps any file from being read: signs that can't be seen, marks of a merge, lines and files without end. */
export function checkText(text, { invisible, pile, limits }) {
  if (new TextEncoder().encode(text).length > limits.file) return [{ path: ["file"], what: "large", most: limits.file }];
  return text.split("\n").flatMap((line) => checkLine(line, new RegExp(invisible, "u"), new RegExp(pile, "u"), limits.line)).slice(0, 1);
}

function checkLine(line, invisible, pile, most) {
  const count = [...line].length;
  const [odd] = invisible.exec(line) ?? [];
  const [, mark] = MERGE_MARK.exec(line) ?? [];
  if (count > most) return [{ path: ["file"], what: "long_line", count, most }];
  if (odd) return [{ path: ["file"], what: "invisible", code: codeOf(odd) }];
  if (pile.test(line)) return [{ path: ["file"], what: "pile" }];
  const parted = line.split(/\s+/).find((word) => word !== word.normalize("NFC"));
  if (parted !== undefined) return [{ path: ["file"], what: "parted", value: parted }];
  return mark ? [{ path: ["file"], what: "merge_mark", value: mark }] : [];
}

/** The number by which an invisible sign is known. */
export function codeOf(sign) {
  return `U+${sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** What a file holds for the form, and all that keeps it from taking a part: that is told, never lost in silence. */
export async function read(raw, table) {
  const text = raw.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const unreadable = checkText(text, table);
  if (unreadable.length) return { problems: unreadable };
  const { Unreadable, valuesOf } = await import("./story-yaml.js");
  try {
    const [header, body] = divided(text, Unreadable);
    const { values, cut } = valuesOf(header, table.limits.deep, new RegExp(table.invisible, "u"));
    return taken(values, body, cut, table);
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return { problems: [{ path: problem.path, what: problem.what, ...problem.values }] };
  }
}

function divided(text, Unreadable) {
  const lines = text.split("\n");
  if (lines[0].trimEnd() !== FENCE) throw new Unreadable("opening", { value: lines[0] });
  const end = lines.findIndex((line, at) => at > 0 && line.trimEnd() === FENCE);
  if (end < 0) throw new Unreadable("endless_header");
  return [lines.slice(1, end).join("\n"), lines.slice(end + 1).join("\n")];
}

function taken(values, body, cut, { fields, left, sections: known }) {
  if (!values || typeof values !== "object" || Array.isArray(values)) return { problems: [{ path: ["file"], what: "no_values" }] };
  const { sections, problems } = split(body, known);
  const wrong = problems.map((each) => ({ path: ["body"], ...each }));
  const found = fill(values, fields, left, [], wrong);
  const short = cut.filter(([name, ...rest]) => isProse(fields, name, rest)).map((path) => ({ path, what: "cut_short", value: at(values, path) }));
  const told = Object.fromEntries(known.filter((anchor) => anchor in sections).map((anchor) => [anchor, sections[anchor]]));
  return { values: { ...found, ...told }, problems: [...wrong, ...short] };
}

function at(values, path) {
  return path.reduce((value, step) => value[step], values);
}

function isProse(fields, name, rest) {
  const field = fields.find((each) => each.name === name);
  if (field?.kind === "parts") return isProse(field.fields, rest[1], rest.slice(2));
  return ["line", "text", "lines"].includes(field?.kind);
}

/** The values of one model that are of the form of their fields. */
function fill(values, fields, left, path, wrong) {
  const names = fields.map(({ name }) => name);
  for (const name of Object.keys(values).filter((each) => !names.includes(each) && !left.includes(each))) wrong.push({ path: [...path, name], what: "unknown_field", name, known: [...names, ...left] });
  const asked = fields.filter(({ name, kind }) => kind !== "fixed" && name in values);
  return Object.fromEntries(asked.map((field) => [field.name, valueOf(field, values[field.name], [...path, field.name], wrong)]));
}

function valueOf(field, value, path, wrong) {
  const { kind, example } = field;
  const is = Array.isArray(value) ? "list" : value && typeof value === "object" ? "dict" : "text";
  const listed = ["several", "lines", "parts"].includes(kind);
  if (value === null) return listed ? undefined : "";
  if (is !== (listed ? "list" : "text")) {
    wrong.push({ path, what: listed ? "no_list" : "no_text", shape: is === "text" ? undefined : is, value, example });
    return undefined;
  }
  if (!listed) return kind === "text" ? tidy(value) : value.trim();
  return value.flatMap((each, at) => partOf(field, each, [...path, at], wrong));
}

function partOf({ kind, fields, left, example }, value, path, wrong) {
  const is = Array.isArray(value) ? "list" : value && typeof value === "object" ? "dict" : "text";
  if (is === (kind === "parts" ? "dict" : "text")) return [kind === "parts" ? fill(value, fields, left, path, wrong) : (value ?? "").trim()];
  wrong.push({ path, what: kind === "parts" ? "no_fields" : "no_text", shape: is === "text" ? undefined : is, value, example });
  return [];
}
