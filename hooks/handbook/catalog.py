"""One edition of the handbook, cross-linked: every look-up that a page, an export or a rule asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from handbook.drift import Drift
from handbook.model import Address, Item, Lesson, Playbook, Risk
from handbook.node import Language
from handbook.vocabulary import (
    Behaviour,
    Expectation,
    Principle,
    Question,
    Reference,
    Role,
    Situation,
    Stage,
    Word,
)


class Answer(NamedTuple):
    """A lesson of a playbook addresses a risk, and how."""

    playbook: Playbook
    lesson: Lesson
    address: Address

    @property
    def cited(self) -> str:
        """The id of the lesson."""
        return self.playbook.cited(self.lesson)


class Pull(NamedTuple):
    """Another lesson pulls against this one, and when each holds."""

    playbook: Playbook
    lesson: Lesson
    how: str


@dataclass(frozen=True)
class Catalog:
    """Everything of one language by its id; every direction of a link but lesson to risk is computed here."""

    language: Language
    playbooks: Mapping[str, Playbook] = field(default_factory=dict)
    risks: Mapping[str, Risk] = field(default_factory=dict)
    situations: Mapping[str, Situation] = field(default_factory=dict)
    stages: Mapping[str, Stage] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=dict)
    behaviours: Mapping[str, Behaviour] = field(default_factory=dict)
    expectations: Mapping[str, Expectation] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    principles: Mapping[str, Principle] = field(default_factory=dict)
    sources: Mapping[str, Reference] = field(default_factory=dict)
    words: Mapping[str, Word] = field(default_factory=dict)
    revisions: Mapping[str, str] = field(default_factory=dict)
    drifts: Mapping[str, Drift] = field(default_factory=dict)

    def say(self, word: str) -> str:
        """A word of the site in this language; one that is missing shows its own name."""
        return self.words[word].name if word in self.words else word

    @cached_property
    def listed(self) -> tuple[Playbook, ...]:
        """The playbooks that stand in lists: not the drafts, not what was replaced or taken back."""
        return tuple(playbook for playbook in self.playbooks.values() if playbook.listed)

    @cached_property
    def listed_risks(self) -> tuple[Risk, ...]:
        """The risks that stand in lists, the founding ones first."""
        listed = [risk for risk in self.risks.values() if risk.listed]
        return tuple(sorted(listed, key=lambda risk: (risk.origin != "founding", risk.side, risk.id)))

    @property
    def changed(self) -> date | None:
        """The day of the newest change: it stands for today, since no clock is asked."""
        days = (item.changed for item in (*self.playbooks.values(), *self.risks.values()))
        return max((day for day in days if day), default=None)

    def lessons(self) -> Iterator[tuple[Playbook, Lesson]]:
        """Every lesson that stands in lists, with its playbook."""
        for playbook in self.listed:
            for lesson in playbook.standing:
                yield playbook, lesson

    def answered(self, *lessons: Lesson) -> tuple[Address, ...]:
        """The risks that lessons answer, each with how; what was replaced or taken back is no risk any more."""
        found = (address for lesson in lessons for address in lesson.addresses)
        return tuple(each for each in found if each.risk in self.risks and not self.risks[each.risk].closed)

    def answers(self) -> Iterator[Answer]:
        """Every link from a listed lesson to a risk."""
        for playbook, lesson in self.lessons():
            for address in lesson.addresses:
                yield Answer(playbook, lesson, address)

    def lessons_addressing(self, risk: str) -> tuple[Answer, ...]:
        """The lessons that help against a risk, and how."""
        return self._answers_by_risk.get(risk, ())

    @cached_property
    def _answers_by_risk(self) -> dict[str, tuple[Answer, ...]]:
        found: dict[str, list[Answer]] = {}
        for answer in self.answers():
            found.setdefault(answer.address.risk, []).append(answer)
        return {risk: tuple(answers) for risk, answers in found.items()}

    def lesson(self, cited: str) -> tuple[Playbook, Lesson] | None:
        """The lesson of an id such as PB-002.1."""
        playbook = self.playbooks.get(cited.partition(".")[0])
        found = [lesson for lesson in playbook.lessons if playbook.cited(lesson) == cited] if playbook else []
        return (playbook, found[0]) if playbook and found else None

    def tensions_of(self, cited: str) -> tuple[Pull, ...]:
        """The lessons that pull against this one, whichever side says so."""
        return self._pulls.get(cited, ())

    @cached_property
    def _pulls(self) -> dict[str, tuple[Pull, ...]]:
        found: dict[str, list[Pull]] = {}
        for playbook, lesson in self.lessons():
            for tension in lesson.tensions:
                other = self.lesson(tension.lesson)
                if other and other[1] in other[0].standing and not other[0].closed:
                    found.setdefault(playbook.cited(lesson), []).append(Pull(*other, tension.how))
                    found.setdefault(tension.lesson, []).append(Pull(playbook, lesson, tension.how))
        return {cited: tuple(pulls) for cited, pulls in found.items()}

    def playbooks_at(self, stage: str) -> tuple[Playbook, ...]:
        """The playbooks of a stage."""
        return tuple(playbook for playbook in self.listed if stage in playbook.stages)

    def playbooks_for(self, role: str) -> tuple[Playbook, ...]:
        """The playbooks in which a role acts."""
        return tuple(playbook for playbook in self.listed if role in playbook.roles)

    def playbooks_answering(self, question: str) -> tuple[Playbook, ...]:
        """The playbooks that help to answer a question."""
        return tuple(playbook for playbook in self.listed if question in playbook.answers)

    def bearing_on(self, trait: str) -> tuple[Playbook | Risk, ...]:
        """The playbooks and risks that bear on a behaviour or an expectation."""
        items: Iterable[Playbook | Risk] = (*self.listed, *self.listed_risks)
        return tuple(item for item in items if trait in (*item.behaviours, *item.expectations))

    def resting_on(self, source: str) -> tuple[Item, ...]:
        """The playbooks and risks that rest on a source."""
        return tuple(item for item in (*self.listed, *self.listed_risks) if source in item.sources)

    def next_episodes(self, playbook: str) -> tuple[Playbook, ...]:
        """The episodes that come right after this one in the same story."""
        return self._episodes_after.get(playbook, ())

    @cached_property
    def _episodes_after(self) -> dict[str, tuple[Playbook, ...]]:
        found: dict[str, list[Playbook]] = {}
        for playbook in self.listed:
            if playbook.after:
                found.setdefault(playbook.after, []).append(playbook)
        return {before: tuple(playbooks) for before, playbooks in found.items()}

    @cached_property
    def story(self) -> tuple[Playbook, ...]:
        """The episodes of the story in their order, from the one that comes after none."""
        episodes = [playbook for playbook in self.listed if not playbook.after and self.next_episodes(playbook.id)]
        for episode in episodes:
            episodes.extend(self.next_episodes(episode.id))
        return tuple(episodes)

    def standing(self, identity: str) -> str | None:
        """The id itself; in the place of what was replaced, what stands there now; nothing for what was taken back."""
        seen: set[str] = set()
        item = self.playbooks.get(identity) or self.risks.get(identity)
        while item and item.status == "superseded" and item.superseded_by and item.id not in seen:
            seen.add(item.id)
            item = self.playbooks.get(item.superseded_by) or self.risks.get(item.superseded_by)
        if seen or item:
            return item.id if item and item.listed else None
        return identity if self.title(identity) else None

    def led_to(self, situation: Situation) -> list[str]:
        """Where a situation leads, best first: what was replaced is followed, what was taken back is left out."""
        return list(dict.fromkeys(filter(None, map(self.standing, situation.leads_to))))

    def title(self, identity: str) -> str | None:
        """The title of whatever has this id, a lesson's being its playbook's; None for an unknown id."""
        if "." in identity:
            found = self.lesson(identity)
            return found[0].title if found else None
        if item := self.playbooks.get(identity) or self.risks.get(identity):
            return item.title
        for terms in (self.situations, self.questions, self.behaviours, self.expectations, self.principles):
            if identity in terms:
                return terms[identity].name
        return None
