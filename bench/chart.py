"""The figures as a picture: each as a share of its budget, which is the line; readable without colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from io import BytesIO

from handbook.cards.typesetting import BOLD, PLAIN, font
from handbook.node import Language
from PIL import Image, ImageDraw

from bench.results import Figure
from bench.wording import WORDS, number, places

WIDTH, ROW, HEAD, FOOT = 1440, 76, 30, 64
LEFT, BUDGET, RIGHT = 24, 960, 1416  # where bars begin, where the budget stands, where the picture ends
GROUND, INK, QUIET, KEPT, BROKEN, LINE = "#ffffff", "#14343d", "#58717a", "#7fb3bf", "#c9601a", "#14343d"


def drawn(values: Mapping[str, float], figures: Sequence[Figure], language: Language) -> bytes:
    """A PNG that holds nothing but the picture."""
    rows = [each for each in figures if each.most and each.id in values]
    picture = Image.new("RGB", (WIDTH, HEAD + ROW * len(rows) + FOOT), GROUND)
    draw = ImageDraw.Draw(picture)
    for at, figure in enumerate(rows):
        bar(draw, HEAD + at * ROW, figure, values[figure.id], language)
    bottom = picture.height - FOOT
    draw.line((BUDGET, HEAD - 10, BUDGET, bottom + 6), LINE, 3)
    draw.text((BUDGET, bottom + 40), WORDS["the_budget"][language], INK, font(BOLD, 24), anchor="ms")
    written = BytesIO()
    picture.quantize(32).save(written, "PNG", optimize=True)
    return written.getvalue()


def bar(draw: ImageDraw.ImageDraw, top: int, figure: Figure, value: float, language: Language) -> None:
    """One figure: its name, its bar, and both numbers."""
    kept = bool(figure.keeps(value))
    end = min(RIGHT - 10, LEFT + (BUDGET - LEFT) * value / (figure.most or 1))
    draw.text((LEFT, top + 22), figure.name(language), INK, font(PLAIN, 22), anchor="ls")
    whole = replace(figure, digits=places(figure.most or 0))
    told = f"{number(value, figure, language)} / {number(figure.most or 0, whole, language)}"
    draw.text((RIGHT, top + 22), told, INK, font(BOLD, 22), anchor="rs")
    draw.rectangle((LEFT, top + 32, max(end, LEFT + 3), top + 56), KEPT if kept else BROKEN)
    if not kept:
        draw.text((LEFT + 10, top + 52), WORDS["over"][language], GROUND, font(BOLD, 20), anchor="ls")
