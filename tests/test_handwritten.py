"""Pages written by hand: their macros are run, and what can't be run is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from handbook.loading import load
from handbook.pages.handwritten import Hand
from handbook.pages.items import Page
from handbook.problems import Problem

from tests.exported import SITE, SMALL

EDITION = load(SMALL).catalogs["en"]
CASES = sorted((Path(__file__).parent / "handwritten").glob("*.md"))


def written(folder: Path, text: str, place: str = "deck") -> list[Page | Problem]:
    """A page of the English edition as it is composed, or what is wrong with it."""
    (folder / "docs/en" / place).mkdir(parents=True)
    (folder / "docs/en" / place / "index.md").write_text(text, "utf-8")
    return list(Hand(EDITION, SITE, "https://example.org/code").pages(folder))


def test_a_page_shows_what_its_macros_say(tmp_path: Path) -> None:
    """Links lead from where the page lies, front matter is safe to be shown, signs between raw and endraw stay."""
    text = (
        '---\ntitle: Knots & "ropes"\ndescription: Of <rope>\nhide: [toc]\n---\n\n# Knots { #top }\n\n'
        '{{ to_page("PB-001.2") }}, {{ count("risks") }}, {{ to_file("feed.xml") }}, {{ to_file("ru/feed.xml") }},\n'
        "{{ site_root }}, {{ repository }}, {% raw %}{{ 7*7 }}{% endraw %}\n"
    )
    meta = {"title": "Knots &amp; &quot;ropes&quot;", "description": "Of &lt;rope&gt;", "hide": ["toc"]}
    composed = Page(
        "deck/index.md",
        "# Knots { #top }\n\n[`PB-001.2` The lamp goes out](../playbooks/pb-001.md#pb-001-2), 2, ../feed.xml, "
        "https://example.org/kb/ru/feed.xml,\nhttps://example.org/kb/, https://example.org/code, {{ 7*7 }}",
        {**meta, "source": "docs/en/deck/index.md"},
    )
    assert written(tmp_path, text) == [composed]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.stem))
def test_a_page_that_cannot_be_composed_says_where_and_why(case: Path, tmp_path: Path) -> None:
    """With the file, the line and the remedy, like every mistake."""
    told = "".join(f"{problem}\n" for problem in written(tmp_path, case.read_text("utf-8")))
    assert told == case.with_suffix(".txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("place", "owner"),
    [("playbooks/pb-001", "PB-001"), ("risks/r-002", "R-002"), ("ru/deck", "the Russian edition")],
)
def test_a_page_where_something_else_goes_is_refused(tmp_path: Path, place: str, owner: str) -> None:
    """Neither of two pages of one address may be lost in silence."""
    (problem,) = written(tmp_path, "---\ntitle: Knots\ndescription: Of rope.\n---\n\n# Knots { #top }\n", place)
    said = f"docs/en/{place}/index.md:1: file: found a page where {owner} goes - put it into another folder"
    assert str(problem) == said
