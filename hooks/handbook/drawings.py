"""What the pictures are drawn from: the story's curve of trust, and the matrix of playbooks by risks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.catalog import Answer, Catalog
from handbook.model import Playbook, Risk

STEP, LEVEL, MARGIN = 120, 36, 40
HIGHEST = 5


@dataclass(frozen=True)
class Point:
    """An episode on the curve, in the units of the drawing: x to the right, y down."""

    playbook: Playbook
    number: int
    trust: int
    x: int
    y: int


@dataclass(frozen=True)
class Curve:
    """The curve of trust over the episodes of the story."""

    points: tuple[Point, ...]
    width: int
    height: int

    @property
    def line(self) -> str:
        """The points as SVG wants them."""
        return " ".join(f"{point.x},{point.y}" for point in self.points)

    @property
    def levels(self) -> list[tuple[int, int]]:
        """The levels of trust, each with its height in the drawing."""
        return [(level, height_of(level)) for level in range(HIGHEST + 1)]


def height_of(trust: int) -> int:
    """How far down a level of trust is drawn."""
    return MARGIN + (HIGHEST - trust) * LEVEL


def curve(catalog: Catalog) -> Curve:
    """Trust after each episode of the story."""
    told = [playbook for playbook in catalog.story if playbook.trust is not None]
    points = tuple(
        Point(playbook, at + 1, playbook.trust or 0, MARGIN + STEP // 2 + at * STEP, height_of(playbook.trust or 0))
        for at, playbook in enumerate(told)
    )
    return Curve(points, 2 * MARGIN + STEP * len(points), 2 * MARGIN + HIGHEST * LEVEL)


@dataclass(frozen=True)
class Cell:
    """What one playbook has against one risk."""

    playbook: Playbook
    risk: Risk
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Row:
    """One playbook against every risk, in the order of the columns."""

    playbook: Playbook
    cells: tuple[Cell, ...]

    @property
    def filled(self) -> tuple[Cell, ...]:
        """The risks that the playbook answers."""
        return tuple(cell for cell in self.cells if cell.answers)


def rows(catalog: Catalog) -> Iterator[Row]:
    """The matrix, row by row; a playbook without lessons has none."""
    for playbook in catalog.listed:
        cells = tuple(
            Cell(playbook, risk, tuple(x for x in catalog.lessons_addressing(risk.id) if x.playbook.id == playbook.id))
            for risk in catalog.listed_risks
        )
        if any(cell.answers for cell in cells):
            yield Row(playbook, cells)
