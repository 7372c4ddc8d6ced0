"""Whoever finds something to mend on a page is led to the file that it is made of."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from handbook.loading import load
from handbook.pages.editing import actions

from tests.built import REPOSITORY, ROOT, Site
from tests.elements import Element

LISTS = {
    "": ["vocabulary/situations.yml", "docs/{}/index.md"],
    "questions/": ["vocabulary/questions.yml", "docs/{}/questions/index.md"],
    "stages/": ["vocabulary/stages.yml", "docs/{}/stages/index.md"],
    "roles/": ["vocabulary/roles.yml", "docs/{}/roles/index.md"],
    "sources/": ["vocabulary/sources.yml", "docs/{}/sources/index.md"],
    "client/": [
        "docs/{}/client/index.md",
        "vocabulary/behaviours.yml",
        "vocabulary/expectations.yml",
        "vocabulary/principles.yml",
    ],
    "404.html": ["vocabulary/words.yml"],
}
DRIFTS = {
    "current": [
        ("edit_page", "edit/main/playbooks/PB-001-lamp.ru.md"),
        ("history", "commits/main/playbooks/PB-001-lamp.ru.md"),
    ],
    "behind": [
        ("edit_page", "edit/main/playbooks/PB-001-lamp.ru.md"),
        ("translate_page", "edit/main/playbooks/PB-001-lamp.ru.md"),
        ("history", "commits/main/playbooks/PB-001-lamp.ru.md"),
    ],
    "missing": [
        ("edit_page", "edit/main/playbooks/PB-001-lamp.md"),
        ("translate_page", "new/main/playbooks?filename=PB-001-lamp.ru.md"),
        ("history", "commits/main/playbooks/PB-001-lamp.md"),
    ],
}


def test_every_page_leads_to_the_files_that_it_is_made_of(site: Site) -> None:
    """In its own language; a file that does not exist would be a dead end."""
    edited = {address: linked(page, "edit") for address, page in site.pages.items()}
    assert edited == {address: [f"edit/main/{file}" for file in files(address)] for address in site.pages}
    assert [file for address in site.pages for file in files(address) if not (ROOT / file).is_file()] == []


def test_every_page_leads_to_the_history_of_its_file(site: Site) -> None:
    """Whoever cited an older revision can see what changed since."""
    told = {address: linked(page, "version-history") for address, page in site.pages.items()}
    assert told == {address: [f"commits/main/{files(address)[0]}"] for address in site.pages}


def linked(page: Element, kind: str) -> list[str]:
    """The links of a kind into the repository, below its address."""
    links = [link.attributes["href"] for link in page.all("a") if link.attributes.get("data-action") == kind]
    return [link.removeprefix(f"{REPOSITORY}/") for link in links]


def files(address: str) -> list[str]:
    """The files that a page is made of, the one to edit first."""
    language, rest = ("ru", address[3:]) if address.startswith("ru/") else ("en", address)
    if item := re.fullmatch(r"(playbooks|risks)/(pb|r)-(\d+)/", rest):
        found = sorted((ROOT / item[1]).glob(f"{item[2].upper()}-{item[3]}-*.md"), key=lambda file: len(file.name))
        return [f"{item[1]}/{found[language == 'ru'].name}"]
    return [name.format(language) for name in LISTS.get(rest, [f"docs/{{}}/{rest}index.md"])]


@pytest.mark.parametrize("state", DRIFTS)
def test_a_translation_that_lags_asks_to_be_brought_up_to_date(state: str, small_copy: Path) -> None:
    """One that is missing asks to be written; of one that is up to date nothing is asked."""
    original, translation = (small_copy / f"playbooks/PB-001-lamp{end}" for end in (".md", ".ru.md"))
    if state == "behind":
        original.write_text(original.read_text("utf-8").replace("Do not row", "Never row"), "utf-8")
    if state == "missing":
        translation.unlink()
    catalog = load(small_copy).catalogs["ru"]
    assert catalog.drifts["PB-001"].state == state
    found = [(action.word, action.path) for action in actions(catalog, "playbooks/pb-001.md", "PB-001")]
    assert found == [*DRIFTS[state], ("report_mistake", "issues/new/choose")]
