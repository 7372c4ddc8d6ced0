"""Bare ids in prose: each becomes a link, and what is no prose is left alone."""

from __future__ import annotations

import pytest
from handbook.linking import ids_in, link_ids

LINKED = {
    "PB-003.1": "<PB-003.1>",
    "See R-008, Q-01 and S-12.": "See <R-008>, <Q-01> and <S-12>.",
    "PB-999, PB-1000.2 and R-1024": "<PB-999>, <PB-1000.2> and <R-1024>",
    "(PB-002), «B-01», E-04; P-02!": "(<PB-002>), «<B-01>», <E-04>; <P-02>!",
    "По PB-002.1. И по R-001: да.": "По <PB-002.1>. И по <R-001>: да.",
    "**PB-001** and *R-001*": "**<PB-001>** and *<R-001>*",
    "- [ ] PB-001": "- [ ] <PB-001>",
    "| PB-001 | R-001 |": "| <PB-001> | <R-001> |",
    "> PB-001\n\nR-001": "> <PB-001>\n\n<R-001>",
    "PB-001’s lesson, PB-001's too": "<PB-001>’s lesson, <PB-001>'s too",
    "`code` PB-001 `code`": "`code` <PB-001> `code`",
    "an open ` tick before PB-001": "an open ` tick before <PB-001>",
    "1 < 2, PB-001, 2 > 1": "1 < 2, <PB-001>, 2 > 1",
    "[an open bracket PB-001": "[an open bracket <PB-001>",
    "```\nPB-001\n```\nPB-002": "```\nPB-001\n```\n<PB-002>",
    "PB-001\n~~~ yaml\nPB-002\n```\n~~~\nPB-003": "<PB-001>\n~~~ yaml\nPB-002\n```\n~~~\n<PB-003>",
}
LEFT_ALONE = (
    "",
    "`PB-001`",
    "``a ` PB-001``",
    "`PB-001\nR-001`",
    "```\nPB-001\n",
    "[PB-001](there.md)",
    "[as in PB-001 [2]](there.md)",
    '[there](pb.md "PB-001")',
    "[PB-001][there]",
    "[there]: https://example.org/PB-001 (PB-001)",
    "![PB-001](picture.png)",
    "<https://example.org/PB-001>",
    "https://example.org/PB-001/R-001",
    '<a href="PB-001">',
    "<!-- PB-001 -->",
    "PB-01, PB-0001, PB-10000, PB-001.0, PB-001.123, PB-001.2.3, pb-001, R-01, Q-001, X-01",
    "XPB-001, PB-001X, SPB-001, PB-001-short-name.md, docs/PB-001, #PB-001, PB-٠٠١",
)


def angled(identity: str) -> str:
    """A link that is easy to read."""
    return f"<{identity}>"


@pytest.mark.parametrize("text", LINKED)
def test_an_id_in_a_sentence_becomes_a_link(text: str) -> None:
    """Whatever stands around it."""
    assert link_ids(text, angled) == LINKED[text]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_code_links_addresses_and_what_only_looks_like_an_id_are_left_alone(text: str) -> None:
    """Nothing of an author's text is broken."""
    assert link_ids(text, angled) == text


@pytest.mark.parametrize("text", [*LINKED, *LEFT_ALONE])
def test_a_text_that_links_nowhere_stays_as_it_is(text: str) -> None:
    """An id that nobody knows is shown as it was written."""
    assert link_ids(text, lambda identity: None) == text


@pytest.mark.parametrize("text", LINKED)
def test_linking_twice_is_the_same_as_linking_once(text: str) -> None:
    """Real links are seen as such the second time."""
    once = link_ids(text, lambda identity: f"[{identity}](there.md)")
    assert link_ids(once, lambda identity: f"[{identity}](there.md)") == once


def test_the_line_of_each_id_is_known() -> None:
    """A mistake in a body is shown where it stands."""
    assert list(ids_in("PB-001 and\n\n`R-001` R-002\n```\nR-003\n```\nQ-01")) == [
        (1, "PB-001"),
        (3, "R-002"),
        (7, "Q-01"),
    ]
