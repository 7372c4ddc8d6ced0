"""What YAML complains of, in an author's words: where the slip is, what was found, how to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterable

import yaml

from handbook import messages

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


def complaint(error: yaml.MarkedYAMLError, lines: Iterable[str], first_line: int) -> tuple[int, str, str]:
    """Where a slip is, what was found and how to mend it; a blank that only looks like one is told first."""
    for number, line in enumerate(lines, first_line):
        if ODD_BLANK.match(line):
            return number, "found a blank of another kind before the text", "type it anew with the space bar"
    return first_line + faulty_line(error), *slip(str(error.problem))


def slip(said: str) -> tuple[str, str]:
    """What YAML complains of, and how to mend it, in an author's words."""
    for sign, found, mend in SLIPS:
        if sign in said:
            return found, mend
    return messages.UNREADABLE.of(reason=said)


def faulty_line(error: yaml.MarkedYAMLError) -> int:
    """The line, from 0, where the mistake was made: an open quote, bracket or name is one where it begins."""
    opened = error.context_mark if any(thing in (error.context or "") for thing in OPENING) else None
    mark = opened or error.problem_mark or error.context_mark
    return mark.line if mark else 0
