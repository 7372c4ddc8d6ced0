"""Which text of its original a translation follows: the commit in which that text stood, where git still has it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath

from handbook.drift import Drift
from handbook.history.base import Base, git
from handbook.loading import Handbook
from handbook.node import LANGUAGES
from handbook.translation import digest

MOST = 50


def with_commits(handbook: Handbook, root: Path) -> Handbook:
    """The same handbook, in which each translation that is behind knows the commit that it followed."""
    drifts = {
        name: replace(drift, followed=commit_followed(root, name, drift, handbook.translations[name].translates))
        if drift.state == "behind"
        else drift
        for name, drift in handbook.catalogs["en"].drifts.items()
    }
    return replace(
        handbook,
        catalogs={language: replace(handbook.catalogs[language], drifts=drifts) for language in LANGUAGES},
    )


def commit_followed(root: Path, identity: str, drift: Drift, followed: str) -> str:
    """The newest commit in which the original had that digest; nothing where none of the last few has it."""
    folder = PurePosixPath(drift.original).parent
    told = git(root, "log", f"--max-count={MOST}", "--format=%H", "--", f"{folder}/{identity}-*") or b""
    for commit in told.decode().split():
        was = Base(root, "", commit, commit).handbook(commit, {identity}).originals.get(identity)
        if was and digest(was) == followed:
            return commit
    return ""
