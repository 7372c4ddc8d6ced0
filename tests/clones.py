"""A small handbook with a history: its base branch, and a clone in which somebody changes it."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess

from tests.built import BIN, ROOT, run

SMALL = ROOT / "tests/handbook"
ALONE = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "An author",
    "GIT_AUTHOR_EMAIL": "author@example.org",
    "GIT_COMMITTER_NAME": "An author",
    "GIT_COMMITTER_EMAIL": "author@example.org",
    "BASE_REF": "",
    "HANDBOOK_CATALOG": "",
    "SITE_URL": "",
}


@dataclass(frozen=True)
class Clone:
    """A folder under git in which somebody works."""

    folder: Path

    def git(self, *command: str, day: str = "2026-03-01") -> None:
        """Run git, on a day."""
        dates = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
        done = run("git", *command, folder=self.folder, **ALONE, **dates)
        assert done.returncode == 0, done.stdout

    def commit(self, day: str = "2026-03-01") -> None:
        """Commit whatever is there."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "A change", day=day)

    def handbook(self, *command: str, **environment: str) -> CompletedProcess[str]:
        """Run the `handbook` command."""
        return run(BIN / "handbook", *command, folder=self.folder, **{**ALONE, **environment})

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace the first place of a text in a file."""
        text = (self.folder / name).read_text("utf-8")
        assert old in text
        (self.folder / name).write_text(text.replace(old, new, 1), "utf-8")

    def text(self, name: str) -> str:
        """What stands in a file."""
        return (self.folder / name).read_text("utf-8")


def base_in(folder: Path) -> Clone:
    """The small handbook, registered and committed on the branch main."""
    base = Clone(Path(shutil.copytree(SMALL, folder / "base")))
    assert base.handbook("register").returncode == 0
    base.git("init", "--quiet", "--initial-branch", "main")
    base.commit()
    return base


def clone_of(base: Clone, branch: str) -> Clone:
    """A clone of it, on a branch of its own."""
    clone = Clone(base.folder.with_name(branch))
    base.git("clone", "--quiet", str(base.folder), str(clone.folder))
    clone.git("switch", "--quiet", "--create", branch)
    return clone
