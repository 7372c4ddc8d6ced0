"""The cross-links: every look-up that a page asks for, made from links that were written once."""

from __future__ import annotations

from pathlib import Path

from handbook.catalog import Catalog
from handbook.exports.search import records
from handbook.loading import load

from tests.built import ROOT

ENGLISH = load(ROOT / "tests/handbook").catalogs["en"]


def changed(handbook: Path, file: str, old: str, new: str) -> Catalog:
    """The English edition of a handbook after a change in one file."""
    path = handbook / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    return load(handbook).catalogs["en"]


def test_a_risk_knows_the_lessons_that_answer_it_and_how() -> None:
    """Written from lesson to risk, read the other way."""
    found = [(answer.cited, answer.address.how.strip()) for answer in ENGLISH.lessons_addressing("R-001")]
    assert found == [
        ("PB-001.1", "The pier stays visible while the lamp is mended."),
        ("PB-001.2", "A voice carries through rain."),
        ("PB-002.1", "По ветру видно, придёт ли дождь."),
    ]
    assert [answer.cited for answer in ENGLISH.lessons_addressing("R-002")] == ["PB-001.2"]
    assert ENGLISH.lessons_addressing("R-009") == ()


def test_a_tension_is_seen_from_both_lessons() -> None:
    """It is written on one of the two."""
    how = "The lamp is lit at dusk, the mast is measured at dawn.\n"
    sides = {"PB-001.1": "PB-002.1", "PB-002.1": "PB-001.1"}
    assert {
        cited: [(pull.playbook.cited(pull.lesson), pull.how) for pull in ENGLISH.tensions_of(cited)] for cited in sides
    } == {cited: [(other, how)] for cited, other in sides.items()}
    assert ENGLISH.tensions_of("PB-001.2") == ()


def test_stages_roles_questions_traits_and_sources_know_what_names_them() -> None:
    """Each way in leads to what lies behind it."""
    found = {
        "dawn": ENGLISH.playbooks_at("dawn"),
        "keeper": ENGLISH.playbooks_for("keeper"),
        "Q-01": ENGLISH.playbooks_answering("Q-01"),
        "B-01": ENGLISH.bearing_on("B-01"),
        "E-01": ENGLISH.bearing_on("E-01"),
        "wind-tables": ENGLISH.resting_on("wind-tables"),
        "noon": ENGLISH.playbooks_at("noon"),
    }
    assert {name: [item.id for item in items] for name, items in found.items()} == {
        "dawn": ["PB-002", "PB-003"],
        "keeper": ["PB-001", "PB-002"],
        "Q-01": ["PB-001"],
        "B-01": ["PB-001", "R-001"],
        "E-01": ["PB-001", "R-001"],
        "wind-tables": ["PB-002", "R-001", "R-002"],
        "noon": [],
    }


def test_a_story_is_told_from_its_first_episode_to_its_last(small_copy: Path) -> None:
    """Also where several episodes follow one; what stands alone is in no story."""
    assert [playbook.id for playbook in ENGLISH.story] == ["PB-002", "PB-003"]
    assert [playbook.id for playbook in ENGLISH.next_episodes("PB-002")] == ["PB-003"]
    longer = changed(small_copy, "playbooks/PB-001-lamp.md", "trust: 3", "after: PB-003")
    assert [playbook.id for playbook in longer.story] == ["PB-002", "PB-003", "PB-001"]


def test_an_id_of_any_kind_has_a_title() -> None:
    """A lesson has that of its playbook."""
    ids = ("PB-001", "PB-001.2", "R-002", "S-01", "Q-01", "B-01", "E-01", "P-01", "PB-001.3", "PB-009", "X-01", "")
    assert {identity: ENGLISH.title(identity) for identity in ids} == {
        "PB-001": "The lamp goes out",
        "PB-001.2": "The lamp goes out",
        "R-002": "Iron rusts",
        "S-01": "The lamp is dark",
        "Q-01": "When to light the lamp?",
        "B-01": "Looks at the sky",
        "E-01": "A dry blanket",
        "P-01": "Light first",
        "PB-001.3": None,
        "PB-009": None,
        "X-01": None,
        "": None,
    }


def test_what_was_taken_back_is_kept_but_not_listed(small_copy: Path) -> None:
    """A page stays at its address; lists and answers no longer lead to it."""
    closed = changed(
        small_copy,
        "playbooks/PB-001-lamp.md",
        "status: published",
        "status: withdrawn\nclosed_reason: The pier was moved.",
    )
    assert [playbook.id for playbook in closed.listed] == ["PB-002", "PB-003"]
    assert [answer.cited for answer in closed.lessons_addressing("R-001")] == ["PB-002.1"]
    assert closed.title("PB-001") == "The lamp goes out"
    assert closed.tensions_of("PB-002.1") == ()


def test_a_lesson_that_was_taken_back_answers_nothing(small_copy: Path) -> None:
    """Its number stays."""
    closed = changed(
        small_copy,
        "playbooks/PB-001-lamp.md",
        "    origin: editorial",
        "    origin: editorial\n    status: withdrawn\n    closed_reason: The guests complained.",
    )
    assert [playbook.cited(lesson) for playbook, lesson in closed.lessons()] == ["PB-001.1", "PB-002.1"]
    assert closed.lessons_addressing("R-002") == ()
    assert closed.title("PB-001.2") == "The lamp goes out"


def test_founding_risks_come_first(small_copy: Path) -> None:
    """Then the client's, then the vendor's, each in the order of their numbers."""
    assert [risk.id for risk in ENGLISH.listed_risks] == ["R-001", "R-002"]
    swapped = changed(small_copy, "risks/R-001-rain.md", "origin: founding", "origin: public")
    assert [risk.id for risk in swapped.listed_risks] == ["R-001", "R-002"]
    vendor = changed(small_copy, "risks/R-002-rust.md", "origin: public", "origin: founding")
    assert [risk.id for risk in vendor.listed_risks] == ["R-002", "R-001"]


def test_a_word_that_is_missing_shows_its_own_name() -> None:
    """A page never fails for a word."""
    assert (ENGLISH.say("situation"), ENGLISH.say("nowhere")) == ("What happens", "nowhere")


def test_a_situation_leads_to_what_stands_in_the_place_of_what_was_replaced(small_copy: Path) -> None:
    """Once, in its place; what was taken back leads nowhere; the successor is found by the situation's words."""
    closed = "status: superseded\nsuperseded_by: PB-002\nclosed_reason: Merged."
    changed(small_copy, "risks/R-001-rain.md", "status: published", "status: withdrawn\nclosed_reason: It was none.")
    catalog = changed(small_copy, "playbooks/PB-001-lamp.md", "status: published", closed)
    assert catalog.led_to(catalog.situations["S-01"]) == ["PB-002", "B-01"]
    assert [each["id"] for each in records(catalog)["records"] if "no light on the pier" in each["signals"]] == [
        "PB-002"
    ]
