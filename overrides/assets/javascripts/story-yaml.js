// The fields of a file as the core reads them: a value stays the text that was written, nothing refers or calls.
import { codeOf } from "./story-file.js";
import { getScalarValue, parseEvents } from "./vendor/yaml.js";

const [SEQUENCE, MAPPING, SCALAR, ALIAS, POP] = [2, 3, 4, 5, 6];
const [PLAIN, DOUBLE] = [1, 3];
const NAME = /^[\p{L}_][\p{L}\p{N}_ -]{0,59}$/u;
const REMARK = /^[ \t]+#/;
const SLIPS = [
  [/tab/, "tab"],
  [/quoted scalar/, "open_quote"],
];

/** What keeps a file from being read further: the name of what is said of it, and what fills the gaps. */
export class Unreadable extends Error {
  constructor(what, values = {}, path = ["file"]) {
    super(what);
    Object.assign(this, { what, values, path });
  }
}

/** The values of a YAML text, with the paths of those that a remark cuts short; `deep` is how far lists may nest. */
export function valuesOf(text, deep, invisible) {
  try {
    return new Walk(text, deep, invisible).document();
  } catch (problem) {
    if (problem instanceof Unreadable || !problem.mark) throw problem;
    const [, what = "unreadable"] = SLIPS.find(([sign]) => sign.test(problem.reason)) ?? [];
    throw new Unreadable(what, { line: problem.mark.line + 2 });
  }
}

class Walk {
  at = 0;
  cut = [];

  constructor(text, deep, invisible) {
    Object.assign(this, { text, deep, invisible, events: parseEvents(text, {}) });
  }

  document() {
    if (!this.events.length) return { values: null, cut: [] };
    if (this.next().directives.length) throw new Unreadable("unreadable", { line: 2 });
    const values = this.value(this.next(), []);
    this.next();
    if (this.next()) throw new Unreadable("unreadable", { line: 2 });
    return { values, cut: this.cut };
  }

  next() {
    return this.events[this.at++];
  }

  value(event, path) {
    refuseReferences(event);
    if (path.length > this.deep) throw new Unreadable("too_deep", { most: this.deep });
    if (event.type === SCALAR) return this.textOf(event, path);
    if (event.type === MAPPING) return this.mapping(path);
    const found = [];
    for (let each = this.next(); each.type !== POP; each = this.next()) found.push(this.value(each, [...path, found.length]));
    return found;
  }

  mapping(path) {
    const found = new Map();
    for (let key = this.next(); key.type !== POP; key = this.next()) {
      refuseReferences(key);
      const name = key.type === SCALAR ? getScalarValue(this.text, key) : "";
      if (!NAME.test(name)) throw new Unreadable("no_name");
      if (found.has(name)) throw new Unreadable("key_twice", { name: `'${name}'` }, [...path, name]);
      found.set(name, this.value(this.next(), [...path, name]));
    }
    return Object.fromEntries(found);
  }

  textOf(event, path) {
    const text = getScalarValue(this.text, event);
    const [odd] = event.style === DOUBLE ? (this.invisible.exec(text) ?? []) : [];
    if (odd) throw new Unreadable("invisible", { code: codeOf(odd) });
    if (event.style !== PLAIN) return text;
    if (event.valueEnd > 0 && REMARK.test(this.text.slice(event.valueEnd, event.valueEnd + 80))) this.cut.push(path);
    return ["", "~", "null"].includes(text) ? null : text;
  }
}

function refuseReferences({ type, anchorStart, tagStart }) {
  if (type === ALIAS || anchorStart >= 0 || tagStart >= 0) throw new Unreadable("referring");
}
