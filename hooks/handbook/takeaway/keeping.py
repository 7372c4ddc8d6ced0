"""What a device keeps of an edition when a reader asks for it: every page, with all that a page and the search need."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path

LIST = "offline.json"
KEPT = re.compile(
    r"(?!404\.html|assets/javascripts/(?:lunr|workers)/)"
    r".*(?:\.html|assets/.*\.(?:css|ico|js|png|svg|webp|woff2)|search/records\.json|postmortem/lessons\.json)"
)
DIGITS = 8


def write(edition: Path) -> None:
    """Put the list into a finished edition."""
    (edition / LIST).write_text(listed(edition), "utf-8", newline="\n")


def listed(edition: Path) -> str:
    """The addresses below an edition's root, each with a digest; all their bytes, and the version that they make."""
    names = kept(edition)
    files = {address: digest((edition / name).read_bytes()) for address, name in names.items()}
    size = sum((edition / name).stat().st_size for name in names.values())
    found = {"bytes": size, "files": files, "version": digest(json.dumps(files).encode())}
    return json.dumps(found, indent=0, sort_keys=True) + "\n"


def kept(edition: Path) -> dict[str, str]:
    """What is kept: addresses with their files; the Russian edition below the English one keeps its own list."""
    names = sorted(file.relative_to(edition).as_posix() for file in edition.rglob("*") if file.is_file())
    chosen = [name for name in names if KEPT.fullmatch(name) and not name.startswith("ru/")]
    return {re.sub(r"(^|/)index\.html$", r"\1", name): name for name in chosen}


def digest(content: bytes) -> str:
    """The first digits of the digest of some bytes."""
    return sha256(content).hexdigest()[:DIGITS]
