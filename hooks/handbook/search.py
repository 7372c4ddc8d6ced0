"""The records of the search: one for each playbook, lesson, risk and question of an edition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from handbook.addresses import address_of
from handbook.catalog import Catalog
from handbook.model import Lesson, Playbook, Risk
from handbook.vocabulary import Question


class Record(TypedDict):
    """What can be found: `words` are searched and never shown, `texts` are searched and rarely shown."""

    id: str
    type: str
    title: str
    url: str
    summary: str
    signals: list[str]
    words: list[str]
    texts: list[str]
    kind: str
    risks: list[str]
    stages: list[str]


class Records(TypedDict):
    """The records of an edition, with the names by which they can be filtered."""

    language: str
    risks: dict[str, str]
    stages: dict[str, str]
    records: list[Record]


def records(catalog: Catalog) -> Records:
    """Everything that the search of an edition can find."""
    return {
        "language": catalog.language,
        "risks": {risk.id: risk.title for risk in catalog.listed_risks},
        "stages": {stage.id: stage.name for stage in catalog.stages.values()},
        "records": list(found(catalog)),
    }


def found(catalog: Catalog) -> Iterator[Record]:
    """The records in the order of their ids."""
    for playbook in catalog.listed:
        yield of_playbook(catalog, playbook)
        for lesson in playbook.standing:
            yield of_lesson(playbook, lesson)
    for risk in catalog.listed_risks:
        yield of_risk(catalog, risk)
    for question in catalog.questions.values():
        yield of_question(catalog, question)


def of_playbook(catalog: Catalog, playbook: Playbook) -> Record:
    """A playbook, with the words of the situations that lead to it first."""
    shown, hidden = words_of_situations(catalog, playbook.id)
    return {
        "id": playbook.id,
        "type": "playbook",
        "title": playbook.title,
        "url": address_of(playbook.id).url,
        "summary": playbook.summary,
        "signals": [*playbook.signals, *shown],
        "words": [*playbook.search_words, *hidden],
        "texts": [playbook.situation, *(lesson.text for lesson in playbook.standing)],
        "kind": playbook.kind,
        "risks": sorted({address.risk for lesson in playbook.standing for address in lesson.addresses}),
        "stages": list(playbook.stages),
    }


def of_lesson(playbook: Playbook, lesson: Lesson) -> Record:
    """A lesson, under its text."""
    return {
        "id": playbook.cited(lesson),
        "type": "lesson",
        "title": lesson.text.strip(),
        "url": address_of(playbook.cited(lesson)).url,
        "summary": playbook.title,
        "signals": [],
        "words": [],
        "texts": [address.how for address in lesson.addresses],
        "kind": playbook.kind,
        "risks": [address.risk for address in lesson.addresses],
        "stages": list(playbook.stages),
    }


def of_risk(catalog: Catalog, risk: Risk) -> Record:
    """A risk, with the fear in the words of the one who runs it."""
    shown, hidden = words_of_situations(catalog, risk.id)
    answers = catalog.lessons_addressing(risk.id)
    return {
        "id": risk.id,
        "type": "risk",
        "title": risk.title,
        "url": address_of(risk.id).url,
        "summary": risk.summary,
        "signals": [*risk.signals, *shown],
        "words": [*risk.search_words, *hidden],
        "texts": [risk.fear, *risk.early_signals, *risk.safeguards],
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
        "words": list(question.search_words),
        "texts": [],
        "kind": "",
        "risks": sorted({address.risk for playbook in playbooks for x in playbook.standing for address in x.addresses}),
        "stages": sorted({stage for playbook in playbooks for stage in playbook.stages}),
    }


def words_of_situations(catalog: Catalog, identity: str) -> tuple[list[str], list[str]]:
    """The shown and the hidden words of the situations whose first answer this is."""
    leading = [each for each in catalog.situations.values() if each.leads_to[0] == identity]
    return [word for each in leading for word in each.signals], [word for each in leading for word in each.search_words]
