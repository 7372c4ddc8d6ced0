"""What a picture says of its maker: the place, the device, the program, the name; and what was hung on behind it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from handbook.problems import Problem

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
CHUNKS = ("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "cICP")
MOVING = ("acTL", "fcTL", "fdAT")
PARTS = ("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP")
APPLICATIONS = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
SCAN, END = 0xDA, 0xD9
AFTER_SCAN = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")  # the next segment: all else that begins so is of the picture
METADATA = "found metadata", "export it again without: they tell who made it, and where"
Parts = Iterator[tuple[bool, int]]  # whether a part belongs to the picture, and where it ends


def check_picture(file: Path, path: str) -> Iterator[Problem]:
    """A picture is what its name says, and carries nothing but the picture."""
    raw = file.read_bytes()
    beginning, parts_of = KINDS[file.suffix]
    if not re.match(beginning, raw, re.DOTALL):
        mend = "export it in the format that its name ends in"
        yield Problem(path, 1, "picture", f"found no {file.suffix[1:]}", mend)
        return
    parts = [*parts_of(raw)]
    if not all(known for known, _ in parts):
        yield Problem(path, 1, "picture", *METADATA)
    elif not parts or parts[-1][1] != len(raw):
        yield Problem(path, 1, "picture", "found no end, or more behind it", "export it again")


def chunks(raw: bytes) -> Parts:
    """The chunks of a PNG, up to its end."""
    at, name = len(PNG), ""
    while at + 12 <= len(raw) and name != "IEND":
        name = raw[at + 4 : at + 8].decode("latin-1")
        at += 12 + int.from_bytes(raw[at : at + 4], "big")
        yield name in (*CHUNKS, *MOVING), at


def segments(raw: bytes) -> Parts:
    """The segments of a JPEG, up to its end; behind each scan comes the picture itself."""
    at = 2
    while at + 4 <= len(raw) and raw[at] == 0xFF and raw[at + 1] != END:
        kind, start = raw[at + 1], at + 4
        at += 2 + int.from_bytes(raw[at + 2 : start], "big")
        if kind == SCAN:
            following = AFTER_SCAN.search(raw, at)
            at = following.start() if following else len(raw)
        yield 0xC0 <= kind < 0xE0 or raw.startswith(APPLICATIONS.get(kind, b"\0\0"), start), at
    yield True, at + 2 if raw[at : at + 2] == bytes([0xFF, END]) else -1


def riff(raw: bytes) -> Parts:
    """The parts of a WebP."""
    at = 12
    while at + 8 <= len(raw):
        name, size = raw[at : at + 4].decode("latin-1"), int.from_bytes(raw[at + 4 : at + 8], "little")
        at += 8 + size + size % 2
        yield name in PARTS, at


Kind = tuple[bytes, Callable[[bytes], Parts]]
KINDS: dict[str, Kind] = {
    ".png": (re.escape(PNG), chunks),
    ".jpg": (JPEG, segments),
    ".jpeg": (JPEG, segments),
    ".webp": (rb"RIFF....WEBP", riff),
}
