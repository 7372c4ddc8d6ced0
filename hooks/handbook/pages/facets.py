"""By what a list can be narrowed: the risk, the stage, who acts, the kind and the evidence of each of its entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from handbook.catalog import Catalog
from handbook.model import Lesson, Playbook

Values = Mapping[str, tuple[str, ...]]
KINDS = ("case", "practice")
EVIDENCE = ("one-case", "several-cases", "published-practice", "disputed")


@dataclass(frozen=True)
class Choice:
    """One value to narrow a list to, what it is called, and how many entries have it."""

    value: str
    name: str
    count: int


@dataclass(frozen=True)
class Facet:
    """One property of the entries, with the values that some of them have."""

    name: str
    label: str
    choices: tuple[Choice, ...]


def of_lesson(catalog: Catalog, playbook: Playbook, lesson: Lesson) -> Values:
    """What a lesson is found by: its own risks, and what else its playbook has."""
    return of_lessons(catalog, playbook, [lesson])


def of_playbook(catalog: Catalog, playbook: Playbook) -> Values:
    """What a playbook is found by; its risks are those that its lessons answer."""
    return of_lessons(catalog, playbook, playbook.standing)


def of_lessons(catalog: Catalog, playbook: Playbook, lessons: Iterable[Lesson]) -> Values:
    """What some lessons of a playbook are found by."""
    return {
        "risk": tuple(sorted({address.risk for lesson in lessons for address in catalog.answered(lesson)})),
        "stage": playbook.stages,
        "role": playbook.roles,
        "kind": (playbook.kind,),
        "evidence": (playbook.evidence.replace(" ", "-"),),
    }


def facets_of_playbooks(catalog: Catalog) -> tuple[Facet, ...]:
    """How the list of playbooks can be narrowed."""
    return tuple(facets(catalog, [of_playbook(catalog, playbook) for playbook in catalog.listed]))


def facets_of_lessons(catalog: Catalog) -> tuple[Facet, ...]:
    """How the list of lessons can be narrowed."""
    return tuple(facets(catalog, [of_lesson(catalog, *entry) for entry in catalog.lessons()]))


def facets(catalog: Catalog, entries: list[Values]) -> Iterator[Facet]:
    """The properties in which entries differ, each value counted."""
    labels = {"risk": "risk", "stage": "stage", "role": "roles", "kind": "search_kind", "evidence": "evidence"}
    for facet, label in labels.items():
        counted = Counter(value for entry in entries for value in entry[facet])
        names = names_of(catalog, facet)
        choices = tuple(Choice(value, name, counted[value]) for value, name in names.items() if counted[value])
        yield Facet(facet, catalog.say(label), choices)


def names_of(catalog: Catalog, facet: str) -> dict[str, str]:
    """Every value that a property may have, in its order, with its name."""
    return {
        "risk": {risk.id: f"{risk.id} {risk.title}" for risk in sorted(catalog.listed_risks, key=lambda risk: risk.id)},
        "stage": {stage.id: stage.name for stage in catalog.stages.values()},
        "role": {role.id: role.name for role in catalog.roles.values()},
        "kind": {kind: catalog.say(f"kind_{kind}") for kind in KINDS},
        "evidence": {value: catalog.say(f"evidence_{value.replace('-', '_')}") for value in EVIDENCE},
    }[facet]
