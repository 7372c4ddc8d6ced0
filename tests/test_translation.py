"""Two languages: what is translated is shown, what is not is borrowed and says so, what is behind is known."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from handbook.loading import Handbook, load
from handbook.model import Section
from handbook.node import LANGUAGES, Borrowed, Language
from handbook.translation import digest

from tests.built import ROOT

LAMP = "playbooks/PB-001-lamp.md"
MAST = "playbooks/PB-002-mast.md"
SMALL = load(ROOT / "tests/handbook")
TEXTS = {
    "a title": ("title: The lamp goes out", "title: The lamp went out"),
    "a hidden word": ("pitch black", "pitch dark"),
    "a lesson": ("Light the spare lamp first.", "Light it first."),
    "an exception": ("Not when the guests are asleep.", "Not at night."),
    "a reason": ("A voice carries through rain.", "A voice carries."),
    "a tension": ("The lamp is lit at dusk, the mast", "The lamp is lit, the mast"),
    "a heading": ("## What to do", "## What to do at once"),
    "a body": ("Do not row by ear.", "Do not row."),
}
STRUCTURE = {
    "a date": ("changed: 2026-02-03", "changed: 2026-03-04"),
    "a stage": ("stages: [dusk]", "stages: [dawn]"),
    "an origin": ("origin: editorial", "origin: stated"),
    "a question": ("answers: [Q-01]", "answers: []"),
    "the place of a field": ("trust: 3\nrelated: [PB-002]", "related: [PB-002]\ntrust: 3"),
    "the layout": ("  - id: 2\n    text: >\n      Call out", "  - id: 2\n    text: >\n        Call out"),
}


def changed(handbook: Path, file: str, old: str, new: str) -> Handbook:
    """A handbook after a change in one file."""
    path = handbook / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    return load(handbook)


def in_language(text: object) -> Language | None:
    """The language that a text was borrowed from."""
    return text.language if isinstance(text, Borrowed) else None


def test_each_edition_shows_its_own_texts() -> None:
    """Whichever of the two languages an author wrote in."""
    titles = {
        language: [item.title for item in catalog.playbooks.values()] for language, catalog in SMALL.catalogs.items()
    }
    assert titles == {
        "en": ["The lamp goes out", "The mast is chosen by the wind", "The oar is passed on"],
        "ru": ["Лампа гаснет", "Мачту выбирают по ветру", "Весло переходит в другие руки"],
    }
    assert [item.language for item in SMALL.catalogs["ru"].playbooks.values()] == ["ru", "ru", "ru"]


def test_what_is_not_translated_is_borrowed_and_says_from_which_language() -> None:
    """Field by field, part by part, section by section."""
    mast = SMALL.catalogs["en"].playbooks["PB-002"]
    [lesson] = mast.lessons
    assert {text: in_language(text) for text in (mast.title, mast.result, lesson.text, lesson.exception)} == {
        "The mast is chosen by the wind": None,
        "Мачта держит парус.\n": "ru",
        "Measure the wind first and the mast after it.": None,
        "Не в штиль.\n": "ru",
    }
    assert [in_language(address.how) for address in lesson.addresses] == ["ru"]
    assert [told(section) for section in mast.sections] == [
        ("do", "What to do", None, "Measure the wind.", None),
        ("checklist", "Чек-лист", "ru", "- [ ] Ветер измерен", "ru"),
    ]


def told(section: Section) -> tuple[str, str, Language | None, str, Language | None]:
    """A section's anchor, and its texts, each with the language that it was borrowed from."""
    return (
        section.anchor,
        section.title,
        in_language(section.title),
        section.markdown,
        in_language(section.markdown),
    )


@pytest.mark.parametrize("lacking", ["", "signals: []\n", "signals:\n"], ids=["missing", "empty", "nothing"])
def test_a_list_is_borrowed_whole(lacking: str, small_copy: Path) -> None:
    """Never half of it in each language."""
    handbook = changed(small_copy, "risks/R-001-rain.ru.md", "signals:\n  - тучи над бухтой\n", lacking)
    rain = handbook.catalogs["ru"].risks["R-001"]
    assert [(text, in_language(text)) for text in rain.signals] == [("clouds over the bay", "en")]
    assert [(text, in_language(text)) for text in rain.safeguards] == [("Запасная лампа", None)]


def test_without_a_translation_everything_is_borrowed(small_copy: Path) -> None:
    """A draft can be looked at in both editions."""
    (small_copy / "playbooks/PB-003-oar.ru.md").unlink()
    oar = load(small_copy).catalogs["ru"].playbooks["PB-003"]
    assert (oar.title, in_language(oar.title)) == ("The oar is passed on", "en")


def test_an_entry_of_the_vocabulary_has_the_texts_of_its_edition() -> None:
    """And the same structure in both."""
    stages = {language: catalog.stages["dawn"] for language, catalog in SMALL.catalogs.items()}
    assert {language: (stage.id, stage.name) for language, stage in stages.items()} == {
        "en": ("dawn", "Dawn"),
        "ru": ("dawn", "Рассвет"),
    }


@pytest.mark.parametrize("what", TEXTS)
def test_a_translation_is_behind_once_a_text_of_the_original_changes(what: str, small_copy: Path) -> None:
    """Its readers are told; it is no mistake."""
    handbook = changed(small_copy, LAMP, *TEXTS[what])
    assert stale(handbook) == {"en": [], "ru": ["PB-001"]}
    assert handbook.problems == ()


@pytest.mark.parametrize("what", STRUCTURE)
def test_a_translation_is_not_behind_when_anything_but_a_text_changes(what: str, small_copy: Path) -> None:
    """Nobody is asked to translate a date."""
    assert stale(changed(small_copy, LAMP, *STRUCTURE[what])) == {"en": [], "ru": []}


def test_an_original_is_never_behind_its_translation(small_copy: Path) -> None:
    """Here the original is Russian."""
    assert stale(changed(small_copy, "playbooks/PB-002-mast.en.md", "The wind changes", "The wind turns")) == {
        "en": [],
        "ru": [],
    }
    assert stale(changed(small_copy, MAST, "Ветер меняется", "Ветер крепнет")) == {"en": ["PB-002"], "ru": []}


def stale(handbook: Handbook) -> dict[Language, list[str]]:
    """The items of each edition that are behind their originals."""
    behind = {name: drift for name, drift in handbook.catalogs["en"].drifts.items() if drift.state == "behind"}
    return {language: [name for name, drift in behind.items() if drift.language == language] for language in LANGUAGES}


def test_line_ends_do_not_make_a_translation_old(small_copy: Path) -> None:
    """An author on any system may check out the original."""
    path = small_copy / LAMP
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert stale(load(small_copy)) == {"en": [], "ru": []}


def test_a_digest_is_sixteen_hex_digits_and_every_original_has_its_own() -> None:
    """It stands in the translation's file."""
    digests = [digest(item) for item in SMALL.originals.values()]
    assert len({*digests}) == len(digests)
    assert [one for one in digests if not re.fullmatch(r"[0-9a-f]{16}", one)] == []
    assert {item.id: digest(item) for item in SMALL.originals.values()} == {
        identity: translation.translates for identity, translation in SMALL.translations.items()
    }
