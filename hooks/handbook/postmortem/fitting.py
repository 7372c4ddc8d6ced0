"""Which lessons fit a text: each of its passages asks the ranking, and the best passages decide."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from handbook.node import Language
from handbook.postmortem.manuscript import Manuscript
from handbook.postmortem.published import Answer, Lesson, Playbook, Published, is_closed
from handbook.postmortem.ranking import Ranking
from handbook.postmortem.wording import OURS, SAMPLE, each, is_in, language_of, stem, stems, words

PARTIES: dict[Language, frozenset[str]] = {
    "en": frozenset(map(stem, each("client customer buyer vendor contractor supplier stakeholder"))),
    "ru": frozenset(map(stem, each("заказчик клиент покупатель исполнитель подрядчик вендор"))),
}
PASSAGE, BEST, FADES, CLOSE = 40, 5, 0.3, 0.7
# Measured on texts that fit and on texts about other things; the search words, many and coarse, fit either better.
ENOUGH, WHOLE, LEAST, COARSER = 6.5, 20, 0.3, 1.2
SHOWN_WORDS = 6
LONGEST = 5_000_000


class Candidate(NamedTuple):
    """A lesson, what the text says for it, and the one of its risks that the text says most for."""

    weight: float
    playbook: Playbook
    lesson: Lesson
    answer: Answer


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


def suggestions(published: Published, manuscript: Manuscript, most: int) -> tuple[Language, list[Suggestion]]:
    """The language of a text, and the lessons that fit it, the best first; none rather than a guess."""
    prose = [text for kind, text in manuscript.first(LONGEST).pieces() if kind == "prose"]
    sample = "".join(prose)[:SAMPLE]
    language = language_of(sample)
    if not is_in(language, sample):
        return language, []
    fit = Fit(published, Ranking(published, language), prose)
    return language, fit.best(most) if fit.says_enough else []


class Fit:
    """One text held against the handbook."""

    def __init__(self, published: Published, ranking: Ranking, prose: Iterable[str]) -> None:
        self.published, self.ranking, self.language = published, ranking, ranking.language
        self.evidence: defaultdict[str, Evidence] = defaultdict(Evidence)
        self.length = 0  # in words; what is said over and over, as in a log, counts once
        self.closed = {risk.id for risk in published.risks if is_closed(risk)}
        different = set[frozenset[str]]()
        for number, passage in enumerate(passages(prose, self.language)):
            different.add(frozenset(passage.words))
            self.length = PASSAGE * len(different) if number else len(passage.words)
            for name, weight in self.weighed(passage).items():
                self.evidence[name].add(weight, number, passage)
        self.candidates = sorted(self.every_lesson(), key=lambda each: (-each.weight, each.lesson.cited))

    @property
    def says_enough(self) -> bool:
        """Whether the text says enough for a lesson: little in a line or two, more in a long text full of chance."""
        chance = math.log2(max(self.length / PASSAGE, 1))
        needed = ENOUGH * min(max(self.length / WHOLE, LEAST), 1) + chance
        coarser = COARSER if self.published.search_words else 1
        return bool(self.candidates) and self.candidates[0].weight >= needed * coarser

    def best(self, most: int) -> list[Suggestion]:
        """The lesson for which the text says most, and those for which it says not much less."""
        floor = self.candidates[0].weight * CLOSE
        return [self.explained(each) for each in self.candidates[:most] if each.weight >= floor]

    def weighed(self, passage: Passage) -> dict[str, float]:
        """What a passage says for each id."""
        importance = passage.importance(self.language)
        found: defaultdict[str, float] = defaultdict(float)
        for word in passage.words:
            for name, weight in self.ranking.weights(word).items():
                found[name] += weight * importance
        return found

    def every_lesson(self) -> Iterator[Candidate]:
        """Every lesson that stands; what is said for its playbook and its risk counts for it."""
        for playbook in self.published.playbooks:
            for lesson in playbook.lessons:
                answers = [each for each in lesson.addresses if each.risk not in self.closed]
                if answers and not is_closed(playbook) and not is_closed(lesson):
                    answer = max(answers, key=lambda each: self.evidence[each.risk].weight)
                    names = (playbook.id, lesson.cited, answer.risk)
                    weight = sum(self.evidence[name].weight for name in names)
                    yield Candidate(weight, playbook, lesson, answer)

    def explained(self, found: Candidate) -> Suggestion:
        """A lesson with the words, as the text has them, that say most for it."""
        names = (found.playbook.id, found.lesson.cited, found.answer.risk)
        spoken: dict[str, str] = {}
        for name in names:
            for _, _, passage in self.evidence[name].best[:1]:
                spoken |= passage.words
        weights = {root: sum(self.ranking.weights(root).get(name, 0) for name in names) for root in spoken}
        best = sorted((root for root in spoken if weights[root] > 0), key=lambda root: (-weights[root], root))
        return Suggestion(
            found.playbook, found.lesson, found.answer, tuple(spoken[root] for root in best[:SHOWN_WORDS])
        )


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
