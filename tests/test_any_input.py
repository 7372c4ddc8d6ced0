"""Whatever a file holds, it ends in problems that name it or in a page that is right: no rule and no writer breaks."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from handbook.loading import Handbook, load
from handbook.node import LANGUAGES
from handbook.pages.items import pages_of
from handbook.pages.macros import Macros
from handbook.problems import Problem
from handbook.source import read_document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.config import load_config  # noqa: TID251 - the site's own Markdown
from safety import cleaned

from tests import elements
from tests.built import ROOT

SMALL = ROOT / "tests/handbook"
OAR = "playbooks/PB-003-oar.md"
MAY_BE_EMPTY = "preferred-words.yml"  # a handbook may prefer none
FILES = sorted(
    file.relative_to(SMALL).as_posix() for file in SMALL.rglob("*.*") if file.is_file() and file.name != MAY_BE_EMPTY
)
LISTED = ("behaviours", "expectations", "principles", "questions", "roles", "situations", "sources", "stages")
SIGNS = (
    *(
        "<b>",
        "</p>",
        "<!--",
        "<script>",
        "<host>",
        "&lt;",
        "&#106;",
        "{{ 7*7 }}",
        "{% x %}",
        "{#",
        "{: .x }",
        "{ #do }",
    ),
    *(
        "](",
        "[",
        "]",
        "![",
        "](https://example.org)",
        "](javascript:x)",
        "[^1]",
        "]: https://example.org",
        "[TOC]",
        "//",
    ),
    *(
        "`",
        "```",
        "~~~",
        "*",
        "**",
        "_",
        "~~",
        "\\",
        "---",
        "===",
        "|",
        "| --- |",
        "- ",
        "1. ",
        "> ",
        "#",
        "## ",
        "    ",
    ),
    *(
        "/// html",
        "!!! note",
        "--8<--",
        "\t",
        "\n",
        "\n\n",
        "\r",
        "\x00",
        "\u202e",
        "\ufeff",
        "\u2028",
        "\ud800",
        "\xa0",
    ),
    *(
        ": ",
        " #",
        "- id: 1\n",
        "'",
        '"',
        "!x ",
        "&a ",
        "*a",
        "<<: ",
        "? ",
        "%",
        "@",
        "~",
        "null",
        ">\n",
        "|\n",
        "...",
        "{",
        "}",
    ),
    *(
        "PB-001",
        "PB-001.1",
        "R-001",
        "R-999",
        "Q-01",
        "ivan@pier.io",
        "+7 495 201-84-33",
        "é",
        "日",
        "🚣",
        "ё",
        "0",
        "-1",
    ),
)
SEEKING = settings(
    max_examples=500,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small handbook, each file of which is put back after it was changed."""
    return Path(shutil.copytree(SMALL, tmp_path_factory.mktemp("any") / "handbook"))


def outcome(handbook: Path, file: str, raw: bytes) -> Handbook:
    """What is read where a file holds this; its problems are lines about files, its pages are right."""
    path = handbook / file
    before = path.read_bytes()
    path.write_bytes(raw)
    try:
        read = load(handbook)
    finally:
        path.write_bytes(before)
    for problem in read.problems:
        assert problem.line > 0 and problem.found and problem.mend
        assert len(str(problem).splitlines()) == 1 and str(problem).isprintable()
    if not read.problems:
        listed = file.startswith("vocabulary/")  # shown by the macros of pages written by hand
        for markdown in pages(read, file):
            page = converter().reset().convert(markdown)
            assert elements.read(cleaned(page, by_hand=listed)) == elements.read(page), markdown
    return read


def pages(read: Handbook, file: str) -> Iterator[str]:
    """The Markdown that is made of a file, in both editions."""
    for language in LANGUAGES:
        catalog = read.catalogs[language]
        if file.startswith("vocabulary/"):
            yield from (str(getattr(Macros(catalog, "index.md", ""), name)()) for name in LISTED)
        yield from (page.markdown for page in pages_of(catalog, drafts=True) if str(page.meta["id"]) in file)


@cache
def converter() -> Markdown:
    """Markdown as the site has it."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    return Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)


@SEEKING
@given(file=st.sampled_from(FILES), raw=st.binary(max_size=200))
def test_any_bytes_end_in_problems(handbook: Path, file: str, raw: bytes) -> None:
    """Noise is no playbook, and nobody stumbles over it."""
    assert outcome(handbook, file, raw).problems


SIGN = st.sampled_from(SIGNS) | st.text(max_size=4)
SLIP = st.tuples(st.sampled_from(["insert", "lose", "double", "move"]), st.integers(0, 5000), st.integers(1, 40), SIGN)


@SEEKING
@given(file=st.sampled_from(FILES), slips=st.lists(SLIP, min_size=1, max_size=4))
def test_any_slip_of_the_hand_ends_in_problems_or_in_a_right_page(
    handbook: Path, file: str, slips: list[tuple[str, int, int, str]]
) -> None:
    """Pieces lost, doubled, moved and mistyped, in any file."""
    text = (SMALL / file).read_text("utf-8")
    for slip in slips:
        text = slipped(text, *slip)
    outcome(handbook, file, text.encode("utf-8", "surrogatepass"))


def slipped(text: str, kind: str, place: int, length: int, sign: str) -> str:
    """A text after one slip."""
    at = place % (len(text) + 1)
    before, piece, after = text[:at], text[at : at + length], text[at + length :]
    results = {
        "insert": before + sign + piece + after,
        "lose": before + after,
        "double": before + piece + piece + after,
        "move": before + after[:length] + piece + after[length:],
    }
    return results[kind]


@SEEKING
@given(texts=st.lists(st.lists(SIGN | st.just("row "), max_size=5).map("".join), min_size=3, max_size=3))
def test_any_text_ends_in_problems_or_in_a_right_page(handbook: Path, texts: list[str]) -> None:
    """Whatever is typed as a title, as a situation and as a section."""
    text = (SMALL / OAR).read_text("utf-8")
    for name, value in zip(("title: The", "situation: >\n  Somebody"), texts, strict=False):
        text = text.replace(name, f'{name.split()[0]} {json.dumps(value)[:-1]} Row" #', 1)
    outcome(handbook, OAR, f"{text}\n## What to do {{ #do }}\n\n{texts[2]}\n".encode("utf-8", "surrogatepass"))


@SEEKING
@given(value=st.lists(SIGN | st.text(max_size=8), max_size=6).map("".join))
def test_a_value_is_what_was_typed_or_is_told_of(handbook: Path, value: str) -> None:
    """Nothing becomes a number, a date, a yes or something shorter in silence."""
    file = handbook / "value.md"
    file.write_bytes(f"---\ntitle: {value}\nsummary: Row.\n---\n".encode("utf-8", "surrogatepass"))
    source = read_document(file, handbook)
    if not isinstance(source, Problem) and set(source.values) == {"title", "summary"}:
        typed = value.strip(" \t\r\n")
        written = typed[:1] in ("'", '"', "[", "{", "|", ">", "#", "") or typed in ("~", "null")
        assert written or source.values["title"] == typed or ("title",) in source.cut
