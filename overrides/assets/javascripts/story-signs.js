// What gives somebody away in a text: contacts, secrets, names of persons; and words that a client should not read.
import { withoutCode } from "./story-code.js";

const PROOFS = { issued, opened };
const FOLDED = { ё: "е", Ё: "Е", "’": "'" };

/** Finds what must not be published, by the expressions of a table. */
export class Signs {
  constructor({ signs, names, handle, public: known, unsafe }) {
    this.everywhere = signs.map(compiled);
    this.names = names.map(compiled);
    this.handle = handle.map(compiled);
    this.public = known;
    this.unsafe = unsafe;
    this.sought = new Map();
  }

  /** Everything in a text that gives somebody or something away. */
  private(text) {
    const prose = withoutCode(text);
    const lines = text.split("\n").flatMap((line) => apart(this.everywhere.flatMap((sign) => of(sign, line))));
    return [...lines, ...apart(this.names.flatMap((sign) => of(sign, prose))).filter(({ text: name }) => !this.isPublic(name)), ...this.handle.flatMap((sign) => of(sign, prose))]
      .map(({ what, text: piece }) => ({ what, value: `'${piece.slice(0, 1)}***'` }));
  }

  /** A text in which stars stand for whatever gives somebody away. */
  veiled(text) {
    return this.everywhere.flatMap((sign) => of(sign, text)).reduce((shown, { text: piece }) => shown.replace(piece, "***"), text);
  }

  isPublic(name) {
    const words = name.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
    return words.some((word) => this.public.some((known) => word.startsWith(known) && word.length <= known.length + 3));
  }

  /** Every word of a text that labels, blames or admits, with what to say instead. */
  tactless(text, language) {
    const folded = text.replace(/[ёЁ’]/g, (sign) => FOLDED[sign]);
    return this.wordsIn(language).flatMap(({ pattern, instead }) => {
      const found = pattern.exec(folded);
      return found ? [{ what: "tactless", value: text.slice(found.index, found.index + found[0].length), instead }] : [];
    });
  }

  /** The expressions for the unsafe words of a language, made once a text in it is judged. */
  wordsIn(language) {
    if (!this.sought.has(language)) this.sought.set(language, (this.unsafe[language] ?? []).map(beginning));
    return this.sought.get(language);
  }
}

function compiled({ what, pattern, harmless, hint, proved }) {
  return { what, pattern: new RegExp(pattern, "g"), harmless: new RegExp(harmless, "i"), hint: new RegExp(hint), proved: PROOFS[proved] ?? (() => true) };
}

function beginning([begins, instead]) {
  const stem = begins.replace(/\$$/, "").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return { pattern: new RegExp(`(?<![\\p{L}\\p{N}_])${stem}${begins.endsWith("$") ? "(?![\\p{L}\\p{N}_])" : ""}`, "iu"), instead };
}

function of({ what, pattern, harmless, hint, proved }, text) {
  if (!hint.test(text)) return [];
  return [...text.matchAll(pattern)].filter(([piece]) => !harmless.test(piece) && proved(piece)).map((match) => ({ what, at: match.index, text: match[0] }));
}

/** The pieces in the order of the text, none that lies in another. */
function apart(found) {
  let end = 0;
  return found.sort((one, other) => one.at - other.at || other.text.length - one.text.length).filter(({ at, text }) => {
    if (at < end) return false;
    end = at + text.length;
    return true;
  });
}

/** Whether a bank could have issued a card of this number. */
function issued(number) {
  const digits = [...number].filter((sign) => /\d/.test(sign)).map(Number).reverse();
  const doubled = digits.map((digit, at) => (at % 2 ? Math.floor((2 * digit) / 10) + ((2 * digit) % 10) : digit));
  return doubled.reduce((sum, digit) => sum + digit, 0) % 10 === 0 && new Set(digits).size > 1;
}

/** Whether a bank could have opened an account of this number. */
function opened(account) {
  const written = account.replace(/\s/g, "");
  const digits = [...(written.slice(4) + written.slice(0, 4))].map((sign) => parseInt(sign, 36)).join("");
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}
