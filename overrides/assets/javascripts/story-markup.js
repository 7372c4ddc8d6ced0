// What may not stand in a text: code for the browser, what Markdown would act on, letters of the other alphabet.
import { withoutCode } from "./story-code.js";

const HEADING = /^##?(?!#).*$/gm;
const WORD = /\p{L}+/gu;
const [LATIN, RUSSIAN] = [/[A-Za-z]/g, /[А-Яа-яЁё]/g];
const ALIKE = /^[aceopxyABCEHKMOPTXYасеорхуАВСЕНКМОРТХУ]+$/;
const LONE = /(?<=[a-z] )[асеорху](?= [a-z])|(?<=[а-яё] )[aceopxy](?= [а-яё])/g;

/** Judges the signs of a text by the expressions of a table. */
export class Markup {
  constructor({ kinds, plain, any, entity, entities, written, link }) {
    const compiled = ([what, pattern, flags]) => [what, new RegExp(pattern, `g${flags}`)];
    Object.assign(this, { kinds, entities, any: any.map(compiled), plain: plain.map(compiled), written: written.map(compiled) });
    this.host = new RegExp(`^${link.host}`);
    this.entity = new RegExp(entity, "g");
    [this.target, this.right, this.picture] = [link.target, link.right, link.picture].map((pattern) => new RegExp(pattern, "gy".slice(0, pattern === link.target ? 1 : 2)));
  }

  /** Everything in a text of a field that is shown otherwise than it was meant. */
  *check(name, text) {
    const kind = this.kinds[name] ?? "body";
    const plain = kind === "plain";
    const bare = plain ? text : withoutCode(kind === "body" ? text.replace(HEADING, blank) : text, { indented: kind !== "line" });
    yield* this.tags(bare, plain);
    for (const [found] of bare.matchAll(this.entity)) {
      if (isEntity(found) && (plain || !this.entities.includes(found))) yield { what: "entity", value: found };
    }
    for (const [what, pattern] of plain ? this.plain : this.written) {
      for (const [found] of bare.matchAll(pattern)) yield { what, value: (what === "attributes" ? found.slice(0, found.indexOf("}") + 1 || undefined) : found).trim() || undefined };
    }
    if (!plain) yield* this.links(bare);
    if (!plain) yield* bare.split("\n").flatMap((line, at) => (line.includes("`") ? [{ what: "open_code", value: text.split("\n")[at].trim() }] : []));
    yield* letters(text);
  }

  *tags(bare, plain) {
    for (const [what, pattern] of this.any) {
      for (const [found] of bare.matchAll(pattern)) {
        if (what === "remark" || !found.startsWith("<!--")) yield { what: plain && what === "html" ? "html_shown" : what, value: found };
      }
    }
  }

  *links(bare) {
    for (const match of bare.matchAll(this.target)) {
      this.right.lastIndex = match.index;
      if (!this.right.test(bare) && !this.isPicture(bare, match.index)) yield { what: remedy(match[1], this.host), value: match[1].trim() };
    }
    for (const _ of bare.matchAll(/\[\s*\]\((?!\s*\))/g)) yield { what: "link_empty" };
  }

  isPicture(bare, at) {
    this.picture.lastIndex = bare.lastIndexOf("![", at);
    return this.picture.lastIndex >= 0 && this.picture.test(bare) && this.picture.lastIndex > at;
  }
}

function blank(line) {
  return " ".repeat(line.length);
}

/** What is said of a link, by what keeps its target from being an address. */
function remedy(target, host) {
  const spoken = decoded(target).replace(/[\s\x00-\x1f]|^</g, "").toLowerCase();
  const [, scheme] = /^([a-z][a-z0-9+.-]*):/.exec(spoken) ?? [];
  if (!spoken) return "link_write";
  if (/^(?:\/\/|\\\\)/.test(spoken)) return "link_host";
  if (scheme && !["http", "https"].includes(scheme)) return "link_scheme";
  if (/^https?:\/\/[^/?#]*@/.test(spoken)) return "link_login";
  if (scheme && spoken.includes("//") && !host.test(decoded(target).replace(/^[ <]+|[ <]+$/g, ""))) return "link_letters";
  return scheme ? "link_odd" : "link_id";
}

function isEntity(text) {
  return decoded(text) !== text;
}

/** A text as a browser reads its entities; nothing in it is loaded or run. */
function decoded(text) {
  return new DOMParser().parseFromString(`<textarea>${text.replaceAll("<", "&lt;")}</textarea>`, "text/html").querySelector("textarea").value;
}

/** Letters of the other alphabet that pass for one of the word's, or of the sentence's. */
function* letters(text) {
  for (const [word] of text.matchAll(WORD)) {
    const [latin, russian] = [LATIN, RUSSIAN].map((all) => word.match(all) ?? []);
    const few = latin.length <= russian.length ? latin : russian;
    const odd = [...new Set(few)];
    if (latin.length && russian.length && ALIKE.test(odd.join(""))) {
      yield { what: "mixed", value: word, alphabet: few === latin ? "Latin" : "Russian", letters: odd.join(", ") };
    }
  }
  for (const [letter] of text.matchAll(LONE)) yield { what: "lone_letter", value: letter };
}
