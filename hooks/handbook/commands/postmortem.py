"""`handbook postmortem`: the citations of a postmortem checked, made links, and suggested."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handbook.commands.terminal import FINE, FORMATS, PROBLEMS, UNCHECKED, USAGE, fail, shown, warn_of_local
from handbook.node import LANGUAGES, Language
from handbook.postmortem import citations as postmortem
from handbook.postmortem.fetching import Unavailable, obtain
from handbook.postmortem.manuscript import Manuscript, read
from handbook.postmortem.published import Published
from handbook.postmortem.suggesting import as_json, as_text
from handbook.postmortem.wording import language_of
from handbook.problems import Problem

if TYPE_CHECKING:
    from handbook.postmortem.fitting import Suggestion

MANY = 20
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
CATALOG = "A handbook.json. [default: the handbook of this folder, else $HANDBOOK_CATALOG]"
catalog_option = click.option("--catalog", metavar="FILE|URL", help=CATALOG)
files_argument = click.argument("files", nargs=-1, required=True, metavar="FILE…", type=FILE)


@click.group("postmortem")
def postmortem_group() -> None:
    """Check, link and suggest what a client postmortem cites.

    \b
    handbook postmortem check postmortems/*.md      does all that is cited still stand?
    handbook postmortem link postmortems/may.md     PB-002.1 becomes a link, in place
    handbook postmortem suggest postmortems/may.md  the lessons that fit this text

    The network is used only for a catalogue whose address is given.
    """


@postmortem_group.command()
@files_argument
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--may-cite-nothing", is_flag=True, help="It is fine if no file cites anything.")
@catalog_option
def check(files: tuple[Path, ...], form: str, may_cite_nothing: bool, catalog: str | None) -> None:
    """Say whether all that postmortems cite still stands.

    An id may stand bare, in a link, or as an address. What is superseded is told with its successor, what is
    withdrawn with the reason, what nobody knows with the nearest match. Code and comments are left alone.

    \b
    handbook postmortem check postmortems/*.md
    handbook postmortem check --catalog https://the.site/api/v1/handbook.json --format github report.md

    Exit status: 0 all that is cited stands, 1 something does not, 2 the call is wrong or nothing is cited,
    3 there is no handbook to check against, or a file could not be read.
    """
    judge = postmortem.Judge(published_by(catalog))
    problems, unread, count = list[Problem](), list[Problem](), 0
    for manuscript in progress(files):
        if isinstance(manuscript, Problem):
            unread.append(manuscript)
            continue
        cited = list(postmortem.citations(manuscript))
        problems += judge.problems(manuscript, cited)
        count += len(cited)
    if problems or unread or form == "json":
        click.echo(shown(sorted({*problems, *unread}), form))
    if not (problems or unread or count or may_cite_nothing):
        fail(USAGE, f"found no citation in {counted(len(files), 'file')} - cite an id such as PB-002.1")
    if not (problems or unread) and form != "json":
        click.echo(f"{counted(count, 'citation')} in {counted(len(files), 'file')}, no problems")
    sys.exit(status_of(unread, problems))


@postmortem_group.command()
@files_argument
@click.option("--lang", "language", type=click.Choice(LANGUAGES), help="Link to this edition. [default: the file's]")
@catalog_option
def link(files: tuple[Path, ...], language: Language | None, catalog: str | None) -> None:
    """Turn the bare ids in files into links, in place.

    Code, existing links, comments and front matter stay as they are, and so does every other byte. A second run
    changes nothing. An id that nobody knows is left and told.

    \b
    handbook postmortem link postmortems/may.md
    handbook postmortem link --lang ru --catalog handbook.json postmortems/*.md

    Exit status: 0 all ids are links, 1 some are unknown, 2 the call is wrong or nothing is cited,
    3 there is no handbook to link to, or a file could not be read or written.
    """
    published = published_by(catalog)
    warn_of_local(published.site)
    problems, unread, count = list[Problem](), list[Problem](), 0
    for manuscript in progress(files):
        if isinstance(manuscript, Problem):
            unread.append(manuscript)
            continue
        count += next((1 for _ in postmortem.citations(manuscript)), 0)
        linked = postmortem.linked(manuscript, published, language or language_of(manuscript.text))
        problems += linked.problems
        unread += written(linked) if linked.ids else ()
    if problems or unread:
        click.echo(shown(sorted({*problems, *unread}), "text"))
    elif not count:
        fail(USAGE, f"found no citation in {counted(len(files), 'file')} - cite an id such as PB-002.1")
    sys.exit(status_of(unread, problems))


def written(linked: postmortem.Linked) -> Iterator[Problem]:
    """Write a file back with its links; a problem if that cannot be done."""
    manuscript = linked.manuscript
    try:
        manuscript.path.write_bytes(manuscript.encoded)
        click.echo(f"{manuscript.file}: {counted(linked.ids, 'id')} linked")
    except OSError as error:
        mend = "check that it can be written"
        yield Problem(manuscript.file, 1, "file", f"found no way to write it ({error.strerror})", mend)


@postmortem_group.command()
@click.argument("file", metavar="FILE", type=FILE)
@click.option("--most", type=click.IntRange(1, 50), default=5, show_default=True, help="How many lessons at most.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@catalog_option
def suggest(file: Path, most: int, form: str, catalog: str | None) -> None:
    """Name the lessons that fit a text, the best first.

    Each with the words and the risk that made it fit. The text may be in English or in Russian and of any form; of a
    very long one the first five million characters are read. The words that are only searched and never shown count
    where the handbook itself is at hand; no handbook.json has them, so with --catalog they do not.

    \b
    handbook postmortem suggest postmortems/may.md
    handbook postmortem suggest --most 3 --catalog handbook.json report.md

    Exit status: 0 something fits, 2 the call is wrong or nothing fits, 3 there is no handbook, or the file could
    not be read.
    """
    manuscript = read(file)
    if isinstance(manuscript, Problem):
        fail(UNCHECKED, str(manuscript))
    for problem in manuscript.problems:
        click.echo(f"notice: {problem}", err=True)
    published = published_by(catalog)
    language, found = ranked(published, manuscript, most)
    if form == "json":
        click.echo(json.dumps(as_json(found, published, language), ensure_ascii=False, indent=2))
    if not found:
        fail(USAGE, f"{manuscript.file}: nothing fits")
    if form == "text":
        click.echo(as_text(found, published, language))


def ranked(published: Published, manuscript: Manuscript, most: int) -> tuple[Language, Sequence[Suggestion]]:
    """The language of a text and the lessons that fit it; SQLite is loaded here alone, so that the rest needs none."""
    try:
        from handbook.postmortem.fitting import suggestions

        return suggestions(published, manuscript, most)
    except (ImportError, OSError) as error:
        fail(UNCHECKED, f"found no ranking in this Python ({error}) - use one whose SQLite has FTS5")


def published_by(catalog: str | None) -> Published:
    """The handbook to hold a text against; without one the command ends."""
    try:
        return obtain(catalog, Path.cwd(), os.environ)
    except Unavailable as error:
        fail(UNCHECKED, str(error))


def progress(files: Sequence[Path]) -> Iterator[Manuscript | Problem]:
    """Every file as read; on a terminal, many of them with a bar."""
    hidden = len(files) < MANY or not sys.stderr.isatty()
    with click.progressbar(files, file=sys.stderr, hidden=hidden, label="postmortems") as each:
        yield from map(read, each)


def counted(number: int, name: str) -> str:
    """So many of them."""
    return f"{number} {name}{'s' * (number != 1)}"


def status_of(unread: Sequence[Problem], problems: Sequence[Problem]) -> int:
    """How a command ends: what could not be read weighs more than what is wrong."""
    return UNCHECKED if unread else PROBLEMS if problems else FINE
