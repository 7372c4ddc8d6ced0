// Words as the search sees them: folded, stemmed, without the smallest ones; and the words that other keys or other letters would have written.
import { stemmer as english } from "./vendor/stemmer-en.js";
import { stemmer as russian } from "./vendor/stemmer-ru.js";

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;
let small = new Set();
const FORMS = forms(
  "pay paid, leave left leaving, lose lost, break broke broken, steal stole stolen, go went gone, come came, fall fell fallen, quit quits quitting, " +
    "send sent, tell told, say said, write wrote written, speak spoke spoken, build built, sell sold, buy bought, give gave given, take took taken, " +
    "keep kept, feel felt, get got gotten, make made, think thought, know knew known, find found, hold held, meet met, run ran, grow grew grown, " +
    "drive drove, throw threw thrown, panic panicking panicked panicky, person people, " +
    "уйти ушел ушла ушло ушли уйдет уйдут уходит уходят уходить ухода уходе уход, прийти пришел пришла пришли придет приходит приходят, " +
    "платить плачу плачены, оплатить оплачен оплачено оплачены оплачивает оплачивают оплачивать, заплатить заплачу заплачено, " +
    "человек люди людей людям людьми людях, сорвать срывает срывают срывается срываются срывать",
);
const NOT = /^(?:do|does|did|has|have|had|is|are|was|were|wo|would|ca|could|should)n['’]?t$/;
const KEYS = { en: "`qwertyuiop[]asdfghjkl;'zxcvbnm,.", ru: "ёйцукенгшщзхъфывапролджэячсмитьбю" };
const LETTERS = new Map(
  (
    "shch щ, sch щ, zh ж, kh х, ts ц, ch ч, sh ш, yu ю, ju ю, ya я, ja я, yo е, jo е, ye е, yy ый, yi ый, iy ий, ij ий, ay ай, ey ей, oy ой, uy уй, " +
    "a а, b б, c ц, d д, e е, f ф, g г, h х, i и, j й, k к, l л, m м, n н, o о, p п, q к, r р, s с, t т, u у, v в, w в, x кс, y ы, z з, ' ь"
  )
    .split(", ")
    .map((pair) => pair.split(" ")),
);
const LATIN = new RegExp([...LETTERS.keys()].join("|"), "g");
const known = new Map();

/** Words that are to be left out of every text from now on. */
export function leaveOut(words) {
  small = new Set(words.split(" "));
  known.clear();
}

/** The words of a text with their places, each as it is written and as its term: null for a small one. */
export function words(text) {
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({ word, index, term: termOf(word) }));
}

/** The terms of a text, small words left out. */
export function terms(text) {
  return (text.match(WORD) ?? []).map(termOf).filter((term) => term !== null);
}

/** The same keys pressed in the other layout, Latin or Cyrillic. */
export function otherLayout(text) {
  const [from, to] = /\p{Script=Cyrillic}/u.test(text) ? [KEYS.ru, KEYS.en] : [KEYS.en, KEYS.ru];
  return Array.from(text.toLowerCase(), (key) => to[from.indexOf(key)] ?? key).join("");
}

/** A word in Latin letters as it would be written in Cyrillic ones. */
export function inCyrillic(word) {
  return word.toLowerCase().replace(LATIN, (letters) => LETTERS.get(letters));
}

function termOf(word) {
  if (!known.has(word)) known.set(word, termOfFolded(fold(word)));
  return known.get(word);
}

function termOfFolded(word) {
  return small.has(word) ? null : stem(FORMS.get(word) ?? word);
}

/** A word in small letters, ё as е, without its endings after an apostrophe. */
export function fold(word) {
  const plain = word.normalize("NFC").toLowerCase().replace(/ё/g, "е").replace(NOT, "not");
  return plain.replace(/['’](?:s|re|ve|ll|d|m)$/, "").replace(/['’]/g, "");
}

function stem(word) {
  if (/^[a-z]+$/.test(word)) return english(word);
  return /^[а-я]+$/.test(word) ? russian(word) : word;
}

function forms(groups) {
  return new Map(groups.split(", ").flatMap((group) => group.split(" ").map((form, _, [first]) => [form, first])));
}
