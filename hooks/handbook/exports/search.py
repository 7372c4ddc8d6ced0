"""The records of the search: one for each playbook, lesson, risk and question of an edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypedDict

from handbook.addresses import address_of
from handbook.catalog import Catalog
from handbook.exports.packing import SMALL, packed
from handbook.model import Lesson, Playbook, Risk
from handbook.vocabulary import Question, Situation


class Record(TypedDict):
    """What can be found, and what is shown of it."""

    id: str
    type: str
    title: str
    url: str
    summary: str
    signals: list[str]
    kind: str
    risks: list[str]
    stages: list[str]


class Records(TypedDict):
    """The records of an edition, the names of filters, and the words that are left out;

    `words` are searched and never shown: `hidden` tells for each record which of them it holds.
    """

    language: str
    risks: dict[str, str]
    stages: dict[str, str]
    small: str
    records: list[Record]
    words: str
    hidden: list[str]


def records(catalog: Catalog) -> Records:
    """Everything that the search of an edition can find."""
    listed = list(found(catalog))
    words, held = packed(hidden for _, hidden in listed)
    return {
        "language": catalog.language,
        "risks": {risk.id: risk.title for risk in catalog.listed_risks},
        "stages": {stage.id: stage.name for stage in catalog.stages.values()},
        "small": " ".join(sorted(SMALL)),
        "records": [record for record, _ in listed],
        "words": words,
        "hidden": held,
    }


def found(catalog: Catalog) -> Iterator[tuple[Record, list[str]]]:
    """The records in the order of their ids, each with its hidden words."""
    leading = first_answers(catalog)
    for playbook in catalog.listed:
        shown, hidden = words_of(leading.get(playbook.id, ()))
        yield of_playbook(catalog, playbook, shown), [*playbook.search_words, *hidden]
        for lesson in playbook.standing:
            yield of_lesson(catalog, playbook, lesson), []
    for risk in catalog.listed_risks:
        shown, hidden = words_of(leading.get(risk.id, ()))
        yield of_risk(catalog, risk, shown), [*risk.search_words, *hidden]
    for question in catalog.questions.values():
        yield of_question(catalog, question), list(question.search_words)


def of_playbook(catalog: Catalog, playbook: Playbook, shown: list[str]) -> Record:
    """A playbook, with the words of the situations that lead to it first."""
    return {
        "id": playbook.id,
        "type": "playbook",
        "title": playbook.title,
        "url": address_of(playbook.id).url,
        "summary": playbook.summary,
        "signals": list(dict.fromkeys([*playbook.signals, *shown])),
        "kind": playbook.kind,
        "risks": sorted({address.risk for address in catalog.answered(*playbook.standing)}),
        "stages": list(playbook.stages),
    }


def of_lesson(catalog: Catalog, playbook: Playbook, lesson: Lesson) -> Record:
    """A lesson, under its text."""
    return {
        "id": playbook.cited(lesson),
        "type": "lesson",
        "title": lesson.text.strip(),
        "url": address_of(playbook.cited(lesson)).url,
        "summary": playbook.title,
        "signals": [],
        "kind": playbook.kind,
        "risks": [address.risk for address in catalog.answered(lesson)],
        "stages": list(playbook.stages),
    }


def of_risk(catalog: Catalog, risk: Risk, shown: list[str]) -> Record:
    """A risk, with the fear in the words of the one who runs it."""
    answers = catalog.lessons_addressing(risk.id)
    return {
        "id": risk.id,
        "type": "risk",
        "title": risk.title,
        "url": address_of(risk.id).url,
        "summary": risk.summary,
        "signals": list(dict.fromkeys([*risk.signals, *shown])),
        "kind": "",
        "risks": [risk.id],
        "stages": sorted({stage for answer in answers for stage in answer.playbook.stages}),
    }


def of_question(catalog: Catalog, question: Question) -> Record:
    """A question, with its answer."""
    playbooks = catalog.playbooks_answering(question.id)
    return {
        "id": question.id,
        "type": "question",
        "title": question.name,
        "url": address_of(question.id).url,
        "summary": question.answer,
        "signals": [],
        "kind": "",
        "risks": sorted({each.risk for playbook in playbooks for each in catalog.answered(*playbook.standing)}),
        "stages": sorted({stage for playbook in playbooks for stage in playbook.stages}),
    }


def first_answers(catalog: Catalog) -> dict[str, list[Situation]]:
    """The situations by what they lead to first."""
    found: dict[str, list[Situation]] = {}
    for situation in catalog.situations.values():
        for first in catalog.led_to(situation)[:1]:
            found.setdefault(first, []).append(situation)
    return found


def words_of(situations: Iterable[Situation]) -> tuple[list[str], list[str]]:
    """The shown and the hidden words of situations."""
    shown = [word for each in situations for word in each.signals]
    return shown, [word for each in situations for word in each.search_words]
