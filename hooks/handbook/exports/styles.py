"""One style sheet for a reader to fetch, several by subject for us to read."""

from __future__ import annotations

from pathlib import Path

from handbook.exports.configuration import FILES, list_in

FOLDER = "assets/stylesheets"
THEME = "overrides"
WHOLE = f"{FOLDER}/mainstay.css"


def parts(root: Path) -> list[str]:
    """The parts that the configuration names, by their addresses, in their order."""
    if not (root / FILES["en"]).is_file():
        return []
    return [f"{FOLDER}/{name}.css" for name in list_in(root, "en", "extra", "stylesheets")]


def whole(root: Path) -> str:
    """All of them in one."""
    return "\n".join((root / THEME / part).read_text("utf-8") for part in parts(root))
