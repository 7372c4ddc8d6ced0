"""What every command says to a terminal, a pull request or a program, and with which exit status it ends."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

import click

from handbook.problems import Problem

FINE, PROBLEMS, USAGE, UNCHECKED = range(4)
FORMATS = ("text", "github", "json")
IN_TEXT = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
IN_FIELD = (*IN_TEXT, (":", "%3A"), (",", "%2C"))


def shown(problems: Sequence[Problem], form: str) -> str:
    """The problems as lines, as annotations of a pull request, or as JSON."""
    if form == "json":
        return json.dumps([asdict(problem.told) for problem in problems], ensure_ascii=False, indent=2)
    if form == "github":
        return "\n".join(map(annotation, problems))
    return "\n".join(map(str, problems))


def summarise(problems: Sequence[Problem], environment: Mapping[str, str]) -> None:
    """List the problems in the summary of a job, where there is one: beside their lines GitHub shows only ten."""
    if problems and (summary := environment.get("GITHUB_STEP_SUMMARY")):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(f"## What is to be mended\n\n```text\n{shown(problems, 'text')}\n```\n\n")


def annotation(problem: Problem) -> str:
    """A problem as GitHub shows it beside the line."""
    problem = problem.told
    text = escaped(f"{problem.field}: {problem.found} - {problem.mend}", IN_TEXT)
    return f"::error file={escaped(problem.file, IN_FIELD)},line={problem.line}::{text}"


def escaped(text: str, signs: Sequence[tuple[str, str]]) -> str:
    """The text without the signs that end a part of an annotation."""
    for sign, code in signs:
        text = text.replace(sign, code)
    return text


def warn_of_local(site: str) -> None:
    """Links to a site that runs on this machine are no use to anybody else."""
    if urlsplit(site).hostname in ("127.0.0.1", "localhost"):
        click.echo(f"notice: the links lead to {site} - set SITE_URL to the address of the site", err=True)


def fail(status: int, text: str) -> NoReturn:
    """End with a sentence and an exit status."""
    click.echo(text, err=True)
    sys.exit(status)
