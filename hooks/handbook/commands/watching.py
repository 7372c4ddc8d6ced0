"""Checking anew whenever something is saved, for an editor that shows each mistake where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from time import sleep

import click

from handbook.commands.terminal import shown
from handbook.problems import Problem

FOLDERS = ("playbooks", "risks", "vocabulary", "docs")
BEGUN, DONE = "checking the handbook", "checked the handbook:"
PAUSE = 0.5


def watch(root: Path, check: Callable[[], Sequence[Problem]]) -> None:
    """Tell what is wrong now, and again after each change, until somebody ends it."""
    for _ in changes_of(root):
        click.echo(BEGUN)
        found = check()
        if found:
            click.echo(shown(found, "text"))
        click.echo(f"{DONE} {len(found)} problem{'s' * (len(found) != 1)}")


def changes_of(root: Path) -> Iterator[None]:
    """Now, and then each time that a file was saved, came or went."""
    before: Mapping[Path, int] = {}
    while True:
        now = saved(root)
        if now != before:
            before = now
            yield
        sleep(PAUSE)


def saved(root: Path) -> Mapping[Path, int]:
    """When each file was saved last; one that goes at this very moment is gone."""
    found: dict[Path, int] = {}
    for path in (path for folder in FOLDERS for path in (root / folder).rglob("*")):
        with suppress(OSError):
            found[path] = path.stat().st_mtime_ns
    return found
