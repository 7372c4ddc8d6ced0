"""What a reader waits for: how much a page and the search weigh, and how soon the search answers."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

from handbook.catalog import Catalog
from handbook.exports.search import records
from handbook.loading import load
from handbook.node import LANGUAGES, Language
from playwright.sync_api import Browser, Page, Request, sync_playwright

from bench.hosting import Packing, weight
from bench.running import TIMES
from tests import find_browser
from tests.built import served

PLAYBOOK = "playbooks/pb-002/"
SETTLED, LONGEST = 500, 120_000  # milliseconds
ASKED = {
    "en": ("invoice not paid", "they say we hacked them", "team lead leaves", "angry client", "deadline missed"),
    "ru": ("не оплатили счёт", "говорят, мы их взломали", "уходит тимлид", "злой заказчик", "сорвали сроки"),
}
FIRST = """(query) => new Promise((done) => {
  const dialog = document.querySelector("[data-finder-dialog]");
  const [list, field] = ["[role=listbox]", "[role=combobox]"].map((part) => dialog.querySelector(part));
  const begun = performance.now();
  const shown = () => list.children.length && done(performance.now() - begun);
  new MutationObserver(shown).observe(list, { childList: true });
  document.querySelector("[data-finder]").click();
  field.value = query;
  field.dispatchEvent(new Event("input", { bubbles: true }));
})"""
NEXT = """async ([engine, page, queries]) => {
  const { answer } = await import(engine);
  const times = [];
  for (const query of queries) {
    const begun = performance.now();
    await answer(page, query, {}, {}, 8); // as many as the dialog shows
    times.push(performance.now() - begun);
  }
  return times;
}"""


@contextmanager
def browser() -> Iterator[Browser]:
    """A Chromium."""
    path = find_browser.find()
    assert path, find_browser.ADVICE
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=find_browser.flags())
        yield chromium
        chromium.close()


def loaded(chromium: Browser, address: str, path: str) -> tuple[Page, list[str]]:
    """A page opened by somebody who was never there, and the files of the site that it asks for, then and later."""
    page = chromium.new_context().new_page()
    page.set_default_timeout(LONGEST)
    asked: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith("data:"):
            asked.append(request.url.removeprefix(address).partition("?")[0])

    page.on("request", note)
    page.goto(address + path)
    page.wait_for_timeout(SETTLED)
    return page, asked


def measure_pages(site: Path) -> dict[str, float]:
    """The heaviest playbook of both editions, and its files."""
    with served(site, "/kb/", Packing) as address, browser() as chromium:
        asked = [loaded(chromium, address, root + PLAYBOOK)[1] for root in ("", "ru/")]
    return {"page_kb": max(weight(site, each) for each in asked), "page_requests": max(map(len, asked))}


def measure_search(site: Path, suffix: str = "") -> dict[str, float]:
    """What the first answer weighs, how soon it comes and how soon the others, in the edition that does worse."""
    with served(site, "/kb/", Packing) as address, browser() as chromium:
        found = [answered(chromium, site, address, language) for language in LANGUAGES]
    names = (f"search{suffix}_kb", f"search{suffix}_ms", f"search{suffix}_next_ms")
    return dict(zip(names, map(max, zip(*found, strict=True)), strict=True))


def answered(chromium: Browser, site: Path, address: str, language: Language) -> tuple[float, float, float]:
    """The search of one edition: kB, ms until the first answer, ms until another."""
    root, queries = "" if language == "en" else "ru/", ASKED[language]
    first, heavy, following = [], 0.0, []
    for _ in range(TIMES):
        page, asked = loaded(chromium, address, root + PLAYBOOK)
        before = {*asked}
        first.append(float(page.evaluate(FIRST, queries[0])))
        heavy = weight(site, [each for each in asked if each not in before])
        engine = f"{address}{root}assets/javascripts/search-results.js"
        following += page.evaluate(NEXT, [engine, f"{address}{root}search/", [*queries[1:], *queries]])
        page.context.close()
    return heavy, median(first), median(following)


def of_size(handbook: Path, site: Path, folder: Path, sizes: tuple[int, ...]) -> Iterator[tuple[int, Path]]:
    """The site with the records of a handbook cut to so many playbooks and risks."""
    loaded = load(handbook)
    for size in sizes:
        copy = Path(shutil.copytree(site, folder / str(size), dirs_exist_ok=True))
        for language in LANGUAGES:
            written = json.dumps(
                records(cut(loaded.catalogs[language], size)), ensure_ascii=False, separators=(",", ":")
            )
            (copy / ("" if language == "en" else "ru") / "search/records.json").write_text(written, "utf-8")
        yield size, copy


def cut(catalog: Catalog, size: int) -> Catalog:
    """The first of a catalogue's playbooks and risks, two to one."""
    risks = size // 3
    first: dict[str, Any] = {"risks": dict([*catalog.risks.items()][:risks])}
    first["playbooks"] = dict([*catalog.playbooks.items()][: size - risks])
    return replace(catalog, **first)
