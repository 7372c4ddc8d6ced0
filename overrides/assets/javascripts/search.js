// The search: records in, those that fit what a person types out, best first. Knows nothing of the page.
import MiniSearch from "./vendor/minisearch.js";
import { otherLayout, terms, words } from "./search-words.js";

const BOOST = { said: 3, texts: 0.5 };
const BM25 = { k: 1.2, b: 0.7, d: 0.2 };
const LESSON = 0.6; // of what a playbook, a risk or a question scores
const PHRASE = 1.5; // for a whole signal or title: a score grows to 2.5 times
const LESSONS_OF_A_PLAYBOOK = 2; // before those of others
const FAINT = 0.2; // of the best score: what is left out
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
    return new Search(await answer.json());
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
  constructor({ records, risks, stages }) {
    Object.assign(this, { records, risks, stages });
    this.spread = new Map();
    this.byKey = new Map(records.map((record) => [keyOf(record.id), record]));
    this.phrases = new Map(records.map(({ id, title, signals, words }) => [id, [title, ...signals, ...words].map(terms)]));
    this.index = new MiniSearch({
      fields: Object.keys(BOOST),
      extractField: (record, field) => (field === "said" ? said(record) : record[field]),
      tokenize: (text) => this.counted(terms(text)),
      processTerm: (term) => term,
      searchOptions: { tokenize: terms, boost: BOOST, bm25: BM25, boostDocument: (id) => (id.includes(".") ? LESSON : 1) },
    });
    this.index.addAll(records);
  }

  /** What fits, best first: `[{ record, score, matched, hits, line }]`. Without a query, all that pass the filters. */
  find(query, filters = {}) {
    const chosen = Object.entries(filters).filter(([, value]) => value);
    const fits = (record) => chosen.every(([name, value]) => [record[`${name}s`] ?? record[name]].flat().includes(value));
    if (!query.trim()) return chosen.length ? this.records.filter(fits).map(unasked) : [];
    const named = this.named(query).filter(fits);
    const ranked = this.ranked(this.meant(query)).filter(({ record }) => fits(record) && !named.includes(record));
    return [...named.map(unasked), ...withoutCrowds(ranked.filter(({ score }) => score > FAINT * ranked[0].score))];
  }

  /** The record of an id in the query, and its lessons. */
  named(query) {
    const id = query.trim().match(ID) ?? otherLayout(query.trim()).match(ID);
    const record = id && this.byKey.get(keyOf(id[0]));
    return record ? this.records.filter((other) => other === record || other.id.startsWith(`${record.id}.`)) : [];
  }

  /** The query, or the same keys in the other layout when those make more sense. */
  meant(query) {
    const other = otherLayout(query);
    const share = this.shareKnown(query);
    return share < 1 / 3 && this.shareKnown(other) > share ? other : query;
  }

  shareKnown(query) {
    const asked = terms(query);
    const last = asked.at(-1);
    const known = asked.filter((term) => this.spread.has(term)).length;
    const begun = last && !this.spread.has(last) && [...this.spread.keys()].some((term) => term.startsWith(last));
    return asked.length ? (known + (begun ? 1 : 0)) / asked.length : 0;
  }

  ranked(query) {
    const asked = words(query).filter(({ term }) => term);
    const unknown = (term) => !this.spread.has(term);
    const found = this.index.search(query, {
      fuzzy: (term) => unknown(term) && term.length > 3 && 0.25,
      prefix: (term, place, all) => unknown(term) && place === all.length - 1 && term.length > 1,
    });
    const weights = new Map(asked.map(({ term }) => [term, this.weight(term)]));
    return found
      .map((each) => this.result(each, asked, 1 + PHRASE * this.closest(each.id, weights) ** 2))
      .sort((one, other) => other.score - one.score);
  }

  result({ id, score, queryTerms, terms }, asked, factor) {
    const record = this.byKey.get(keyOf(id));
    const hits = new Set(terms);
    const matched = asked.filter(({ term }) => queryTerms.includes(term)).map(({ word }) => word);
    return { record, score: score * factor, matched, hits, line: this.line(record, hits) };
  }

  /** The share of the query, rare words weighing more, that one phrase of a record holds. */
  closest(id, weights) {
    const whole = sum(weights.values());
    const shares = this.phrases.get(id).map((phrase) => sum([...new Set(phrase)].map((term) => weights.get(term) ?? 0)));
    return Math.max(...shares) / whole;
  }

  /** The signal that says it best, else the summary. */
  line({ signals, summary }, hits) {
    const weigh = (signal) => sum(terms(signal).map((term) => (hits.has(term) ? this.weight(term) : 0)));
    const best = signals.reduce((best, signal) => (weigh(signal) > weigh(best) ? signal : best), "");
    return best && weigh(best) > weigh(summary) ? best : summary;
  }

  weight(term) {
    return Math.log(1 + this.records.length / (this.spread.get(term) ?? 0.5));
  }

  counted(found) {
    for (const term of new Set(found)) this.spread.set(term, (this.spread.get(term) ?? 0) + 1);
    return found;
  }
}

function said({ title, summary, signals, words }) {
  return [title, title, summary, ...signals, ...words].join("\n");
}

function keyOf(id) {
  return id.toLowerCase().replace(/[\s-]*0*(\d+)/, "$1");
}

function unasked(record) {
  return { record, score: 0, matched: [], hits: new Set(), line: record.summary };
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
