// Where the reader is, marked in the contents beside the text.

const links = new Map([...document.querySelectorAll("[data-contents] a")].map((link) => [link.hash.slice(1), link]));
const headings = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
const REACHED = 160; // pixels from the top: below the header
let waiting = false;

function mark() {
  waiting = false;
  const passed = headings.filter((heading) => heading.checkVisibility() && heading.getBoundingClientRect().top < REACHED);
  const here = links.get(passed.at(-1)?.id);
  for (const link of links.values()) link.toggleAttribute("data-here", link === here);
}

addEventListener("scroll", () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(mark);
}, { passive: true });
mark();
