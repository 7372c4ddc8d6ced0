"""A small handbook with all that an export must tell apart, and what is exported of it and of the real one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import sphobjinv
from handbook.exports.files import exports
from handbook.loading import Handbook, load
from handbook.node import LANGUAGES

from tests.built import ROOT

SITE = "https://example.org/kb/"
SMALL = ROOT / "tests/handbook"
MORE = ROOT / "tests/exports/more"


def small() -> Handbook:
    """A handbook in which something is borrowed, superseded, withdrawn, and a draft."""
    with TemporaryDirectory() as folder:
        for part in (SMALL, MORE):
            shutil.copytree(part, folder, dirs_exist_ok=True)
        return load(Path(folder))


def exported(handbook: Handbook, site: str = SITE) -> dict[str, bytes]:
    """Every exported file by its address from the root of the site."""
    return dict(files(handbook, site))


def files(handbook: Handbook, site: str) -> Iterator[tuple[str, bytes]]:
    """The files of one edition after the other."""
    for language in LANGUAGES:
        for address, content in exports(handbook, site, language):
            written = content if isinstance(content, bytes) else content.encode()
            yield f"{'' if language == 'en' else 'ru/'}{address}", written


def read(found: dict[str, bytes], address: str) -> Any:
    """One of the JSON files below api/v1/."""
    return json.loads(found[f"api/v1/{address}.json"])


def plain(inventory: bytes) -> str:
    """An inventory as lines to read."""
    lines: bytes = sphobjinv.Inventory(zlib=inventory).data_file()
    return lines.decode()
