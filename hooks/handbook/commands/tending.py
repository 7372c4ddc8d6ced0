"""The commands that write files of the handbook: a new draft, the register, the note of a translation."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import click

from handbook.commands import drafts
from handbook.commands.terminal import PROBLEMS, UNCHECKED, USAGE, fail, shown
from handbook.history.publication import enter
from handbook.history.register import FILE, RUN
from handbook.loading import load
from handbook.node import LANGUAGES, Language
from handbook.postmortem.fetching import handbook_folder
from handbook.translation import digest

TRANSLATES = re.compile(r"^translates:[^\r\n]*", re.MULTILINE)
IDENTITY = re.compile(r"^id:[^\r\n]*(\r?\n)", re.MULTILINE)


@click.command()
@click.argument("kind", type=click.Choice(["playbook", "risk"]))
@click.argument("title")
@click.option("--language", type=click.Choice(LANGUAGES), help="[default: that of the title's letters]")
def new(kind: drafts.Kind, title: str, language: Language | None) -> None:
    """Begin a playbook or a risk: a draft with its fields explained.

    It takes the next free number. While it is a draft, no list and no register has it.

    \b
    handbook new playbook "The client falls silent"
    handbook new risk "Ключевые люди уходят" --language ru

    Exit status: 0 begun, 2 the call is wrong, 3 there is no handbook here.
    """
    root, title = handbook_around(Path.cwd()), " ".join(title.split())
    if not 0 < len(title) <= drafts.LONGEST_LINE:
        fail(USAGE, f"found a title of {len(title)} characters - write one of 1 to {drafts.LONGEST_LINE}")
    path = drafts.new(root, kind, title, load(root).catalogs[language or drafts.language_of(title)])
    shown_as = path.relative_to(root).as_posix()
    click.echo(f"{shown_as}: fill it in; what it still needs tells: handbook check {shown_as}")


@click.command()
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="For the vocabulary. [default: newest change]")
def register(day: datetime | None) -> None:
    """Enter what is published into register.json.

    Its address, its lessons and its sections then stay for ever. Drafts are left out. Run it again at any time: it
    enters what is new and changes nothing else.

    \b
    handbook register
    handbook register --date 2026-11-22

    Exit status: 0 entered, or nothing new, 1 there are problems to mend first, 2 the call is wrong, 3 there is no
    handbook here.
    """
    root = handbook_around(Path.cwd())
    handbook = load(root)
    if problems := [problem for problem in handbook.problems if problem.mend != RUN]:
        click.echo(shown(problems, "text"))
        fail(PROBLEMS, "nothing was entered: mend these first")
    names = enter(root, handbook.catalogs["en"], day.date() if day else None)
    click.echo(f"{FILE}: entered {', '.join(names)}" if names else f"{FILE}: nothing new")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def translated(file: Path) -> None:
    """Note that a translation follows its original as it is today.

    A file that has no line for it yet gets one, below its id.

    \b
    handbook translated playbooks/PB-026-my-story.ru.md

    Exit status: 0 noted, 2 the call is wrong or the file is no translation, 3 there is no handbook around it.
    """
    handbook = load(handbook_around(file))
    original = handbook.originals.get(re.split(r"(?<=\d)-", file.name)[0])
    text = file.read_bytes().decode(errors="surrogateescape")
    if not original or Path(original.place.file).name == file.name or not IDENTITY.search(text):
        fail(USAGE, f"{file} is no translation - name a file such as PB-002-….ru.md that begins with its id:")
    line = f"translates: {digest(original)}"
    noted = text if TRANSLATES.search(text) else IDENTITY.sub(r"\g<0>translates:\1", text, count=1)
    file.write_bytes(TRANSLATES.sub(line, noted, count=1).encode(errors="surrogateescape"))
    click.echo(f"{file}: {line}")


def handbook_around(path: Path) -> Path:
    """The nearest folder, from this one up, that holds a handbook."""
    if folder := handbook_folder(path):
        return folder
    fail(UNCHECKED, f"found no handbook around {path} - run it in a folder with playbooks/ and vocabulary/")
