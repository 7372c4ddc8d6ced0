"""The preview of a story beside the page that the build makes of it, for every playbook of the handbook."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

import pytest
from handbook.loading import load
from handbook.model import Playbook

from tests.browsing import Readers
from tests.built import ROOT, Site
from tests.elements import Element
from tests.telling import modules, opens, tells

HANDBOOK = load(ROOT)
EDITIONS = pytest.mark.parametrize("root", ["", "ru/"])
SHOWN = ("situation", "result", "do", "say", "avoid", "lessons", "signs", "checklist", "note")
FURNITURE = ("ms-facts", "ms-teller", "ms-origin", "ms-tension", "ms-signals", "ms-ties", "ms-jumps", "headerlink")
SHOW = """
    const { Preview } = await from("story-preview.js");
    const place = document.querySelector("#preview");
    const rules = await fetch(document.querySelector("[data-story]").dataset.rules);
    const preview = new Preview(place, await rules.json());
    const said = (each) => each.textContent.replace(/\\s+/g, " ").trim();
    return argument.map((values) => {
        preview.show(values);
        const parts = [...place.querySelectorAll("[data-shown] :is(h4, h5, li, a)")];
        return parts.map((each) => [each.localName, each.localName === "a" ? each.href : said(each)]);
    });
"""
KINDS = {"h2": "h4", "h3": "h5"}


def values_of(playbook: Playbook) -> dict[str, Any]:
    """A playbook as the form holds it."""
    values = json.loads(playbook.model_dump_json(exclude_none=True))
    lessons = [{**each, "addresses": each["addresses"]} for each in values["lessons"]]
    sections = {section.anchor: section.markdown for section in playbook.sections}
    return {**values, "lessons": lessons, **sections}


def outline(page: Element) -> Iterator[list[str]]:
    """Headings, items of lists and links of the parts that an author writes."""
    [body] = [each for each in page.all("div", "ms-page")]
    heading = ""
    for part in body.content:
        if not isinstance(part, Element) or is_furniture(part):
            continue
        heading = part.attributes.get("id", "") if part.tag == "h2" else heading
        if heading in SHOWN:
            yield from lines(part)


def is_furniture(part: Element) -> bool:
    """Whether an element is none of the author's."""
    return any(name in FURNITURE for name in part.attributes.get("class", "").split())


def lines(part: Element) -> Iterator[list[str]]:
    """The same of one element and of all below it."""
    if is_furniture(part):
        return
    if part.tag in KINDS:
        yield [KINDS[part.tag], part.text().removesuffix("¶").split(" · ")[0].strip()]
    if part.tag == "li":
        yield ["li", part.text()]
    if part.tag == "a":
        yield ["a", part.attributes["href"]]
    for each in part.content:
        if isinstance(each, Element) and part.tag not in KINDS:
            yield from lines(each)


@EDITIONS
def test_the_preview_has_the_headings_lists_and_links_of_the_page(reader: Readers, site: Site, root: str) -> None:
    """For every playbook in both languages, to the last item and address."""
    catalog = HANDBOOK.catalogs["ru" if root else "en"]
    playbooks = [playbook for playbook in catalog.playbooks.values() if playbook.status != "draft"]
    visitor = opens(reader(), f"{root}contribute/new/")
    shown = modules(visitor, SHOW, [values_of(playbook) for playbook in playbooks])
    for playbook, found in zip(playbooks, shown, strict=True):
        address = f"{root}playbooks/{playbook.id.lower()}/"
        built = [
            [kind, urljoin(visitor.address + address, text) if kind == "a" else text]
            for kind, text in outline(site.pages[address])
        ]
        assert [[kind, text.removeprefix("☐ ")] for kind, text in found] == built, playbook.id
    assert len(playbooks) == len(catalog.listed) > 20


def test_the_preview_shows_html_as_it_was_typed(reader: Readers) -> None:
    """Nothing in a story runs, loads or styles; the preview follows what is typed, and is fetched when it is opened."""
    visitor = opens(reader(), "ru/contribute/new/")
    tells(visitor)
    assert [each for each in visitor.asked if "markdown-it" in each] == []
    visitor.page.click("[data-preview]")
    shown = visitor.page.locator("#preview [data-shown]")
    shown.get_by_text("счёт был оплачен").wait_for()
    visitor.page.fill(
        "[name=result]", "<img src=x onerror=alert(1)> ![a](https://a.example/b.png) [c](javascript:alert(1))"
    )
    shown.get_by_text("<img src=x onerror=alert(1)>").wait_for()
    assert shown.locator("img, script, [href^='javascript']").count() == 0
    visitor.page.click("[data-preview]")
    assert (shown.is_visible(), visitor.complaints) == (False, [])
