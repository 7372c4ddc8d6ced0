"""What a reader takes along, by command: `python -m handbook.takeaway pdf SITE DIR`, `… zip SITE DIR`."""

from __future__ import annotations

from pathlib import Path

import click

from handbook.addresses import root_of
from handbook.catalog import Catalog
from handbook.loading import load
from handbook.takeaway import folder
from handbook.takeaway.binding import plan

site_argument = click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
into_argument = click.argument("into", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))


@click.group()
def takeaway() -> None:
    """Make what a reader takes along of a finished site."""


@takeaway.command()
@site_argument
@into_argument
@click.option("--browser", required=True, metavar="PATH", help="The Chromium or Chrome that prints.")
def pdf(site: Path, into: Path, browser: str) -> None:
    """Print the whole handbook, and the sheet for the risk conversation, in each language."""
    from handbook.takeaway import printing

    into.mkdir(parents=True, exist_ok=True)
    with printing.browser(browser) as chromium:
        for language, catalog in load(Path.cwd()).catalogs.items():
            day, talk = day_of(catalog), root_of("", language) + "talk/"
            whole = plan(catalog, printing.address_of(site))
            keep(into / f"mainstay.{language}.pdf", printing.book(chromium, site, whole, day))
            keep(into / f"mainstay-talk.{language}.pdf", printing.sheet(chromium, site, talk, day))


@takeaway.command(name="zip")
@site_argument
@into_argument
def archives(site: Path, into: Path) -> None:
    """Pack the site for a folder, to be opened without a server, and the site as it is, to be put on a host."""
    into.mkdir(parents=True, exist_ok=True)
    keep(into / "mainstay-offline.zip", folder.for_a_folder(site))
    keep(into / "mainstay-site.zip", folder.for_a_host(site))


def day_of(catalog: Catalog) -> str:
    """The day of the newest change, which stands for today."""
    return catalog.changed.isoformat() if catalog.changed else "2026-01-01"


def keep(file: Path, content: bytes) -> None:
    """Write a file and say so."""
    file.write_bytes(content)
    click.echo(f"{file}: {len(content) / 1e6:.1f} MB")


if __name__ == "__main__":
    takeaway(prog_name="python -m handbook.takeaway")
