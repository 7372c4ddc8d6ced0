"""On paper: the text without its screen, nothing cut in two, every link with where it leads, boxes to tick by hand."""

from __future__ import annotations

import re
from io import BytesIO
from unicodedata import normalize

import pytest
from pypdf import PdfReader

from tests.browsing import Reader, Readers

EDITIONS = pytest.mark.parametrize("root", ["", "ru/"])
PAGES = ["playbooks/pb-002/", "ru/risks/r-003/", "story/", "ru/lessons/", ""]
CHROME = (
    "header, .ms-subnav, .md-sidebar, .ms-jumps, .ms-filters, .ms-finder, .headerlink, button:not(td button), .ms-ask"
)
DARK = "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('h1')).color]"
WORRIES = """() => {
  const worries = [];
  for (const each of document.querySelectorAll(".ms-worry, .ms-worry ~ p:not(.ms-paper), .ms-worry ~ ul > li")) {
    if (each.matches(".ms-worry")) worries.push([]);
    worries.at(-1).push(each.innerText);
  }
  return worries;
}"""
MARKS = re.compile(r"[\W_]+")


def printed(visitor: Reader) -> list[str]:
    """The page that a reader is on as sheets of paper, each by its text without blanks and signs."""
    sheets = PdfReader(BytesIO(visitor.page.pdf(format="A4", prefer_css_page_size=True))).pages
    return [bare(sheet.extract_text()) for sheet in sheets]


def bare(text: str) -> str:
    """A text without blanks, signs and joined letters: a sheet of paper breaks its lines elsewhere."""
    return MARKS.sub("", normalize("NFKC", text)).lower()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_printed_without_its_screen_and_in_ink_on_white(reader: Readers, path: str) -> None:
    """Whoever reads in the dark prints black on white; no menu, no button and no empty sheet comes along."""
    visitor = reader(color_scheme="dark")
    visitor.goes_to(path)
    assert visitor.page.evaluate(DARK)[0] != "rgb(255, 255, 255)"
    visitor.page.emulate_media(media="print", color_scheme="dark")
    assert visitor.page.evaluate(DARK) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    assert visitor.page.locator(CHROME).filter(visible=True).count() == 0
    sheets = printed(visitor)
    assert [len(sheet) > 100 for sheet in sheets] == [True] * len(sheets)
    assert bare(visitor.page.locator("[rel=canonical]").get_attribute("href") or "") in sheets[-1]


@EDITIONS
def test_no_worry_of_the_sheet_for_the_talk_is_cut_in_two(reader: Readers, root: str) -> None:
    """Each stands on one sheet with all that can be offered, empty boxes whatever was ticked, and room to write."""
    visitor = reader()
    visitor.goes_to(f"{root}talk/")
    visitor.page.locator(".task-list-item label").first.click()
    assert visitor.page.locator(".task-list-item :checked").count() == 1
    visitor.page.emulate_media(media="print")
    boxes = visitor.page.locator(".task-list-item input")
    assert set(boxes.evaluate_all("all => all.map((box) => getComputedStyle(box).backgroundImage)")) == {"none"}
    assert set(boxes.evaluate_all("all => all.map((box) => getComputedStyle(box).appearance)")) == {"none"}
    worries = [[bare(part) for part in worry] for worry in visitor.page.evaluate(WORRIES)]
    sheets = printed(visitor)
    assert len(worries) > 10 and len(sheets) <= 6
    assert [worry for worry in worries if not any(together(worry, sheet) for sheet in sheets)] == []


def together(parts: list[str], sheet: str) -> bool:
    """Whether a sheet has all the parts of something."""
    return all(part in sheet for part in parts)


@EDITIONS
def test_the_matrix_stands_on_one_sheet_with_every_row_and_column(reader: Readers, root: str) -> None:
    """Lengthwise, from the title to the totals."""
    visitor = reader()
    visitor.goes_to(f"{root}matrix/")
    rows = visitor.page.locator("[data-grid] tbody th, [data-grid] thead th").all_text_contents()
    sheet = PdfReader(BytesIO(visitor.page.pdf(format="A4", prefer_css_page_size=True))).pages[0]
    text = bare(sheet.extract_text())
    assert sheet.mediabox.width > sheet.mediabox.height
    assert [row for row in rows if bare(row.split()[0]) not in text] == []
    assert bare(visitor.page.locator("[data-grid] tfoot th").inner_text()) in text


@EDITIONS
def test_a_link_says_on_paper_where_it_leads(reader: Readers, root: str) -> None:
    """A title has its id behind it, another site its address."""
    visitor = reader()
    visitor.goes_to(root)
    links = visitor.page.locator(".ms-card--situation a").evaluate_all("all => all.map((each) => each.outerHTML)")
    assert len(links) > 20 and [link for link in links if "data-id=" not in link] == []
    first = visitor.page.locator(".ms-card--situation a").first
    assert bare(first.inner_text() + (first.get_attribute("data-id") or "")) in printed(visitor)[0]
    visitor.goes_to(f"{root}sources/")
    address = visitor.page.locator("article a[href^='https://doi.org']").first.get_attribute("href")
    assert address and bare(address) in "".join(printed(visitor))
