"""What a picture says of its maker: the place, the device, the program, the name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from handbook.problems import Problem

JPEG = (rb"\xff\xd8\xff", rb"\xff(?:\xe1..(?:Exif|http)|\xed..Photoshop|\xfe)")
KINDS = {  # how each kind begins, and where in it metadata stand
    ".png": (rb"\x89PNG\r\n\x1a\n", rb"\0...(?:tEXt|zTXt|iTXt|eXIf)"),
    ".jpg": JPEG,
    ".jpeg": JPEG,
    ".webp": (rb"RIFF....WEBP", rb"EXIF|XMP "),
}


def check_picture(file: Path, path: str) -> Iterator[Problem]:
    """A picture is what its name says, and carries nothing but the picture."""
    raw = file.read_bytes()
    beginning, metadata = KINDS[file.suffix]
    if not re.match(beginning, raw, re.DOTALL):
        yield Problem(
            path, 1, "picture", f"found no {file.suffix[1:]}", "export it in the format that its name ends in"
        )
    if re.search(metadata, raw, re.DOTALL):
        yield Problem(path, 1, "picture", "found metadata", "export it again without: they tell who made it, and where")
