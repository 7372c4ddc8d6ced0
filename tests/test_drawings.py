"""What is drawn says the same as the text: a playbook among its risks, how well each risk is answered."""

from __future__ import annotations

import re

import pytest
from handbook.addresses import address_of
from handbook.catalog import Catalog
from handbook.loading import load
from handbook.node import LANGUAGES, Language

from tests.built import ROOT, Site
from tests.elements import Element

HANDBOOK = load(ROOT)
EDITIONS = pytest.mark.parametrize("language", LANGUAGES)
THREAD = re.compile(r"M0 ([\d.]+) C.* 100 ([\d.]+)")


def page(site: Site, language: Language, address: str) -> Element:
    """A page of an edition."""
    return site.pages[("" if language == "en" else "ru/") + address]


def drawn(found: Element) -> list[tuple[str, str]]:
    """Which lesson is tied to which risk, read off the ends of the threads."""
    lessons, risks = ([link.text() for link in next(found.all(tag)).all("a")] for tag in ("ol", "ul"))
    ends = [THREAD.fullmatch(path.attributes["d"]) for path in found.all("path")]
    return [(row(lessons, end[1]), row(risks, end[2]).split()[0]) for end in ends if end]


def row(column: list[str], height: str) -> str:
    """What stands at a height of a column of equal rows."""
    return column[int(float(height) * len(column) / 100)]


def written(catalog: Catalog, identity: str) -> list[tuple[str, str]]:
    """Which lesson answers which risk, as the file has it."""
    playbook = catalog.playbooks[identity]
    return [(str(each.id), address.risk) for each in playbook.standing for address in catalog.answered(each)]


@EDITIONS
def test_every_playbook_shows_which_lesson_answers_which_risk(site: Site, language: Language) -> None:
    """The threads end where the text says, and a playbook without lessons has no drawing."""
    catalog = HANDBOOK.catalogs[language]
    figures = {name: [*page(site, language, address_of(name).url).all("figure")] for name in catalog.playbooks}
    found = {name: drawn(figure[0]) for name, figure in figures.items() if figure}
    assert found == {name: ties for name in catalog.playbooks if (ties := written(catalog, name))}


@EDITIONS
@pytest.mark.parametrize("address", ["", "matrix/"])
def test_every_risk_has_a_bar_of_as_many_parts_as_lessons(site: Site, language: Language, address: str) -> None:
    """The number beside it says the same."""
    catalog = HANDBOOK.catalogs[language]
    bars = [each for each in page(site, language, address).all("li") if [*each.all("svg")] and [*each.all("span")]]
    shown = {each.text().split()[0]: (len([*each.all("rect")]), next(each.all("span")).text()) for each in bars}
    counts = {risk.id: len(catalog.lessons_addressing(risk.id)) for risk in catalog.listed_risks}
    assert shown == {risk: (count, str(count) if count else catalog.say("gap")) for risk, count in counts.items()}


@EDITIONS
def test_an_empty_square_of_the_matrix_costs_next_to_nothing(site: Site, language: Language) -> None:
    """Most are empty, and a large handbook has half a million: nothing stands between two of them."""
    html = (site.folder / ("" if language == "en" else "ru") / "matrix/index.html").read_text("utf-8")
    assert "<td></td><td></td>" in html
    assert not re.search(r"<td></td>\s+<td></td>", html)
