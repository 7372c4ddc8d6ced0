"""The reader of one file: a value stays the text that its author wrote, and its line is known."""

from __future__ import annotations

from pathlib import Path

import pytest
from handbook.problems import Problem
from handbook.source import Source, read_document

from tests.built import ROOT

PROBLEMS = ROOT / "tests/problems"
ODD, LAYOUT = PROBLEMS / "odd-but-fine-values.md", PROBLEMS / "odd-but-fine-layout.md"
VALUES = {
    "id": "PB-003",
    "language": "en",
    "title": "1.10",
    "summary": "NO",
    "kind": "case",
    "status": "draft",
    "stages": ["dawn"],
    "roles": ["rower"],
    "situation": "A # in quotes, {{ braces }}, 100 %, @home, C:\\oar & `<host>`",
    "evidence": "one case",
    "note": 'It\'s "quoted": twice # and no remark',
    "published": "2026-01-02",
    "signals": [
        *("12:30", "on", "1e3", "0x10", "017", "2026-01-02", ".inf", "null and void", "Null", "a#b"),
        *("http://example.org/#oar", "—", "?!", "«Весло» — Иван Ёлкин", "naïve café Zoë 日本 🚣"),
    ],
    "search_words": ["да", "нет", "yes", "no", "*", "[oar]"],
}
LAID_OUT = {
    "id": "PB-003",
    "language": "en",
    "title": "The oar is passed on",
    "summary": "How the rowing goes on with other hands.",
    "kind": "case",
    "status": "draft",
    "stages": ["dawn", "dusk"],
    "roles": ["rower", "keeper"],
    "situation": "Somebody: else\n\n  took # the oar\n--- and rowed\n",
    "evidence": "one case",
    "note": "Somebody rowed on",
    "open_note": "\nRow.",
    "result": None,
    "after": None,
    "related": [],
    "lessons": [{"id": "12", "text": "Row.", "origin": "stated", "addresses": [{"risk": "R-001", "how": "Row"}]}],
}
LINES = {
    "id": 2,
    "stages.1": 10,
    "roles": 11,
    "situation": 15,
    "evidence": 20,
    "result": 27,
    "lessons.0.addresses": 35,
    "lessons.0.addresses.0.how": 35,
    "lessons.0.exception": 32,
    "notes": 2,
}


def read(path: Path) -> Source:
    """A file that can be read."""
    source = read_document(path, path.parent)
    assert not isinstance(source, Problem), source
    return source


@pytest.mark.parametrize(("file", "values"), [(ODD, VALUES), (LAYOUT, LAID_OUT)], ids=["values", "layout"])
def test_a_value_is_what_its_author_wrote(file: Path, values: object) -> None:
    """No number, date, yes or no is made of it; only ~ and null say that there is nothing."""
    assert read(file).values == values


def test_a_body_is_what_its_author_wrote() -> None:
    """Rules, code, templates, tables and blanks, to the last sign."""
    body = "\n" + ODD.read_text("utf-8").split("\n---\n\n", 1)[1]
    assert (read(ODD).body, read(ODD).body_line) == (body, 33)
    assert ODD.read_text("utf-8").split("\n")[33 - 1 :] == body.split("\n")


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_make_no_difference(ends: str, mark: str, tmp_path: Path) -> None:
    """An author on any system writes the same playbook."""
    copy = tmp_path / ODD.name
    copy.write_bytes((mark + ODD.read_text("utf-8")).replace("\n", ends).encode())
    assert read(copy) == read(ODD)


@pytest.mark.parametrize("where", LINES)
def test_the_line_of_a_value_is_known_or_of_what_is_around_it(where: str) -> None:
    """A mistake is shown where the author can mend it, a missing field where it belongs."""
    assert read(LAYOUT).line(tuple(int(step) if step.isdigit() else step for step in where.split("."))) == LINES[where]
