"""Whoever reviews a branch is told in words what it changes.

Each changes/NAME.patch is what somebody does in a clone of the small handbook; NAME.txt is all that `handbook changes`
then says.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.built import ROOT
from tests.clones import Clone, base_in, clone_of

CASES = sorted((ROOT / "tests/changes").glob("*.patch"))


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    """A contributor's clone."""
    return clone_of(base_in(tmp_path), "story")


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.stem))
def test_a_reviewer_is_told_what_a_branch_changes(case: Path, clone: Clone) -> None:
    """The whole of it, word for word: committed or not, right or wrong."""
    clone.git("apply", "--unidiff-zero", str(case))
    told = clone.handbook("changes")
    assert (told.stdout, told.returncode) == (case.with_suffix(".txt").read_text("utf-8"), 0)
    clone.commit("2026-03-02")
    assert clone.handbook("changes", "--base", "main").stdout == told.stdout


def test_without_a_base_nothing_is_compared(tmp_path: Path) -> None:
    """Silence would look as if nothing changed."""
    base = base_in(tmp_path)
    told = base.handbook("changes", "--base", "nowhere")
    assert (told.returncode, told.stdout) == (
        3,
        f"found no nowhere and no origin/nowhere in {base.folder}"
        " - name the base branch, as in handbook changes --base origin/main\n",
    )
