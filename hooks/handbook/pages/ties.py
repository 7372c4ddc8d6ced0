"""How a playbook sits among its risks, as a template draws it: its lessons on the left, the risks on the right."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.addresses import address_of
from handbook.catalog import Catalog
from handbook.model import Playbook
from handbook.pages.grid import Head, head

HEIGHT = 100  # of the drawing between the two columns, in its own units


@dataclass(frozen=True)
class Knot:
    """A lesson on the left."""

    number: int
    cited: str
    anchor: str


@dataclass(frozen=True)
class Thread:
    """From a lesson down to a risk: which lesson, and the height at either end."""

    number: int
    start: float
    end: float


@dataclass(frozen=True)
class Ties:
    """A playbook's lessons, the risks that they answer, and which answers which."""

    lessons: tuple[Knot, ...]
    risks: tuple[Head, ...]
    threads: tuple[Thread, ...]


def ties(catalog: Catalog, playbook: Playbook) -> Ties:
    """What a playbook's lessons are tied to, in the order in which the risks are first named."""
    answered = [[address.risk for address in catalog.answered(lesson)] for lesson in playbook.standing]
    risks = list(dict.fromkeys(risk for each in answered for risk in each))
    threads = [
        Thread(at + 1, height(at, len(answered)), height(risks.index(risk), len(risks)))
        for at, each in enumerate(answered)
        for risk in each
    ]
    knots = [Knot(lesson.id, cited := playbook.cited(lesson), address_of(cited).anchor) for lesson in playbook.standing]
    return Ties(tuple(knots), tuple(head(catalog.risks[risk]) for risk in risks), tuple(threads))


def height(at: int, number: int) -> float:
    """The middle of one of several rows of the same height."""
    return round(HEIGHT * (at + 0.5) / number, 2)
