// The search: records in, those that fit what a person types out, best first. Knows nothing of the page.
import { Index, unpacked } from "./search-index.js";
import { fold, inCyrillic, leaveOut, otherLayout, terms, words } from "./search-words.js";

const LESSON = 0.6; // of what a playbook, a risk or a question scores
const PHRASE = 1.5; // for a whole signal or title: a score grows to 2.5 times
const SCATTERED = 0.5; // of what a whole phrase counts: the same words anywhere in a record
const LONGER = 0.3; // what each letter counts that a word has more than was typed
const LESSONS_OF_A_PLAYBOOK = 2; // before those of others
const JUDGED = 40; // results that are looked at phrase by phrase
const FAINT = 0.2; // of the best score: what is left out
const AT_ONCE = 8; // records put in between two chances for the browser to answer its reader
const ID = /^(?:pb|r|q)[\s-]*\d+(?:\.\d+)?$|\b(?:PB|R|Q)-\d{2,}(?:\.\d+)?\b/i;

const opened = new Map();

/** The search over the records at an address, which are loaded once. */
export function open(address) {
  if (!opened.has(address)) opened.set(address, load(address));
  return opened.get(address);
}

async function load(address) {
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return await new Search(await answer.json()).filled();
  } catch (problem) {
    opened.delete(address);
    throw problem;
  }
}

/** The text in pieces, those that matched apart: `[{ text, hit }]`. */
export function pieces(text, { hits }) {
  const found = [];
  let end = 0;
  for (const { word, index, term } of words(text)) {
    if (!hits.has(term)) continue;
    found.push({ text: text.slice(end, index), hit: false }, { text: word, hit: true });
    end = index + word.length;
  }
  return [...found, { text: text.slice(end), hit: false }].filter(({ text }) => text);
}

/** Everything of one edition that can be found; `risks` and `stages` name the filters. */
export class Search {
  constructor({ records, risks, stages, small, words, hidden }) {
    Object.assign(this, { records, risks, stages, hidden, words: words.split(" "), hiddenTerms: [] });
    leaveOut(small);
    this.byKey = new Map(records.map((record) => [keyOf(record.id), record]));
    this.index = new Index();
  }

  /** The search with every record put in, a few at a time: a reader may type and scroll meanwhile. */
  async filled() {
    for (const place of this.records.keys()) {
      if (place % AT_ONCE === 0) await pause();
      this.put(place);
    }
    this.index.close();
    return this;
  }

  put(place) {
    const { title, signals, summary } = this.records[place];
    for (const text of [title, title, summary, ...signals]) terms(text).forEach((term) => this.index.add(place, term, 1));
    for (const [word, times] of unpacked(this.hidden[place])) this.termsOf(word).forEach((term) => this.index.add(place, term, times));
  }

  /** The terms of a hidden word, many records' own. */
  termsOf(word) {
    return (this.hiddenTerms[word] ??= terms(this.words[word]));
  }

  /** What fits, best first: `[{ record, score, matched, hits }]`. Without a query, all that pass the filters. */
  find(query, filters = {}) {
    const chosen = Object.entries(filters).filter(([, value]) => value);
    const fits = ({ record }) => chosen.every(([name, value]) => [record[`${name}s`] ?? record[name]].flat().includes(value));
    if (!query.trim()) return chosen.length ? this.records.map(unasked).filter(fits) : [];
    const named = this.named(query).map(unasked).filter(fits);
    const ranked = this.ranked(this.mended(this.meant(named.length ? query.replace(ID, "") : query))).filter(fits);
    const clear = ranked.filter(({ score, record }) => score > FAINT * ranked[0].score && !named.some((each) => each.record === record));
    return [...named, ...withoutCrowds(clear)];
  }

  /** The line to show under a title: the signal that says it best, else the summary. */
  line({ record: { signals, summary }, hits }) {
    const weigh = (text) => sum(terms(text).map((term) => (hits.has(term) ? this.weight(term) : 0)));
    const best = signals.reduce((best, signal) => (weigh(signal) > weigh(best) ? signal : best), "");
    return weigh(best) > weigh(summary) ? best : summary;
  }

  /** The record of an id in the query, and its lessons or those that address it. */
  named(query) {
    const id = query.trim().match(ID) ?? otherLayout(query.trim()).match(ID);
    const record = id && this.byKey.get(keyOf(id[0]));
    if (!record) return [];
    const under = ({ id, risks, type }) => type === "lesson" && (id.startsWith(`${record.id}.`) || risks.includes(record.id));
    return [record, ...this.records.filter((other) => other !== record && under(other))];
  }

