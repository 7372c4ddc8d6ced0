"""A body: `## Heading { #anchor }` after heading, each with what stands under it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.model import SECTIONS, Section
from handbook.node import Place
from handbook.problems import Problem, nearest, quoted

HEADING = re.compile(r"##?(?!#)(.*)")
UNDERLINE = re.compile(r"(-+|=+) *")
ANCHOR = re.compile(r" ?#([^\s{}]+) ?\}")
CODE_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})([^`]*)")
FIRST = f"put it under a heading such as ## What to do {{ #{SECTIONS[0]} }}"
ANCHORED = f"write it as ## Heading {{ #{SECTIONS[0]} }}; the anchors are {', '.join(SECTIONS)}"


def split(file: str, body: str, first_line: int) -> tuple[tuple[Section, ...], list[Problem]]:
    """The sections of a body, and all that is wrong with its headings."""
    sections: list[Section] = []
    problems: list[Problem] = []
    for line, heading, written in pieces(body, first_line):
        text, blank = written.strip("\n"), len(written) - len(written.lstrip("\n"))
        title, _, end = (heading or "").rpartition("{")
        match = ANCHOR.fullmatch(end)
        if heading is None:
            found = f"found {quoted(text)} before any heading"
            problems += [Problem(file, line + blank, "body", found, FIRST)] if text else []
        elif not match or not title.strip():
            problems.append(
                Problem(file, line, "body", f"found the heading {quoted(heading)} without an anchor", ANCHORED)
            )
        else:
            section = Section(anchor=match[1], title=title.strip(), markdown=text)
            section._place = Place(file, {(): line, ("markdown",): line + 1 + blank})
            problems += check_section(section, {each.anchor for each in sections})
            sections.append(section)
    if opened := in_code(body.split("\n"))[-1]:
        line = first_line + opened - 1
        problems.append(Problem(file, line, "body", "found a code block that never ends", "close it as it was opened"))
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
    above = ["", "", *before][-2:]
    return bool(UNDERLINE.fullmatch(line)) and not above[0].strip() and above[1][:1].strip() != ""


def in_code(lines: list[str]) -> list[int]:
    """For each line the number of the line that opens the code block it stands in; 0 outside and where one ends."""
    found: list[int] = []
    opened, fence = 0, ""
    for number, line in enumerate(lines, 1):
        code = CODE_FENCE.fullmatch(line)
        if code and not opened:
            opened, fence = number, code[1]
        elif code and code[1].startswith(fence) and not code[2].strip():
            opened = 0
        found.append(opened)
    return found


def check_section(section: Section, before: set[str]) -> Iterator[Problem]:
    """An anchor is one of the known ones and stands once; a section is not empty."""
    if section.anchor in before:
        yield section.problem("body", f"found #{section.anchor} a second time", "join the two sections")
    if section.anchor not in SECTIONS:
        found = f"found the anchor {quoted(section.anchor)}, which nobody knows"
        yield section.problem("body", found, nearest(section.anchor, SECTIONS))
    if not section.markdown.strip():
        yield section.problem("body", f"found nothing under {quoted(section.title)}", "write the section or delete it")
