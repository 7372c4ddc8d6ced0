// A postmortem as text: what was ticked and typed in, the document out. Knows nothing of the page.

const LISTED = /^(\s*)(?:[-*+]|(\d+[.)]))\s+/;
const HEADED = /^(#{1,6})\s+/;
const INLINE = /\*\*(.+?)\*\*|\[([^\[\]]+)\]\((https?:\/\/[^\s()]+|mailto:[^\s()]+)\)|`([^`]+)`|https?:\/\/[^\s|<>{}[\]]+|\\|[{}[\]|*_!]|\((?=[a-z!?/*+-]\))/g;

const NOTATIONS = {
  markdown: { name: "markdown", item: "- ", below: "    - ", text: (text) => text, cell: (text) => text.replaceAll("|", "\\|") },
  wiki: { name: "wiki", item: "* ", below: "** ", text: wiki, cell: wikiInline },
};

/** The document in a notation, markdown or wiki; empty while nothing is filled in. */
export function write(notation, parts, answers) {
  const written = parts.map((part) => partOf(notation, part, answers[part.id]));
  if (!written.some(Boolean)) return "";
  return parts.flatMap((part, at) => written[at] ?? (part.kind === "title" ? `${part[notation].opening}…` : [])).join("\n\n") + "\n";
}

/** One part, or nothing where it is empty. */
function partOf(notation, { kind, [notation]: { opening, table } }, answer) {
  const contents = WRITERS[kind](NOTATIONS[notation], answer);
  if (!contents) return null;
  return opening + (kind === "title" || kind === "line" ? "" : "\n\n") + (table ? `${table}\n` : "") + contents;
}

const WRITERS = {
  title: line,
  line,
  text: ({ text }, answer) => text(answer.trim()),
  rows: ({ cell }, rows) => rows.filter((row) => row.some((each) => each.trim())).map((row) => rowOf(row, cell)).join("\n"),
  lessons: (notation, { lessons, risks }) => lessons.map((lesson) => lessonIn(notation, lesson, risks)).join("\n"),
};

function line({ cell }, answer) {
  return cell(answer.trim());
}

function rowOf(row, cell) {
  return `| ${row.map((each) => cell(each.trim()) || " ").join(" | ")} |`;
}

/** A lesson in its own words with its citation and, under the word for them, the risks that it answers. */
function lessonIn({ name, item, below, text }, { quoted, citation, risks }, word) {
  return `${item}${text(quoted)} — ${citation[name]}` + (word ? `\n${below}${word}: ${text(risks.join("; "))}` : "");
}

/** An author's Markdown in wiki markup: lists, headings, and what stands within a line. */
function wiki(text) {
  return text.split("\n").map(wikiLine).join("\n");
}

function wikiLine(text) {
  const [mark, indent, number] = LISTED.exec(text) ?? [];
  if (mark) return (number ? "#" : "*").repeat(indent.length > 1 ? 2 : 1) + " " + wikiInline(text.slice(mark.length));
  const [signs, level] = HEADED.exec(text) ?? [];
  if (signs) return `h${level.length}. ${wikiInline(text.slice(signs.length))}`;
  return wikiInline(text);
}

function wikiInline(text) {
  return text.replace(INLINE, (sign, strong, named, address, code) => {
    if (strong) return `*${wikiInline(strong)}*`;
    if (named) return `[${wikiInline(named)}|${address}]`;
    if (code) return `{{${wikiInline(code)}}}`;
    if (sign === "\\") return "&#92;";
    return sign.startsWith("http") ? sign : `\\${sign}`;
  });
}
