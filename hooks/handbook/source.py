"""The reader of one file: exact fences, strict YAML, nothing coerced, the line of every value kept."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar
from unicodedata import is_normalized

import yaml
from frontmatter.default_handlers import YAMLHandler
from yaml._yaml import CParser
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from handbook import messages
from handbook.problems import Problem, quoted

Location = tuple[str | int, ...]
Kind = TypeVar("Kind")
FENCE = "---"
DEEPEST = 8
TOO_DEEP = messages.TOO_DEEP.of(most=DEEPEST)
LONGEST_DOCUMENT, LONGEST_LIST = 60_000, 200_000
MOST_VALUES, MOST_VALUES_OF_LIST = 1_000, 10_000
LONGEST_LINE = 4_000
KEPT = 1_000  # files, for whoever reads them again
SLIPS = (
    ("'\\t'", *messages.TAB.of()),
    ("mapping values are not allowed", *messages.COLON.of()),
    ("end of stream", *messages.OPEN_QUOTE.of()),
    ("expected alphabetic or numeric", "found a value that begins with & or *", "put the whole text in quotes"),
    ("a value begins with", *messages.REFERRING.of()),
    (
        "could not find expected ':'",
        "found a line that is no 'name: value'",
        "write a blank after the colon; a text that goes on is indented",
    ),
    (
        "<block end>, but found '<scalar>'",
        "found more on the line after its value ended",
        "give the next field a line of its own; put a text with quotes or brackets in it in the other quotes",
    ),
    (
        "<block end>, but found",
        "found a line that begins too far left or right",
        "give it as many blanks as the fields beside it",
    ),
    ("expected ',' or", "found a bracket that opens and never closes", "close it on the same line"),
    ("expected the node content", "found a comma with nothing before it", "delete it, or write what is missing"),
    ("cannot start any token", "found a value that begins with @, ` or %", "put the whole text in quotes"),
    ("a comment or a line break", "found a text on the line of > or |", "begin the text on the next line, indented"),
    ("unknown escape", "found a \\ in double quotes that means nothing", "put the text in single quotes"),
)
ODD_BLANK = re.compile(r"^ *[^\S \t]")
OPENING = ("scalar", "simple key", "flow")
PICTOGRAM = "[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"  # joined ones make one: 👩\u200d💻
INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u2800\u3164\ud800-\uf8ff\ufe00-\ufe0d\ufeff\uffa0\ufff9-\uffff\U000e0000-\U0010ffff]"
    f"|(?<!{PICTOGRAM})\u200d|\u200d(?!{PICTOGRAM})"
)
PILE = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe0e\ufe0f\ufe20-\ufe2f]{3,}")
NOTHING = ("~", "null")
NAME = re.compile(r"[^\W\d][\w -]{0,59}")
USUAL = re.compile("[\n -~А-яЁё«»„“”’—–…№×→]*")  # of these signs alone nothing is hidden, piled up or in parts
MERGE_MARK = re.compile(r"(?m)^(<{7}|={7}|>{7}|\|{7})(\s|$)")


class Unreadable(Exception):
    """The file can't be read further: what was found, where, and how to mend it."""

    def __init__(self, line: int, found: str, mend: str, field: str = "file") -> None:
        super().__init__(found)
        self.line, self.field, self.found, self.mend = line, field, found, mend

    def in_file(self, file: str) -> Problem:
        """The same as a problem of the file."""
        return Problem(file, self.line, self.field, self.found, self.mend)


class Written(NamedTuple):
    """One file as it is written: its name from the root, and its text."""

    file: str
    text: str


@dataclass(frozen=True, eq=False)
class Source:
    """One file as read: its name from the root, its values as text, the line of each, and the body."""

    file: str
    values: Any
    lines: dict[Location, int] = field(default_factory=dict)
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


class Teller(Reader, Scanner, Parser):
    """YAML's own parser, slow and with complaints that can be told; that in C is five times as fast."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


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


@lru_cache(KEPT)
def document(file: str, text: str) -> Source:
    """A Markdown text with front matter."""
    header, body = StrictHandler().split(text)
    return read_values(file, header, first_line=2, body=body)


@lru_cache(KEPT)
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
    lines = text.split("\n")
    if seen_through(text) or merging(text) or len(max(lines, key=len)) > LONGEST_LINE:
        for number, written in enumerate(lines, 1):
            check_line(number, written)
    return text


def merging(text: str) -> bool:
    """Whether a merge has left its marks in a text."""
    return any(sign * 7 in text for sign in "<=>|") and bool(MERGE_MARK.search(text))


def check_line(number: int, line: str) -> None:
    """A line is of bearable length, visible all through, and no leftover of a merge."""
    if len(line) > LONGEST_LINE:
        raise Unreadable(number, *messages.LONG_LINE.of(count=len(line), most=LONGEST_LINE))
    check_visible(number, line)
    if mark := MERGE_MARK.match(line):
        raise Unreadable(number, *messages.MERGE_MARK.of(value=quoted(mark[1])))


def check_visible(number: int, text: str) -> None:
    """Nothing in a text is hidden from its reader, or from a search."""
    if odd := INVISIBLE.search(text):
        raise Unreadable(number, *messages.INVISIBLE.of(code=f"U+{ord(odd[0]):04X}"))
    if PILE.search(text):
        raise Unreadable(number, *messages.PILE.of())
    if not is_normalized("NFC", text):
        parted = next(word for word in text.split() if not is_normalized("NFC", word))
        raise Unreadable(number, *messages.PARTED.of(value=quoted(parted)))


def seen_through(text: str) -> bool:
    """Whether something in a text is hidden, piled up, or put together of parts."""
    if USUAL.fullmatch(text):
        return False
    return bool(INVISIBLE.search(text) or PILE.search(text)) or not is_normalized("NFC", text)


def read_values(file: str, text: str, *, first_line: int, body: str = "", most: int = MOST_VALUES) -> Source:
    """The values of a YAML text, as text, with the line of each and the values that a ` #` cuts short."""
    walk = Walk(text.split("\n"), first_line, most)
    try:
        values = walk.document(CParser(text))
    except (yaml.YAMLError, ValueError):
        values = Walk(walk.text, first_line, most).told(Teller(text))
    body_line = first_line + len(walk.text) + 1
    return Source(file, values, walk.lines, walk.cut, body, body_line, tuple(walk.text), first_line)


def slip(complaint: str) -> tuple[str, str]:
    """What YAML complains of, and how to mend it, in an author's words."""
    for sign, found, mend in SLIPS:
        if sign in complaint:
            return found, mend
    return messages.UNREADABLE.of(reason=complaint)


def faulty_line(error: yaml.MarkedYAMLError) -> int:
    """The line, from 0, where the mistake was made: an open quote, bracket or name is one where it begins."""
    opened = error.context_mark if any(thing in (error.context or "") for thing in OPENING) else None
    mark = opened or error.problem_mark or error.context_mark
    return mark.line if mark else 0


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
            raise Unreadable(*self.complaint(error)) from None
        except ValueError:
            found = "found a \\U that is no character"
            raise Unreadable(self.first_line + teller.line, found, "write the character") from None

    def complaint(self, error: yaml.MarkedYAMLError) -> tuple[int, str, str]:
        """Where a slip is, what was found and how to mend it; a blank that only looks like one is told first."""
        for number, line in enumerate(self.text, self.first_line):
            if ODD_BLANK.match(line):
                return number, "found a blank of another kind before the text", "type it anew with the space bar"
        return self.first_line + faulty_line(error), *slip(str(error.problem))

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
