"""`handbook cite`: a citation for a letter, a page or a ticket."""

from __future__ import annotations

import os
from pathlib import Path

import click

from handbook import citing
from handbook.commands.terminal import UNCHECKED, USAGE, fail, warn_of_local
from handbook.loading import load
from handbook.node import LANGUAGES, Language
from handbook.postmortem.fetching import Unavailable, handbook_folder, obtain
from handbook.problems import nearest, quoted


@click.command()
@click.argument("identity", metavar="ID")
@click.option("--format", "form", type=click.Choice(citing.FORMS), default="markdown", show_default=True)
@click.option("--lang", "language", type=click.Choice(LANGUAGES), default="en", show_default=True)
@click.option("--catalog", metavar="FILE|URL", help="A handbook.json. [default: this folder, else $HANDBOOK_CATALOG]")
def cite(identity: str, form: str, language: Language, catalog: str | None) -> None:
    """Cite a playbook, a lesson, a risk or a question.

    With its title, the link that stays, and the revision. The site's address is taken from $SITE_URL, or from the
    catalogue that is named.

    \b
    handbook cite PB-002.1
    handbook cite R-003 --format jira --lang ru
    handbook cite Q-01 --catalog https://the.site/api/v1/handbook.json

    Exit status: 0 cited, 2 the call is wrong or nobody knows the id, 3 there is no handbook to cite from.
    """
    folder = None if catalog else handbook_folder(Path.cwd())
    known = written_in(folder, language) if folder else published_by(catalog, language)
    if not (found := known.get(identity.upper())):
        titles = {name: cited.title for name, cited in known.items()}
        fail(USAGE, f"found {quoted(identity)}, which nobody knows - {nearest(identity.upper(), titles)}")
    if folder:
        warn_of_local(os.environ.get("SITE_URL") or citing.SITE)
    click.echo(citing.written(found, form))


def written_in(folder: Path, language: Language) -> dict[str, citing.Citation]:
    """What can be cited of the handbook in a folder."""
    catalog = load(folder).catalogs[language]
    site = os.environ.get("SITE_URL") or citing.SITE
    return {name: citing.citation(catalog, name, site) for name in citing.citable(catalog)}


def published_by(catalog: str | None, language: Language) -> dict[str, citing.Citation]:
    """What can be cited of a handbook.json that is named here or in the environment."""
    try:
        entries = obtain(catalog, Path.cwd(), os.environ).entries
    except Unavailable as error:
        fail(UNCHECKED, str(error).replace("postmortem check", "cite").replace("FILE", "PB-002.1"))
    return {name: citing.of_entry(name, entry, language) for name, entry in entries.items()}
