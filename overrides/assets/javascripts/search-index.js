// Which records say which term how often, and how much each counts (BM25). Knows records by their places alone.
const BM25 = { k: 1.2, b: 0.7, d: 0.2 };
const SLIPS = 0.25; // of the letters of a word
const FIRST = 1; // what a wrong first letter counts besides: it is seldom wrong
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** The numbers that a record's hidden words are packed as, each with how often: steps, five bits a letter; ~ for each time more. */
export function unpacked(packed) {
  const found = [];
  let [place, step, bits] = [-1, 0, 0];
  for (const letter of packed) {
    if (letter === "~") {
      found[found.length - 1][1]++;
      continue;
    }
    const value = DIGITS.indexOf(letter);
    step += (value % 32) << bits;
    bits += 5;
    if (value >= 32) continue; // more of the same step
    place += step + 1;
    found.push([place, 1]);
    [step, bits] = [0, 0];
  }
  return found;
}

/** The terms of all records, put in one record after the other. */
export class Index {
  places = new Map(); // of each term: a record, how often, the next record, …
  lengths = [];

  /** Note that a record says a term; records come in the order of their places. */
  add(place, term, times) {
    if (!this.places.has(term)) this.places.set(term, []);
    const found = this.places.get(term);
    if (found[found.length - 2] === place) found[found.length - 1] += times;
    else {
      found.push(place, times);
      this.lengths[place] = (this.lengths[place] ?? 0) + 1;
    }
  }

  /** Be ready to be asked. */
  close() {
    this.usual = this.lengths.reduce((sum, length) => sum + length, 0) / this.lengths.length;
    this.terms = [...this.places.keys()].sort();
    return this;
  }

  has(term) {
    return this.places.has(term);
  }

  /** How many records say a term. */
  spread(term) {
    return (this.places.get(term)?.length ?? 0) / 2;
  }

  /** The longer terms that begin so. */
  beginning(term) {
    const found = [];
    for (let at = this.after(term); term.length > 1 && this.terms[at]?.startsWith(term); at++) found.push(this.terms[at]);
    return found;
  }

  /** Where the terms begin that come after this one. */
  after(term) {
    let [low, high] = [0, this.terms.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.terms[middle] > term) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The terms that a slip of the hand makes this one, the nearest alone, each with how many letters differ: of the term, or of its word with a wrong ending. */
  near(term, word) {
    const most = Math.max(1, Math.round(term.length * SLIPS));
    const alike = this.terms.filter((known) => known.length > 2 && Math.abs(known.length - term.length) <= most);
    const slips = (known) => Math.min(distance(known, term), known.length + 1 < term.length ? Infinity : distance(known, word, true));
    const found = alike.map((known) => [known, slips(known)]).filter(([, far]) => far <= most);
    const likely = found.map(([known, far]) => [known, known[0] === term[0] ? far : far + FIRST]);
    const least = Math.min(...likely.map(([, far]) => far));
    return likely.filter(([, far]) => far === least);
  }

  /** The records that say a term, each with its score. */
  scores(term) {
    const said = this.places.get(term);
    const count = this.spread(term);
    const rarity = Math.log(1 + (this.lengths.length - count + 0.5) / (count + 0.5));
    return Array.from({ length: count }, (_, at) => {
      const [place, times] = [said[2 * at], said[2 * at + 1]];
      const length = 1 - BM25.b + (BM25.b * this.lengths[place]) / this.usual;
      return [place, rarity * (BM25.d + (times * (BM25.k + 1)) / (times + BM25.k * length))];
    });
  }
}

/** How many letters must change to make one word the other, or a beginning of the other. */
function distance(one, other, beginning = false) {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] !== other[j - 1])));
    }
    row = next;
  }
  return beginning ? Math.min(...row) : row[other.length];
}
