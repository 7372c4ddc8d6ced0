// A body: `## Heading { #anchor }` after heading, each with what stands under it.

const HEADING = /^##?(?!#)(.*)$/;
const UNDERLINE = /^(?:-+|=+) *$/;
const ANCHOR = /^ ?#([^\s{}]+) ?\}$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})([^`]*)$/;

/** The sections of a body by their anchors, and all that is wrong with its headings. */
export function split(body, known) {
  const sections = {};
  const problems = [];
  for (const { heading, text } of pieces(body)) {
    const [, title, anchor] = /^(.*)\{([^{]*)$/.exec(heading ?? "") ?? [];
    const name = ANCHOR.exec(anchor ?? "")?.[1];
    if (heading === null) problems.push(...(text ? [{ what: "before_headings", value: text }] : []));
    else if (!name || !title.trim()) problems.push({ what: "unanchored", value: heading, anchors: known.join(", ") });
    else if (name in sections) problems.push({ what: "anchor_twice", name: `#${name}` });
    else if (!known.includes(name)) problems.push({ what: "unknown_anchor", value: name, known: Object.fromEntries(known.map((each) => [each, ""])) });
    if (name && title.trim() && !text.trim()) problems.push({ what: "empty_section", value: title.trim() });
    if (name && !(name in sections)) sections[name] = text;
  }
  if (inCode(body.split("\n")).pop()) problems.push({ what: "endless_code" });
  return { sections, problems };
}

function pieces(body) {
  const found = [{ heading: null, lines: [] }];
  const lines = body.split("\n");
  const code = inCode(lines);
  for (const [at, line] of lines.entries()) {
    const { lines: before } = found[found.length - 1];
    const heading = HEADING.exec(line);
    if (!code[at] && heading) found.push({ heading: heading[1].trim(), lines: [] });
    else if (!code[at] && underlines(line, before)) found.push({ heading: before.pop().trim(), lines: [] });
    else before.push(line);
  }
  return found.map(({ heading, lines }) => ({ heading, text: lines.join("\n").replace(/^\n+|\n+$/g, "") }));
}

function underlines(line, before) {
  const [further, above] = ["", "", ...before].slice(-2);
  return UNDERLINE.test(line) && !further.trim() && Boolean(above.slice(0, 1).trim());
}

/** For each line, whether a block of code is open behind it. */
function inCode(lines) {
  let fence = "";
  return lines.map((line) => {
    const [, mark, rest] = FENCE.exec(line) ?? [];
    if (mark && !fence) fence = mark;
    else if (mark?.startsWith(fence) && !rest.trim()) fence = "";
    return Boolean(fence);
  });
}
