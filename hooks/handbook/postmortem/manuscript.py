"""A text by somebody else, of any length and form: read without harm, and cut where prose ends and code begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from handbook.problems import Problem

MARK = "\ufeff"
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
OPENS_HEADER = re.compile(r"(---|\+\+\+)[ \t]*[\r\n]")
CLOSES_HEADER = {"---": re.compile(r"(?:---|\.\.\.)\s*"), "+++": re.compile(r"\+\+\+\s*")}
FENCE = re.compile(r"(?P<quote>[ \t]*>)?[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(?P<mark>`{3,}(?=[^`]*$)|~{3,})")
ITEM = re.compile(r"[ ]*(?:[-*+]|\d{1,9}[.)])[ ]{1,4}(?=\S)")
SPANS = re.compile(r"<!--|<(?P<raw>pre|script|style)\b", re.IGNORECASE)
LONGEST_PIECE = 64_000


class Piece(NamedTuple):
    """A stretch of a text: `header` (front matter), `code`, or `prose`."""

    kind: str
    text: str


@dataclass(frozen=True)
class Manuscript:
    """A file as read: every byte can be written back, whatever is wrong with it."""

    path: Path
    file: str
    text: str
    problems: tuple[Problem, ...] = ()

    @property
    def encoded(self) -> bytes:
        """The bytes of the file."""
        return self.text.encode("utf-8", "surrogateescape")

    def first(self, most: int) -> Manuscript:
        """The beginning of it, or all of it if it is no longer than that."""
        return self if len(self.text) <= most else replace(self, text=self.text[:most])

    def pieces(self) -> Iterator[Piece]:
        """The text in its order, nothing left out, each paragraph by itself."""
        header = header_of(self.text)
        if header:
            yield Piece("header", self.text[:header])
        yield from Cutter(self.text[header:]).pieces()


def read(path: Path) -> Manuscript | Problem:
    """The text of a file; bytes that are no UTF-8 are kept and told, and what is no text at all is a problem."""
    file = "".join(sign if sign.isprintable() else "?" for sign in path.as_posix())
    try:
        raw = path.read_bytes()
    except OSError as error:
        return Problem(file, 1, "file", f"found no way to read it ({error.strerror})", "check that it can be opened")
    if b"\0" in raw:
        wide = raw[:2] in (b"\xff\xfe", b"\xfe\xff")
        found, mend = ("UTF-16", "save the file as UTF-8") if wide else ("a binary file", "name files of text alone")
        return Problem(file, 1, "file", f"found {found}", mend)
    text = raw.decode("utf-8", "surrogateescape")
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        found = f"found bytes that are not UTF-8, the first 0x{raw[error.start]:02X}"
        return Manuscript(path, file, text, (Problem(file, line, "file", found, "save the file as UTF-8"),))
    return Manuscript(path, file, text)


def lines_in(text: str) -> int:
    """How many line ends a text has, of whatever kind."""
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def header_of(text: str) -> int:
    """Where the front matter ends, if there is any."""
    at = len(MARK) if text.startswith(MARK) else 0
    if opening := OPENS_HEADER.match(text, at):
        for line in LINE.finditer(text, opening.end()):
            if CLOSES_HEADER[opening[1]].fullmatch(line[0]):
                return line.end()
    return 0


class Cutter:
    """The walk over a body, line by line, that tells code from prose."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.held: list[str] = []
        self.kind = "prose"
        self.size = self.indent = self.span_end = 0
        self.after_gap = True
        self.fence: re.Match[str] | None = None
        self.absent: set[str] = set()

    def pieces(self) -> Iterator[Piece]:
        """Every stretch; a paragraph of bearable length is never cut, nor a comment that spans several."""
        for line in LINE.finditer(self.text):
            blank = not line[0].strip()
            kind = self.kind if blank else self.kind_of(line[0], line.start())
            ends = self.after_gap and not blank and kind == "prose" and line.start() >= self.span_end
            if self.held and (kind != self.kind or ends or self.size > LONGEST_PIECE):
                yield self.release()
            self.kind, self.after_gap = kind, blank or line[0].startswith("#")
            self.held.append(line[0])
            self.size += len(line[0])
            if kind == "prose" and "<" in line[0]:
                self.look_for_span(line[0], line.start())
        if self.held:
            yield self.release()

    def release(self) -> Piece:
        """The lines held so far."""
        piece = Piece(self.kind, "".join(self.held))
        self.held, self.size = [], 0
        return piece

    def kind_of(self, line: str, start: int) -> str:
        """Whether a line is code: between fences, or indented deeper than what is around it."""
        if self.fence and self.fence["quote"] and not line.lstrip().startswith(">"):
            self.fence = None
        if self.fence:
            mark, bare = self.fence["mark"], line.strip(" \t\r\n>")
            self.fence = None if bare.startswith(mark) and not bare.strip(mark[0]) else self.fence
            return "code"
        if start < self.span_end:
            return "prose"
        if line[0].isalpha():
            self.indent = 0 if self.after_gap else self.indent
            return "prose"
        self.fence = FENCE.match(line.rstrip())
        return "code" if self.fence or self.is_indented(line) else "prose"

    def is_indented(self, line: str) -> bool:
        """Whether a line is code by its indentation; what belongs to a list's item is not."""
        wide = line.expandtabs(4)
        deep = len(wide) - len(wide.lstrip(" "))
        if deep >= self.indent + 4 and (self.after_gap or self.kind == "code"):
            return True
        if item := ITEM.match(wide):
            self.indent = item.end()
        elif self.after_gap:
            self.indent = min(self.indent, deep)
        return False

    def look_for_span(self, line: str, start: int) -> None:
        """A comment or a raw element keeps what stands between its ends together, blank lines and all."""
        at = max(0, self.span_end - start)
        while opening := SPANS.search(line, at):
            closing = f"</{opening['raw']}>" if opening["raw"] else "-->"
            end = -1 if closing in self.absent else self.text.find(closing, start + opening.end())
            if end < 0:
                self.absent.add(closing)
                at = opening.end()
            else:
                self.span_end = end + len(closing)
                at = self.span_end - start
