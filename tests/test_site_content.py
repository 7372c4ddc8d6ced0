"""The content on the built site: every playbook and risk where readers look for it, each lesson with its risks."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from handbook.addresses import address_of
from handbook.catalog import Catalog
from handbook.loading import load
from handbook.model import Item
from handbook.node import LANGUAGES, Language

from tests.built import ROOT, Site

HANDBOOK = load(ROOT)
EDITIONS = pytest.mark.parametrize("language", LANGUAGES)


def root_of(language: Language) -> str:
    """Where an edition begins."""
    return "" if language == "en" else "ru/"


def items(language: Language, wanted: Callable[[Item], bool]) -> dict[str, Item]:
    """The playbooks and risks of an edition by their addresses."""
    catalog = HANDBOOK.catalogs[language]
    found = [item for item in (*catalog.playbooks.values(), *catalog.risks.values()) if wanted(item)]
    return {root_of(language) + address_of(item.id).url: item for item in found}


@EDITIONS
def test_everything_listed_has_one_record_of_the_search(site: Site, language: Language) -> None:
    """What stands in lists can be found: playbooks, lessons, risks and questions."""
    catalog = HANDBOOK.catalogs[language]
    known = json.loads((site.folder / root_of(language) / "search/records.json").read_text("utf-8"))
    assert sorted((record["id"], record["url"]) for record in known["records"]) == sorted(
        (identity, address_of(identity).url)
        for identity in (
            *(item.id for item in items(language, lambda item: item.listed).values()),
            *(playbook.cited(lesson) for playbook, lesson in catalog.lessons()),
            *catalog.questions,
        )
    )


@EDITIONS
def test_what_a_lesson_does_against_a_risk_stands_on_both_pages(site: Site, language: Language) -> None:
    """Whoever comes from the playbook or from the risk reads how the one helps against the other."""
    shown = {address: words(page.text()) for address, page in site.pages.items()}
    pages = root_of(language)
    missing = [
        f"{answer.cited} on {page}"
        for answer in HANDBOOK.catalogs[language].answers()
        for page in (answer.playbook.id, answer.address.risk)
        if words(answer.address.how) not in shown[pages + address_of(page).url]
    ]
    assert missing == []


def words(text: str) -> str:
    """The words of a text, without the signs of Markdown."""
    return " ".join(re.findall(r"\w+", text))


@EDITIONS
def test_the_page_of_a_risk_lists_just_the_lessons_that_address_it(site: Site, language: Language) -> None:
    """A risk shows all that helps against it and nothing else."""
    catalog = HANDBOOK.catalogs[language]
    assert {risk: lessons_shown(site, language, risk) for risk in catalog.risks} == {
        risk: lessons_written(catalog, risk) for risk in catalog.risks
    }


def lessons_shown(site: Site, language: Language, risk: str) -> list[str]:
    """The lessons on the page of a risk."""
    page = site.pages[root_of(language) + address_of(risk).url]
    return sorted(link.text() for source in page.all(name="ms-lesson-source") for link in source.all("a"))


def lessons_written(catalog: Catalog, risk: str) -> list[str]:
    """The lessons that name a risk, as the files have them."""
    lessons = [(playbook, lesson) for playbook in catalog.listed for lesson in playbook.lessons]
    return sorted(
        playbook.cited(lesson)
        for playbook, lesson in lessons
        if lesson.status == "published" and risk in [address.risk for address in lesson.addresses]
    )
