"""What the base branch has: its register, and the playbooks and risks that changed since; read with git, written never."""

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

from handbook.loading import FOLDERS, Handbook, identity_in, load
from handbook.register import FILE, Entries, read_register

VARIABLE = "BASE_REF"
USUAL = ("origin/HEAD", "origin/main")


class NoBase(Exception):
    """There is nothing to compare with: a sentence on what was missing."""


@dataclass(frozen=True)
class Base:
    """The base branch: its name, its tip, and the commit in which this branch and it were the same last.

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
            if written := git(self.root, "show", f"{self.fork}:./{FILE}"):
                (Path(folder) / FILE).write_bytes(written)
            return read_register(Path(folder))[0]

    @property
    def changed(self) -> frozenset[str]:
        """The ids of whatever was changed or deleted since."""
        options = ("--name-only", "--no-renames", "--no-ext-diff", "--relative", "-z")
        found = git(self.root, "diff", *options, self.fork, "--", *FOLDERS) or b""
        return frozenset(identity_in(Path(name)) for name in found.decode(errors="replace").split("\0") if name)

    def files(self, commit: str) -> frozenset[str]:
        """The names of the files of playbooks and risks in a commit, from the root of the handbook."""
        found = git(self.root, "ls-tree", "-r", "-z", "--name-only", commit, "--", *FOLDERS) or b""
        return frozenset(name for name in found.decode(errors="replace").split("\0") if name)

    def handbook(self, commit: str, identities: Collection[str]) -> Handbook:
        """Those playbooks and risks as they were in a commit, without the vocabulary around them."""
        folders = sorted({name.partition("/")[0] for name in self.files(commit)})
        packed = git(self.root, "archive", "--format=tar", commit, *folders) if folders and identities else None
        with TemporaryDirectory() as folder:
            with tarfile.open(fileobj=BytesIO(packed)) if packed else empty() as archive:
                for member in archive.getmembers():
                    if member.isfile() and identity_in(Path(member.name)) in identities:
                        unpack(archive, member, Path(folder))
            return load(Path(folder))


def find(root: Path, named: str | None) -> Base:
    """The base that is named, else the usual one; on the base branch itself the commit before what is there now."""
    head = commit_of(root, "HEAD")
    candidates = (named, f"origin/{named}") if named else USUAL
    name, tip = next(((name, tip) for name in candidates if (tip := commit_of(root, name))), ("", ""))
    if not head or not tip:
        raise NoBase(f"found no {' and no '.join(candidates) if head else 'Git history'} in {root}")
    own = tip == head
    if own and not git(root, "status", "--porcelain", "--", *FOLDERS, FILE):
        name, tip = "the commit before", commit_of(root, "HEAD^")
        if not tip:
            raise NoBase("found no commit before this one; if the clone is shallow, fetch the whole history")
    fork = text(git(root, "merge-base", tip, head)) or tip
    day = date.fromisoformat(text(git(root, "show", "-s", "--format=%cs", tip))) if own and not named else None
    return Base(root, name, tip, fork, day)


def commit_of(root: Path, name: str) -> str:
    """The commit that a name stands for, or nothing."""
    return text(git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"))


def text(output: bytes | None) -> str:
    """What git said in one line."""
    return (output or b"").decode(errors="replace").strip()


def git(root: Path, *arguments: str) -> bytes | None:
    """What git says about a folder's history, without a lock on it; None where it has nothing to say."""
    command = ["git", "-C", str(root), "-c", "core.quotepath=off", *arguments]
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0"}
    try:
        answer = subprocess.run(command, capture_output=True, check=False, env=environment)
    except FileNotFoundError:
        return None
    return answer.stdout if answer.returncode == 0 else None


def empty() -> tarfile.TarFile:
    """An archive of nothing."""
    return tarfile.open(fileobj=BytesIO(b"\0" * tarfile.RECORDSIZE))


def unpack(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    """Write one plain file of an archive below a folder."""
    path = folder / Path(member.name).parent.name / Path(member.name).name
    path.parent.mkdir(exist_ok=True)
    if content := archive.extractfile(member):
        path.write_bytes(content.read())
