"""What is measured rests on honest ground: large handbooks that are valid, and pages that tell what was kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from handbook.loading import load
from handbook.node import LANGUAGES, Language
from PIL import Image

from bench import chart, report
from bench.generate import generate
from bench.results import figures, read
from tests.built import ROOT, digests


def test_a_handbook_made_to_measure_keeps_every_rule_and_comes_out_the_same(tmp_path: Path) -> None:
    """Whoever repeats a measurement has the very files of the first; and none of them would be refused."""
    for name in ("one", "other"):
        generate(tmp_path / name, playbooks=28, risks=26)
    one = load(tmp_path / "one")
    assert [str(problem) for problem in one.problems] == []
    assert {len(one.catalogs[language].playbooks) for language in LANGUAGES} == {28}
    assert {len(one.catalogs[language].risks) for language in LANGUAGES} == {26}
    assert digests(tmp_path / "one") == digests(tmp_path / "other")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_on_speed_tells_what_was_measured(language: Language, tmp_path: Path) -> None:
    """Nobody mends a number by hand: the page and its picture are those of the kept results."""
    folder = ROOT / "docs" / language
    picture = chart.drawn(read()["figures"], figures(), language)
    with Image.open(folder / report.PICTURE) as kept:
        assert report.page(language, kept.size) == (folder / report.PAGE).read_text("utf-8")
    assert picture == (folder / report.PICTURE).read_bytes()


def test_a_figure_over_its_budget_is_told_as_such() -> None:
    """What was not reached is said, to the reader of the page and under each bar."""
    growth = next(figure for figure in figures() if figure.id == "growth")
    assert [growth.keeps(value) for value in (1.2, 1.204, 1.21)] == [True, True, False]
    least = next(figure for figure in figures() if figure.id == "performance")
    assert [least.keeps(value) for value in (98.4, 99)] == [False, True]
    assert [figure.keeps(7) for figure in figures() if figure.id == "build_s"] == [None]
