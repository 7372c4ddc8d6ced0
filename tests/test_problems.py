"""Every mistake is named with its file, its line and how to mend it, and honest text is let through.

Each problems/NAME.md or NAME.yml takes, in the small handbook, the place of the file that the first line of NAME.txt
names after a #, else of playbooks/PB-003-oar.md; the other lines of NAME.txt are all that is then said.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from handbook.loading import load

from tests.built import ROOT

PROBLEMS = ROOT / "tests/problems"
CASES = sorted(path for path in PROBLEMS.iterdir() if path.suffix != ".txt")
OAR = "playbooks/PB-003-oar.md"
HEAD = b"---\nid: PB-003\ntitle: The oar\nsummary: "
UNTYPABLE = {
    "cp1251": (HEAD + "Весло".encode("cp1251"), 4, "found bytes that are not UTF-8 - save the file as UTF-8"),
    "utf-16": (HEAD.decode().encode("utf-16"), 1, "found bytes that are not UTF-8 - save the file as UTF-8"),
    "utf-16 without a mark": (HEAD.decode().encode("utf-16-le"), 1, "found the invisible character U+0000"),
    "nothing": (b"", 1, "found '' where the front matter opens - put --- alone on line 1"),
    "large": (HEAD + b"row\n" * 15_000, 1, "found 60039 bytes - keep a file under 60000"),
    "a list without end": (
        HEAD + b"\nstages:" + b"\n- dawn" * 2_000 + b"\n---\n",
        1001,
        "found more than 1000 values - leave some out",
    ),
    "nested without end": (HEAD + b"[" * 3_000 + b"\n---\n", 4, "found lists within lists without end"),
    "long line": (HEAD + b"row " * 1_000, 4, "found a line of 4009 characters - keep a line under 4000"),
}
INVISIBLE = (
    *(0x00, 0x07, 0x1B, 0x7F, 0x85, 0xAD, 0x34F, 0x61C, 0x115F, 0x200B, 0x200D, 0x2028, 0x202E, 0x2066, 0x2800, 0x3164),
    *(0xE000, 0xFE00, 0xFEFF, 0xFFFF, 0xE0041, 0xE0100, 0xF0000),
)
MISSING = {
    "playbooks/PB-002-mast.en.md": "playbooks/PB-002-mast.md:3: language: found no translation"
    " - add playbooks/PB-002-mast.en.md, or set status: draft",
    "risks/R-001-rain.ru.md": "risks/R-001-rain.md:3: language: found no translation"
    " - add risks/R-001-rain.ru.md, or set status: draft",
    "vocabulary/stages.yml": "vocabulary/stages.yml:1: file: found no such file - restore it from the history",
    "vocabulary/unsafe-words.yml": "vocabulary/unsafe-words.yml:1: file: found no such file"
    " - restore it from the history",
}
NAMES = (
    "PB-004-Sail.md",
    "PB-٠٠٤-sail.md",
    "PB-004-sail.txt",
    "sail\n::error::.md",
    "sail\udcff.md",
    "парус.md",
)


def told_of(handbook: Path) -> list[str]:
    """All that is said of a handbook."""
    return [str(problem) for problem in load(handbook).problems]


def test_the_small_handbook_is_free_of_mistakes(small_copy: Path) -> None:
    """What the bad files are put into gives no message of its own."""
    assert told_of(small_copy) == []


@pytest.mark.parametrize("bad", CASES, ids=lambda bad: str(bad.stem))
def test_an_author_is_told_all_that_is_wrong_and_nothing_else(bad: Path, small_copy: Path) -> None:
    """The whole list of messages, word for word."""
    told = bad.with_suffix(".txt")
    assert told.exists(), f"{bad.name} has no {told.name}: write down what is to be said of it"
    lines = told.read_text("utf-8").splitlines()
    place = lines.pop(0)[2:] if lines and lines[0].startswith("# ") else OAR
    shutil.copy(bad, small_copy / place)
    assert told_of(small_copy) == lines


def test_every_list_of_messages_belongs_to_a_bad_file() -> None:
    """A bad file that was renamed takes its messages along."""
    assert {path.stem for path in PROBLEMS.glob("*.txt")} == {path.stem for path in CASES}


@pytest.mark.parametrize("name", UNTYPABLE)
def test_bytes_that_are_no_text_are_refused_where_they_stand(name: str, small_copy: Path) -> None:
    """Wrong encodings, nothing at all, too much."""
    raw, line, said = UNTYPABLE[name]
    (small_copy / OAR).write_bytes(raw)
    [told] = told_of(small_copy)
    assert told.startswith(f"{OAR}:{line}: file: {said}")


@pytest.mark.parametrize("code", INVISIBLE, ids=hex)
def test_nothing_invisible_gets_in_typed_or_escaped(code: int, small_copy: Path) -> None:
    """What a reviewer can't see on a screen is in no text, title or key."""
    said = f"{OAR}:4: file: found the invisible character U+{code:04X} - delete it or type it anew"
    for written in (chr(code), f'"\\U{code:08x}"'):
        (small_copy / OAR).write_bytes(HEAD + f"{written}\n---\n".encode())
        assert told_of(small_copy) == [said]


