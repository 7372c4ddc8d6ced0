// Binds pages of a site into one document: anchors made unique, links between them led inside, the contents in front.
const UNPRINTED = "script, template, dialog, .headerlink, .ms-cite";
const [cover, contents, chapters] = ["cover", "contents", "chapters"].map((name) => document.querySelector(`[data-${name}]`));

/** Fill the book as a plan says, the words of its cover and the pages of its parts, and tell its chapters. */
window.bind = async ({ language, root, title, subtitle, imprint, contents: heading, parts }) => {
  document.documentElement.lang = language;
  document.title = `${title}. ${subtitle}`;
  cover.querySelector("h1").textContent = title;
  cover.querySelector(".ms-cover__subtitle").textContent = subtitle;
  cover.querySelector(".ms-cover__imprint").append(...imprint.map((line) => element("p", line)));
  contents.querySelector("h1").textContent = heading;
  const pages = parts.flatMap((part) => part.pages);
  const read = new Map(await Promise.all(pages.map(async (page) => [page, await parsed(root + page)])));
  await dress(read.get(pages[0]), root + pages[0]);
  for (const part of parts) {
    if (part.title) contents.append(element("h2", part.title));
    contents.append(list(part.pages, read));
    chapters.append(...part.pages.map((page) => chapter(page, read, root)));
  }
  await document.fonts.ready;
  return parts.flatMap(({ title, pages }) => pages.map((page) => ({ part: title, title: titleOf(read.get(page)), anchor: anchor(page) })));
};

/** Write into the contents on which sheet each chapter begins. */
window.number = (numbers) => {
  for (const link of contents.querySelectorAll("a")) link.querySelector("output").textContent = numbers[link.hash.slice(1)];
};

async function parsed(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("article").ownerDocument;
}

/** Wear the styles of the site, and those of a book over them. */
async function dress(page, address) {
  const sheets = [...page.querySelectorAll("link[rel=stylesheet]")].map((link) => new URL(link.getAttribute("href"), address).href);
  for (const href of [...sheets, "book.css"]) {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
    const there = new Promise((done, failed) => Object.assign(link, { onload: done, onerror: () => failed(new Error(href)) }));
    document.head.append(link);
    await there;
  }
}

function list(pages, read) {
  const entries = element("ol");
  for (const page of pages) {
    const link = Object.assign(document.createElement("a"), { href: `#${anchor(page)}` });
    link.append(element("span", titleOf(read.get(page))), document.createElement("output"));
    const entry = element("li");
    entry.append(link);
    entries.append(entry);
  }
  return entries;
}

function titleOf(page) {
  const heading = page.querySelector("article h1").cloneNode(true);
  for (const each of heading.querySelectorAll(".headerlink")) each.remove();
  const id = /^(?:pb|r)-\d+$/.test(heading.id) ? `${heading.id.toUpperCase()} ` : "";
  return id + heading.textContent.trim();
}

function chapter(page, read, root) {
  const section = Object.assign(element("section"), { className: "ms-chapter", id: anchor(page) });
  section.append(document.importNode(read.get(page).querySelector("article .ms-page"), true));
  for (const each of section.querySelectorAll(UNPRINTED)) each.remove();
  for (const each of section.querySelectorAll("a[href]")) lead(each, page, read, root);
  for (const each of section.querySelectorAll("[id]")) each.id = anchor(page, each.id);
  return section;
}

/** Lead a link to its place in the book; one to what is not in it keeps its whole address. */
function lead(link, page, read, root) {
  const target = new URL(link.getAttribute("href"), root + page);
  const inside = target.href.startsWith(root) ? target.pathname.slice(new URL(root).pathname.length) : undefined;
  const id = decodeURIComponent(target.hash.slice(1));
  const there = read.has(inside) && id && read.get(inside).getElementById(id);
  link.setAttribute("href", read.has(inside) ? `#${anchor(inside, there ? id : "")}` : target.href);
}

function anchor(page, id = "") {
  const chapter = page.replaceAll("/", "-").replace(/-$/, "") || "home";
  return id ? `${chapter}--${id}` : chapter;
}

function element(name, text = "") {
  return Object.assign(document.createElement(name), { textContent: text });
}
