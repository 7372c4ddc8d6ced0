"""What a picture says of its maker: the place, the device, the program, the name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from handbook.problems import Problem

PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg")
MEND = "export it again without metadata"
IN_PNG = (b"eXIf", b"tEXt", b"zTXt", b"iTXt")
IN_WEBP = (b"EXIF", b"XMP ")
IN_SVG = re.compile(rb"<metadata\b|<rdf:|<dc:|sodipodi:|inkscape:|<!--|xmlns:x(?:mp|ap)")


def check_picture(file: Path, path: str) -> Iterator[Problem]:
    """A picture carries nothing but the picture."""
    raw = file.read_bytes()
    kind = file.suffix.lower()
    found = in_png(raw) if kind == ".png" else in_jpeg(raw) if kind in (".jpg", ".jpeg") else in_others(raw, kind)
    for name in sorted(set(found)):
        yield Problem(path, 1, "picture", f"found {name} in the picture", MEND)


def in_png(raw: bytes) -> Iterator[str]:
    """The chunks of a PNG that speak of anything else."""
    at = 8
    while 8 <= at < len(raw) - 8:
        kind = raw[at + 4 : at + 8]
        if kind in IN_PNG:
            yield f"metadata ({kind.decode()})"
        at += 12 + int.from_bytes(raw[at : at + 4], "big")


def in_jpeg(raw: bytes) -> Iterator[str]:
    """The segments of a JPEG that speak of anything else."""
    at = 2
    while at < len(raw) - 4 and raw[at] == 0xFF and raw[at + 1] != 0xDA:
        marker, size = raw[at + 1], int.from_bytes(raw[at + 2 : at + 4], "big")
        if marker in (0xE1, 0xED, 0xFE):
            yield f"metadata ({ {0xE1: 'Exif or XMP', 0xED: 'IPTC', 0xFE: 'a comment'}[marker] })"
        at += 2 + max(size, 2)


def in_others(raw: bytes, kind: str) -> Iterator[str]:
    """The same of a WebP, a GIF or a drawing."""
    if kind == ".webp":
        yield from (f"metadata ({name.decode().strip()})" for name in IN_WEBP if name in raw[12:])
    elif kind == ".gif" and b"\x21\xfe" in raw:
        yield "metadata (a comment)"
    elif kind == ".svg" and (match := IN_SVG.search(raw)):
        yield f"metadata ({match[0].decode()})"