@pytest.mark.parametrize("file", MISSING)
def test_a_file_that_is_missing_is_asked_for(file: str, small_copy: Path) -> None:
    """Translations and lists, each by its name, once, whatever the language of the original."""
    (small_copy / file).unlink()
    assert told_of(small_copy) == [MISSING[file]]


@pytest.mark.parametrize("file", [OAR, "vocabulary/stages.yml"])
def test_a_link_or_a_folder_is_no_file(file: str, small_copy: Path) -> None:
    """Nothing from outside the handbook is read, and nothing stumbles over a folder."""
    said = f"{file}:1: file: found a link or a folder - put the file itself here"
    (small_copy / file).rename(small_copy / "elsewhere")
    (small_copy / file).symlink_to(small_copy / "elsewhere")
    assert told_of(small_copy) == [said]
    (small_copy / file).unlink()
    (small_copy / file).mkdir()
    assert told_of(small_copy) == [said]


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_strange_file_name_is_told_on_one_line(name: str, small_copy: Path) -> None:
    """Whatever a name holds, it forges no second line and stops nobody's terminal."""
    (small_copy / "playbooks" / name).write_bytes(os.urandom(8))
    shown = repr(f"playbooks/{name}")[1:-1]
    assert told_of(small_copy) == [f"{shown}:1: file: found the name {name!r} - name it as in PB-026-short-name.md"]


def test_a_file_name_is_short_enough_for_every_system(small_copy: Path) -> None:
    """Some cannot open what lies too deep under too long a name."""
    (small_copy / f"playbooks/PB-004-{'sail-' * 15}on.md").write_bytes(os.urandom(8))
    [told] = told_of(small_copy)
    assert told.endswith(" - name it as in PB-026-short-name.md")


def test_nothing_is_replaced_by_what_it_replaces(small_copy: Path) -> None:
    """A reader is not sent in a circle."""
    for name, other in ("PB-001-lamp", "PB-002"), ("PB-002-mast", "PB-001"):
        path = small_copy / f"playbooks/{name}.md"
        closed = f"status: superseded\nsuperseded_by: {other}\nclosed_reason: R-001."
        path.write_text(path.read_text("utf-8").replace("status: published", closed), "utf-8")
    circle = "which is replaced by this one - name what still stands"
    assert told_of(small_copy) == [
        f"playbooks/PB-001-lamp.md:8: superseded_by: found PB-002, {circle}",
        f"playbooks/PB-002-mast.md:8: superseded_by: found PB-001, {circle}",
    ]


def test_only_a_draft_leans_on_a_draft(small_copy: Path) -> None:
    """What is published refers to nothing that has no page; drafts may refer to each other and to themselves."""
    oar, mast = small_copy / OAR, small_copy / "playbooks/PB-002-mast.md"
    oar.write_text(oar.read_text("utf-8").replace("status: open", "status: draft\nnote: PB-003 goes on."), "utf-8")
    mast.write_text(mast.read_text("utf-8").replace("sources:", "related: [PB-003]\nsources:"), "utf-8")
    [told] = told_of(small_copy)
    assert told.startswith("playbooks/PB-002-mast.md:30: related.0: found 'PB-003', which nobody knows - nearest: ")
    mast.write_text(mast.read_text("utf-8").replace("status: published", "status: draft"), "utf-8")
    assert [told for told in told_of(small_copy) if "PB-003" in told] == []
