"""Letters on a card: how long a text is, where its lines break, and in which size it has room."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from PIL.ImageFont import FreeTypeFont, Layout, truetype

FONTS = Path(__file__).parent / "fonts"
BOLD, PLAIN = FONTS / "InterDisplay-SemiBold.ttf", FONTS / "Inter-Medium.ttf"
NAMED, COUNTED, GAP, PADDING = (27, 25, 23, 21), 25, 8, 1.7


class Block(NamedTuple):
    """Lines of one font, and how far apart they stand."""

    lines: Sequence[str]
    font: FreeTypeFont
    step: float

    @property
    def height(self) -> float:
        """How much room they take."""
        return len(self.lines) * self.step


class Chips(NamedTuple):
    """Names side by side in rows, each on a chip as high as this."""

    rows: Sequence[Sequence[str]]
    font: FreeTypeFont
    height: int


@cache
def font(face: Path, size: int) -> FreeTypeFont:
    """Letters of a size; the basic layout is the same with and without the libraries of a machine."""
    return truetype(face, size, layout_engine=Layout.BASIC)


@cache
def length(text: str, letters: FreeTypeFont) -> float:
    """How long a text is."""
    return letters.getlength(text)


def fitted(text: str, face: Path, sizes: Iterable[int], leading: float, room: tuple[int, int]) -> Block:
    """A text in the largest letters in which it has room, its lines as equal as can be; one too long is cut."""
    words, (width, height) = text.split(), room
    for size in sizes:
        letters, most = font(face, size), int(height // (size * leading))
        lines = wrapped(words, letters, width)
        if len(lines) <= most and max(length(line, letters) for line in lines) <= width:
            narrowest = bisect_left(range(width), -len(lines), key=lambda each: -len(wrapped(words, letters, each)))
            return Block(wrapped(words, letters, narrowest), letters, size * leading)
    left = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return Block([cut(line, letters, width) for line in left if line], letters, size * leading)


def cut(text: str, letters: FreeTypeFont, width: float) -> str:
    """As much of a text as has room on a line."""
    if length(text, letters) <= width:
        return text
    room = bisect_left(range(len(text)), True, key=lambda end: length(f"{text[:end]}…", letters) > width)
    return f"{text[: room - 1].rstrip()}…"


def wrapped(words: Iterable[str], letters: FreeTypeFont, width: float) -> list[str]:
    """Words in lines of that width at most; a longer word has a line of its own."""
    lines, left = list[str](), 0.0
    for word in words:
        left -= length(f" {word}", letters)
        if left >= 0 and lines:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
            left = width - length(word, letters)
    return lines


def arranged(names: Sequence[str], more: str, room: tuple[int, int]) -> Chips:
    """Names in the largest letters in which all have room; of too many the last are only counted."""
    width, height = room
    for size in NAMED:
        letters, high = font(PLAIN, size), round(size * PADDING)
        if len(rows := in_rows(names, letters, width)) <= (height + GAP) // (high + GAP):
            return Chips(rows, letters, high)
    letters, high = font(PLAIN, COUNTED), round(COUNTED * PADDING)
    for kept in range(len(names) - 1, -1, -1):
        rows = in_rows([*names[:kept], more.format(len(names) - kept)], letters, width)
        if len(rows) <= (height + GAP) // (high + GAP):
            break
    return Chips(rows, letters, high)


def in_rows(names: Iterable[str], letters: FreeTypeFont, width: int) -> list[list[str]]:
    """Names side by side, each in the first row that has room for it."""
    rows: list[list[str]] = []
    for name in (cut(each, letters, width - letters.size * PADDING) for each in names):
        fits = (row for row in rows if sum(breadth(each, letters) + GAP for each in [*row, name]) <= width + GAP)
        if row := next(fits, None):
            row.append(name)
        else:
            rows.append([name])
    return rows


def breadth(name: str, letters: FreeTypeFont) -> int:
    """How wide the chip of a name is."""
    return round(length(name, letters) + letters.size * PADDING)
