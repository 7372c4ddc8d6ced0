"""The matrix as its template draws it: plain values, each cell with how often and how."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.addresses import address_of
from handbook.catalog import Answer, Catalog
from handbook.model import Item, Playbook, Risk
from handbook.pages.drawings import Cell, Row, rows


@dataclass(frozen=True)
class Head:
    """What a column or a row stands for, and where to read it."""

    id: str
    title: str
    url: str


@dataclass(frozen=True)
class Column:
    """A risk, and by how many lessons it is answered."""

    head: Head
    origin: str
    answered: int


@dataclass(frozen=True)
class How:
    """A lesson, and how it helps."""

    cited: str
    url: str
    how: str


@dataclass(frozen=True)
class Square:
    """What one playbook has against one risk."""

    name: str
    answers: tuple[How, ...]


@dataclass(frozen=True)
class Line:
    """A playbook, and what it has, by the risks against which it has anything."""

    head: Head
    squares: dict[str, Square]


@dataclass(frozen=True)
class Grid:
    """The matrix of playbooks by risks."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]


def grid(catalog: Catalog) -> Grid:
    """The whole matrix of an edition."""
    return Grid(tuple(column(catalog, risk) for risk in catalog.listed_risks), tuple(map(line, rows(catalog))))


def column(catalog: Catalog, risk: Risk) -> Column:
    """One risk at the head of its column."""
    return Column(head(risk), risk.origin, len(catalog.lessons_addressing(risk.id)))


def line(row: Row) -> Line:
    """One playbook with its squares."""
    return Line(head(row.playbook), {cell.risk.id: square(row.playbook, cell) for cell in row.filled})


def square(playbook: Playbook, cell: Cell) -> Square:
    """One square with its answers."""
    return Square(f"how-{playbook.id.lower()}-{cell.risk.id.lower()}", tuple(map(how, cell.answers)))


def how(answer: Answer) -> How:
    """One answer of a square."""
    return How(answer.cited, address_of(answer.cited).url, answer.address.how)


def head(item: Item) -> Head:
    """What a playbook or a risk is called and where it lives."""
    return Head(item.id, item.title, address_of(item.id).url)
