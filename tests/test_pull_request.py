"""The workflow's own lines, run in a contributor's clone: what a pull request shows of its mistakes and changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.built import BIN, ROOT, run
from tests.clones import ALONE, Clone, base_in, clone_of

WORKFLOW = yaml.safe_load((ROOT / ".github/workflows/check.yml").read_text("utf-8"))
STEPS = WORKFLOW["jobs"]["check"]["steps"]
LINES = {step["name"]: step["run"] for step in STEPS if ".venv/bin/handbook" in step.get("run", "")}
OAR = "playbooks/PB-003-oar.md"


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    """A clone with what the workflow installs."""
    clone = clone_of(base_in(tmp_path), "story")
    (clone.folder / ".venv").mkdir()
    (clone.folder / ".venv/bin").symlink_to(BIN)
    return clone


def shown(clone: Clone) -> tuple[list[str], list[int], str]:
    """What the lines of the workflow say, how each ended, and the summary."""
    summary = clone.folder / "summary.md"
    happened = {**ALONE, "BASE_REF": "main", "GITHUB_STEP_SUMMARY": str(summary)}
    done = [run("bash", "-ec", line, folder=clone.folder, **happened) for line in LINES.values()]
    said = "".join(each.stdout for each in done)
    return said.splitlines(), [each.returncode for each in done], summary.read_text("utf-8")


def test_a_pull_request_shows_its_mistakes_beside_their_lines_and_tells_what_it_changes(clone: Clone) -> None:
    """Both at once; the summary lists the mistakes, too, as GitHub shows only ten of them beside their lines."""
    clone.edit(OAR, "[rower]", "[rover]")
    clone.edit(OAR, "title: The oar is passed on", "title: The oar changes hands")
    clone.commit("2026-03-02")
    said, ended, summary = shown(clone)
    assert said == [
        f"::error file={OAR},line=9::changed: found 2026-01-02, while the text differs from that of 2026-01-02 in main"
        " - write the day of this change, later than 2026-01-02",
        f"::error file={OAR},line=11::roles.0: found 'rover', which nobody knows - nearest: rower Rower",
    ]
    assert ended == [1, 0]
    assert "- **PB-003** The oar changes hands: `title`, `roles`\n" in summary
    told = "\n".join(re.sub("::error file=(.*?),line=(.*?)::", r"\1:\2: ", line) for line in said)
    assert f"## What is to be mended\n\n```text\n{told}\n```\n" in summary


def test_the_summary_is_told_also_when_the_check_fails() -> None:
    """Unless nothing could be installed."""
    [told] = [step for step in STEPS if step.get("run") == LINES["Tell what changes in the handbook"]]
    assert told["if"] == "${{ !cancelled() && steps.install.outcome == 'success' }}"


def test_whoever_reviews_is_led_to_the_built_site() -> None:
    """It is kept for a fortnight, and the summary says how to look at it."""
    [kept] = [step for step in STEPS if step.get("id") == "kept"]
    [told] = [step for step in STEPS if "steps.kept.outputs.artifact-url" in str(step)]
    assert (kept["with"]["path"], kept["with"]["retention-days"]) == ("site", 14)
    written = run("bash", "-ec", told["run"], SITE="https://site.example/1", GITHUB_STEP_SUMMARY="/dev/stdout").stdout
    assert written == (
        "## The site with this change\n\n[Download it](https://site.example/1) and unpack it. "
        "In its folder run `python3 -m http.server`, then open http://127.0.0.1:8000/\n"
    )
