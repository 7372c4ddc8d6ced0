"""An author begins a file with one command: a free number, a telling name, every field explained."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from handbook.commands.drafts import tail
from handbook.history.register import FILE
from handbook.loading import load
from handbook.model import Address, Item, Lesson, Playbook, Risk
from handbook.node import Node
from handbook.pages.items import pages_of

from tests.clones import Clone

FILLED = {
    "summary": "What to do when the bell is heard.",
    "kind": "case",
    "stages": "[dusk]",
    "roles": "[keeper]",
    "situation": "The bell was heard.",
    "result": "The boat came home.",
    "text": "Answer the bell.",
    "origin": "public",
    "risk": "R-001",
    "how": "The keeper hears the rain coming.",
    "evidence": "one case",
    "side": "client",
    "fear": "Nobody hears the bell.",
    "early_signals": "[Silence]",
    "makes_it_worse": "[Wind]",
    "safeguards": "[A second bell]",
}
KINDS: list[tuple[str, str, type[Item], str]] = [
    ("playbook", "The bell isn't heard", Playbook, "playbooks/PB-004-the-bell-isnt-heard.md"),
    ("playbook", "Колокол не слышен", Playbook, "playbooks/PB-004-kolokol-ne-slyshen.md"),
    ("risk", "The bell isn't heard", Risk, "risks/R-003-the-bell-isnt-heard.md"),
    ("risk", "Колокол не слышен", Risk, "risks/R-003-kolokol-ne-slyshen.md"),
]
EACH_KIND = pytest.mark.parametrize(("kind", "title", "model", "name"), KINDS)


@EACH_KIND
def test_a_new_file_names_itself_and_how_to_go_on(
    small_copy: Path, kind: str, title: str, model: type[Item], name: str
) -> None:
    """The next free number, a name in Latin letters, the command that tells what is missing."""
    made = Clone(small_copy).handbook("new", kind, title)
    said = f"{name}: fill it in; what it still needs tells: handbook check {name}\n"
    assert (made.stdout, made.returncode) == (said, 0)


@EACH_KIND
def test_every_field_is_explained_in_the_language_of_the_title(
    small_copy: Path, kind: str, title: str, model: type[Item], name: str
) -> None:
    """The help of the model stands above each field, those of lessons and of their risks too."""
    clone = Clone(small_copy)
    clone.handbook("new", kind, title)
    language = "ru" if re.search("[а-я]", title) else "en"
    helped = " ".join(re.sub(r"(?m)^ *# ?", "", clone.text(name)).split())
    assert f"language: {language}\n" in clone.text(name)
    models: list[type[Node]] = [model, Lesson, Address] if model is Playbook else [model]
    assert [
        field for each in models for field in each.model_fields if help_of(each, field, language) not in helped
    ] == []


def help_of(model: type[Node], name: str, language: str) -> str:
    """What the model says of a field."""
    field = model.model_fields[name]
    extra = field.json_schema_extra
    told = str(extra["ru"]) if language == "ru" and isinstance(extra, dict) else field.description or ""
    return " ".join(told.split())


@EACH_KIND
def test_a_new_file_tells_what_to_fill_in_and_is_a_draft_then(
    small_copy: Path, kind: str, title: str, model: type[Item], name: str
) -> None:
    """Every message is about something that is not written yet; when it is, none is left."""
    clone = Clone(small_copy)
    clone.handbook("new", kind, title)
    messages = clone.handbook("check", name).stdout.splitlines()
    assert messages and [message for message in messages if ": found nothing" not in message] == []
    text = clone.text(name)
    if model is Playbook:
        text = text.replace("origin:\n", "origin: stated\n")
    for field, value in FILLED.items():
        text = re.sub(rf"(?m)^((?: *- | *){field}:)(?: >)?$", rf"\1 {value}", text)
    (small_copy / name).write_text(re.sub(r"(?m)^(## .*)$", r"\1\n\nRing back.", text), "utf-8")
    assert clone.handbook("check", name).stdout == "6 playbooks and risks, no problems\n"


def test_a_number_that_was_ever_published_is_not_given_again(small_copy: Path) -> None:
    """The register remembers what the folder has lost."""
    clone = Clone(small_copy)
    clone.handbook("register")
    clone.edit(FILE, '"id": "PB-003"', '"id": "PB-007"')
    assert clone.handbook("new", "playbook", "The bell").stdout.startswith("playbooks/PB-008-the-bell.md: ")


def test_after_the_three_digits_come_four(small_copy: Path) -> None:
    """A thousandth playbook is one like the others: it can be linked to, and stands last in the lists."""
    clone = Clone(small_copy)
    for number in ("PB-999", "PB-1000"):
        for name in ("PB-003-oar.md", "PB-003-oar.ru.md"):
            text = clone.text(f"playbooks/{name}").replace("PB-003", number)
            (small_copy / "playbooks" / name.replace("PB-003", number)).write_text(text, "utf-8")
    clone.edit("playbooks/PB-999-oar.md", "situation: >\n", "situation: >\n  As in PB-1000.\n")
    handbook = load(small_copy)
    catalog = handbook.catalogs["en"]
    assert handbook.problems == ()
    assert [*catalog.playbooks] == ["PB-001", "PB-002", "PB-003", "PB-999", "PB-1000"]
    assert "[PB-1000](pb-1000.md" in {page.uri: page.markdown for page in pages_of(catalog)}["playbooks/pb-999.md"]
    assert clone.handbook("new", "playbook", "The bell").stdout.startswith("playbooks/PB-1001-the-bell.md: ")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Объявление: щи, ёж и съезд — «да»!", "obyavlenie-shchi-ezh-i-sezd-da"),
        ("Café déjà vu", "cafe-deja-vu"),
        ("A title that goes on and on until nobody reads it", "a-title-that-goes-on-and-on-until-nobody"),
        ("../../etc/passwd", "etc-passwd"),
        ("漢字", "draft"),
        ("x" * 90, "x" * 40),
    ],
)
def test_the_name_of_a_file_is_read_by_everybody(title: str, expected: str) -> None:
    """Small Latin letters, digits and dashes, whatever the title holds."""
    assert tail(title) == expected


@pytest.mark.parametrize("title", ["", "   ", "x" * 201])
def test_a_title_of_no_use_is_refused(small_copy: Path, title: str) -> None:
    """Exit status 2, and no file."""
    made = Clone(small_copy).handbook("new", "playbook", title)
    said = f"found a title of {len(title.strip())} characters - write one of 1 to 200\n"
    assert (made.stdout, made.returncode) == (said, 2)
    assert not list(small_copy.glob("playbooks/PB-004*"))


def test_signs_of_yaml_in_a_title_are_only_signs(small_copy: Path) -> None:
    """A title is whatever its author says."""
    clone = Clone(small_copy)
    title = 'He said: "no" # [and] {left} \\ & *went*'
    name = clone.handbook("new", "playbook", title, "--language", "ru").stdout.partition(":")[0]
    messages = clone.handbook("check", name).stdout.splitlines()
    assert messages and [message for message in messages if ": found nothing" not in message] == []
    assert clone.text(name).splitlines()[4:7:2] == ["language: ru", f"title: {json.dumps(title)}"]
