"""BM25 over the handbook, word by word: what each word of a text says for each playbook, lesson and risk."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from handbook.node import Language
from handbook.postmortem.published import Item, Playbook, Published, Risk, Term, Texts, is_closed
from handbook.postmortem.wording import stems, words


class Ranking:
    """An index of one language, ranked by the BM25 of SQLite's FTS5: kept for good, and a part of Python itself."""

    def __init__(self, published: Published, language: Language) -> None:
        self.language = language
        self.database = opened()
        rows = [(name, " ".join(stems(words(text), language))) for name, text in texts(published, language)]
        self.vocabulary = {stem for _, text in rows for stem in text.split()}
        self.database.executemany("INSERT INTO text VALUES (?, ?)", rows)
        self.unit = max(math.log((len(rows) + 0.5) / 1.5), 0.1)
        self.known: dict[str, Mapping[str, float]] = {}

    def weights(self, stem: str) -> Mapping[str, float]:
        """How much a word says for each id; about 1 where it stands in one text of average length, and nowhere else."""
        if stem not in self.vocabulary:
            return {}
        if stem not in self.known:
            question = "SELECT id, bm25(text) FROM text WHERE text MATCH ?"
            found = self.database.execute(question, (f'"{stem}"',)).fetchall()
            self.known[stem] = {name: -rank / self.unit for name, rank in found}
        return self.known[stem]


def opened() -> sqlite3.Connection:
    """An empty index."""
    database = sqlite3.connect(":memory:")
    try:
        database.execute("CREATE VIRTUAL TABLE text USING fts5(id UNINDEXED, words)")
    except sqlite3.OperationalError as error:
        raise OSError(str(error)) from None
    return database


def texts(published: Published, language: Language) -> Iterator[tuple[str, str]]:
    """What is known of each playbook, lesson and risk that stands, with the words that are only searched."""
    situations, hidden = published.vocabulary.situations, published.search_words
    for playbook in published.playbooks:
        if not is_closed(playbook):
            yield (
                playbook.id,
                "\n".join((*of_item(playbook, situations, language, hidden), *of_playbook(playbook, language))),
            )
            for lesson in playbook.lessons:
                hows = [answer.how.said(language) for answer in lesson.addresses]
                exception = lesson.exception.said(language) if lesson.exception else ""
                yield lesson.cited, "\n".join((lesson.text.said(language), exception, *hows))
    for risk in published.risks:
        if not is_closed(risk):
            yield risk.id, "\n".join((*of_item(risk, situations, language, hidden), *of_risk(risk, language)))


def of_item(item: Item, situations: Iterable[Term], language: Language, hidden: Mapping[str, Texts]) -> Iterator[str]:
    """What a playbook and a risk share, with the words of the situations that lead to them first."""
    leading = [each for each in situations if item.id in each.leads_to[:2]]
    yield from (item.title.said(language), item.summary.said(language))
    yield from (each.name.said(language) for each in leading)
    for signals in (item.signals, *(each.signals for each in leading)):
        yield from signals.said(language)
    for name in (item.id, *(each.id for each in leading)):
        yield from hidden.get(name, Texts()).said(language)


def of_playbook(playbook: Playbook, language: Language) -> Iterator[str]:
    """The situation, what came of it, and the body."""
    yield playbook.situation.said(language)
    yield playbook.result.said(language) if playbook.result else ""
    yield from (section.markdown.said(language) for section in playbook.sections)


def of_risk(risk: Risk, language: Language) -> Iterator[str]:
    """The fear, how it shows, what makes it worse, what can be offered."""
    yield risk.fear.said(language)
    yield from chain(*(each.said(language) for each in (risk.early_signals, risk.makes_it_worse, risk.safeguards)))
