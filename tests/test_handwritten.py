"""Pages written by hand: their macros are run, and what can't be run is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from handbook.handwritten import Hand
from handbook.loading import load
from handbook.pages import Page

from tests.exported import SITE, SMALL

EDITION = load(SMALL).catalogs["en"]
CASES = sorted((Path(__file__).parent / "handwritten").glob("*.md"))


def written(folder: Path, text: str) -> Page | str:
    """A page of the English edition as it is composed, or what is said of it."""
    (folder / "docs/en/deck").mkdir(parents=True)
    (folder / "docs/en/deck/index.md").write_text(text, "utf-8")
    (page,) = Hand(EDITION, SITE, "https://example.org/code").pages(folder)
    return page if isinstance(page, Page) else str(page)


def test_a_page_shows_what_its_macros_say(tmp_path: Path) -> None:
    """Links lead from where the page lies, front matter is safe to be shown, signs between raw and endraw stay."""
    text = (
        '---\ntitle: Knots & "ropes"\nhide: [toc]\n---\n\n# Knots { #top }\n\n'
        '{{ to_page("PB-001.2") }}, {{ count("risks") }}, {{ to_file("feed.xml") }}, {{ to_file("ru/feed.xml") }},\n'
        "{{ site_root }}, {{ repository }}, {% raw %}{{ 7*7 }}{% endraw %}\n"
    )
    assert written(tmp_path, text) == Page(
        "deck/index.md",
        "# Knots { #top }\n\n[PB-001.2 The lamp goes out](../playbooks/pb-001.md#pb-001-2), 2, ../feed.xml, "
        "https://example.org/kb/ru/feed.xml,\nhttps://example.org/kb/, https://example.org/code, {{ 7*7 }}",
        {"title": "Knots &amp; &quot;ropes&quot;", "hide": ["toc"], "source": "docs/en/deck/index.md"},
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.stem))
def test_a_page_that_cannot_be_composed_says_where_and_why(case: Path, tmp_path: Path) -> None:
    """With the file, the line and the remedy, like every mistake."""
    assert f"{written(tmp_path, case.read_text('utf-8'))}\n" == case.with_suffix(".txt").read_text("utf-8")
