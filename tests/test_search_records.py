"""The records of the search: everything that can be found, with the words by which it is found.

pages/records.LANGUAGE.json holds all of them for that edition of the small handbook.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from handbook.addresses import address_of
from handbook.exports.packing import DIGITS, packed
from handbook.exports.search import Records, records
from handbook.loading import load
from handbook.node import LANGUAGES, Language

from tests.built import ROOT

PAGES = ROOT / "tests/pages"
LAMP = "playbooks/PB-001-lamp.md"


def english(handbook: Path, file: str, old: str, new: str) -> Records:
    """What can be found in English after a change in one file."""
    path = handbook / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    return records(load(handbook).catalogs["en"])


def ids(found: Records) -> list[str]:
    """What can be found, by its id."""
    return [record["id"] for record in found["records"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_finds_just_this(language: Language) -> None:
    """Playbooks, lessons, risks and questions, with shown and hidden words."""
    found = records(load(ROOT / "tests/handbook").catalogs[language])
    assert found == json.loads((PAGES / f"records.{language}.json").read_text("utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_is_listed_can_be_found_once_at_its_address(language: Language) -> None:
    """In the real handbook, too: nothing is lost between its files and its search."""
    catalog = load(ROOT).catalogs[language]
    found = records(catalog)
    lessons = [playbook.cited(lesson) for playbook, lesson in catalog.lessons()]
    playbooks = [playbook.id for playbook in catalog.listed]
    risks = [risk.id for risk in catalog.listed_risks]
    assert sorted(ids(found)) == sorted([*playbooks, *lessons, *risks, *catalog.questions])
    assert {record["id"]: record["url"] for record in found["records"]} == {
        identity: address_of(identity).url for identity in ids(found)
    }
    assert [record["id"] for record in found["records"] if not (record["title"] and record["summary"])] == []


def test_a_situation_is_found_under_its_first_answer_alone(small_copy: Path) -> None:
    """The best answer comes first; the others do not crowd the results."""
    found = english(small_copy, "vocabulary/situations.yml", "[PB-001, R-001, B-01]", "[R-001, PB-001]")
    assert [identity for identity, hidden in by_hidden_words(found).items() if {"black", "coal"} <= {*hidden}] == [
        "R-001"
    ]
    assert [record["id"] for record in found["records"] if "no light on the pier" in record["signals"]] == ["R-001"]


def test_the_hidden_words_of_a_record_come_back_as_often_as_they_were_written(small_copy: Path) -> None:
    """What is packed for the way loses no word and no number of times, however far apart the words stand."""
    many = [f"w{number}" for number in range(1, 3001)]
    wanted = ["w7", "w7", "w7", "w1500", "w2999", "w2999"]
    words, (one, other, none) = packed([many, wanted, []])
    assert words.split() == sorted(many)
    assert unpacked(one, words.split()) == Counter(many)
    assert unpacked(other, words.split()) == Counter(wanted)
    assert none == ""


def by_hidden_words(found: Records) -> dict[str, Counter[str]]:
    """The hidden words of each record, by its id."""
    words = found["words"].split()
    return {each: unpacked(packed, words) for each, packed in zip(ids(found), found["hidden"], strict=True)}


def unpacked(steps: str, words: list[str]) -> Counter[str]:
    """The words that a record holds, read as the page of the search reads them."""
    found: Counter[str] = Counter()
    place = -1
    for letters, again in re.findall(r"([g-z0-9_-]*[A-Za-f])(~*)", steps):
        place += 1 + sum(DIGITS.index(letter) % 32 << 5 * at for at, letter in enumerate(letters))
        found[words[place]] += 1 + len(again)
    return found


@pytest.mark.parametrize("status", ["draft", "withdrawn\nclosed_reason: It sank."])
def test_a_draft_and_what_was_taken_back_are_not_found(status: str, small_copy: Path) -> None:
    """Neither the playbook nor its lessons."""
    found = english(small_copy, LAMP, "status: published", f"status: {status}")
    assert ids(found) == ["PB-002", "PB-002.1", "PB-003", "R-001", "R-002", "Q-01"]


def test_a_lesson_that_was_taken_back_is_not_found(small_copy: Path) -> None:
    """The others of its playbook are."""
    closed = "origin: editorial\n    status: withdrawn\n    closed_reason: It was too loud."
    found = english(small_copy, LAMP, "origin: editorial", closed)
    assert ids(found) == ["PB-001", "PB-001.1", "PB-002", "PB-002.1", "PB-003", "R-001", "R-002", "Q-01"]
    assert [record["id"] for record in found["records"] if "R-002" in record["risks"]] == ["R-002"]
