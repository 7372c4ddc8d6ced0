"""Ask a published site for every address of the register: does it answer, with the id and its anchors on the page?"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Iterator
from http.client import HTTPException
from pathlib import Path
from urllib.request import urlopen

REGISTER = Path(__file__).resolve().parent.parent / "register.json"
WAITS = (0, 30, 60, 120, 240, 240)  # seconds before each round: a host shows the old pages for ten minutes
USAGE = "usage: ask_addresses.py https://the.site/ [SECONDS …]"


def main(site: str, waits: Iterable[float]) -> int:
    """Ask until all is there or patience ends; what is still missing is told."""
    wanted = registered()
    missing: list[str] = []
    for wait in waits:
        time.sleep(wait)
        missing = [line for page, marks in wanted.items() for line in lacking(site, page, marks)]
        if not missing:
            break
    print("\n".join(missing or [f"{sum(map(len, wanted.values()))} addresses on {len(wanted)} pages answer"]))
    return bool(missing)


def registered() -> dict[str, set[str]]:
    """The anchors that each page was ever promised to hold, by its address; one without an anchor is the page."""
    wanted: dict[str, set[str]] = {}
    for entry in json.loads(REGISTER.read_text("utf-8")):
        page, _, anchor = entry["address"].partition("#")
        for root in ("", "ru/"):
            wanted.setdefault(root + page, set()).update([anchor, *entry.get("anchors", ())])
    return wanted


def lacking(site: str, page: str, anchors: set[str]) -> Iterator[str]:
    """What a page lacks; all of it if nothing answers."""
    try:
        with urlopen(site + page, timeout=30) as answer:
            text = answer.read().decode("utf-8", errors="replace")
    except (OSError, HTTPException) as error:
        yield f"{page}: {error}"
        return
    for anchor in sorted(anchors):
        if anchor and f'id="{anchor}"' not in text:
            yield f"{page}#{anchor}: not on the page"


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(USAGE)
    sys.exit(main(sys.argv[1].rstrip("/") + "/", [float(each) for each in sys.argv[2:]] or WAITS))
