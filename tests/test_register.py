"""A link once published stays: whoever would break one is told so, and told what to do instead.

Each register/NAME.patch is what somebody does in a clone of the small handbook; NAME.txt is all that `handbook check`
then says.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from handbook.history.register import read_register

from tests.built import ROOT, Site
from tests.clones import Clone, base_in, clone_of

CASES = sorted((ROOT / "tests/register").glob("*.patch"))
MEND = "write the day of this change, later than 2026-02-03"
FINE = "5 playbooks and risks, no problems\n"
LAMP, OAR = "playbooks/PB-001-lamp.md", "playbooks/PB-003-oar.md"
BELL = """---
id: PB-004
language: en
title: {}
summary: What to do when it is heard.
kind: case
status: draft
stages: [dusk]
roles: [keeper]
situation: >
  It was heard.
evidence: one case
---
"""


@pytest.fixture
def base(tmp_path: Path) -> Clone:
    """The base branch."""
    return base_in(tmp_path)


@pytest.fixture
def clone(base: Clone) -> Clone:
    """A contributor's clone."""
    return clone_of(base, "story")


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.stem))
def test_whoever_breaks_a_link_is_told_how_to_keep_it(case: Path, clone: Clone) -> None:
    """The whole of what is said, word for word."""
    clone.git("apply", "--unidiff-zero", str(case))
    clone.commit("2026-03-02")
    check = clone.handbook("check")
    said = case.with_suffix(".txt").read_text("utf-8")
    assert (check.stdout, check.returncode) == (said, 0 if said.endswith("no problems\n") else 1)


def test_the_same_is_told_before_anything_is_committed(clone: Clone) -> None:
    """An author need not commit a mistake in order to hear of it."""
    clone.git("apply", str(ROOT / "tests/register/deleted.patch"))
    assert clone.handbook("check").stdout == (ROOT / "tests/register/deleted.txt").read_text("utf-8")


def test_without_any_history_what_is_registered_must_still_be_there(clone: Clone) -> None:
    """A downloaded folder is checked against its own register, and says that there was no base branch."""
    clone.git("apply", str(ROOT / "tests/register/lesson-lost.patch"))
    shutil.rmtree(clone.folder / ".git")
    check = clone.handbook("check", GIT_CEILING_DIRECTORIES=str(clone.folder.parent))
    notice = f"notice: found no commit in {clone.folder}: nothing was compared with a base branch\n"
    assert check.stdout == notice + (ROOT / "tests/register/lesson-lost.txt").read_text("utf-8")
    assert check.returncode == 1


def test_the_deleted_register_is_missed(clone: Clone) -> None:
    """Nobody gets rid of the promise by deleting its list."""
    (clone.folder / "register.json").unlink()
    said = "register.json:1: file: found no entries, while origin/HEAD has 19 - restore the file\n"
    assert clone.handbook("check").stdout == said


def test_the_second_of_two_stories_with_one_number_is_told_the_next_free_one(base: Clone, clone: Clone) -> None:
    """Two contributors begin the same number; the first is merged, the second hears of it, before and after a merge."""
    (base.folder / "playbooks/PB-004-bell.md").write_text(BELL.format("The bell is heard"), "utf-8")
    base.commit()
    (clone.folder / "playbooks/PB-004-anchor.md").write_text(BELL.format("The anchor drags"), "utf-8")
    clone.commit()
    clone.git("fetch", "--quiet")
    told = (
        "found PB-004, which origin/HEAD gave to 'The bell is heard' (playbooks/PB-004-bell.md)"
        " - take the next free number, PB-005: in the names of both files and in their id\n"
    )
    assert clone.handbook("check").stdout == f"playbooks/PB-004-anchor.md:2: id: {told}"
    clone.git("merge", "--quiet", "--no-edit", "origin/main")
    assert f"playbooks/PB-004-anchor.md:2: id: {told}" in clone.handbook("check").stdout


def test_a_branch_that_is_behind_is_told_nothing(base: Clone, clone: Clone) -> None:
    """What others published or changed meanwhile is no mistake of this branch."""
    (base.folder / "playbooks/PB-004-bell.md").write_text(BELL.format("The bell is heard"), "utf-8")
    base.edit(LAMP, "Call out to the boat.", "Call the boat.")
    base.edit(LAMP, "changed: 2026-02-03", "changed: 2026-03-01")
    base.edit("vocabulary/roles.yml", "- id: rower", "- id: cook\n  en: {name: Cook}\n  ru: {name: Кок}\n- id: rower")
    base.handbook("register")
    base.commit()
    clone.git("fetch", "--quiet")
    assert clone.handbook("check").stdout == FINE


