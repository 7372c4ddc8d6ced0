"""What an author waits for: the check of a large handbook, and the fresh page after saving."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Page

from bench.generate import generate_apart
from bench.reading import browser
from bench.running import BIN, FEW, QUIET, ROOT, run
from bench.saving import Author

LONGEST = 300_000  # milliseconds
PORT = 8797


def measure_check(handbook: Path) -> dict[str, float]:
    """The seconds of a check."""
    return {"check_s": median(run("handbook", "check", folder=handbook).wall for _ in range(FEW))}


def measure_saving(handbook: Path, name: str) -> dict[str, float]:
    """The seconds from saving a playbook until the browser shows it."""
    author = Author(handbook)
    with previewed(handbook) as address, browser() as chromium:
        page = chromium.new_page()
        wait_for(page, f"{address}playbooks/pb-002/")
        return {name: median(until_shown(page, author, turn) for turn in range(FEW))}


def until_shown(page: Page, author: Author, turn: int) -> float:
    """Save a playbook, and wait until that is read in the browser."""
    time.sleep(2)  # until the preview watches again
    begun = time.perf_counter()
    sentence = author.save(turn)
    page.wait_for_function("(text) => document.body?.textContent.includes(text)", arg=sentence, timeout=LONGEST)
    return time.perf_counter() - begun


def wait_for(page: Page, address: str) -> None:
    """Open a page as soon as somebody serves it."""
    for _ in range(LONGEST // 1000):
        try:
            page.goto(address)
            return
        except Exception:
            time.sleep(1)
    raise SystemExit(f"nobody serves {address}")


@contextmanager
def previewed(handbook: Path) -> Iterator[str]:
    """A preview of a handbook, as `make serve` starts it, and its address."""
    address = f"http://127.0.0.1:{PORT}/"
    known = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), **QUIET, "SITE_URL": address}
    command = [str(BIN / "mkdocs"), "serve", "--livereload", "--dirty", "--dev-addr", f"127.0.0.1:{PORT}"]
    with subprocess.Popen(
        command, cwd=handbook, env=known, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as preview:
        try:
            yield address
        finally:
            preview.kill()


def measure_work(work: Path) -> dict[str, float]:
    """All of it: at today's size and with 1,000 playbooks."""
    today, large = work / "today", work / "playbooks-1000"
    handbook_of(today, 0, 0)
    handbook_of(large, 1000, 100)
    found = measure_check(large) | measure_saving(today, "save_s")
    return found | measure_saving(large, "save_1000_s")


def handbook_of(folder: Path, playbooks: int, risks: int) -> None:
    """A handbook of that size; one that an earlier call left is taken as it is."""
    if not folder.exists():
        generate_apart(folder, playbooks, risks)
