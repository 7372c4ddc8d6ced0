"""The exports: what a program reads is the whole handbook, in both languages, with nothing hidden in it."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tests.built import ROOT, run
from tests.exported import exported, plain, read, small

EXPECTED = ROOT / "tests/exports/expected"
SMALL = exported(small())
DRAFT, HIDDEN = "schoonheid", "zwaluwstaart"
DIGEST = """
from hashlib import sha256
from tests.exported import exported, small
print(sha256(repr(exported(small())).encode()).hexdigest())
"""


@pytest.mark.parametrize("file", sorted(EXPECTED.rglob("*.*")), ids=lambda file: file.relative_to(EXPECTED).as_posix())
def test_a_program_reads_just_this_of_a_small_handbook(file: Path) -> None:
    """Both languages, ids as links, what is borrowed, superseded and withdrawn: each as it was promised."""
    address = file.relative_to(EXPECTED).as_posix()
    if file.name == "objects.txt":
        assert plain(SMALL[address.replace(".txt", ".inv")]) == file.read_text("utf-8")
    else:
        assert SMALL[address].decode() == file.read_text("utf-8")


def test_each_playbook_and_risk_can_be_had_alone_and_is_the_same_as_in_the_whole() -> None:
    """A page that shows one playbook need not load them all."""
    whole = read(SMALL, "handbook")
    alone = re.compile(r"api/v1/((?:playbooks|risks)/.*)\.json")
    assert {match[1]: read(SMALL, match[1]) for match in map(alone.fullmatch, SMALL) if match} == {
        f"{kind}/{item['id'].lower()}": item for kind in ("playbooks", "risks") for item in whole[kind]
    }


@pytest.mark.parametrize("word", [DRAFT, HIDDEN, "pb-006"])
def test_no_draft_and_no_word_of_the_search_is_in_any_export(word: str) -> None:
    """What nobody may read on a page is in no file for programs either."""
    told = {name: plain(content) if name.endswith(".inv") else content.decode() for name, content in SMALL.items()}
    assert [name for name, text in told.items() if word in text] == []


def test_the_same_handbook_is_exported_as_the_same_bytes() -> None:
    """A build of the same content changes no file, whatever the clock and the order in which Python keeps its sets."""
    told = {run(sys.executable, "-c", DIGEST, PYTHONHASHSEED=seed, TZ=f"UTC{seed}").stdout for seed in ("1", "2", "3")}
    assert len(told) == 1
    assert re.fullmatch(r"[0-9a-f]{64}\n", told.pop())
