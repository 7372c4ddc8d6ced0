"""The site in a real browser: quiet, narrow, dark, by keyboard, from one language to the other."""

from __future__ import annotations

import re

import pytest

from tests.browsing import Reader, Readers
from tests.built import ROOT, Site, address_in, served

DOCS = ROOT / "docs/en"
WRITTEN = [address_in(DOCS, file.with_suffix(".html")) for file in sorted(DOCS.rglob("index.md"))]
KINDS = [*WRITTEN, "playbooks/pb-002/", "playbooks/pb-009/", "risks/r-008/"]
PAGES = [*KINDS, *(f"ru/{address}" for address in KINDS), "404.html"]
EACH_PAGE = pytest.mark.parametrize("path", PAGES)
EDITIONS = pytest.mark.parametrize("root", ["", "ru/"])
PLACES = ["playbooks/pb-002/#pb-002-1", "questions/#q-03", ""]
MISSING = [
    ("playbooks/pb-002-suspected-breach/", "pb-002"),
    ("PB-002.1", "pb-002"),
    ("old/#r-008", "r-008"),
    ("ru/riski/R-008/", "r-008"),
]
WIDTH = "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"
COLOURS = "[data-colours-switch]"
FOCUSED = "document.activeElement.matches"


@EACH_PAGE
def test_a_page_opens_without_a_complaint_and_without_another_host(reader: Readers, path: str) -> None:
    """A reader's console stays empty, and nobody else learns what is read."""
    visitor = reader()
    visitor.goes_to(path)
    assert visitor.complaints == []


@EACH_PAGE
def test_a_page_fits_a_narrow_telephone(reader: Readers, path: str) -> None:
    """At 360 pixels nothing makes a reader scroll sideways."""
    visitor = reader(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    visitor.goes_to(path)
    assert visitor.page.evaluate(f"[innerWidth, {WIDTH}]") == [360, 360]


@pytest.mark.parametrize("prefix", ["/kb/", "/"])
@pytest.mark.parametrize("path", PLACES)
def test_the_language_switch_stays_on_the_page_and_the_anchor(
    reader: Readers, site: Site, prefix: str, path: str
) -> None:
    """Whoever changes the language reads on at the same place, there and back."""
    with served(site.folder, prefix) as address:
        visitor = reader(address)
        visitor.goes_to(path)
        visitor.page.click("[data-language]")
        visitor.page.wait_for_url(f"{address}ru/{path}")
        visitor.page.click("[data-language]")
        visitor.page.wait_for_url(address + path)
        assert (visitor.at, visitor.complaints) == (path, [])


@EDITIONS
@pytest.mark.parametrize(("system", "dark"), [("light", False), ("dark", True)])
def test_light_and_dark_follow_the_system_until_a_reader_chooses(
    reader: Readers, root: str, system: str, dark: bool
) -> None:
    """The reader's own choice stays after a reload and on other pages."""
    visitor = reader(color_scheme=system)
    visitor.goes_to(root)
    assert is_dark(visitor) == dark
    visitor.page.click(COLOURS)
    assert is_dark(visitor) != dark
    visitor.page.reload()
    assert is_dark(visitor) != dark
    visitor.goes_to(f"{root}playbooks/pb-002/")
    assert is_dark(visitor) != dark


def test_the_colours_that_a_reader_chose_stay_in_the_other_language(reader: Readers) -> None:
    """The language switch changes the language and nothing else."""
    visitor = reader(color_scheme="light")
    visitor.goes_to("playbooks/pb-002/")
    visitor.page.click(COLOURS)
    visitor.page.click("[data-language]")
    visitor.page.wait_for_url("**/ru/playbooks/pb-002/")
    assert is_dark(visitor)


def is_dark(visitor: Reader) -> bool:
    """Whether the ground of the page is darker than half."""
    ground = str(visitor.page.evaluate("getComputedStyle(document.body).backgroundColor"))
    return sum(map(float, re.findall(r"[\d.]+", ground)[:3])) < 3 * 128


@EDITIONS
def test_the_first_key_offers_to_skip_to_the_text(reader: Readers, root: str) -> None:
    """A reader with a keyboard need not walk through the menu on each page."""
    visitor = reader()
    visitor.goes_to(f"{root}playbooks/pb-002/")
    visitor.page.keyboard.press("Tab")
    assert visitor.page.evaluate(f"{FOCUSED}('.md-skip')")
    visitor.page.keyboard.press("Enter")
    assert visitor.page.locator("article :target").count() == 1


@EDITIONS
def test_the_keyboard_reaches_the_search_and_the_other_language(reader: Readers, root: str) -> None:
    """Both stand early in the order of the keys, and show that they are chosen."""
    visitor = reader()
    visitor.goes_to(f"{root}playbooks/pb-002/")
    reached: dict[str, str] = {}
    for _ in range(12):
        visitor.page.keyboard.press("Tab")
        for name in ("[data-finder]", "[data-language]"):
            if visitor.page.evaluate(f"{FOCUSED}('{name}')"):
                reached[name] = visitor.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert sorted(reached) == ["[data-finder]", "[data-language]"]
    assert "none" not in reached.values()


@pytest.mark.parametrize(("missing", "identity"), MISSING)
def test_a_missing_address_with_an_id_leads_to_what_it_names(reader: Readers, missing: str, identity: str) -> None:
    """A mistyped or outdated address is one click away from what was meant."""
    visitor = reader()
    visitor.goes_to(missing)
    visitor.page.click("[data-missing]")
    visitor.page.wait_for_url("**/search/?q=*")
    first = visitor.page.locator("[data-search-results][data-done] a").first
    assert (first.get_attribute("href") or "").endswith(f"s/{identity}/")
