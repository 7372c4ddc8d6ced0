"""Measure the handbook's speed, and tell it: bench/results.json, and the page "Speed" in both languages."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench import builds, lighthouse, profiling, reading, report, results, working
from bench.running import ROOT

PARTS = ("pages", "search", "builds", "growth", "work", "lighthouse")


def main() -> None:
    """Measure all, or the parts that are named; what is not measured anew stays as it was."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; page: write it anew alone")
    parser.add_argument(
        "--folder", type=Path, help="where to work, and to leave what was built [default: none is left]"
    )
    asked = parser.parse_args()
    if {*asked.parts} - {*PARTS, "page"}:
        parser.error(f"the parts are {', '.join((*PARTS, 'page'))}")
    with tempfile.TemporaryDirectory() as folder:
        measure(asked.parts or PARTS, asked.folder or Path(folder))
    report.write()
    print("\n".join(report.of_figures(results.read()["figures"], "en")))


def measure(parts: tuple[str, ...] | list[str], work: Path) -> None:
    """Measure some parts, each kept as soon as it is there."""
    work.mkdir(parents=True, exist_ok=True)
    site = work / "site"
    measures: dict[str, Callable[[], dict[str, Any]]] = {
        "pages": lambda: {"figures": reading.measure_pages(site)},
        "search": lambda: {"figures": searched(site, work)},
        "builds": lambda: builds.measure_builds(work),
        "growth": lambda: {"figures": builds.measure_growth(work)},
        "work": lambda: {"figures": working.measure_work(work), **profiled(work)},
        "lighthouse": lambda: {**lighthouse.measure_lighthouse(site), "validity": lighthouse.validity(site)},
    }
    if {*parts} & {"pages", "search", "lighthouse"}:
        builds.build(ROOT, site)
    for name in PARTS:
        if name in parts:
            print(name, file=sys.stderr, flush=True)
            results.keep(measures[name]())


def searched(site: Path, work: Path) -> dict[str, float]:
    """The search today and with more to search."""
    found = reading.measure_search(site)
    large = work / "items"
    working.handbook_of(large, 1000, 500)
    for size, copy in reading.of_size(large, site, work / "searched", (500, 1500)):
        found |= reading.measure_search(copy, f"_{size}")
    return found


def profiled(work: Path) -> dict[str, Any]:
    """Where the time goes with 1,000 playbooks."""
    return profiling.measure_profile(work / "playbooks-1000", work)


if __name__ == "__main__":
    main()
