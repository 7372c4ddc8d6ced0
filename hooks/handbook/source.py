"""The reader of one file: exact fences, strict YAML, nothing coerced, the line of every value kept."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from frontmatter.default_handlers import YAMLHandler

from handbook import messages
from handbook.lines import Unreadable, refuse_odd_lines
from handbook.problems import Problem, quoted
from handbook.spreading import remembered
from handbook.values import Lines, Location, walked

Kind = TypeVar("Kind")
FENCE = "---"
LONGEST_DOCUMENT, LONGEST_LIST = 60_000, 200_000
MOST_VALUES, MOST_VALUES_OF_LIST = 1_000, 10_000
KEPT = 1_000  # files, for whoever reads them again


class Written(NamedTuple):
    """One file as it is written: its name from the root, and its text."""

    file: str
    text: str


@dataclass(frozen=True, eq=False)
class Source:
    """One file as read: its name from the root, its values as text, the line of each, and the body."""

    file: str
    values: Any
    lines: Mapping[Location, int] = field(default_factory=dict)
    cut: dict[Location, int] = field(default_factory=dict)
    body: str = ""
    body_line: int = 0
    header: tuple[str, ...] = ()
    header_line: int = 1

    def line(self, where: Location) -> int:
        """The line of a value, or of the nearest thing around it."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)

    def lines_of(self, where: Location) -> tuple[int, int]:
        """The first line of a value, and the line that is no longer its own."""
        first = self.line(where)
        return first, self.starts[bisect_right(self.starts, first)] if first < self.starts[-1] else first + 1

    @cached_property
    def starts(self) -> list[int]:
        """The lines on which something begins, and that behind the last."""
        return sorted({*self.lines.values(), self.header_line + len(self.header)})


class StrictHandler(YAMLHandler):
    """Front matter whose fences are exact: `---` alone on line 1, and `---` alone on the line that closes it."""

    def split(self, text: str) -> tuple[str, str]:
        """The front matter and the body, each as written."""
        lines = text.split("\n")
        if lines[0].rstrip() != FENCE:
            raise Unreadable(1, *messages.OPENING.of(value=quoted(lines[0])))
        for number, line in enumerate(lines[1:], 2):
            if line.rstrip() == FENCE:
                return "\n".join(lines[1 : number - 1]), "\n".join(lines[number:])
        raise Unreadable(1, *messages.ENDLESS_HEADER.of())


def read_document(path: Path, root: Path) -> Source | Problem:
    """One Markdown file with front matter."""
    return read(path, root, LONGEST_DOCUMENT, document)


def read_list(path: Path, root: Path) -> Source | Problem:
    """One YAML file of the vocabulary."""
    return read(path, root, LONGEST_LIST, entries)


def read_written(path: Path, root: Path) -> Written | Problem:
    """One Markdown file as it is written, whatever it holds."""
    return read(path, root, LONGEST_DOCUMENT, Written)


def read(path: Path, root: Path, longest: int, kind: Callable[[str, str], Kind]) -> Kind | Problem:
    """What a file of a kind holds, or why it can't be read."""
    file = path.relative_to(root).as_posix()
    try:
        return kind(file, read_text(path, longest))
    except Unreadable as error:
        return error.in_file(file)


@remembered(KEPT)
def document(file: str, text: str) -> Source:
    """A Markdown text with front matter."""
    header, body = StrictHandler().split(text)
    return read_values(file, header, first_line=2, body=body)


@remembered(KEPT)
def entries(file: str, text: str) -> Source:
    """A list of the vocabulary."""
    source = read_values(file, text, first_line=1, most=MOST_VALUES_OF_LIST)
    if not isinstance(source.values, list):
        raise Unreadable(1, "found no list", "begin each entry with '- id: …'")
    return source


def read_text(path: Path, longest: int) -> str:
    """The text of a file: UTF-8, line ends and a byte order mark smoothed away, nothing invisible, no monsters."""
    if path.is_symlink() or not path.is_file():
        raise Unreadable(1, "found a link or a folder", "put the file itself here")
    if (size := path.stat().st_size) > longest:
        raise Unreadable(1, *messages.LARGE.of(count=size, most=longest))
    if not os.access(path, os.R_OK):
        raise Unreadable(1, "found a file that can't be read", "give the right to read it: chmod 644")
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Unreadable(line, *messages.NOT_UTF8.of()) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    refuse_odd_lines(text)
    return text


def read_values(file: str, text: str, *, first_line: int, body: str = "", most: int = MOST_VALUES) -> Source:
    """The values of a YAML text, as text, with the line of each and the values that a ` #` cuts short."""
    values, walk = walked(text, first_line, most)
    body_line = first_line + len(walk.text) + 1
    return Source(file, values, Lines(text, first_line, most), walk.cut, body, body_line, tuple(walk.text), first_line)
