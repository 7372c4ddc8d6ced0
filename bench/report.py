"""The pages of the handbook that tell what was measured: written from the kept results, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from handbook.node import LANGUAGES, Language
from jinja2 import Environment, StrictUndefined
from PIL import Image

from bench import chart
from bench.results import HERE, figures, read
from bench.running import ROOT
from bench.wording import NAMES, WORDS, day, number, places, plain

PAGE, PICTURE = "about/speed/index.md", "assets/speed.png"


def write(root: Path = ROOT) -> None:
    """Write the page and the picture of each edition."""
    for language in LANGUAGES:
        folder = root / "docs" / language
        for name in (PAGE, PICTURE):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / PICTURE).write_bytes(chart.drawn(read()["figures"], figures(), language))
        with Image.open(folder / PICTURE) as picture:
            size = picture.size
        (folder / PAGE).write_text(page(language, size), "utf-8")


def page(language: Language, size: Sequence[int]) -> str:
    """The page of an edition; `size` is that of its picture."""
    kept = read()
    known = {
        "day": day(kept["date"], language),
        "machine": kept["machine"],
        "width": size[0] // 2,
        "height": size[1] // 2,
        "figures": "\n".join(of_figures(kept["figures"], language)),
        "lighthouse": "\n".join(of_pages(kept.get("lighthouse", []), language)),
        "generators": "\n".join(of_generators(kept.get("generators", []), language)),
        "profile": "\n".join(of_steps(kept.get("profile", []), language)),
    }
    template = (HERE / f"speed.{language}.md").read_text("utf-8")
    return Environment(undefined=StrictUndefined, keep_trailing_newline=True).from_string(template).render(known)


def of_figures(values: dict[str, float], language: Language) -> Iterable[str]:
    """A row for each figure: its name, what was measured, the budget, and whether that is kept."""
    for figure in figures():
        if figure.id not in values:
            continue
        kept = figure.keeps(values[figure.id])
        kind, bound = ("most", figure.most) if figure.most is not None else ("least", figure.least)
        budget = (
            WORDS[kind][language].format(number(bound, replace(figure, digits=places(bound)), language))
            if bound is not None
            else "–"
        )
        verdict = WORDS["none" if kept is None else "kept" if kept else "broken"][language]
        yield f"| {figure.name(language)} | {number(values[figure.id], figure, language)} | {budget} | {verdict} |"


def of_pages(found: list[dict[str, Any]], language: Language) -> Iterable[str]:
    """A row for each kind of page: the four scores, and how far it shifts."""
    for each in found:
        scores = " | ".join(
            plain(each[name], 0, language) for name in ("performance", "accessibility", "practices", "seo")
        )
        yield f"| {NAMES[each['page']][language]} | {scores} | {plain(each['shift'], 3, language)} |"


def of_generators(found: list[dict[str, Any]], language: Language) -> Iterable[str]:
    """A row for each generator: seconds, beside stock Material, and two pages."""
    for each in found:
        pages = " | ".join(
            f"{plain(each[f'{name}_kb'], 1, language)} {'кБ' if language == 'ru' else 'kB'}, {each[f'{name}_files']}"
            for name in ("home", "playbook")
        )
        seconds, beside = plain(each["seconds"], 1, language), plain(each["ratio"], 2, language)
        yield f"| {NAMES[each['name']][language]} | {seconds} | {beside} | {pages} |"


def of_steps(found: list[dict[str, Any]], language: Language) -> Iterable[str]:
    """A row for each step of a build, as a share in per cent."""
    for each in found:
        yield f"| {NAMES[each['step']][language]} | {plain(100 * each['share'], 0, language)} % |"
