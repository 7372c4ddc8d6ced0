"""The values of a YAML text: strict, nothing coerced, the line of each kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml
from yaml._yaml import CParser
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from handbook import messages
from handbook.lines import Unreadable, check_visible
from handbook.problems import quoted
from handbook.slips import complaint

Location = tuple[str | int, ...]
DEEPEST = 8
TOO_DEEP = messages.TOO_DEEP.of(most=DEEPEST)
NOTHING = ("~", "null")
NAME = re.compile(r"[^\W\d][\w -]{0,59}")


def walked(text: str, first_line: int, most: int) -> tuple[Any, Walk]:
    """The values of a text, as text, and the walk that read them: it knows their lines, and those cut by a ` #`."""
    walk = Walk(text.split("\n"), first_line, most)
    try:
        return walk.document(CParser(text)), walk
    except (yaml.YAMLError, ValueError):
        walk = Walk(walk.text, first_line, most)
        return walk.told(Teller(text)), walk


@dataclass(frozen=True, eq=False)
class Lines(Mapping[Location, int]):
    """The line of each value of a text that could be read; few are ever asked for, so it is read again for them."""

    text: str
    first_line: int
    most: int

    @cached_property
    def known(self) -> dict[Location, int]:
        """All of them."""
        return walked(self.text, self.first_line, self.most)[1].lines

    def __getitem__(self, where: Location) -> int:
        """The line of a value."""
        return self.known[where]

    def __iter__(self) -> Iterator[Location]:
        """The places of the values, in their order."""
        return iter(self.known)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.known)


class Teller(Reader, Scanner, Parser):
    """YAML's own parser, slow and with complaints that can be told; that in C is five times as fast."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


class Walk:
    """The walk over a YAML text that gathers its values, their lines, and those that a ` #` cuts short.

    A plain value stays the text that was written, but for null and ~; nothing refers or calls.
    """

    def __init__(self, text: list[str], first_line: int, most: int) -> None:
        self.text, self.first_line, self.most = text, first_line, most
        self.remarks = {number for number, line in enumerate(text) if "#" in line}
        self.lines: dict[Location, int] = {}
        self.cut: dict[Location, int] = {}

    def told(self, teller: Teller) -> Any:
        """What the text holds, or what is wrong with it, in an author's words."""
        try:
            return self.document(teller)
        except yaml.MarkedYAMLError as error:
            raise Unreadable(*complaint(error, self.text, self.first_line)) from None
        except ValueError:
            found = "found a \\U that is no character"
            raise Unreadable(self.first_line + teller.line, found, "write the character") from None

    def document(self, parser: Any) -> Any:
        """The one value of the whole text."""
        self.next: Callable[[], Any] = parser.get_event
        self.next()
        if isinstance(self.next(), yaml.StreamEndEvent):
            return None
        value = self.value(self.next(), ())
        self.next()
        event = self.next()
        if not isinstance(event, yaml.StreamEndEvent):
            raise yaml.MarkedYAMLError(problem="but found another document", problem_mark=event.start_mark)
        return value

    def value(self, event: Any, where: Location) -> Any:
        """A mapping, a list, a text, or None where nothing stands."""
        line = event.start_mark.line + self.first_line
        self.lines.setdefault(where, line)
        refuse_references(event)
        if len(where) > DEEPEST:
            raise Unreadable(line, *TOO_DEEP)
        if len(self.lines) > self.most:
            raise Unreadable(line, *messages.TOO_MANY.of(most=self.most))
        if isinstance(event, yaml.ScalarEvent):
            return self.text_of(event, where, line)
        if isinstance(event, yaml.MappingStartEvent):
            return {key: self.value(self.next(), (*where, key)) for key in self.keys(where)}
        found: list[Any] = []
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            found.append(self.value(event, (*where, len(found))))
        return found

    def text_of(self, event: Any, where: Location, line: int) -> str | None:
        """One text."""
        text: str = event.value
        if event.style == '"':
            check_visible(line, text)
        if event.style or not text:
            return text if event.style else None
        end = event.end_mark
        if end.line in self.remarks and re.match(r"\s+#", self.text[end.line][end.column :]):
            self.cut[where] = line
        return None if text in NOTHING else text

    def keys(self, where: Location) -> Iterator[str]:
        """The keys of a mapping, each plain text, each once; its value is read before the next is asked for."""
        seen: set[str] = set()
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            refuse_references(event)
            line = event.start_mark.line + self.first_line
            if not isinstance(event, yaml.ScalarEvent) or not NAME.fullmatch(event.value):
                raise Unreadable(line, *messages.NO_NAME.of())
            if event.value in seen:
                raise Unreadable(line, *messages.KEY_TWICE.of(name=quoted(event.value)), event.value)
            seen.add(event.value)
            self.lines[(*where, event.value)] = line
            yield event.value


def refuse_references(event: Any) -> None:
    """No value is named, refers to another, or has a type."""
    if event.anchor or getattr(event, "tag", None):
        sign = "*" if isinstance(event, yaml.AliasEvent) else "&" if event.anchor else "!"
        raise yaml.MarkedYAMLError(problem=f"a value begins with {sign}", problem_mark=event.start_mark)
