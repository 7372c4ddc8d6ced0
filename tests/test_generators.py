"""The day after Material: two more generators make the same handbook, with every address and every word."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

import pytest
import yaml

from tests.browsing import Readers
from tests.building import READY, opens
from tests.built import ROOT, Site
from tests.elements import Element
from tests.generating import exported, others
from tests.telling import READY as FORM
from tests.test_browser_search import searches
from tests.test_site import foreign, links, loaded, resolves

__all__ = ["exported", "others"]
GENERATORS = pytest.mark.parametrize("name", ["properdocs", "zensical"])
EDITIONS = pytest.mark.parametrize("root", ["", "ru/"])
ALLOWED: dict[str, dict[str, Any]] = yaml.safe_load((ROOT / "tests/generators/differences.yml").read_text("utf-8"))
REGISTER = json.loads((ROOT / "register.json").read_text("utf-8"))
NEWS = ("INFO", "Build started", "No issues found", "Build finished", "Support for using this legacy file name")


@GENERATORS
def test_a_strict_build_ends_well_and_warns_of_nothing(others: dict[str, Site], name: str) -> None:
    """A maintainer types one command for ProperDocs and one a language for Zensical."""
    said = [line for line in others[name].said.splitlines() if line and not line.startswith(NEWS)]
    assert (others[name].status, said) == (0, [])


@GENERATORS
def test_every_address_and_anchor_of_the_register_is_there(others: dict[str, Site], name: str) -> None:
    """A link in a letter of years ago still leads to its lesson, in both languages."""
    ids = {address: set(page.values("id")) for address, page in others[name].pages.items()}
    assert len(REGISTER) > 100
    assert [each for each in registered() if each[0] not in ids or each[1] not in ids[each[0]] | {""}] == []


def registered() -> Iterator[tuple[str, str]]:
    """Every address that was promised, page and anchor apart."""
    for entry in REGISTER:
        page, _, anchor = entry["address"].partition("#")
        for root in ("", "ru/"):
            yield from ((root + page, each) for each in (anchor, *entry.get("anchors", [])))


@GENERATORS
def test_the_words_of_every_article_are_the_same(site: Site, others: dict[str, Site], name: str) -> None:
    """What can be cited does not depend on the generator."""
    expected = {address: words(page) for address, page in site.pages.items()}
    found = {address: words(page) for address, page in others[name].pages.items()}
    differing = {address for address, text in expected.items() if found.get(address) != text}
    assert len(expected) > 100 and len(expected["playbooks/pb-002/"]) > 2000
    assert differing == set(allowed(name, "words"))
    assert set(found) - set(expected) == set(allowed(name, "pages more"))


def words(page: Element) -> str:
    """The visible words of a page's article, blanks run together."""
    return " ".join(article.text() for article in page.all("article"))


@GENERATORS
def test_the_anchors_of_every_article_are_the_same(site: Site, others: dict[str, Site], name: str) -> None:
    """Also those that nobody promised."""
    differing = {
        anchor
        for address, page in site.pages.items()
        for anchor in anchors(page) ^ anchors(others[name].pages[address])
    }
    assert differing == set(allowed(name, "anchors more"))


def anchors(page: Element) -> set[str]:
    """The anchors of a page's article."""
    return {anchor for article in page.all("article") for anchor in article.values("id")}


@GENERATORS
def test_every_other_file_is_the_same(site: Site, others: dict[str, Site], name: str) -> None:
    """Exports, feeds, cards, templates to download, records of the search, to the byte; scripts and styles of ours."""
    expected, found = files(site), files(others[name])
    assert len(expected) > 100
    assert set(expected) - set(found) == set(allowed(name, "files less"))
    assert set(found) - set(expected) == set(allowed(name, "files more"))
    both = {each for each in set(expected) & set(found) if not each.endswith(".html")}
    assert {each for each in both if expected[each] != found[each]} == set(allowed(name, "files other"))
    assert {each for each in both if sorted(expected[each].split()) != sorted(found[each].split())} == set()


def files(site: Site) -> dict[str, bytes]:
    """The files of a site but those of the theme."""
    named = {path.relative_to(site.folder).as_posix(): path for path in site.folder.rglob("*") if path.is_file()}
    ours = {path.relative_to(ROOT / "overrides").as_posix() for path in (ROOT / "overrides").rglob("*")}
    kept = {name for name in named if "assets/" not in name or name.removeprefix("ru/") in ours}
    return {name: named[name].read_bytes() for name in kept}


def allowed(name: str, kind: str) -> dict[str, str]:
    """The differences of one kind that a generator is allowed, each with its reason."""
    found: dict[str, str] = ALLOWED[name].get(kind, {})
    assert all(len(reason) > 20 for reason in found.values())
    return found


@GENERATORS
def test_every_link_leads_somewhere_and_nothing_is_loaded_from_elsewhere(
    site: Site, others: dict[str, Site], name: str
) -> None:
    """A reader of the other site meets no dead link, and asks no other host."""
    made = replace(others[name], address=site.address)
    ids = {address: set(page.values("id")) for address, page in made.pages.items()}
    for page, link in links(made):
        assert resolves(made, urljoin(made.address, page), link, ids), f"{page} -> {link}"
    assert [link for page in made.pages.values() for link in loaded(page) if foreign(made, link)] == []


@EDITIONS
def test_search_citations_builder_and_form_work_on_the_site_of_zensical(
    reader: Readers, others: dict[str, Site], root: str
) -> None:
    """The scripts are the handbook's own, so they come along."""
    visitor = reader(others["zensical"].address)
    query = "взломанному" if root else "the client just wrote that we hacked their server, what do I answer"
    assert "playbooks/pb-002/" in searches(visitor, root, f"q={query}")[:3]
    visitor.goes_to(f"{root}playbooks/pb-002/")
    visitor.page.locator("button.ms-cite[aria-label$=' PB-002.1']").click()
    assert "PB-002.1" in visitor.page.locator("[data-cite][open] [data-cite-text]").input_value()
    visitor.page.keyboard.press("Escape")
    visitor.page.locator("[data-language]").click()
    assert visitor.at == f"{'' if root else 'ru/'}playbooks/pb-002/"
    assert opens(visitor, root).page.locator(READY).is_visible()
    visitor.goes_to(f"{root}contribute/new/")
    visitor.page.wait_for_selector(FORM)
    assert visitor.complaints == []


def test_the_export_is_for_no_generator_alone(exported: Any) -> None:
    """No hook, no sign of an environment or of a macro is left, whoever builds it."""
    for name in ("mkdocs.yml", "mkdocs.ru.yml"):
        text = (exported / name).read_text("utf-8")
        assert not re.search(r"(?m)^(hooks|watch|INHERIT):|!ENV", text)
