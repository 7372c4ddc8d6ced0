"""A card as a picture: its colours and places, drawn by Pillow to the same bytes on every machine."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import PIL
from PIL import Image, ImageColor, ImageDraw

from handbook.cards import typesetting
from handbook.cards.typesetting import BOLD, GAP, PLAIN, Block, arranged, breadth, fitted, font

if TYPE_CHECKING:
    from handbook.cards.cards import Card

WIDTH, HEIGHT, MARGIN, HEAD, PANEL = 1200, 630, 64, 100, 374
INNER = WIDTH - 2 * MARGIN
SMOOTH, SHADES = 4, 32
# The mark of the site on a grid of 24: two stays of a mast, and the ground.
MARK = (
    (12, 2, 3, 20, 7.2, 20, 12, 9.6),
    (12, 2, 21, 20, 19.2, 20, 15, 9.9, 15, 20, 12, 20),
    (2, 21, 22, 21, 22, 22.5, 2, 22.5),
)


class Colours(NamedTuple):
    """What a card is painted with."""

    ground: str
    ink: str
    quiet: str
    accent: str
    panel: str
    chip: str

    @property
    def edges(self) -> tuple[tuple[str, str], ...]:
        """Which colours meet."""
        on_ground = ((self.ground, each) for each in (self.ink, self.quiet, self.accent))
        on_panel = ((self.panel, each) for each in (self.ink, self.accent, self.chip))
        return (*on_ground, *on_panel, (self.chip, self.ink))


COLOURS = {
    "playbook": Colours("#0f4c5c", "#ffffff", "#b5d3db", "#f4bd74", "#0a3540", "#15505f"),
    "risk": Colours("#fbf6ec", "#14343d", "#58717a", "#a8480b", "#f3e8d3", "#fffdf8"),
}


@cache
def style() -> bytes:
    """A digest of whatever decides how a card looks, but for its words."""
    files = (Path(__file__), Path(typesetting.__file__), BOLD, PLAIN)
    return sha256(b"".join(file.read_bytes() for file in files) + PIL.__version__.encode()).digest()


def painted(card: Card) -> bytes:
    """The card as a PNG that holds nothing but the picture."""
    colours = COLOURS[card.look]
    picture = blank(card.look, card.site).copy()
    draw = ImageDraw.Draw(picture)
    draw.text((WIDTH - MARGIN, 82), card.id, colours.accent, font(BOLD, 36), anchor="rs")
    title = fitted(card.title, BOLD, range(80, 39, -4), 1.14, (INNER, 186))
    top = HEAD + (PANEL - HEAD - title.height - 58) / 2
    write(draw, title, top, colours.ink)
    draw.text((MARGIN, top + title.height + 46), card.kind, colours.quiet, font(PLAIN, 28), anchor="ls")
    if card.names:
        draw.text((MARGIN, PANEL + 48), card.label, colours.accent, font(PLAIN, 25), anchor="ls")
        chips(picture, card, PANEL + 70, colours)
    else:
        write(draw, fitted(card.summary, PLAIN, range(36, 25, -2), 1.4, (INNER, 180)), PANEL + 48, colours.ink)
    return encoded(picture, palette(card.look))


@cache
def blank(look: str, site: str) -> Image.Image:
    """What all cards of a look have in common."""
    colours = COLOURS[look]
    picture = Image.new("RGB", (WIDTH, HEIGHT), colours.ground)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, PANEL, WIDTH, HEIGHT), colours.panel)
    mask = Image.new("L", (48 * SMOOTH, 48 * SMOOTH))
    for shape in MARK:
        ImageDraw.Draw(mask).polygon([at * 2 * SMOOTH for at in shape], 255)
    picture.paste(colours.accent, (MARGIN - 4, 42), mask.reduce(SMOOTH))
    draw.text((MARGIN + 56, 82), site, colours.ink, font(BOLD, 36), anchor="ls")
    return picture


def write(draw: ImageDraw.ImageDraw, block: Block, top: float, ink: str) -> None:
    """Write lines one under the other."""
    for number, line in enumerate(block.lines):
        at = (MARGIN, round(top + number * block.step + block.font.size))
        draw.text(at, line, ink, block.font, anchor="ls")


def chips(picture: Image.Image, card: Card, top: int, colours: Colours) -> None:
    """Put each name on a chip of its own."""
    draw = ImageDraw.Draw(picture)
    rows, letters, height = arranged(card.names, card.more, (INNER, HEIGHT - top - 18))
    for row in rows:
        left = MARGIN
        for name in row:
            width = breadth(name, letters)
            picture.paste(colours.chip, (left, top), rounded(width, height))
            draw.text((left + letters.size * 0.85, top + height * 0.69), name, colours.ink, letters, anchor="ls")
            left += width + GAP
        top += height + GAP


@cache
def rounded(width: int, height: int) -> Image.Image:
    """The shape of a chip."""
    right, bottom = width * SMOOTH, height * SMOOTH
    mask = Image.new("L", (right, bottom))
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, right - 1, bottom - 1), bottom // 2, 255)
    return mask.reduce(SMOOTH)


@cache
def palette(look: str) -> Image.Image:
    """Every colour, and the shades between those that meet."""
    found = [shade for pair in COLOURS[look].edges for shade in shades(*map(ImageColor.getrgb, pair))]
    image = Image.new("P", (1, 1))
    image.putpalette([part for shade in found for part in shade])
    return image


def shades(one: Sequence[int], other: Sequence[int]) -> list[tuple[int, ...]]:
    """The way from one colour to another."""
    steps = [step / (SHADES - 1) for step in range(SHADES)]
    return [tuple(round(a + (b - a) * step) for a, b in zip(one, other, strict=True)) for step in steps]


def encoded(picture: Image.Image, colours: Image.Image) -> bytes:
    """The picture as a PNG, without any metadata."""
    found = BytesIO()
    picture.quantize(palette=colours, dither=Image.Dither.NONE).save(found, "PNG", compress_level=6)
    return found.getvalue()
