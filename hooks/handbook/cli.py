"""The `handbook` command: the content checked and tended from a terminal."""

from __future__ import annotations

import sys
from io import TextIOWrapper

import click

from handbook.commands.checking import check, tell_changes
from handbook.commands.cite import cite
from handbook.commands.export import export
from handbook.commands.postmortem import postmortem_group
from handbook.commands.tending import new, register, translated


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mainstay")
def main() -> None:
    """Check and tend the handbook.

    \b
    handbook check                                  every rule on the content
    handbook check playbooks/PB-026-my-story.md     the mistakes of one file
    handbook check --base origin/main               the same, and what must not change
    handbook changes                                what this branch changes, in words
    handbook new playbook "The client is silent"    a draft, its fields explained
    handbook translated playbooks/PB-026-my.ru.md   the translation follows today's original
    handbook register                               what is published gets its address for ever
    handbook cite PB-002.1 --format jira            a citation with title, link and revision
    handbook export ../handbook                     all of it, for another generator
    handbook postmortem check report.md             does all that a postmortem cites still stand?
    handbook postmortem suggest report.md           the lessons that fit it
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


for command in (check, tell_changes, new, register, translated, cite, export, postmortem_group):
    main.add_command(command)
