"""What GitHub asks of those who write: the forms for those without Git, the boxes of a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from tests.built import ROOT

FORMS = ROOT / ".github/ISSUE_TEMPLATE"
TEMPLATE = (ROOT / ".github/pull_request_template.md").read_text("utf-8")
NAMES = ("1-story", "2-link", "3-translation")
PROSE = ("name", "description", "title", "label", "value", "options")


def form(name: str, language: str) -> dict[str, Any]:
    """A form as it is read."""
    found: dict[str, Any] = yaml.safe_load((FORMS / f"{name}.{language}.yml").read_text("utf-8"))
    return found


def shape(part: Any) -> Any:
    """A form without its words: what it asks, in which order, and what must be answered."""
    if isinstance(part, dict):
        return {name: "" if name in PROSE and isinstance(value, str) else shape(value) for name, value in part.items()}
    return [shape(each) if isinstance(each, dict) else "" for each in part] if isinstance(part, list) else part


def words(part: Any, name: str = "") -> Iterator[str]:
    """Every text that a form shows."""
    if isinstance(part, str) and name in PROSE:
        yield part
    for inner, value in part.items() if isinstance(part, dict) else ():
        yield from words(value, inner)
    for value in part if isinstance(part, list) else ():
        yield from words(value, name)


def test_there_is_a_form_for_each_thing_in_each_language() -> None:
    """And nothing else but the settings."""
    expected = [f"{name}.{language}.yml" for name in NAMES for language in ("en", "ru")]
    assert sorted(file.name for file in FORMS.iterdir()) == [*expected, "config.yml"]


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_ask_the_same(name: str) -> None:
    """Whoever reads the answers finds the same questions, in the same order."""
    assert shape(form(name, "en")) == shape(form(name, "ru"))


@pytest.mark.parametrize("name", NAMES)
def test_every_form_speaks_the_language_of_its_reader(name: str) -> None:
    """From the name in the list to the last remark."""
    english, russian = ([*words(form(name, language))] for language in ("en", "ru"))
    assert [text for text in english if re.search("[а-яё]", text, re.IGNORECASE)] == []
    assert [text for text in russian if not re.search("[а-яё]", text, re.IGNORECASE)] == []


def test_a_story_is_told_only_by_those_who_may_tell_it() -> None:
    """What is sent is public at once, so the questions come before."""
    consent = form("1-story", "en")["body"][-1]
    assert [option["required"] for option in consent["attributes"]["options"]] == [True, True]


def test_a_pull_request_asks_what_no_program_can_know() -> None:
    """Each box in both languages; none is ticked beforehand, the rest is seen by its author alone."""
    shown = re.sub(r"<!--.*?-->", "", TEMPLATE, flags=re.DOTALL)
    boxes = re.findall(r"(?m)^- \[ \] (.*) · (.*)$", shown)
    assert [bool(re.search("[а-яё]", english)) or not re.search("[а-яё]", russian) for english, russian in boxes] == [
        False
    ] * 5
    assert [line for line in shown.splitlines() if line and not line.startswith(("## ", "- [ ] "))] == []


@pytest.mark.parametrize(("named", "unnamed"), [("instead of", "write"), ("вместо", "пишите")])
def test_a_pull_request_shows_how_a_story_becomes_nobodys(named: str, unnamed: str) -> None:
    """Before and after, in the language of the author."""
    told = TEMPLATE.partition(f"  {named} ")[2].split("\n\n")[0].split("\n")
    pairs = [re.split(r" {2,}", line.strip()) for line in told[1:] if "-->" not in line]
    assert told[0].strip() == unnamed
    assert [len(pair) for pair in pairs] == [2] * 5
