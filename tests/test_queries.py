"""People in trouble type what they like: the search puts a right answer among the first three."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from handbook.loading import load

from tests.browsing import Readers
from tests.built import ROOT

SHARE = 0.95
FIRST = """async ([engine, records, queries]) => {
  const search = await (await import(engine)).open(records);
  return queries.map((query) => search.find(query).slice(0, 3).map(({ record }) => record.id));
}"""


class Query(NamedTuple):
    """What somebody types, and the ids that would help; the author knew the titles only, or the content too."""

    language: str
    kind: str
    author: str
    text: str
    accepted: str


LINES = (ROOT / "tests/queries.tsv").read_text("utf-8").splitlines()[1:]
QUERIES = [Query(*line.split("\t")) for line in LINES]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_right_answer_is_among_the_first_three(reader: Readers, language: str) -> None:
    """In each language nineteen queries of twenty are answered; the misses stay in the file and are told here."""
    root = "ru/" if language == "ru" else ""
    visitor = reader()
    visitor.goes_to(f"{root}search/")
    asked = [query for query in QUERIES if query.language == language]
    places = [f"{visitor.address}{root}{path}" for path in ("assets/javascripts/search.js", "search/records.json")]
    found = visitor.page.evaluate(FIRST, [*places, [query.text for query in asked]])
    missed = [(query.text, ids) for query, ids in zip(asked, found, strict=True) if not fits(query, ids)]
    print(f"{language}: {len(asked) - len(missed)} of {len(asked)}")
    assert len(missed) <= (1 - SHARE) * len(asked), missed


def fits(query: Query, ids: list[str]) -> bool:
    """Whether an accepted item, or a lesson of it, was found."""
    return any(identity.partition(".")[0] in query.accepted.split(",") for identity in ids)


def test_the_queries_are_as_varied_as_people() -> None:
    """Both languages, whole sentences, slips and colloquial words, at least half by somebody who knew titles only."""
    total = len(QUERIES)
    assert total >= 80
    assert 0.4 <= share(query.language == "ru" for query in QUERIES) <= 0.6
    assert share(query.kind == "sentence" for query in QUERIES) >= 0.33
    assert share(query.kind in ("slip", "colloquial") for query in QUERIES) >= 0.33
    assert share(query.author == "titles-only" for query in QUERIES) >= 0.5


def share(fitting: Iterator[bool]) -> float:
    """How large a part fits."""
    counted = list(fitting)
    return sum(counted) / len(counted)


def test_no_query_is_copied_from_what_the_search_knows() -> None:
    """A query equals no title, signal or search word and shares no four words in a row with one."""
    for language, catalog in load(Path(ROOT)).catalogs.items():
        items = (*catalog.playbooks.values(), *catalog.risks.values())
        known = [phrase for item in items for phrase in (item.title, *item.signals, *item.search_words)]
        known += [phrase for term in catalog.situations.values() for phrase in (term.name, *term.search_words)]
        whole = {words(phrase) for phrase in known}
        runs = {run for phrase in known for run in fours(words(phrase))}
        asked = [words(query.text) for query in QUERIES if query.language == language]
        assert [query for query in asked if query in whole or runs & set(fours(query))] == []


def words(text: str) -> tuple[str, ...]:
    """The words of a text, folded."""
    return tuple(re.findall(r"[\w’']+", text.casefold().replace("ё", "е")))


def fours(found: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Every four words in a row."""
    return [found[at : at + 4] for at in range(len(found) - 3)]
