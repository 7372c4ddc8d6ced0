"""The `handbook` command: the content checked and tended from a terminal."""

from __future__ import annotations

import re
import sys
from io import TextIOWrapper
from pathlib import Path

import click

from handbook.loading import load
from handbook.terminal import FINE, PROBLEMS, UNCHECKED, USAGE, fail, shown
from handbook.translation import digest

TRANSLATES = re.compile(r"^translates:[^\r\n]*", re.MULTILINE)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mainstay")
def main() -> None:
    """Check and tend the handbook.

    \b
    handbook check                                  every rule on the content
    handbook check playbooks/PB-026-my-story.md     the mistakes of one file
    handbook translated playbooks/PB-026-my.ru.md   the translation follows today's original
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "github", "json"]), default="text", show_default=True)
def check(paths: tuple[Path, ...], form: str) -> None:
    """Name every mistake, in one run: of the whole handbook, or of the files and folders that are named.

    Exit status: 0 all is fine, 1 there are problems, 2 the call is wrong, 3 nothing could be checked.
    """
    root = handbook_around(paths[0] if paths else Path.cwd())
    handbook = load(root)
    files = len(handbook.catalogs["en"].playbooks) + len(handbook.catalogs["en"].risks)
    for path in paths:
        if not any(concerns(root / file, [path.resolve()]) for file in handbook.files):
            fail(USAGE, f"found nothing to check in {path} - name files of playbooks/, risks/ or vocabulary/")
    wanted = [path.resolve() for path in paths]
    problems = [problem for problem in handbook.problems if concerns(root / problem.file, wanted)]
    if not files and not problems:
        fail(UNCHECKED, f"found no playbooks and no risks in {root} - run it in the folder of a handbook")
    if problems or form == "json":
        click.echo(shown(problems, form))
    elif form == "text":
        click.echo(f"{files} playbooks and risks, no problems")
    sys.exit(PROBLEMS if problems else FINE)


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def translated(file: Path) -> None:
    """Note in a translation that it follows the original as it is today."""
    handbook = load(handbook_around(file))
    original = handbook.originals.get(re.split(r"(?<=\d)-", file.name)[0])
    text = file.read_bytes().decode(errors="surrogateescape")
    if not original or Path(original.place.file).name == file.name or not TRANSLATES.search(text):
        fail(USAGE, f"{file} is no translation - name a file such as PB-002-….ru.md that has a translates: line")
    line = f"translates: {digest(original)}"
    file.write_bytes(TRANSLATES.sub(line, text, count=1).encode(errors="surrogateescape"))
    click.echo(f"{file}: {line}")


def handbook_around(path: Path) -> Path:
    """The nearest folder, from this one up, that holds a handbook."""
    here = path.resolve()
    for folder in (here, *here.parents):
        if (folder / "playbooks").is_dir() and (folder / "vocabulary").is_dir():
            return folder
    fail(UNCHECKED, f"found no handbook around {path} - run it in a folder with playbooks/ and vocabulary/")


def concerns(file: Path, wanted: list[Path]) -> bool:
    """Whether a file is one that was asked about, or stands in such a folder."""
    return not wanted or any(file.resolve() == path or path in file.resolve().parents for path in wanted)
