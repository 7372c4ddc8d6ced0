"""What is drawn from the links: the story's curve of trust, and the matrix of playbooks by risks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.addresses import address_of
from handbook.catalog import Answer, Catalog
from handbook.model import Playbook, Risk

STEP, LEVEL, MARGIN = 46, 28, 20  # as wide as a telephone shows without shrinking it
HIGHEST = 5


@dataclass(frozen=True)
class Point:
    """An episode on the curve, in the units of the drawing: x to the right, y down."""

    id: str
    title: str
    url: str
    number: int
    trust: int
    x: int
    y: int


@dataclass(frozen=True)
class Curve:
    """The curve of trust over the episodes of the story; the line as SVG wants it, the levels with their heights."""

    points: tuple[Point, ...]
    line: str
    levels: tuple[tuple[int, int], ...]
    width: int
    height: int


def height_of(trust: int) -> int:
    """How far down a level of trust is drawn."""
    return MARGIN + (HIGHEST - trust) * LEVEL


def curve(catalog: Catalog) -> Curve:
    """Trust after each episode of the story."""
    told = [playbook for playbook in catalog.story if playbook.trust is not None]
    points = tuple(point(playbook, at) for at, playbook in enumerate(told))
    return Curve(
        points,
        line=" ".join(f"{point.x},{point.y}" for point in points),
        levels=tuple((level, height_of(level)) for level in range(HIGHEST + 1)),
        width=2 * MARGIN + STEP * len(points),
        height=2 * MARGIN + HIGHEST * LEVEL,
    )


def point(playbook: Playbook, at: int) -> Point:
    """An episode at its place on the curve."""
    trust, x = playbook.trust or 0, MARGIN + STEP // 2 + at * STEP
    url = address_of(playbook.id).url
    return Point(playbook.id, playbook.title, url, at + 1, trust, x, height_of(trust))


@dataclass(frozen=True)
class Cell:
    """What one playbook has against one risk."""

    playbook: Playbook
    risk: Risk
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Row:
    """One playbook and the risks that it answers, in the order of the columns."""

    playbook: Playbook
    filled: tuple[Cell, ...]


def rows(catalog: Catalog) -> Iterator[Row]:
    """The matrix, row by row; a playbook without lessons has none."""
    columns = {risk.id: at for at, risk in enumerate(catalog.listed_risks)}
    found: dict[str, dict[str, list[Answer]]] = {}
    for answer in catalog.answers():
        if answer.address.risk in columns:
            found.setdefault(answer.playbook.id, {}).setdefault(answer.address.risk, []).append(answer)
    for name, answered in found.items():
        in_order = sorted(answered, key=lambda risk: columns[risk])
        playbook = catalog.playbooks[name]
        yield Row(playbook, tuple(Cell(playbook, catalog.risks[risk], tuple(answered[risk])) for risk in in_order))