@pytest.mark.parametrize("named", [{}, {"BASE_REF": "main"}, {"BASE_REF": "origin/main"}])
def test_the_base_is_named_or_the_usual_one(clone: Clone, named: dict[str, str]) -> None:
    """In CI as on a desk."""
    clone.edit(LAMP, "Call out to the boat.", "Call the boat.")
    assert clone.handbook("check", "--require-base", **named).returncode == 1


def test_on_the_base_branch_a_commit_is_compared_with_the_one_before(clone: Clone) -> None:
    """After a merge the base branch itself is checked; the changes of one day are one change."""
    clone.edit(LAMP, "Call out to the boat.", "Call the boat.")
    merged(clone)
    old = "found 2026-02-03, while the text differs from that of 2026-02-03 in the commit before"
    assert clone.handbook("check").stdout == f"{LAMP}:9: changed: {old} - {MEND}\n"
    clone.edit(LAMP, "changed: 2026-02-03", "changed: 2026-03-01")
    merged(clone)
    clone.edit(LAMP, "Call the boat.", "Call the boat at once.")
    merged(clone)
    assert clone.handbook("check").stdout == FINE


def merged(clone: Clone) -> None:
    """Commit, and make that the tip of the base branch."""
    clone.commit()
    clone.git("update-ref", "refs/remotes/origin/main", "HEAD")


@pytest.mark.parametrize(
    ("command", "said", "status"),
    [
        ((), "notice: {}: nothing was compared with a base branch\n" + FINE, 0),
        (("--require-base",), "{} - name the base branch, as in handbook check --base origin/main\n", 3),
        ((LAMP,), FINE, 0),
    ],
)
def test_without_a_base_branch_nobody_is_told_that_it_was_compared(
    base: Clone, command: tuple[str, ...], said: str, status: int
) -> None:
    """A notice on a desk, an error where the comparison is required."""
    check = base.handbook("check", *command)
    missing = f"found no origin/HEAD and no origin/main in {base.folder}"
    assert (check.stdout, check.returncode) == (said.format(missing), status)


@pytest.mark.parametrize("named", ["nowhere", "--help", "HEAD~9"])
def test_a_base_that_is_not_there_ends_the_check(clone: Clone, named: str) -> None:
    """A mistyped name never passes for a comparison."""
    check = clone.handbook("check", f"--base={named}")
    found = f"found no {named} and no origin/{named} in {clone.folder}"
    said = f"{found} - name the base branch, as in handbook check --base origin/main\n"
    assert (check.stdout, check.returncode) == (said, 3)


def test_registering_again_changes_nothing(clone: Clone) -> None:
    """A maintainer may run it at any time."""
    before = clone.text("register.json")
    assert clone.handbook("register").stdout == "register.json: nothing new\n"
    assert clone.text("register.json") == before


def test_what_is_published_is_entered_and_drafts_are_not(clone: Clone) -> None:
    """A new lesson came with the last change of its playbook, a new name with the newest change of all."""
    (clone.folder / "playbooks/PB-004-bell.md").write_text(BELL.format("The bell is heard"), "utf-8")
    clone.git("apply", str(ROOT / "tests/register/published-but-not-entered.patch"))
    before = json.loads(clone.text("register.json"))
    assert clone.handbook("register").stdout == "register.json: entered PB-003.1, PB-003, Q-02\n"
    after = json.loads(clone.text("register.json"))
    entry = {"since": "2026-03-01", "state": "published"}
    assert [each for each in after if each not in before] == [
        {"kind": "lesson", "id": "PB-003.1", "address": "playbooks/pb-003/#pb-003-1", **entry},
        {
            **next(each for each in before if each["id"] == "PB-003"),
            "anchors": ["checklist", "lessons", "result", "situation"],
            "state": "published",
        },
        {"kind": "question", "id": "Q-02", "address": "questions/#q-02", **entry},
    ]


def test_nothing_is_entered_while_there_are_mistakes(clone: Clone) -> None:
    """What is entered stays for ever, so it has to be right first."""
    clone.edit(OAR, "stages: [dawn, dusk]", "stages: [noon]")
    before = clone.text("register.json")
    register = clone.handbook("register")
    told = f"{OAR}:10: stages.0: found 'noon', which nobody knows - known are dawn, dusk\n"
    assert (register.stdout, register.returncode) == (f"{told}nothing was entered: mend these first\n", 1)
    assert clone.text("register.json") == before


def test_every_registered_address_stands_on_the_site_in_both_languages(site: Site) -> None:
    """Whatever was ever published is there, page and anchor."""
    entries, problems = read_register(ROOT)
    assert problems == [] and entries
    ids = {address: set(page.values("id")) for address, page in site.pages.items()}
    missing = [
        edition + address
        for entry in entries.values()
        for address in entry.addresses
        for edition in ("", "ru/")
        for page, _, anchor in [(edition + address).partition("#")]
        if page not in ids or (anchor and anchor not in ids[page])
    ]
    assert missing == []
