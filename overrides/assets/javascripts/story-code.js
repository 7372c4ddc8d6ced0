// What of a text is code: what surely is a block of it, and what ends on its line.

const FENCE = /^([ >]*)(`{3,}|~{3,}) *[\w#.+-]* *$/;
const SPAN = /(?<![`\\])(`+)(?!`).+?(?<!`)\1(?!`)/g;
const TOP = /^(?![*+-] |\d+\.)[^ >\[]/;

/** A text whose code is blanked out, every other sign where it was. */
export function withoutCode(text, { indented = false } = {}) {
  const written = text.split("\n");
  const lines = [...written];
  let block = "";
  let opening = "";
  for (let at = 0; at < lines.length; ) {
    const fresh = at === 0 || !written[at - 1].trim();
    block = fresh ? lines[at] : block;
    let end = endOfFence(lines, at, block);
    if (end === at && indented && fresh && TOP.test(opening)) end = endOfIndented(lines, at);
    if (end === at) {
      opening = lines[at].trim() && fresh ? lines[at] : opening;
      lines[at] = lines[at].replace(SPAN, blank);
    } else for (let each = at; each < end; each++) lines[each] = blank(lines[each]);
    at = Math.max(end, at + 1);
  }
  return lines.join("\n");
}

/** The line behind the fence that opens on this one, all in it indented alike; else this line itself. */
function endOfFence(lines, at, block) {
  const [, margin, mark] = FENCE.exec(lines[at]) ?? [];
  if (mark === undefined || block.length - block.trimStart().length >= margin.length + 4) return at;
  for (let number = at + 1; number < lines.length; number++) {
    const line = lines[number];
    if (line.trimEnd() === margin + mark) return number + 1;
    const quoted = !line.trim() || line.slice(margin.length).trimStart().startsWith(">");
    if ((line.trim() && !line.startsWith(margin)) || (margin.includes(">") && quoted)) return at;
  }
  return at;
}

/** The line behind the last of those, from this one on, that stand four blanks in, with an empty line after them. */
function endOfIndented(lines, at) {
  let end = at;
  for (let number = at; number < lines.length; number++) {
    if (lines[number].startsWith("    ") && lines[number].trim()) end = number + 1;
    else if (lines[number].trim()) return end < number ? end : at;
  }
  return end;
}

function blank(code) {
  return "\0".repeat(code.length);
}
