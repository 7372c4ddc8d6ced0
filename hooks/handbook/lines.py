"""What may stand in the lines of any file: all of it seen by its reader, and found by a search."""

from __future__ import annotations

import re
from unicodedata import is_normalized

from handbook import messages
from handbook.problems import Problem, quoted

LONGEST_LINE = 4_000
PICTOGRAM = "[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"  # joined ones make one: 👩\u200d💻
INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u2800\u3164\ud800-\uf8ff\ufe00-\ufe0d\ufeff\uffa0\ufff9-\uffff\U000e0000-\U0010ffff]"
    f"|(?<!{PICTOGRAM})\u200d|\u200d(?!{PICTOGRAM})"
)
PILE = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe0e\ufe0f\ufe20-\ufe2f]{3,}")
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


def refuse_odd_lines(text: str) -> None:
    """Take no text whose lines are endless, hide something, or are left over from a merge."""
    lines = text.split("\n")
    if seen_through(text) or merging(text) or len(max(lines, key=len)) > LONGEST_LINE:
        for number, line in enumerate(lines, 1):
            check_line(number, line)


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
