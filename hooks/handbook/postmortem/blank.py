"""The blank postmortem: its parts in their order, in Markdown and in Confluence's wiki markup."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from handbook.addresses import root_of
from handbook.catalog import Catalog

GAP = "…"
Kind = Literal["title", "line", "text", "rows", "lessons"]
PARTS: tuple[tuple[str, Kind, tuple[str, ...]], ...] = (
    ("title", "title", ()),
    ("contact", "line", ()),
    ("day", "line", ()),
    ("happened", "text", ()),
    ("impact", "text", ()),
    ("timeline", "rows", ("when", "event")),
    ("repaired", "text", ()),
    ("informed", "text", ()),
    ("causes", "text", ()),
    ("changes", "rows", ("change", "owner", "by")),
    ("check", "line", ()),
    ("lessons", "lessons", ()),
    ("questions", "text", ()),
)


@dataclass(frozen=True)
class Part:
    """A part of a postmortem in the words of an edition: how it is filled in, and what its author should write."""

    id: str
    kind: Kind
    name: str
    hint: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Notation:
    """How a document is written down; `{}` stands for the words."""

    name: Literal["markdown", "wiki"]
    title: str
    line: str
    heading: str
    remark: str
    edge: str
    ruled: bool

    def opening(self, part: Part) -> str:
        """With what a part begins; the contents of a title or a line follow at once."""
        forms = {"title": self.title, "line": self.line}
        return forms.get(part.kind, self.heading).format(part.name)

    def table(self, columns: tuple[str, ...]) -> str:
        """The head of a table, under which its rows stand."""
        named = f"{self.edge} " + f" {self.edge} ".join(columns) + f" {self.edge}"
        return f"{named}\n{row(('---',) * len(columns))}" if self.ruled else named


MARKDOWN = Notation("markdown", "# {}: ", "**{}:** ", "## {}", "<!-- {} -->", "|", ruled=True)
WIKI = Notation("wiki", "h1. {}: ", "*{}:* ", "h2. {}", "{{color:gray}}{}{{color}}", "||", ruled=False)


def row(cells: tuple[str, ...]) -> str:
    """A row of a table, the same in both notations."""
    return "| " + " | ".join(cells) + " |"


def parts_of(catalog: Catalog) -> tuple[Part, ...]:
    """The parts in the words of an edition."""
    return tuple(
        Part(
            name,
            kind,
            catalog.say(f"postmortem_{name}"),
            catalog.say(f"postmortem_{name}_hint"),
            tuple(catalog.say(f"postmortem_{column}") for column in columns),
        )
        for name, kind, columns in PARTS
    )


def blank(catalog: Catalog, site: str, notation: Notation) -> str:
    """The whole document with nothing filled in: each part with what belongs into it."""
    lessons = f"{root_of(site, catalog.language)}lessons/"
    return "\n\n".join(block for part in parts_of(catalog) for block in unfilled(part, notation, lessons)) + "\n"


def unfilled(part: Part, notation: Notation, lessons: str) -> Iterator[str]:
    """A part with a gap to fill, and a remark that says with what; `lessons` is where all of them are."""
    at_once = part.kind in ("title", "line")
    yield notation.opening(part) + (GAP if at_once else "")
    yield notation.remark.format(part.hint.format(lessons))
    if part.columns:
        yield f"{notation.table(part.columns)}\n{row((GAP,) * len(part.columns))}"
    elif not at_once:
        yield GAP