  /** The query, the same keys in the other layout, or its unknown Latin words in Cyrillic letters: what makes the most sense. */
  meant(query) {
    const respelt = query.replace(/[a-z']+/gi, (word) => (this.known(word) ? word : inCyrillic(word)));
    return [query, otherLayout(query), respelt].reduce((best, other) => (this.shareKnown(other) > this.shareKnown(best) ? other : best));
  }

  /** The query with each word mended that no record holds: two neighbouring letters changed back, or the space put in that was missed. */
  mended(query) {
    return words(query).reduceRight((mended, { word, index, term }) => {
      if (!term || this.index.has(term) || this.begins(term)) return mended;
      const meant = swapped(word).find((other) => this.index.has(terms(other)[0])) ?? parted(word).find((two) => this.known(two)) ?? word;
      return mended.slice(0, index) + meant + mended.slice(index + word.length);
    }, query);
  }

  /** Whether every word of a text is held by some record, the small ones aside. */
  known(text) {
    return terms(text).every((term) => this.index.has(term));
  }

  shareKnown(query) {
    const asked = terms(query);
    const last = asked.at(-1);
    const known = asked.filter((term) => this.index.has(term) || (term === last && this.begins(term)));
    return known.length / (asked.length || 1);
  }

  /** Whether a longer word than this begins so. */
  begins(term) {
    return this.index.beginning(term).length > 0;
  }

  ranked(query) {
    const asked = words(query).filter(({ term }) => term);
    const weights = new Map(asked.map(({ term }) => [term, this.weight(term)]));
    const found = new Map();
    asked.forEach(({ word, term }, at) => {
      for (const [known, likely] of this.meanings(term, fold(word), at === asked.length - 1)) {
        for (const [place, score] of this.index.scores(known)) {
          if (!found.has(place)) found.set(place, { ...unasked(this.records[place]), matched: new Set() });
          const result = found.get(place);
          result.score += score * likely * (result.record.type === "lesson" ? LESSON : 1);
          result.matched.add(word);
          result.hits.add(known);
        }
      }
    });
    const ranked = [...found.values()].sort(byScore);
    for (const each of ranked.slice(0, JUDGED)) each.score *= 1 + PHRASE * this.closest(each, weights) ** 2;
    return ranked.sort(byScore);
  }

  /** What a typed term may stand for, and how likely: itself; what no record says, for longer words if it is the last, else for near ones. */
  meanings(term, word, last) {
    if (this.index.has(term)) return [[term, 1]];
    const longer = last ? this.index.beginning(term) : [];
    if (longer.length) return longer.map((known) => [known, known.length / (known.length + LONGER * (known.length - term.length))]);
    const near = term.length > 3 ? this.index.near(term, word) : [];
    return near.map(([known, slips]) => [known, known.length / (known.length + slips)]);
  }

  /** The share of the query, rare words weighing more, that one phrase of a record holds. */
  closest({ record: { title, signals }, hits }, weights) {
    const share = (phrase) => sum([...new Set(phrase)].map((term) => weights.get(term) ?? 0)) / sum(weights.values());
    return Math.max(SCATTERED * share(hits), ...[title, ...signals].map((text) => share(terms(text))));
  }

  weight(term) {
    return Math.log(1 + this.records.length / (this.index.spread(term) || 0.5));
  }
}

/** Let the browser do what waits. */
function pause() {
  return globalThis.scheduler?.yield?.() ?? new Promise((go) => setTimeout(go));
}

function byScore(one, other) {
  return other.score - one.score;
}

function keyOf(id) {
  return id.toLowerCase().replace(/[\s-]*0*(\d+)/, "$1");
}

/** A word of more than three letters with each two neighbours of them changed, the first one left where it is. */
function swapped(word) {
  const places = word.length > 3 ? Array.from(word).keys() : [];
  return [...places].slice(1, -1).map((at) => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2));
}

/** A word of more than five letters as two words, each of two letters at least. */
function parted(word) {
  const places = word.length > 5 ? Array.from(word).keys() : [];
  return [...places].slice(2, -1).map((at) => `${word.slice(0, at)} ${word.slice(at)}`);
}

function unasked(record) {
  return { record, score: 0, matched: [], hits: new Set() };
}

/** The results with the third and further lessons of a playbook moved to the end. */
function withoutCrowds(results) {
  const seen = new Map();
  const [first, late] = [[], []];
  for (const result of results) {
    const { id, type } = result.record;
    const playbook = id.split(".")[0];
    if (type === "lesson") seen.set(playbook, (seen.get(playbook) ?? 0) + 1);
    (type === "lesson" && seen.get(playbook) > LESSONS_OF_A_PLAYBOOK ? late : first).push(result);
  }
  return [...first, ...late];
}

function sum(numbers) {
  return [...numbers].reduce((whole, each) => whole + each, 0);
}
