"""`--help` teaches by example: every command shows how it is called and how it ends, in words that are not cut off."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner
from handbook.cli import main

EXAMPLE = re.compile(r"(?m)^  (handbook .*?)(?:  .*)?$")


def calls(group: click.Group, name: str = "handbook") -> Iterator[tuple[str, click.Command]]:
    """Every command by how it is called."""
    for each, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from calls(command, f"{name} {each}")
        else:
            yield f"{name} {each}", command


CALLS = dict(calls(main))
ALL = pytest.mark.parametrize("call", CALLS)


def said(call: str) -> str:
    """What the help of a command says."""
    result = CliRunner().invoke(main, [*call.split()[1:], "--help"])
    assert result.exit_code == 0
    return result.output


@ALL
def test_every_command_shows_how_it_is_called_and_how_it_ends(call: str) -> None:
    """By examples to copy, with options that it has."""
    examples = [each for each in EXAMPLE.findall(said(call)) if each.startswith(call)]
    known = {name for option in CALLS[call].params for name in option.opts}
    used = {word for each in examples for word in shlex.split(each) if word.startswith("--")}
    assert examples and used <= known
    assert re.search(r"Exit status: 0 .*\b3 ", " ".join(said(call).split()))


@pytest.mark.parametrize("group", ["handbook", "handbook postmortem"])
def test_the_list_of_commands_names_each_in_full_and_its_examples_exist(group: str) -> None:
    """Nobody has to guess the end of a sentence."""
    text = said(group)
    listed = text.partition("Commands:\n")[2].splitlines()
    assert listed and [line for line in listed if not line.endswith(".")] == []
    assert [line for line in listed if line.endswith("...")] == []
    examples = EXAMPLE.findall(text)
    assert [each for each in examples if not any(each.startswith(call) for call in CALLS)] == []
