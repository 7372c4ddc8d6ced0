"""What the base branch has: its register, and the playbooks and risks that changed since; git is asked, never told."""

from __future__ import annotations

import os
import subprocess
import tarfile
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from handbook.history.register import FILE, Entries, read_register
from handbook.loading import FOLDERS, Handbook, identity_in, load

VARIABLE = "BASE_REF"
USUAL = ("origin/HEAD", "origin/main")


class NoBase(Exception):
    """There is nothing to compare with: a sentence on what was missing."""


@dataclass(frozen=True)
class Base:
    """The base branch: its name, its tip, and the commit in which this branch left it.

    `day` is that of the commit before, where a branch is compared with itself: what is published on one day is one
    change, however many commits it takes.
    """

    root: Path
    name: str
    tip: str
    fork: str
    day: date | None = None

    @property
    def register(self) -> Entries:
        """The register that this branch began with."""
        with TemporaryDirectory() as folder:
            self.restore(self.fork, self.names("ls-tree", "-z", "--name-only", self.fork, "--", FILE), Path(folder))
            return read_register(Path(folder))[0]

    @property
    def whole(self) -> tuple[Handbook, Entries]:
        """The whole handbook that this branch began with, and its register."""
        with TemporaryDirectory() as folder:
            wanted = self.names("ls-tree", "-r", "-z", "--name-only", self.fork, "--", *FOLDERS, "vocabulary", FILE)
            self.restore(self.fork, wanted, Path(folder))
            return load(Path(folder)), read_register(Path(folder))[0]

    @property
    def changed(self) -> frozenset[str]:
        """The ids of whatever this branch changed or deleted."""
        options = ("--name-only", "--no-renames", "--no-ext-diff", "--relative", "-z")
        return frozenset(identity_in(Path(name)) for name in self.names("diff", *options, self.fork, "--", *FOLDERS))

    def files(self, commit: str) -> frozenset[str]:
        """The files of playbooks and risks in a commit, from the root of the handbook."""
        return self.names("ls-tree", "-r", "-z", "--name-only", commit, "--", *FOLDERS)

    def names(self, *command: str) -> frozenset[str]:
        """The names of files that a command of git lists."""
        listed = git(self.root, *command) or b""
        return frozenset(name for name in listed.decode(errors="replace").split("\0") if name)

    def handbook(self, commit: str, identities: Collection[str]) -> Handbook:
        """Those playbooks and risks as they were in a commit, without the vocabulary around them."""
        with TemporaryDirectory() as folder:
            chosen = [name for name in self.files(commit) if identity_in(Path(name)) in identities]
            self.restore(commit, chosen, Path(folder))
            return load(Path(folder))

    def restore(self, commit: str, names: Collection[str], folder: Path) -> None:
        """Write files of a commit into another folder."""
        packed = git(self.root, "archive", "--format=tar", commit, "--", *names) if names else None
        if packed is None:
            return
        with tarfile.open(fileobj=BytesIO(packed)) as archive:
            for member in archive:
                if member.isfile() and (content := archive.extractfile(member)):
                    path = folder / Path(member.name).parent.name / Path(member.name).name
                    path.parent.mkdir(exist_ok=True)
                    path.write_bytes(content.read())


def find(root: Path, named: str | None) -> Base:
    """The base that is named, else the usual one; on the base branch itself the commit before what is there now."""
    head = commit_of(root, "HEAD")
    candidates = (named, f"origin/{named}") if named else USUAL
    name, tip = next(((name, tip) for name in candidates if (tip := commit_of(root, name))), ("", ""))
    if not head or not tip:
        raise NoBase(f"found no {' and no '.join(candidates) if head else 'commit'} in {root}")
    own = tip == head
    if own and not git(root, "status", "--porcelain", "--", *FOLDERS, "vocabulary", FILE):
        name, tip = "the commit before", commit_of(root, "HEAD^")
        if not tip:
            raise NoBase("found no commit before this one - if the clone is shallow, fetch the whole history")
    fork = line(git(root, "merge-base", tip, head)) or tip
    day = date.fromisoformat(line(git(root, "show", "-s", "--format=%cs", tip))) if own and not named else None
    return Base(root, name, tip, fork, day)


def commit_of(root: Path, name: str) -> str:
    """The commit that a name stands for, or nothing."""
    return line(git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"))


def line(answer: bytes | None) -> str:
    """What git said in one line."""
    return (answer or b"").decode(errors="replace").strip()


def git(root: Path, *arguments: str) -> bytes | None:
    """What git says about the history of a folder; None where it has nothing to say."""
    command = ["git", "-C", str(root), *arguments]
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0"}
    try:
        answer = subprocess.run(command, capture_output=True, check=False, env=environment)
    except FileNotFoundError:
        return None
    return answer.stdout if answer.returncode == 0 else None
