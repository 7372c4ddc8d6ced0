// How what was found looks, in the dialog and on the page: a link with its type, its title and one line, the words that matched marked.
import { open, pieces } from "./search.js";

/** The links to what fits a query, the best ones first and at most so many, and how much fits; `page` is the address of the search page, `names` the words for the types. */
export async function answer(page, query, filters, names, most = Infinity) {
  const search = await open(new URL("records.json", page).href);
  const found = search.find(query, filters);
  const links = found.slice(0, most).map((result) => linkTo(result, search.line(result), names, new URL("..", page)));
  return { links, count: found.length };
}

/** The address of a search, without its empty parts. */
export function address(page, parts) {
  const filled = Object.entries(parts).filter(([, value]) => value.trim());
  return page + (filled.length ? `?${new URLSearchParams(filled)}` : "");
}

function linkTo(result, line, names, root) {
  const { id, type, title, url } = result.record;
  const link = document.createElement("a");
  link.className = `ms-result ms-result--${type}`;
  link.href = new URL(url, root).href;
  link.append(part("type", `${names[type]} ${id}`), part("title", ...marked(title, result)), part("line", ...marked(line, result)));
  return link;
}

function part(name, ...content) {
  const span = document.createElement("span");
  span.className = `ms-result__${name}`;
  span.append(...content, " ");
  return span;
}

function marked(text, result) {
  return pieces(text, result).map(({ text, hit }) => {
    if (!hit) return text;
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  });
}
