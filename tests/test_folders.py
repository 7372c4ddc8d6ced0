"""What lies in the folders of a handbook is what it seems: plain files, known names, nothing from elsewhere."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.test_problems import OAR, told_of

LINK = "found a link or a folder - put the file itself here"
LISTS = ("stages.yaml", "Stages.yml", "oars.yml", "stages.yml.orig", "notes.md", ".stages.yml", "old/stages.yml")
IGNORED = (".DS_Store", ".gitkeep", ".PB-003-oar.md.swp", ".#PB-003-oar.md")


def put(file: Path, text: str = "Row.\n") -> Path:
    """A file, with the folders it needs."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


@pytest.mark.parametrize("name", LISTS)
def test_the_vocabulary_has_no_list_that_nobody_reads(name: str, small_copy: Path) -> None:
    """An author who mistypes the name of a list is told."""
    put(small_copy / "vocabulary" / name)
    assert [told.partition(" - ")[0] for told in told_of(small_copy)] == [
        f"vocabulary/{part}:1: file: found a list that nobody reads" for part in sorted({name, name.partition("/")[0]})
    ]


@pytest.mark.parametrize(
    "place", ["fr/index.md", "index.md", "en/con/index.md", "en/nul.png", "en/deck.md", "en/Deck/index.md"]
)
def test_a_page_lies_where_an_edition_has_it_under_a_name_for_every_system(place: str, small_copy: Path) -> None:
    """A page in no edition would be shown to nobody, and some names are no files elsewhere."""
    put(small_copy / "docs" / place, "---\ntitle: Knots\ndescription: Of rope.\n---\n")
    mend = "name a page docs/en/some-words/index.md, a picture some-words.png, .jpg or .webp"
    said = [told for told in told_of(small_copy) if ": picture: " not in told]
    assert said == [f"docs/{place}:1: file: found the name '{place}' - {mend}"]


def test_what_a_program_keeps_for_itself_is_nobodys_mistake(small_copy: Path) -> None:
    """Editors and systems leave their files beside ours; they are published nowhere."""
    for folder in ("playbooks", "vocabulary", "docs/en"):
        for name in IGNORED:
            put(small_copy / folder / name)
    (small_copy / "playbooks/.#PB-001-lamp.md").symlink_to("somebody@somewhere.1234")
    assert told_of(small_copy) == []


Wrong = Callable[[Path, Path], object]
LINKED: dict[str, Wrong] = {
    "to a file": lambda path, aside: path.symlink_to(put(aside / "secret.md")),
    "to a folder": lambda path, aside: path.symlink_to(put(aside / "secret.md").parent),
    "to nothing": lambda path, aside: path.symlink_to(aside / "nowhere.md"),
    "to itself": lambda path, aside: path.symlink_to(path),
    "to the folder above": lambda path, aside: path.symlink_to(".."),
    "to a device": lambda path, aside: path.symlink_to("/dev/zero"),
    "a pipe": lambda path, aside: os.mkfifo(path),
}


@pytest.mark.parametrize(
    "place", ["docs/en/index.md", "docs/en/oar", "playbooks/PB-004-sail.md", "vocabulary/stages.yml"]
)
@pytest.mark.parametrize("kind", LINKED)
def test_nothing_from_elsewhere_is_read_or_waited_for(kind: str, place: str, small_copy: Path, tmp_path: Path) -> None:
    """A link is refused wherever it leads, and so is whatever is no file."""
    path = put(small_copy / place)
    path.unlink()
    LINKED[kind](path, tmp_path / "aside")
    assert told_of(small_copy) == [f"{place}:1: file: {LINK}"]


def test_a_folder_of_content_is_no_link(small_copy: Path, tmp_path: Path) -> None:
    """Neither playbooks nor pages come from elsewhere as a whole."""
    (small_copy / "docs").symlink_to(put(tmp_path / "aside/en/index.md").parent.parent)
    (small_copy / "risks").rename(tmp_path / "risks")
    (small_copy / "risks").symlink_to(tmp_path / "risks")
    assert told_of(small_copy) == [f"docs:1: file: {LINK}", f"risks:1: file: {LINK}"]


def test_a_file_is_neither_a_program_nor_a_monster(small_copy: Path) -> None:
    """Its rights are those of a text, and its size is bearable."""
    (small_copy / OAR).chmod(0o755)
    put(small_copy / "docs/en/index.md", "row " * 300_000)
    assert told_of(small_copy) == [
        "docs/en/index.md:1: file: found 1200000 bytes - keep a file under 1000000",
        f"{OAR}:1: file: found a file that may be run - take that right away: chmod 644",
    ]


def test_where_every_file_counts_as_a_program_none_is_told(small_copy: Path) -> None:
    """Some disks know no rights."""
    for file in small_copy.rglob("*.*"):
        file.chmod(0o755)
    assert told_of(small_copy) == []
