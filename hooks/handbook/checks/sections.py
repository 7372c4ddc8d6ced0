"""A body: `## Heading { #anchor }` after heading, each with what stands under it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook import messages
from handbook.model import SECTIONS, Section
from handbook.node import Borrowed, Place
from handbook.problems import Problem, nearest, quoted

HEADING = re.compile(r"##?(?!#)(.*)")
UNDERLINE = re.compile(r"(-+|=+) *")
ANCHOR = re.compile(r" ?#([^\s{}]+) ?\}")
MAY_FENCE = (" ", "`", "~")
ITEM = re.compile(r"^(?:[-*+]|[0-9]+[.)]) +(?:\[[ xX]\] +)?(\S.*(?:\n {2,}(?![-*+]|[0-9]+[.)])\S.*)*)", re.MULTILINE)
CODE_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})([^`]*)")


def split(file: str, body: str, first_line: int) -> tuple[tuple[Section, ...], list[Problem]]:
    """The sections of a body, and all that is wrong with its headings."""
    sections: list[Section] = []
    problems: list[Problem] = []
    for line, heading, written in pieces(body, first_line):
        text, blank = written.strip("\n"), len(written) - len(written.lstrip("\n"))
        title, _, end = (heading or "").rpartition("{")
        match = ANCHOR.fullmatch(end)
        if heading is None:
            said = messages.BEFORE_HEADINGS.of(value=quoted(text))
            problems += [Problem(file, line + blank, "body", *said)] if text else []
        elif not match or not title.strip():
            said = messages.UNANCHORED.of(value=quoted(heading), anchors=", ".join(SECTIONS))
            problems.append(Problem(file, line, "body", *said))
        else:
            section = Section(anchor=match[1], title=title.strip(), markdown=text)
            section._place = Place(file, {(): line, ("markdown",): line + 1 + blank})
            problems += check_section(section, {each.anchor for each in sections})
            sections.append(section)
    if opened := in_code(body.split("\n"))[-1]:
        line = first_line + opened - 1
        problems.append(Problem(file, line, "body", *messages.ENDLESS_CODE.of()))
    return tuple(sections), problems


def pieces(body: str, first_line: int) -> Iterator[tuple[int, str | None, str]]:
    """Line, heading and text of each piece; what stands before the first heading has none."""
    start, heading = first_line, None
    text: list[str] = []
    lines = body.split("\n")
    for number, (line, code) in enumerate(zip(lines, in_code(lines), strict=True), first_line):
        match = HEADING.fullmatch(line)
        if not code and (match or underlines(line, text)):
            title = match[1] if match else text.pop()
            yield start, heading, "\n".join(text)
            start, heading, text = number, title.strip(), []
        else:
            text.append(line)
    yield start, heading, "\n".join(text)


def underlines(line: str, before: list[str]) -> bool:
    """Whether a line of dashes makes a heading of the one before it, as it does of a paragraph's first line."""
    above = ["", "", *before[-2:]][-2:]
    return bool(UNDERLINE.fullmatch(line)) and not above[0].strip() and above[1][:1].strip() != ""


def in_code(lines: list[str]) -> list[int]:
    """For each line the number of the line that opens the code block it stands in; 0 outside and where one ends."""
    found: list[int] = []
    opened, fence = 0, ""
    for number, line in enumerate(lines, 1):
        code = CODE_FENCE.fullmatch(line) if line[:1] in MAY_FENCE else None
        if code and not opened:
            opened, fence = number, code[1]
        elif code and code[1].startswith(fence) and not code[2].strip():
            opened = 0
        found.append(opened)
    return found


def check_section(section: Section, before: set[str]) -> Iterator[Problem]:
    """An anchor is one of the known ones and stands once; a section is not empty."""
    if section.anchor in before:
        yield section.problem("body", *messages.ANCHOR_TWICE.of(name=f"#{section.anchor}"))
    if section.anchor not in SECTIONS:
        known = nearest(section.anchor, SECTIONS)
        yield section.problem("body", *messages.UNKNOWN_ANCHOR.of(value=quoted(section.anchor), known=known))
    if not section.markdown.strip():
        yield section.problem("body", *messages.EMPTY_SECTION.of(value=quoted(section.title)))


def first_item(section: Section) -> str | None:
    """What the first list of a section begins with; nothing where it holds no list."""
    match = ITEM.search(section.markdown)
    language = getattr(section.markdown, "language", None)
    return match and (Borrowed(match[1], language) if language else match[1])
