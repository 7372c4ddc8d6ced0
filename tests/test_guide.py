"""The authors' guide is true: every field, every rule and every command is told, in both languages."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import click
import handbook
import pytest
import yaml
from handbook.cli import main
from handbook.loading import load
from handbook.model import Lesson
from handbook.node import LANGUAGES, Language, Node
from handbook.pages.markdown import Writer
from handbook.pages.reference import MODELS, fields
from pydantic.fields import FieldInfo

from tests.built import ROOT

GUIDES = {language: ROOT / f"docs/{language}/contribute" for language in LANGUAGES}
RUSSIAN = re.compile("[А-Яа-яё]")
ENGLISH = load(ROOT).catalogs["en"]


def fields_told() -> Iterator[tuple[str, FieldInfo]]:
    """Every field of the reference, under its model's name."""
    for name, model in MODELS.items():
        for field_name, field in model.model_fields.items():
            yield f"{name}.{field_name}", field


def rules() -> list[str]:
    """The name of every rule in the core: a function named check_… that yields or returns problems."""
    modules = [import_module(module.name) for module in walk_packages(handbook.__path__, "handbook.")]
    return [
        name
        for module in modules
        for name, rule in inspect.getmembers(module, inspect.isfunction)
        if name.startswith("check_") and rule.__module__ == module.__name__
        if "Problem" in str(inspect.signature(rule).return_annotation)
    ]


def commands(group: click.Group, name: str) -> Iterator[str]:
    """Every command as it is typed."""
    for word, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{name} {word}")
        else:
            yield f"{name} {word}"


@pytest.mark.parametrize("name", [name for name, _ in fields_told()])
def test_every_field_is_explained_in_both_languages_with_an_example(name: str) -> None:
    """An author meets no field without help."""
    field = dict(fields_told())[name]
    extra = field.json_schema_extra
    russian = str(extra["ru"]) if isinstance(extra, dict) else ""
    assert field.description and not RUSSIAN.search(field.description)
    assert RUSSIAN.search(russian)
    assert field.examples


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_stands_in_the_reference(language: Language) -> None:
    """Required ones in bold, each under the heading of its kind."""
    table = fields(Writer(load(ROOT).catalogs[language], "contribute/reference/index.md"))
    told = [row.split(" | ")[0] for row in table.split("\n") if row.startswith(("| `", "| **`"))]
    assert told == [f"| {shown(name, model)}" for model in MODELS.values() for name in model.model_fields]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_lesson_stands_below_its_fields_as_in_a_file(language: Language) -> None:
    """It can be copied: it is read as the very lesson that it is taken from."""
    catalog = load(ROOT).catalogs[language]
    table = fields(Writer(catalog, "contribute/reference/index.md"))
    [(cited, block)] = re.findall(r"(PB-[0-9.]+):\n\n```yaml\nlessons:\n(.*?)\n```", table, re.DOTALL)
    _, lesson = catalog.lesson(cited) or (None, None)
    assert lesson and (lesson.tensions or lesson.exception)
    [read] = yaml.load(block, yaml.BaseLoader)
    assert folded(Lesson.model_validate(read)) == folded(lesson)


def folded(lesson: Lesson) -> str:
    """A lesson without regard to where its lines end."""
    return " ".join(re.sub(r"\\n", " ", lesson.model_dump_json()).replace(' "', '"').split())


def shown(name: str, model: type[Node]) -> str:
    """A field's name as the reference writes it."""
    return f"**`{name}`**" if model.model_fields[name].is_required() else f"`{name}`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_line_in_the_guide_and_every_line_a_rule(language: Language) -> None:
    """A new rule is told to those who must keep it; one that is gone is not."""
    told = re.findall(r"\{ #(check-[a-z-]+) \}", (GUIDES[language] / "reference/index.md").read_text("utf-8"))
    assert sorted(told) == sorted({rule.replace("_", "-") for rule in rules()})


def test_every_rule_has_a_name_of_its_own() -> None:
    """Else one line of the guide would seem to tell two."""
    assert sorted({*rules()}) == sorted(rules())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_is_told_of(language: Language) -> None:
    """In the table of the commands; one that is gone is not."""
    told = re.findall(
        r"^\| `(handbook [a-z ]*[a-z])", (GUIDES[language] / "reference/index.md").read_text("utf-8"), re.M
    )
    assert sorted(told) == sorted({*commands(main, "handbook"), "handbook new playbook"} - {"handbook new"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_an_editor_offers_is_told_of(language: Language) -> None:
    """Every task by its name and every snippet by what is typed."""
    text = (GUIDES[language] / "index.md").read_text("utf-8").partition("{ #editor }")[2].partition("## ")[0]
    tasks = [task["label"] for task in json.loads((ROOT / ".vscode/tasks.json").read_text("utf-8"))["tasks"]]
    snippets = json.loads((ROOT / ".vscode/handbook.code-snippets").read_text("utf-8"))
    assert [task for task in tasks if not re.search(f"[“«]{task}[”»]", text)] == []
    assert [each["prefix"] for each in snippets.values() if f"`{each['prefix']}`" not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_shows_how_a_story_becomes_nobodys(language: Language) -> None:
    """A table and a whole story, before and after; no number, name or day of the one is left in the other."""
    text = (GUIDES[language] / "index.md").read_text("utf-8").partition("{ #confidential }")[2].partition("\n## ")[0]
    before, after = re.findall(r"(?m)^\*\*[^*]+\*\* (.*)$", text)
    sentences = re.split(r"(?<=\.) ", before)
    telling = {word for sentence in sentences for word in re.findall(r"\d+|(?<!^)\b[A-ZА-ЯЁ]\w+", sentence)}
    assert len(telling) > 3
    assert [word for word in telling if word in after] == []
    rows = [[cell.strip() for cell in row.split("|")[1:-1]] for row in re.findall(r"(?m)^\|.*\|$", text)][2:]
    assert len(rows) == 8
    assert [row for row in rows if len({*row}) < 2 or not all(row)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_is_read_in_ten_minutes(language: Language) -> None:
    """At two hundred words a minute."""
    text = (GUIDES[language] / "index.md").read_text("utf-8").partition("{ #top }")[2]
    assert len(re.findall(r"\w+", text)) < 2_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_names_only_ids_that_exist(language: Language) -> None:
    """But for the next free ones, which its examples take."""
    text = "".join(page.read_text("utf-8") for page in GUIDES[language].rglob("*.md"))
    unknown = {identity for identity in re.findall(r"\b(?:PB|R)-[0-9]{3}\b", text) if not ENGLISH.title(identity)}
    assert unknown <= {"PB-026", "R-025"}


def test_both_guides_have_the_same_anchors() -> None:
    """A link into one holds in the other."""
    english, russian = (anchors(GUIDES[language]) for language in LANGUAGES)
    assert english == russian


def anchors(guide: Path) -> dict[str, list[str]]:
    """The anchors of each page of a guide, in their order."""
    return {
        page.relative_to(guide).as_posix(): re.findall(r"\{ #([a-z-]+) \}", page.read_text("utf-8"))
        for page in guide.rglob("*.md")
    }
