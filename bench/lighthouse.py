"""What Lighthouse says of each kind of page on a telephone, and html-validate of every page."""

from __future__ import annotations

import json
import os
import subprocess
from collections import Counter
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from bench.hosting import Packing
from bench.results import HERE
from bench.running import FEW
from tests import find_browser
from tests.built import served

KINDS = {
    "home": "",
    "playbook": "playbooks/pb-002/",
    "risk": "ru/risks/r-008/",
    "playbooks": "playbooks/",
    "lessons": "ru/lessons/",
    "matrix": "matrix/",
    "story": "ru/story/",
    "talk": "talk/",
    "builder": "postmortem/build/",
    "search": "search/?q=hacked",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FIGURES = ("performance", "accessibility", "practices", "seo")
STEADY = (
    "--run-all-compositor-stages-before-draw"  # else a page may wait a second for its first frame, and hide what moved
)
TOOLS = HERE / "node_modules/.bin"


def measure_lighthouse(site: Path) -> dict[str, Any]:
    """The scores of each kind of page, the median of three; as figures those of the worst."""
    found: dict[str, dict[str, float]] = {}
    with served(site, "/kb/", Packing) as address:
        for kind, path in KINDS.items():
            seen = [judged(address + path) for _ in range(FEW)]
            found[kind] = {name: median(each[name] for each in seen) for name in seen[0]}
    worst = {name: min(each[name] for each in found.values()) for name in FIGURES}
    worst["shift"] = max(each["shift"] for each in found.values())
    return {"figures": worst, "lighthouse": [{"page": kind, **scores} for kind, scores in found.items()]}


def judged(address: str) -> dict[str, float]:
    """The scores of one page, from 0 to 100, and how far it shifts."""
    known = {**os.environ, "CHROME_PATH": find_browser.find() or ""}
    flags = " ".join(["--headless=new", STEADY, *find_browser.flags()])
    options = ["--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={flags}"]
    done = subprocess.run([str(TOOLS / "lighthouse"), address, *options], env=known, capture_output=True, check=True)
    report = json.loads(done.stdout)
    scores = (round(100 * (report["categories"][each]["score"] or 0)) for each in CATEGORIES)
    shift = report["audits"]["cumulative-layout-shift"]["numericValue"]
    return {**dict(zip(FIGURES, map(float, scores), strict=True)), "shift": round(shift, 4)}


def validity(site: Path) -> dict[str, int]:
    """How often each of html-validate's recommended rules is broken."""
    with TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"
        command = [str(TOOLS / "html-validate"), "--formatter", f"json={told}", "--preset", "recommended", str(site)]
        subprocess.run(command, cwd=HERE, capture_output=True, check=False)
        messages = [each for file in json.loads(told.read_text("utf-8")) for each in file["messages"]]
    return dict(Counter(each["ruleId"] for each in messages).most_common())
