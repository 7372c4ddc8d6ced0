"""The command that takes the whole handbook away, so that another generator can build it."""

from __future__ import annotations

import os
from pathlib import Path

import click

from handbook.citing import SITE
from handbook.commands.tending import handbook_around
from handbook.commands.terminal import PROBLEMS, UNCHECKED, USAGE, fail, shown
from handbook.exports import configuration
from handbook.history.register import RUN
from handbook.loading import load
from handbook.problems import Problem


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def export(folder: Path) -> None:
    """Write the whole handbook into DIR as plain Markdown.

    Both languages, with front matter, assets, exports and a configuration; no macro and no hook is left. DIR must be
    empty or not there yet. Where the site will stand is taken from $SITE_URL, the repository from $REPO_URL.

    \b
    handbook export ../handbook
    SITE_URL=https://the.site/kb/ handbook export ../handbook

    Exit status: 0 written, 1 mistakes to mend first, 2 DIR holds something, 3 nothing to export, or DIR is unwritable.
    """
    root = handbook_around(Path.cwd())
    if not all((root / file).is_file() for file in configuration.FILES.values()):
        fail(UNCHECKED, f"found no mkdocs.yml and mkdocs.ru.yml in {root} - run it in the repository of a handbook")
    refuse_what_is_taken(folder)
    from handbook.exports.portable import portable, write  # whoever checks need not wait for what only this takes

    handbook, where = load(root), (os.environ.get("SITE_URL") or SITE, os.environ.get("REPO_URL", ""))
    made = list(portable(handbook, root, where[0].rstrip("/") + "/", where[1].rstrip("/")))
    wrong = [each for each in (*handbook.problems, *made) if isinstance(each, Problem) and each.mend != RUN]
    if wrong:
        click.echo(shown(sorted(set(wrong)), "text"))
        fail(PROBLEMS, "nothing was written: mend these first")
    try:
        count = write(folder, (each for each in made if not isinstance(each, Problem)))
    except OSError as error:
        fail(UNCHECKED, f"could not write {error.filename or folder} ({error.strerror}) - name a folder of your own")
    click.echo(f"{folder}: {count} files; its README.md says how to build them")


def refuse_what_is_taken(folder: Path) -> None:
    """End where the folder holds anything: what others wrote is never touched."""
    try:
        taken = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except OSError as error:
        fail(UNCHECKED, f"could not look into {folder} ({error.strerror}) - name a folder of your own")
    if taken:
        fail(USAGE, f"found something in {folder} - name a folder that is empty or not there yet")
