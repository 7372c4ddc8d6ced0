"""Which lessons fit a text: each of its passages asks the ranking, and the best passages decide."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from handbook.manuscript import Manuscript
from handbook.node import Language
from handbook.published import Answer, Lesson, Playbook, Published, is_closed
from handbook.ranking import Ranking
from handbook.wording import OURS, SAMPLE, is_in, language_of, stem, stems, words

PARTIES: dict[Language, frozenset[str]] = {
    "en": frozenset(map(stem, "client customer buyer vendor contractor supplier stakeholder".split())),
    "ru": frozenset(map(stem, "заказчик клиент покупатель исполнитель подрядчик вендор".split())),
}
# Measured on texts that fit and on texts about other things; a longer text finds more by chance.
PASSAGE, BEST, FADES, NEEDED = 40, 5, 0.3, 7.5
SHOWN_WORDS = 6


class Suggestion(NamedTuple):
    """A lesson that fits, and why: the words of the text, and the risk that they speak of."""

    playbook: Playbook
    lesson: Lesson
    answer: Answer
    words: tuple[str, ...]


@dataclass
class Passage:
    """Some forty words that carry a subject, by their stems; whether they speak of us."""

    words: dict[str, str] = field(default_factory=dict)
    ours: bool = False

    def importance(self, language: Language) -> float:
        """A passage says most where it speaks of a client and of us."""
        return 0.4 + 0.4 * (not PARTIES[language].isdisjoint(self.words)) + 0.2 * self.ours


class Evidence:
    """The passages that say most for one id, the best first."""

    def __init__(self) -> None:
        self.best: list[tuple[float, int, Passage]] = []

    def add(self, weight: float, number: int, passage: Passage) -> None:
        """Keep a passage if it is one of the best."""
        if len(self.best) < BEST or weight > -self.best[-1][0]:
            self.best = sorted([*self.best, (-weight, number, passage)])[:BEST]

    @property
    def weight(self) -> float:
        """All of them together, each next one counting less."""
        return sum(-weight * FADES**place for place, (weight, _, _) in enumerate(self.best))


def suggestions(published: Published, manuscript: Manuscript, most: int) -> list[Suggestion]:
    """The lessons that fit a text, the best first; none rather than a guess."""
    prose = [text for kind, text in manuscript.pieces() if kind == "prose"]
    sample = "".join(prose)[:SAMPLE]
    language = language_of(sample)
    return Fit(published, language).found(prose, most) if is_in(language, sample) else []


class Fit:
    """One text held against the handbook."""

    def __init__(self, published: Published, language: Language) -> None:
        self.published, self.language = published, language
        self.ranking = Ranking(published, language)
        self.evidence: defaultdict[str, Evidence] = defaultdict(Evidence)

    def found(self, prose: Iterable[str], most: int) -> list[Suggestion]:
        """The lessons for which the text says enough, and at least half of what it says for the best one."""
        number = 0
        for number, passage in enumerate(passages(prose, self.language), 1):
            for name, weight in self.weighed(passage).items():
                self.evidence[name].add(weight, number, passage)
        scored = sorted(self.scored(), key=lambda each: (-each[0], each[2].cited))
        floor = max(NEEDED + math.log2(max(number, 1)), max((score for score, *_ in scored), default=0) / 2)
        return [self.explained(*each[1:]) for each in scored[:most] if each[0] >= floor]

    def weighed(self, passage: Passage) -> dict[str, float]:
        """What a passage says for each id."""
        importance = passage.importance(self.language)
        found: defaultdict[str, float] = defaultdict(float)
        for stem in passage.words:
            for name, weight in self.ranking.weights(stem).items():
                found[name] += weight * importance
        return found

    def scored(self) -> Iterator[tuple[float, Playbook, Lesson, Answer]]:
        """Every lesson that stands, with what the text says for it, its playbook and the best of its risks."""
        for playbook in self.published.playbooks:
            for lesson in playbook.lessons:
                if lesson.addresses and not is_closed(playbook) and not is_closed(lesson):
                    answer = max(lesson.addresses, key=lambda each: self.evidence[each.risk].weight)
                    names = (playbook.id, lesson.cited, answer.risk)
                    yield sum(self.evidence[name].weight for name in names), playbook, lesson, answer

    def explained(self, playbook: Playbook, lesson: Lesson, answer: Answer) -> Suggestion:
        """A lesson with the words, as the text has them, that say most for it."""
        names = (playbook.id, lesson.cited, answer.risk)
        spoken = {
            stem: word
            for name in names
            for _, _, passage in self.evidence[name].best[:1]
            for stem, word in passage.words.items()
        }
        weights = {stem: sum(self.ranking.weights(stem).get(name, 0) for name in names) for stem in spoken}
        best = sorted((stem for stem in spoken if weights[stem] > 0), key=lambda stem: (-weights[stem], stem))
        return Suggestion(playbook, lesson, answer, tuple(spoken[stem] for stem in best[:SHOWN_WORDS]))


def passages(prose: Iterable[str], language: Language) -> Iterator[Passage]:
    """The text in passages of forty words that carry a subject."""
    passage, count = Passage(), 0
    for text in prose:
        for word in words(text):
            passage.ours = passage.ours or word in OURS[language]
            for stem_of_word in stems([word], language):
                passage.words.setdefault(stem_of_word, word)
                count += 1
            if count == PASSAGE:
                yield passage
                passage, count = Passage(), 0
    if passage.words:
        yield passage
