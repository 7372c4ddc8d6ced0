"""What a build costs: beside stock Material and the other generators, and with ten times as many pages."""

from __future__ import annotations

import shutil
import time
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from handbook.cards.cards import cards
from handbook.exports.search import records
from handbook.loading import load
from handbook.node import LANGUAGES

from bench import plain, stock
from bench.generate import generate_apart
from bench.hosting import weight
from bench.reading import PLAYBOOK, browser, loaded
from bench.running import ROOT, TIMES, Run, in_turns, ratio, run
from tests.built import served

HOOKS = "hooks: ["
PAGES = {500: (200, 24), 5000: (2250, 224)}  # in both editions, with those by hand: so many playbooks and risks


def build(folder: Path, site: Path, *options: str, program: str = "mkdocs") -> Run:
    """Build the site of a handbook."""
    shutil.rmtree(site, ignore_errors=True)
    return run(program, "build", "--quiet", "--site-dir", site, *options, folder=folder)


def without_extras(folder: Path) -> Path:
    """Have a copy of a handbook build neither the records of the search nor the cards."""
    shutil.copy(plain.__file__, folder / "hooks/plain.py")
    settings = (folder / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(settings.replace(HOOKS, f"{HOOKS}hooks/plain.py, ", 1), "utf-8")
    return folder


def zensical(folder: Path) -> Run:
    """Build both editions of an export."""
    both = [run("zensical", "build", "--config-file", name, folder=folder) for name in ("mkdocs.yml", "mkdocs.ru.yml")]
    return Run(sum(each.wall for each in both), sum(each.work for each in both), max(each.peak for each in both))


def measure_builds(work: Path) -> dict[str, Any]:
    """The builds of today's handbook in turns, and what the records and the cards cost besides."""
    export, bare = work / "export", work / "bare"
    generate_apart(bare, 0, 0)
    without_extras(bare)
    stock.export(ROOT, work / "stock")
    run("handbook", "export", export)
    sites = {"mkdocs": work / "site", "properdocs": work / "proper", "zensical": export / "site"}
    build(ROOT, sites["mkdocs"])  # the cards are painted now, and kept
    programs = {
        "bare": partial(build, bare, work / "bare-site"),
        "stock": partial(build, work / "stock", work / "stock-site"),
        "mkdocs": partial(build, ROOT, sites["mkdocs"]),
        "properdocs": partial(build, ROOT, sites["properdocs"], "--config-file", "mkdocs.yml", program="properdocs"),
        "zensical": partial(zensical, export),
    }
    runs = in_turns(programs, TIMES)
    figures = {"build_ratio": ratio(runs["bare"], runs["stock"]), "build_s": median(each.wall for each in runs["bare"])}
    return {"figures": figures | extras(work), "generators": [compared(name, runs, sites[name]) for name in sites]}


def extras(work: Path) -> dict[str, float]:
    """Seconds for the records of the search and for the cards of both editions."""
    handbook = load(ROOT)
    begun = time.perf_counter()
    for language in LANGUAGES:
        records(handbook.catalogs[language])
    between = time.perf_counter()
    for language in LANGUAGES:
        list(cards(handbook.catalogs[language], work / "cards"))
    return {"records_s": between - begun, "cards_s": time.perf_counter() - between}


def compared(name: str, runs: dict[str, list[Run]], site: Path) -> dict[str, Any]:
    """A generator beside the others: its time, and what a reader of its pages fetches."""
    found: dict[str, Any] = {"name": name, "seconds": round(median(each.wall for each in runs[name]), 2)}
    found["ratio"] = round(ratio(runs[name], runs["stock"]), 2)
    with served(site, "/") as address, browser() as chromium:
        for page, path in (("home", ""), ("playbook", PLAYBOOK)):
            asked = loaded(chromium, address, path)[1]
            found[f"{page}_kb"], found[f"{page}_files"] = round(weight(site, asked), 1), len(asked)
    return found


def measure_growth(work: Path) -> dict[str, float]:
    """The time for a page at 5,000 pages and at 500, in turns, and the memory."""
    folders = {size: work / f"pages-{size}" for size in PAGES}
    for size, (playbooks, risks) in PAGES.items():
        generate_apart(folders[size], playbooks, risks)
        without_extras(folders[size])
    few, many = (work / f"pages-{size}-site" for size in PAGES)
    programs = {"500": partial(build, folders[500], few), "5000": partial(build, folders[5000], many)}
    runs = in_turns(programs, 1)
    pages = {name: len([*site.rglob("*.html")]) for name, site in (("500", few), ("5000", many))}
    growth = ratio(runs["5000"], runs["500"]) * pages["500"] / pages["5000"]
    return {"growth": growth, "memory_mib": max(each.peak for each in runs["5000"])}
