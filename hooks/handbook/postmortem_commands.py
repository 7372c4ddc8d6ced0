"""`handbook postmortem`: the citations of a postmortem checked, made links, and suggested."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from handbook import postmortem
from handbook.fetching import Unavailable, obtain
from handbook.manuscript import Manuscript, read
from handbook.node import LANGUAGES, Language
from handbook.problems import Problem
from handbook.published import Published
from handbook.published import shown as on_one_line
from handbook.terminal import FINE, FORMATS, PROBLEMS, UNCHECKED, USAGE, fail, shown
from handbook.wording import language_of

MANY = 20
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
STATUS = "3 there is no handbook to check against, or a file could not be read."

catalog_option = click.option(
    "--catalog", metavar="FILE|URL", help="A handbook.json. [default: this folder's handbook, else $HANDBOOK_CATALOG]"
)


@click.group("postmortem")
def postmortem_group() -> None:
    """Check, link and suggest what a client postmortem cites.

    \b
    handbook postmortem check postmortems/*.md      does all that is cited still stand?
    handbook postmortem link postmortems/may.md     PB-002.1 becomes a link, in place
    handbook postmortem suggest postmortems/may.md  the lessons that fit this text
    """


@postmortem_group.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=FILE)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--may-cite-nothing", is_flag=True, help="Files without any citation are fine, too.")
@catalog_option
def check(files: tuple[Path, ...], form: str, may_cite_nothing: bool, catalog: str | None) -> None:
    """Say whether the playbooks, lessons and risks that files cite still stand.

    An id may stand bare, in a link, or as an address. What is superseded is told with its successor, what is
    withdrawn with the reason, what nobody knows with the nearest match. Code is left alone.

    \b
    handbook postmortem check postmortems/*.md
    handbook postmortem check --catalog https://the.site/api/v1/handbook.json --format github report.md

    Exit status: 0 all that is cited stands, 1 something does not, 2 the call is wrong or nothing is cited,
    3 there is no handbook to check against, or a file could not be read.
    """
    judge = postmortem.Judge(published_by(catalog))
    problems, unread, count = list[Problem](), list[Problem](), 0
    with progress(files) as each:
        for manuscript in each:
            if isinstance(manuscript, Problem):
                unread.append(manuscript)
                continue
            cited = list(postmortem.citations(manuscript))
            problems += judge.problems(manuscript, cited)
            count += len(cited)
    tell(sorted({*problems, *unread}), form)
    if not (problems or unread or count or may_cite_nothing):
        fail(USAGE, f"found no citation in {counted(len(files), 'file')} - cite ids such as PB-002.1")
    if not (problems or unread) and form != "json":
        click.echo(f"{counted(count, 'citation')} in {counted(len(files), 'file')}, all of them stand")
    sys.exit(UNCHECKED if unread else PROBLEMS if problems else FINE)
