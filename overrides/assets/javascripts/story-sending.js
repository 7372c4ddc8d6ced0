// Where a story goes: the page on which GitHub takes a new file, filled in or still empty.

const LONGEST = 8_000;

/** The name of the file: the id and the first words of the title, in small Latin letters. */
export function fileName(id, title) {
  const plain = [...title.toLowerCase().normalize("NFC")].map((sign) => LETTERS[sign] ?? sign).join("").normalize("NFKD");
  const words = plain.replace(/[^\x00-\x7f]|'/g, "").match(/[a-z0-9]+/g) ?? [];
  while (words.join("-").length > 40 && words.length > 1) words.pop();
  return `${id}-${words.join("-").slice(0, 40).replace(/^-+|-+$/g, "") || "draft"}.md`;
}

/** The page's address with the text in it, and whether it is short enough to be taken; else without the text. */
export function newFile(repository, name, text) {
  const page = `${repository}/new/main/playbooks?`;
  const whole = page + new URLSearchParams({ filename: name, value: text });
  return whole.length < LONGEST ? { address: whole, filled: true } : { address: page + new URLSearchParams({ filename: name }), filled: false };
}

const LETTERS = { ъ: "", ь: "", ж: "zh", х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "shch", ю: "yu", я: "ya" };
[..."абвгдеёзийклмнопрстуфыэ"].forEach((letter, at) => (LETTERS[letter] = "abvgdeeziyklmnoprstufye"[at]));
