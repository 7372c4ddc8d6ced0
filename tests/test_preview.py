"""An author at work: what is saved is shown, a mistake is told on its page, and nothing needs a restart."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.built import ROOT, copied
from tests.previewed import Preview, serving

MISTAKE = (ROOT / "tests/site/PB-998-unknown-risk.txt").read_text("utf-8").strip()
BELL = "The bell in the harbour rings"
SAVED = {
    "a playbook": (
        "playbooks/PB-002-suspected-breach.md",
        "situation: >",
        f"situation: >\n  {BELL}.",
        "playbooks/pb-002/",
    ),
    "a translation": ("playbooks/PB-003-team-lead-change.ru.md", "title:", f"title: {BELL}.", "ru/playbooks/pb-003/"),
    "a risk": ("risks/R-003-key-people-leave.md", "title:", f"title: {BELL}.", "risks/r-003/"),
    "a vocabulary": ("vocabulary/questions.yml", "name:", f"name: {BELL}.", "questions/"),
    "a page": ("docs/en/about/index.md", "# About", f"# {BELL}. About", "about/"),
    "a Russian page": ("docs/ru/about/index.md", "# О", f"# {BELL}. О", "ru/about/"),
    "a template": ("overrides/partials/copyright.html", "<div", f"<div>{BELL}</div><div", "stages/"),
}
BROKEN = {
    "a list": ("vocabulary/roles.yml", "- id:", "- id", "roles/"),
    "the words of the site": ("vocabulary/words.yml", "- id:", "- id", ""),
}


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """The repository as it is, open in a preview."""
    with serving(copied(tmp_path_factory.mktemp("preview"))) as preview:
        yield preview


@pytest.mark.parametrize("what", SAVED)
def test_what_an_author_saves_is_shown_at_its_address(preview: Preview, what: str) -> None:
    """Save, look, go on writing."""
    file, old, new, path = SAVED[what]
    preview.edit(file, old, new)
    assert BELL in preview.until(path, BELL)


def test_a_mistake_is_told_on_its_page_until_it_is_mended(preview: Preview) -> None:
    """File, line and message stand where the author looks; the other pages stay."""
    preview.add("PB-998-unknown-risk.md")
    assert MISTAKE in preview.until("playbooks/pb-998/", MISTAKE)
    assert "PB-004.1" in preview.page("playbooks/pb-004/")
    preview.edit("playbooks/PB-998-unknown-risk.md", "R-099", "R-009")
    assert MISTAKE not in preview.until("playbooks/pb-998/", MISTAKE, there=False)
    assert "Look a number up before you write it." in preview.page("playbooks/pb-998/")


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_vocabulary_tells_its_mistake_until_it_is_mended(preview: Preview, what: str) -> None:
    """The page of the list shows what is wrong with it."""
    file, good, bad, path = BROKEN[what]
    preview.edit(file, good, bad)
    told = preview.told(file)
    assert told.startswith(f"{file}:")
    assert told in preview.until(path, told)
    preview.edit(file, bad, good)
    assert told not in preview.until(path, told, there=False)
    assert "PB-004.1" in preview.page("playbooks/pb-004/")


@pytest.mark.parametrize("mistake", ["{{ nobody_knows() }}", "{{ playbooks( }}"])
def test_a_page_by_hand_that_cannot_be_computed_costs_no_other_page(preview: Preview, mistake: str) -> None:
    """A slip in a template's sign is told on that page, and the preview goes on."""
    preview.edit("docs/en/stages/index.md", "{{ stages() }}", f"{mistake} {{{{ stages() }}}}")
    assert "Error" in preview.until("stages/", "Error")
    assert "PB-004.1" in preview.page("playbooks/pb-004/")
    preview.edit("docs/en/stages/index.md", mistake, "")
    assert "Error" not in preview.until("stages/", "Error", there=False)


def test_a_preview_that_starts_on_a_mistake_works_too(tmp_path_factory: pytest.TempPathFactory) -> None:
    """An author who comes back to a broken file is told of it, mends it and goes on."""
    folder = copied(tmp_path_factory.mktemp("broken"))
    file = "playbooks/PB-002-suspected-breach.md"
    with serving(folder) as preview:
        preview.edit(file, "kind: case", "kind: [case")
        told = preview.told(file)
        assert told.startswith(f"{file}:")
        assert told in preview.until("playbooks/pb-002/", told)
        assert "PB-004.1" in preview.page("playbooks/pb-004/")
        preview.edit(file, "kind: [case", "kind: case")
        assert "PB-002.1" in preview.until("playbooks/pb-002/", "PB-002.1")
