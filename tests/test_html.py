"""Pages are HTML as it is written today: what html-validate recommends and a look at the elements can hold."""

from __future__ import annotations

from collections.abc import Iterator

from tests.built import Site
from tests.elements import Element

LONGEST_TITLE = 70
OBSOLETE = ("align", "bgcolor", "border", "valign")


def wrong(page: Element) -> Iterator[str]:
    """What a browser would have to guess or to forgive."""
    for element in page.walk():
        inner = [part for part in element.content if isinstance(part, Element)]
        names = element.attributes
        if element.tag == "fieldset" and (not inner or inner[0].tag != "legend"):
            yield "a fieldset that does not begin with its legend"
        if element.tag in ("button", "input") and "type" not in names:
            yield f"a {element.tag} of no type"
        if element.tag == "form" and "submit" not in [each.attributes.get("type") for each in element.all("button")]:
            yield "a form that nothing submits"
        if element.tag == "title" and len(element.text()) > LONGEST_TITLE:
            yield f"a long title: {element.text()}"
        if element.tag == "a" and "href" not in names and {"target", "rel"} & {*names}:
            yield "a target of a link to nowhere"
        if element.tag == "div" and names.get("role") in ("region", "navigation", "main", "listbox"):
            yield f"a div in the part of {names['role']}"
        yield from (f"{name} on {element.tag}" for name in OBSOLETE if name in names)


def test_no_browser_has_to_guess(site: Site) -> None:
    """Every field and form is told what it is, and nothing is written as it was long ago."""
    found = {address: [*wrong(page)] for address, page in site.pages.items()}
    assert {address: each for address, each in found.items() if each} == {}


def test_a_page_holds_nothing_idle(site: Site) -> None:
    """No blanks at the ends of lines, none of the theme's switches, and the first line says what it is."""
    for file in site.folder.rglob("*.html"):
        lines = file.read_text("utf-8").split("\n")
        idle = [line for line in lines if line != line.rstrip(" \t") or 'class="md-toggle"' in line]
        assert (lines[0], idle) == ("<!DOCTYPE html>", [])


def test_no_two_elements_share_an_id(site: Site) -> None:
    """An anchor leads to one place alone."""
    for address, page in site.pages.items():
        ids = page.values("id")
        assert (address, sorted({each for each in ids if ids.count(each) > 1})) == (address, [])
