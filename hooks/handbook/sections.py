"""A body: `## Heading { #anchor }` after heading, each with what stands under it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.model import SECTIONS, Section
from handbook.node import Place
from handbook.problems import Problem, nearest, quoted

HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*$")
ANCHORED = re.compile(r"^(?P<title>.+?)\s*\{ ?#(?P<anchor>[^\s}]+) ?\}$")
CODE_FENCE = re.compile(r"^\s{0,3}(```+|~~~+)")


def split(file: str, body: str, first_line: int) -> tuple[tuple[Section, ...], list[Problem]]:
    """The sections of a body, and all that is wrong with its headings."""
    sections: list[Section] = []
    problems: list[Problem] = []
    for line, heading, text in pieces(body, first_line):
        match = ANCHORED.match(heading)
        if not heading:
            problems += [Problem(file, line, "body", f"found {quoted(text)} before any heading", FIRST)] if text else []
        elif not match:
            problems.append(
                Problem(file, line, "body", f"found the heading {quoted(heading)} without an anchor", ANCHOR)
            )
        else:
            section = Section(anchor=match["anchor"], title=match["title"], markdown=text)
            section._place = Place(file, {(): line})
            problems += check_section(section, {each.anchor for each in sections})
            sections.append(section)
    return tuple(sections), problems


FIRST = f"put it under a heading such as ## What to do {{ #{SECTIONS[0]} }}"
ANCHOR = f"write it as ## Heading {{ #{SECTIONS[0]} }}; the anchors are {', '.join(SECTIONS)}"


def pieces(body: str, first_line: int) -> Iterator[tuple[int, str, str]]:
    """Line, heading and text of each piece; what stands before the first heading has none."""
    start, heading, fence = first_line, "", ""
    text: list[str] = []
    for number, line in enumerate(body.split("\n"), first_line):
        match = HEADING.match(line)
        if code := CODE_FENCE.match(line):
            fence = "" if fence and code[1].startswith(fence) else fence or code[1]
        if match and not fence and len(match[1]) < 3:
            yield start, heading, "\n".join(text).strip("\n")
            start, heading, text = number, match[2], []
        else:
            text.append(line)
    yield start, heading, "\n".join(text).strip("\n")


def check_section(section: Section, before: set[str]) -> Iterator[Problem]:
    """An anchor is one of the known ones and stands once; a section is not empty."""
    if section.anchor in before:
        yield section.problem("body", f"found #{section.anchor} a second time", "join the two sections")
    if section.anchor not in SECTIONS:
        found = f"found the anchor {quoted(section.anchor)}, which nobody knows"
        yield section.problem("body", found, nearest(section.anchor, SECTIONS))
    if not section.markdown.strip():
        yield section.problem("body", f"found nothing under {quoted(section.title)}", "write the section or delete it")
