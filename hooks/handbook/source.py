"""The reader of one file: exact fences, strict YAML, nothing coerced, the line of every value kept."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler
from yaml._yaml import CParser
from yaml.composer import Composer
from yaml.resolver import BaseResolver

from handbook import messages
from handbook.problems import Problem, quoted

Location = tuple[str | int, ...]
FENCE = "---"
DEEPEST = 8
TOO_DEEP = messages.TOO_DEEP.of(most=DEEPEST)
LONGEST_FILE = 200_000
LONGEST_LINE = 4_000
SLIPS = (
    ("'\\t'", "found a tab where blanks belong", "indent with blanks"),
    ("mapping values are not allowed", "found a colon and a blank inside a text", "put the whole text in quotes"),
    ("end of stream", "found a quote that opens and never closes", "close it, or put the text in the other quotes"),
    ("expected alphabetic or numeric", "found a value that begins with & or *", "put the whole text in quotes"),
    ("a value begins with", *messages.REFERRING.of()),
)
INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
NAME = re.compile(r"[^\W\d][\w -]{0,59}")
MERGE_MARK = re.compile(r"(<{7}|={7}|>{7})(\s|$)")


class Unreadable(Exception):
    """The file can't be read further: what was found, where, and how to mend it."""

    def __init__(self, line: int, found: str, mend: str, field: str = "file") -> None:
        super().__init__(found)
        self.line, self.field, self.found, self.mend = line, field, found, mend


@dataclass(frozen=True)
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


class Strict(Composer, BaseResolver):
    """YAML in which a plain value stays the text that was written, but for null and ~; nothing refers or calls."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML declares it so

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """The next node; anchors, aliases and tags are refused where they stand."""
        event = self.peek_event()  # type: ignore[attr-defined]
        if isinstance(event, yaml.AliasEvent) or event.anchor or getattr(event, "tag", None):
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&" if event.anchor else "!"
            raise yaml.MarkedYAMLError(problem=f"a value begins with {sign}", problem_mark=event.start_mark)
        return super().compose_node(parent, index)


class StrictLoader(Strict, yaml.SafeLoader):
    """The loader whose complaints are told."""


class SwiftLoader(Strict, CParser):
    """The same on the parser in C, five times as fast, whose complaints differ: they are never told."""

    def __init__(self, text: str) -> None:
        CParser.__init__(self, text)
        Composer.__init__(self)
        BaseResolver.__init__(self)


Strict.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(~|null)?$"), ["", "~", "n"])


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
    file = path.relative_to(root).as_posix()
    try:
        header, body = StrictHandler().split(read_text(path))
        return read_values(file, header, first_line=2, body=body)
    except Unreadable as error:
        return Problem(file, error.line, error.field, error.found, error.mend)


def read_list(path: Path, root: Path) -> Source | Problem:
    """One YAML file of the vocabulary."""
    file = path.relative_to(root).as_posix()
    try:
        source = read_values(file, read_text(path), first_line=1)
    except Unreadable as error:
        return Problem(file, error.line, error.field, error.found, error.mend)
    if not isinstance(source.values, list):
        return Problem(file, 1, "file", "found no list", "begin each entry with '- id: …'")
    return source


def read_text(path: Path) -> str:
    """The text of a file: UTF-8, line ends and a byte order mark smoothed away, nothing invisible, no monsters."""
    if path.is_symlink() or not path.is_file():
        raise Unreadable(1, "found a link or a folder", "put the file itself here")
    if (size := path.stat().st_size) > LONGEST_FILE:
        raise Unreadable(1, f"found {size} bytes", f"keep a file under {LONGEST_FILE}")
    if not os.access(path, os.R_OK):
        raise Unreadable(1, "found a file that can't be read", "give the right to read it: chmod 644")
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Unreadable(line, "found bytes that are not UTF-8", "save the file as UTF-8") from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for number, written in enumerate(text.split("\n"), 1):
        check_line(number, written)
    return text


def check_line(number: int, line: str) -> None:
    """A line is of bearable length, visible all through, and no leftover of a merge."""
    if len(line) > LONGEST_LINE:
        raise Unreadable(number, *messages.LONG_LINE.of(count=len(line), most=LONGEST_LINE))
    check_visible(number, line)
    if MERGE_MARK.match(line):
        raise Unreadable(number, *messages.MERGE_MARK.of(value=quoted(line[:20])))


def check_visible(number: int, text: str) -> None:
    """Nothing in a text is hidden from its reader."""
    if odd := INVISIBLE.search(text):
        raise Unreadable(number, *messages.INVISIBLE.of(code=f"U+{ord(odd[0]):04X}"))


def read_values(file: str, text: str, *, first_line: int, body: str = "") -> Source:
    """The values of a YAML text, as text, with the line of each and the values that a ` #` cuts short."""
    loader = StrictLoader(text)
    try:
        node = swiftly(text) or loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        raise Unreadable(first_line + faulty_line(error), *slip(str(error.problem))) from None
    except ValueError:
        raise Unreadable(first_line + loader.line, "found a \\U that is no character", "write the character") from None
    except RecursionError:
        raise Unreadable(first_line + loader.line, *TOO_DEEP) from None
    tree = Tree(text.split("\n"), first_line)
    values = tree.value(node, ()) if node else None
    body_line = first_line + len(tree.text) + 1
    return Source(file, values, tree.lines, tree.cut, body, body_line, tuple(tree.text), first_line)


def swiftly(text: str) -> yaml.Node | None:
    """The nodes of a faultless text; None where there is anything to complain of."""
    try:
        return SwiftLoader(text).get_single_node()
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


def slip(complaint: str) -> tuple[str, str]:
    """What YAML complains of, and how to mend it, in an author's words."""
    for sign, found, mend in SLIPS:
        if sign in complaint:
            return found, mend
    return messages.UNREADABLE.of(reason=complaint)


