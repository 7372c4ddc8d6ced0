"""The ways into the handbook: each list, sheet and drawing on the built site holds all that the content has for it."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from handbook.catalog import Catalog
from handbook.loading import load

from tests.built import ROOT, Site
from tests.elements import Element

CATALOGS = load(ROOT).catalogs
EDITIONS = pytest.mark.parametrize("root", ["", "ru/"])


def catalog_of(root: str) -> Catalog:
    """The content in the language of an edition."""
    return CATALOGS["ru" if root else "en"]


def article(site: Site, address: str) -> Element:
    """What a page says."""
    return next(site.pages[address].all("article"))


@EDITIONS
def test_somebody_in_trouble_reads_every_situation_in_the_words_of_clients(site: Site, root: str) -> None:
    """The home page asks what is happening, and each answer leads on."""
    page, catalog = article(site, root), catalog_of(root)
    text = page.text()
    assert [each.id for each in catalog.situations.values() if each.name not in text] == []
    assert [each.id for each in catalog.questions.values() if each.name not in text] == []
    anchors = page.values("id")
    assert [each for each in catalog.situations if each.lower() not in anchors] == []


@EDITIONS
def test_the_sheet_for_the_first_meeting_holds_each_fear_of_the_client_and_each_offer(site: Site, root: str) -> None:
    """An owner prints it: every risk that the client runs, with all that can be offered against it."""
    text, catalog = article(site, f"{root}talk/").text(), catalog_of(root)
    risks = [risk for risk in catalog.listed_risks if risk.side == "client"]
    assert len(risks) > 7
    wanted = [(risk.id, piece) for risk in risks for piece in (risk.fear, *risk.safeguards)]
    assert [(name, piece) for name, piece in wanted if plain(piece) not in plain(text)] == []


def plain(text: str) -> str:
    """The letters and figures of a text: Markdown and typography may differ."""
    return "".join(re.findall(r"\w", text.casefold()))


@EDITIONS
def test_a_practice_says_that_it_is_no_case_that_happened(site: Site, root: str) -> None:
    """On its page, in words; a case never says so."""
    catalog = catalog_of(root)
    said = catalog.words["practice_note"].name
    for playbook in catalog.listed:
        text = article(site, f"{root}playbooks/{playbook.id.lower()}/").text()
        assert (said in text) == (playbook.kind == "practice"), playbook.id


@EDITIONS
def test_lessons_that_pull_against_each_other_say_so_on_both_pages(site: Site, root: str) -> None:
    """And each page says when which of them holds."""
    catalog, told = catalog_of(root), 0
    for playbook, lesson in catalog.lessons():
        for tension in lesson.tensions:
            other = tension.lesson.partition(".")[0]
            pages = [plain(article(site, f"{root}playbooks/{name.lower()}/").text()) for name in (playbook.id, other)]
            assert [plain(tension.how) in page for page in pages] == [True, True], (playbook.id, tension.lesson)
            told += 1
    assert told >= 10


@EDITIONS
def test_every_source_says_how_it_was_read_and_what_rests_on_it(site: Site, root: str) -> None:
    """One entry each, with a link to every playbook and risk that cites it."""
    page, catalog = article(site, f"{root}sources/"), catalog_of(root)
    assert len(catalog.sources) == 67
    assert sorted(set(catalog.sources) & set(page.values("id"))) == sorted(catalog.sources)
    links = page.values("href")
    cited = {item.id for item in (*catalog.listed, *catalog.listed_risks) if item.sources}
    assert [name for name in cited if not any(name.lower() in link for link in links)] == []
    read = Counter(catalog.words[f"read_{each.read.replace(' ', '_')}"].name for each in catalog.sources.values())
    assert Counter(each.text() for each in page.all("em") if each.text() in read) == read
