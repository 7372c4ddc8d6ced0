"""What the form is made of comes from the core: every field of the model, the next free id, words in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from handbook.contribution.fields import ASKED, GROUPS, groups
from handbook.contribution.table import table
from handbook.loading import load
from handbook.messages import GAP, messages
from handbook.model import SECTIONS, Playbook
from handbook.node import LANGUAGES, Language

from tests.built import ROOT
from tests.clones import Clone

LEFT = {"published", "changed", "closed_reason", "superseded_by"}


def test_every_field_of_a_playbook_is_asked_for_but_those_of_published_ones() -> None:
    """A new field of the model can't be forgotten: it is in the form, or named here."""
    assert {*Playbook.model_fields} - {*ASKED} == LEFT
    shown = [name for _, names in GROUPS for name in names]
    assert sorted(shown) == sorted({*ASKED, *SECTIONS} - {"id", "status"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_a_name_and_help_in_the_language_of_the_page(language: Language) -> None:
    """No author meets the name of a field as files have it."""
    for group in groups(load(ROOT).catalogs[language]):
        for field in (*group.fields, *(inner for outer in group.fields for inner in outer.fields)):
            assert not field.label.startswith(("form_", "section_")) and field.help
            assert bool(re.search("[А-Яа-я]", field.label + field.help)) == (language == "ru")


def test_the_id_is_the_next_that_was_never_given(small_copy: Path) -> None:
    """Neither that of a file nor that of what the register remembers."""
    handbook = load(small_copy)
    assert table(handbook, handbook.catalogs["en"], small_copy)["id"] == "PB-004"
    Clone(small_copy).handbook("register")
    register = small_copy / "register.json"
    register.write_text(register.read_text("utf-8").replace('"id": "PB-003"', '"id": "PB-007"'), "utf-8")
    assert table(handbook, handbook.catalogs["en"], small_copy)["id"] == "PB-008"


def test_a_mistake_is_said_with_the_same_gaps_in_both_languages() -> None:
    """Nothing that was found is lost in Russian, but for what an English example shows."""
    english, russian = messages("en"), messages("ru")
    assert english.keys() == russian.keys()
    lost = {
        name for name in english if {*GAP.findall(" ".join(russian[name]))} - {*GAP.findall(" ".join(english[name]))}
    }
    assert lost == set()
