"""The texts of one file as their authors wrote them: each with its field, its lines, and its code blanked out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from handbook.checks.code import without_code
from handbook.checks.sections import ANCHOR, HEADING, in_code, underlines
from handbook.node import LANGUAGES, Language
from handbook.privacy.personal import veiled
from handbook.problems import Problem, quoted
from handbook.source import Source
from handbook.values import Location

Kind = Literal["plain", "line", "block", "body"]
KINDS: dict[str, Kind] = {
    **dict.fromkeys(("title", "summary", "signals", "search_words", "name", "citation", "supports"), "plain"),
    **dict.fromkeys(("early_signals", "makes_it_worse", "safeguards"), "plain"),
    **dict.fromkeys(("text", "exception", "how", "result", "answer"), "line"),
    **dict.fromkeys(("open_note", "closed_reason", "evidence_note"), "line"),
    **dict.fromkeys(("situation", "note", "fear", "meaning"), "block"),
}
PLAIN = re.compile(r"[^\W\d_][\w ,.:;()«»“”„‘’'\"—–…%?!-]*\n?")  # one line, no sign that Markdown or HTML knows
NONE = re.compile(r"(?!)")
WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Passage:
    """A text of a file: `plain` ones are shown as they stand, the others are Markdown, `line` ones on one line."""

    source: Source
    where: Location
    kind: Kind
    text: str

    @property
    def field(self) -> str:
        """The name of its field, or of the list that it is in; a body has none."""
        return next((step for step in reversed(self.where) if isinstance(step, str)), "")

    @property
    def language(self) -> Language:
        """Its language: by its place in a list of both, by the file's name, else as the file says."""
        marks: list[object] = [step for step in self.where if step in LANGUAGES]
        if named := re.search(r"\.(en|ru)\.md$|^docs/(en|ru)/", self.source.file):
            marks.append(named[1] or named[2])
        elif isinstance(self.source.values, dict):
            marks.append(self.source.values.get("language"))
        return "ru" if marks[:1] == ["ru"] else "en"

    @cached_property
    def bare(self) -> str:
        """The text with its code blanked out, every other sign where it was; a plain text has no code."""
        return self.text if self.kind == "plain" else without_code(self.text, indented=self.kind != "line")

    def problem(self, at: int, found: str, mend: str) -> Problem:
        """A mistake that begins at a sign of the text."""
        field = ".".join(str(step) for step in self.where) or "body"
        return Problem(self.source.file, self.line(at), field, found, mend)

    @cached_property
    def veiled(self) -> str:
        """The text with all that gives somebody away veiled, also where only half of it is to be quoted."""
        return veiled(self.text)

    def said(self, begin: int, end: int) -> str:
        """A piece of the text as it may be shown."""
        return quoted(self.veiled[begin:end].strip())

    def line(self, at: int) -> int:
        """The line of the file that a sign of the text stands on; its field's line where YAML has it escaped."""
        if self.kind == "body":
            return self.source.body_line + self.text.count("\n", 0, at)
        first, last = self.source.lines_of(self.where)
        read = [match for match in WORD.finditer(self.text) if match.start() <= at]
        words = [match[0].strip("'\"") for match in read]
        if not words:
            return first
        written = "\n".join(self.source.header[first - self.source.header_line : last - self.source.header_line])
        same = [match.start() for match in WORD.finditer(written) if match[0].strip("'\"") == words[-1]]
        nth = words.count(words[-1])
        return first + written.count("\n", 0, same[nth - 1]) if len(same) >= nth else first


def passages_of(source: Source, *, every: bool = False) -> Iterator[Passage]:
    """Every text for readers in a file, whether or not its fields are right; those of words alone only if asked for."""
    yield from texts_in(source, source.values, (), None, NONE if every else PLAIN)
    if source.body.strip():
        yield Passage(source, (), "body", without_headings(source.body))


def texts_in(
    source: Source, value: Any, where: Location, kind: Kind | None, plain: re.Pattern[str]
) -> Iterator[Passage]:
    """The texts below a place of the front matter, or of a list, but for the plain ones."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from texts_in(source, part, (*where, name), KINDS.get(name), plain)
    elif isinstance(value, list):
        for at, part in enumerate(value):
            if not isinstance(part, str) or (kind and not plain.fullmatch(part)):
                yield from texts_in(source, part, (*where, at), kind, plain)
    elif isinstance(value, str) and kind and not plain.fullmatch(value):
        yield Passage(source, where, kind, value)


def without_headings(body: str) -> str:
    """A body whose headings have lost signs and anchors, each line as long as it was; wrong ones are told elsewhere."""
    lines = body.split("\n")
    code, read = in_code(lines), list[str]()
    for at, line in enumerate(lines):
        if code[at] and code[at] == code[-1]:
            lines[at] = " " * len(line)
        elif not code[at] and (heading := HEADING.fullmatch(line)):
            title, _, end = heading[1].rpartition("{")
            text = title if ANCHOR.fullmatch(end.rstrip()) else ""
            lines[at] = text.rjust(heading.start(1) + len(text)).ljust(len(line))
        elif not code[at] and underlines(line, read):
            lines[at - 1], lines[at] = " " * len(lines[at - 1]), " " * len(line)
        read.append(lines[at])
    return "\n".join(lines)