def faulty_line(error: yaml.MarkedYAMLError) -> int:
    """The line, from 0, where the mistake was made: an open quote is one where it opens."""
    opened = error.context_mark if "scalar" in (error.context or "") else None
    mark = opened or error.problem_mark or error.context_mark
    return mark.line if mark else 0


@dataclass
class Tree:
    """The walk over a YAML text that gathers its values, their lines, and those that a ` #` cuts short."""

    text: list[str]
    first_line: int
    lines: dict[Location, int] = field(default_factory=dict)
    cut: dict[Location, int] = field(default_factory=dict)

    def value(self, node: yaml.Node, where: Location) -> Any:
        """A mapping, a list, a text, or None where nothing stands."""
        line = node.start_mark.line + self.first_line
        self.lines.setdefault(where, line)
        if len(where) > DEEPEST:
            raise Unreadable(line, *TOO_DEEP)
        if isinstance(node, yaml.MappingNode):
            return {key: self.value(value, (*where, key)) for key, value in self.pairs(node, where)}
        if isinstance(node, yaml.SequenceNode):
            return [self.value(value, (*where, at)) for at, value in enumerate(node.value)]
        check_visible(line, node.value)
        plain = isinstance(node, yaml.ScalarNode) and not node.style
        if plain and node.value and re.match(r"\s+#", self.text[node.end_mark.line][node.end_mark.column :]):
            self.cut[where] = line
        return None if node.tag.endswith(":null") else node.value

    def pairs(self, node: yaml.MappingNode, where: Location) -> Iterator[tuple[str, yaml.Node]]:
        """The keys of a mapping, each plain text, each once, and their values."""
        seen: set[str] = set()
        for key, value in node.value:
            line = key.start_mark.line + self.first_line
            if not isinstance(key, yaml.ScalarNode) or not NAME.fullmatch(key.value):
                raise Unreadable(line, *messages.NO_NAME.of())
            if key.value in seen:
                raise Unreadable(line, *messages.KEY_TWICE.of(name=quoted(key.value)), key.value)
            seen.add(key.value)
            self.lines[(*where, key.value)] = line
            yield key.value, value
