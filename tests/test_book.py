"""The handbook as a book: what the contents name is where they say, and every link within leads within."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from typing import Any
from unicodedata import normalize

import pytest
from handbook.loading import load
from handbook.takeaway import printing
from handbook.takeaway.binding import Part, plan
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.built import ROOT, Site

CATALOG = load(ROOT).catalogs["ru"]
DAY = "2026-11-22"
FEW = ("", "playbooks/pb-002/", "playbooks/pb-009/", "risks/r-008/", "matrix/", "about/links/")
ENTRY = re.compile(r"^(.+?)\s*(\d+)$", re.MULTILINE)


@pytest.fixture(scope="module")
def book(browser: Browser, site: Site) -> PdfReader:
    """Some chapters of the Russian edition, bound and printed as all of them are."""
    whole = plan(CATALOG, printing.address_of(site.folder))
    parts = [Part(part.title, tuple(page for page in part.pages if page in FEW)) for part in whole.parts]
    return PdfReader(BytesIO(printing.book(browser, site.folder, replace(whole, parts=tuple(parts)), DAY)))


def bare(text: str) -> str:
    """A text without blanks: a sheet of paper breaks its lines elsewhere."""
    return "".join(normalize("NFKC", text).split())


def test_the_sheet_that_the_contents_name_begins_with_that_chapter(book: PdfReader) -> None:
    """Each entry is looked up; its number stands at the foot of that sheet."""
    entries = [(title, int(number)) for title, number in ENTRY.findall(book.pages[1].extract_text())]
    found = [(title, number) for title, number in entries if len(title) > 3]
    assert len(found) == len(FEW)
    for title, number in found:
        text = book.pages[number - 1].extract_text()
        assert bare(re.sub(r"^(PB|R)-\d+ ", "", title)) in bare(text)[:200], title
        assert str(number) in text.split()


def test_steps_have_their_numbers(book: PdfReader) -> None:
    """What is done first is seen to be first: the sign of a list stands within the sheet."""
    do = next(each for each in CATALOG.playbooks["PB-002"].sections if each.anchor == "do")
    first = re.search(r"(?m)^1\. \*\*(.+?)\*\*", do.markdown)
    assert first and bare(f"1. {first[1]}") in bare("".join(sheet.extract_text() for sheet in book.pages))


def test_the_cover_names_the_handbook_and_the_newest_change(book: PdfReader) -> None:
    """No clock is asked: neither on the cover nor in the file."""
    cover = book.pages[0].extract_text()
    assert CATALOG.say("site_name") in cover and str(CATALOG.changed) in cover
    assert book.metadata and book.metadata.title and book.metadata.title.startswith("Опора")
    assert {str(book.metadata.get(name)) for name in printing.DATES} == {"D:20261122000000Z"}


def test_links_lead_within_the_book_or_to_a_whole_address(book: PdfReader, site: Site) -> None:
    """A lesson that a risk names is one touch away; what is not in the book has its address."""
    actions = [each for sheet in book.pages for each in links(sheet)]
    addresses = [str(each["/A"]["/URI"]) for each in actions if "/URI" in each.get("/A", {})]
    inside = [each["/Dest"] for each in actions if "/Dest" in each]
    assert {str(name).removeprefix("/") for name in inside} >= {"playbooks-pb-002--pb-002-1", "risks-r-008"}
    bound = tuple(site.address + "ru/" + page for page in FEW if page)
    assert [each for each in addresses if not each.startswith("http") or each.startswith(bound)] == []


def links(sheet: Any) -> list[Any]:
    """The links of a sheet."""
    return [each.get_object() for each in sheet.get("/Annots") or [] if each.get_object()["/Subtype"] == "/Link"]


def test_a_reader_on_a_screen_has_bookmarks(book: PdfReader) -> None:
    """Playbooks and risks below their own names."""
    outline = [each for each in book.outline if not isinstance(each, list)]
    below = [part for part in book.outline if isinstance(part, list)]
    parts = [[each.title for each in part if not isinstance(each, list)] for part in below]
    assert len(outline) == 5 and [len(part) for part in parts] == [2, 1]
    assert parts[0][0] == f"PB-002 {CATALOG.playbooks['PB-002'].title}"


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_plan_has_every_listed_playbook_and_risk_and_pages_that_exist(site: Site, language: Any) -> None:
    """Nothing that stands in lists is left out of the book."""
    catalog = load(ROOT).catalogs[language]
    pages = [page for part in plan(catalog, site.address).parts for page in part.pages]
    assert len(pages) == len(set(pages)) == len(catalog.listed) + len(catalog.listed_risks) + 12
    assert [page for page in pages if ("" if language == "en" else "ru/") + page not in site.pages] == []
