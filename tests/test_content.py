"""The handbook itself: what it promises to hold, it holds, in both languages, and names nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from handbook.catalog import Catalog
from handbook.loading import load
from handbook.model import Item, Translation
from handbook.node import LANGUAGES, Borrowed, Language, Node
from handbook.pages.items import Page, pages_of
from handbook.translation import prose

from tests.built import ROOT

CONTENT = load(ROOT)
ENGLISH = CONTENT.catalogs["en"]
FOLDERS = ("playbooks", "risks", "vocabulary", "docs")
WRITTEN = [
    path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.*")) if path.suffix in (".md", ".yml")
]
PERSONAL = re.compile(
    r"[\w.+-]+@[\w-]+\.\w+"  # an e-mail address
    r"|(?<![\w./-])(?:\+\d|8|\(\d)(?:[ ().-]{0,2}\d){9,}(?!\w)"  # a telephone number
    r"|\b\d{3}-\d{3}-\d{4}\b"
)
FOUNDING = [f"R-00{number}" for number in range(1, 8)]
STORY = [f"PB-00{number}" for number in range(1, 8)]
USED = ("stages", "roles", "behaviours", "expectations", "questions", "sources")


def items(catalog: Catalog) -> list[Item]:
    """Every playbook and risk of an edition."""
    return [*catalog.playbooks.values(), *catalog.risks.values()]


def pages(language: Language) -> dict[str, Page]:
    """Every page of a playbook or risk, by its file."""
    return {page.uri: page for page in pages_of(CONTENT.catalogs[language])}


def test_there_is_no_mistake_in_any_file() -> None:
    """All rules, all files."""
    assert [str(problem) for problem in CONTENT.problems] == []


def test_every_lesson_answers_a_risk_and_says_how() -> None:
    """In a sentence of its own, in both languages."""
    for catalog in CONTENT.catalogs.values():
        lessons = list(catalog.lessons())
        assert len(lessons) > 50
        assert [playbook.cited(lesson) for playbook, lesson in lessons if not lesson.addresses] == []
        assert [answer.cited for answer in catalog.answers() if len(answer.address.how.split()) < 4] == []


def test_every_risk_is_answered_by_two_lessons_of_two_playbooks() -> None:
    """Nobody reads of a risk without learning what helps, and not from one story alone."""
    answers = {risk.id: ENGLISH.lessons_addressing(risk.id) for risk in ENGLISH.listed_risks}
    assert len(answers) == 24
    assert [risk for risk, told in answers.items() if len({answer.cited for answer in told}) < 2] == []
    assert [risk for risk, told in answers.items() if len({answer.playbook.id for answer in told}) < 2] == []


def test_every_item_is_translated_whole_and_today() -> None:
    """No field is borrowed, no translation is behind its original."""
    assert [f"{item.id}: {name}" for catalog in CONTENT.catalogs.values() for item, name in lacking(catalog)] == []
    assert [name for name, drift in ENGLISH.drifts.items() if drift.state != "current"] == []
    assert {*CONTENT.originals} == {*CONTENT.translations}


def lacking(catalog: Catalog) -> Iterator[tuple[Item, str]]:
    """Every field and section that an edition borrows from the other."""
    for item in items(catalog):
        for name, text in texts_of(item):
            if isinstance(text, Borrowed):
                yield item, name
        for section in item.sections:
            if isinstance(section.markdown, Borrowed):
                yield item, section.anchor


def texts_of(node: Node) -> Iterator[tuple[str, object]]:
    """Every text of a thing and of its parts, each entry of a list by itself."""
    for name in type(node).model_fields:
        value = getattr(node, name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Node):
                yield from texts_of(part)
            elif name in prose(type(node)):
                yield name, part


def test_both_languages_hold_the_same_structure() -> None:
    """The same sections, lessons, risks and tensions, and nothing missing from any translation."""
    outlines = {
        identity: (outline(original), outline(CONTENT.translations[identity]))
        for identity, original in CONTENT.originals.items()
    }
    assert {identity: both for identity, both in outlines.items() if both[0] != both[1]} == {}


def outline(item: Item | Translation) -> list[str]:
    """What an item is made of, without its words."""
    found = [section.anchor for section in item.sections]
    found += [name for name in ("note", "open_note", "result", "evidence_note") if getattr(item, name, None)]
    for lesson in getattr(item, "lessons", ()):
        found += [f"{lesson.id}", f"{lesson.id} except" * bool(lesson.exception)]
        found += [f"{lesson.id} {address.risk}" for address in lesson.addresses]
        found += [f"{lesson.id} {tension.lesson}" for tension in lesson.tensions]
    return found


def test_the_first_and_the_last_episode_are_still_open() -> None:
    """Their source names no result and no lesson, and none was made up."""
    opened = [playbook for playbook in ENGLISH.playbooks.values() if playbook.status == "open"]
    assert [(playbook.id, bool(playbook.open_note), playbook.result, playbook.lessons) for playbook in opened] == [
        ("PB-001", True, None, ()),
        ("PB-007", True, None, ()),
    ]


def test_the_seven_risks_of_the_beginning_come_first() -> None:
    """They are the client's, and keep the first seven numbers."""
    founding = [risk for risk in ENGLISH.risks.values() if risk.origin == "founding"]
    assert [(risk.id, risk.side) for risk in founding] == [(identity, "client") for identity in FOUNDING]
    assert [risk.id for risk in ENGLISH.listed_risks[:7]] == FOUNDING


def test_the_story_is_told_in_seven_episodes_each_with_its_trust() -> None:
    """From the acquaintance on."""
    assert [playbook.id for playbook in ENGLISH.story] == STORY
    assert [playbook.id for playbook in ENGLISH.story if playbook.trust is None] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_case_says_who_told_it_and_no_other_playbook_does(language: Language) -> None:
    """What happened is told apart from what is advised."""
    catalog = CONTENT.catalogs[language]
    told = {uri for uri, page in pages(language).items() if f"\n{catalog.say('as_told_by')}: [" in page.markdown}
    assert told == {f"playbooks/{item.id.lower()}.md" for item in catalog.playbooks.values() if item.kind == "case"}
    assert len(told) == 7


@pytest.mark.parametrize("kind", USED)
def test_every_entry_of_the_vocabulary_is_used(kind: str) -> None:
    """No stage without a playbook, no role that never acts, no source on which nothing rests."""
    fields = {"questions": "answers"}
    named = {name for item in items(ENGLISH) if item.listed for name in getattr(item, fields.get(kind, kind), ())}
    assert {*getattr(ENGLISH, kind)} == named


def test_every_situation_leads_to_a_playbook_or_risk_first() -> None:
    """Else its words would be found nowhere; and every playbook and risk is led to by one."""
    led = [situation.leads_to for situation in ENGLISH.situations.values()]
    known = {item.id for item in items(ENGLISH) if item.listed}
    assert [first for first, *_ in led if first not in known] == []
    assert known - {identity for identities in led for identity in identities} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_listed_thing_sounds_like_something(language: Language) -> None:
    """A frightened reader finds it in words of their own, shown and hidden."""
    listed = [item for item in items(CONTENT.catalogs[language]) if item.listed]
    assert [item.id for item in listed if not (item.signals and item.search_words)] == []


def test_nobody_can_be_called_or_written_to() -> None:
    """No e-mail address and no telephone number in any text."""
    assert len(WRITTEN) > 100
    texts = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in WRITTEN}
    assert {name: PERSONAL.findall(text) for name, text in texts.items() if PERSONAL.search(text)} == {}
