"""`handbook check` and `handbook changes`: what is wrong, and what a branch changes."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import click

from handbook.checks import prose as manner
from handbook.checks import spelling
from handbook.checks.passages import Passage
from handbook.checks.texts import texts_of
from handbook.commands.tending import handbook_around
from handbook.commands.terminal import FINE, PROBLEMS, UNCHECKED, USAGE, fail, shown, summarise
from handbook.commands.watching import watch
from handbook.history import changes, growth
from handbook.history.base import VARIABLE, NoBase, find
from handbook.history.register import read_register
from handbook.loading import Handbook, load
from handbook.pages import handwritten
from handbook.privacy import denylist
from handbook.problems import Problem


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "github", "json"]), default="text", show_default=True)
@click.option("--base", metavar="REF", help="The base branch. [default: $BASE_REF, else origin/HEAD]")
@click.option("--require-base", is_flag=True, help="Without a base branch to compare with, exit with 3.")
@click.option("--prose", is_flag=True, help="Spelling, quotes, dashes and terms, too; needs the package spylls.")
@click.option("--watch", "watching", is_flag=True, help="Do it again whenever a file is saved, until Ctrl+C.")
def check(
    paths: tuple[Path, ...], form: str, base: str | None, require_base: bool, prose: bool, watching: bool
) -> None:
    """Name every mistake of the handbook, in one run.

    Or those of the files and folders that are named.

    What is here is compared with the tip of the base branch, too; on that branch itself with the commit before.
    Published addresses stay, the register only grows, and a changed text has a new day in `changed`.

    The format github shows mistakes beside their lines in a pull request, and lists them in the summary of the job.

    \b
    handbook check
    handbook check playbooks/PB-026-my-story.md
    handbook check --base origin/main --require-base --format github
    handbook check --prose
    handbook check --prose --watch

    Exit status: 0 all is fine, 1 there are problems, 2 the call is wrong, 3 nothing could be checked.
    """
    root = handbook_around(paths[0] if paths else Path.cwd())
    asked = Asked(
        root, tuple(path.resolve() for path in paths), base, require_base, prose, quiet=watching or bool(paths)
    )
    if watching:
        watch(root, lambda: mistakes(load(root), asked))
    gc.disable()  # a short run: whatever is read is wanted to its end
    handbook = load(root)
    refuse_what_is_not_checked(handbook, root, paths)
    problems = mistakes(handbook, asked)
    tell(problems, form, items_in(handbook), root)
    sys.exit(PROBLEMS if problems else FINE)


class Asked(NamedTuple):
    """What a check was asked for: in which handbook, of which files, beside which base, and whether of the language."""

    root: Path
    wanted: tuple[Path, ...]
    base: str | None
    require_base: bool
    prose: bool
    quiet: bool


def refuse_what_is_not_checked(handbook: Handbook, root: Path, paths: Sequence[Path]) -> None:
    """End where something was named in which nothing is checked."""
    files = [*(root / file for file in handbook.files), *root.glob("docs/**/*")]
    for path in paths:
        if not any(concerns(file, [path.resolve()]) for file in files):
            fail(USAGE, f"found nothing to check in {path} - name files of playbooks/, risks/, vocabulary/ or docs/")


def items_in(handbook: Handbook) -> int:
    """How many playbooks and risks there are."""
    return len(handbook.catalogs["en"].playbooks) + len(handbook.catalogs["en"].risks)


def tell(problems: Sequence[Problem], form: str, count: int, root: Path) -> None:
    """Say what is wrong, or that nothing is; never that all is fine where there was nothing to check."""
    if not count and not problems:
        fail(UNCHECKED, f"found no playbooks and no risks in {root} - run it in the folder of a handbook")
    if form == "github":
        summarise(problems, os.environ)
    if problems or form == "json":
        click.echo(shown(problems, form))
    elif form == "text":
        click.echo(f"{count} playbooks and risks, no problems")


def mistakes(handbook: Handbook, asked: Asked) -> list[Problem]:
    """Every mistake in the files that were asked about, sorted."""
    root, wanted = asked.root, asked.wanted
    compared = since_base(handbook, root, asked.base, asked.require_base, asked.quiet)
    found = {*handbook.problems, *handwritten.check(handbook.catalogs, root), *compared}
    found |= {*written(root, wanted)} if asked.prose else set()
    return [each for each in sorted(found) if each.file == denylist.VARIABLE or concerns(root / each.file, wanted)]


def written(root: Path, wanted: Sequence[Path]) -> Iterator[Problem]:
    """What is misspelt, or not written in the manner of its language, in the files that were asked about."""
    if not find_spec("spylls"):
        fail(UNCHECKED, "found no package spylls, which reads dictionaries - pip install spylls")
    texts = [*texts_of(root)]
    passages = [each for each in texts if isinstance(each, Passage) and concerns(root / each.source.file, wanted)]
    yield from (each for each in texts if isinstance(each, Problem))
    yield from manner.check(passages, root)
    yield from spelling.check(passages, root)


def since_base(handbook: Handbook, root: Path, named: str | None, required: bool, quiet: bool) -> list[Problem]:
    """What is wrong beside the base branch; without one a notice, unless quiet, and the end where one must be."""
    try:
        return list(growth.check(handbook, find(root, named or os.environ.get(VARIABLE))))
    except NoBase as error:
        if named or required:
            fail(UNCHECKED, f"{error} - name the base branch, as in handbook check --base origin/main")
        if not quiet:
            click.echo(f"notice: {error}: nothing was compared with a base branch", err=True)
        return []


def concerns(file: Path, wanted: Sequence[Path]) -> bool:
    """Whether a file is one that was asked about, or stands in such a folder."""
    return not wanted or any(file.resolve() == path or path in file.resolve().parents for path in wanted)


@click.command(name="changes")
@click.option("--base", metavar="REF", help="The base branch. [default: $BASE_REF, else origin/HEAD]")
def tell_changes(base: str | None) -> None:
    """Tell in words what a branch changes.

    Texts, the matrix, addresses, translations: as Markdown, for the summary of a pull request.

    \b
    handbook changes
    handbook changes --base origin/main

    Exit status: 0 told, 2 the call is wrong, 3 there is nothing to compare with.
    """
    root = handbook_around(Path.cwd())
    try:
        before = changes.Moment(*find(root, base or os.environ.get(VARIABLE)).whole)
    except NoBase as error:
        fail(UNCHECKED, f"{error} - name the base branch, as in handbook changes --base origin/main")
    click.echo(changes.told(before, changes.Moment(load(root), read_register(root)[0])), nl=False)
