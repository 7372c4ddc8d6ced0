"""How well the risks are answered, at a glance: a bar for each risk, a part of it for each lesson."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.catalog import Catalog
from handbook.model import Risk
from handbook.pages.grid import Head, head

GROUPS = (("client", "founding"), ("client", "public"), ("vendor", "public"))


@dataclass(frozen=True)
class Bar:
    """One risk: by how many lessons it is answered, and from how many playbooks."""

    risk: Head
    lessons: int
    playbooks: int


@dataclass(frozen=True)
class Group:
    """The risks of one side and origin."""

    name: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Glance:
    """Every risk that stands in lists, and the longest bar, so that all can be drawn to one measure."""

    groups: tuple[Group, ...]
    longest: int


def glance(catalog: Catalog) -> Glance:
    """How well each risk of an edition is answered."""
    groups = tuple(group(catalog, side, origin) for side, origin in GROUPS)
    return Glance(groups, max((bar.lessons for each in groups for bar in each.bars), default=0))


def group(catalog: Catalog, side: str, origin: str) -> Group:
    """The bars of one group."""
    chosen = [risk for risk in catalog.listed_risks if (risk.side, risk.origin) == (side, origin)]
    return Group(catalog.say(f"risks_{side}_{origin}"), tuple(bar(catalog, risk) for risk in chosen))


def bar(catalog: Catalog, risk: Risk) -> Bar:
    """The bar of a risk."""
    answers = catalog.lessons_addressing(risk.id)
    return Bar(head(risk), len(answers), len({answer.playbook.id for answer in answers}))
