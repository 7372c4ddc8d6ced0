"""The clients whose names must not appear: read from a file outside the repository, found in whatever form."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from handbook.personal import Found
from handbook.problems import Problem

VARIABLE = "HANDBOOK_DENYLIST"
SHORTEST = 3
ENDING = 3
WORD = re.compile(r"[^\W_]+")


class Client(NamedTuple):
    """A name as it is looked for: its words run together, and what of them no ending changes."""

    whole: str
    stem: str
    words: int


def clients(root: Path) -> tuple[list[Client], list[Problem]]:
    """The clients of the list that the environment names, and what is wrong with it."""
    named = os.environ.get(VARIABLE, "")
    if not named:
        return [], []
    file = Path(named).resolve()
    if root.resolve() in file.parents:
        return [], [Problem(VARIABLE, 1, "file", "found the list inside the repository", "keep it elsewhere")]
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return [], [Problem(VARIABLE, 1, "file", "found no text that can be read", "name a file in UTF-8")]
    known = [(number, client(line)) for number, line in enumerate(lines, 1) if line.strip() and line.strip()[0] != "#"]
    short = [number for number, each in known if len(each.whole) < SHORTEST]
    wrong = [
        Problem(VARIABLE, number, "file", "found a name too short to look for", "write it out") for number in short
    ]
    return [each for _, each in known if len(each.whole) >= SHORTEST], wrong


def client(name: str) -> Client:
    """A name of the list."""
    words = WORD.findall(folded(name))
    whole = "".join(words)
    return Client(whole, whole.rstrip("аеиоуыьйюя") if len(whole) > ENDING + 1 else whole, len(words))


def mentioned(text: str, denied: Collection[Client]) -> Iterator[Found]:
    """Every mention of a client: in capitals or not, in one word or several, with another ending."""
    if not denied:
        return
    words = [(match.start(), match[0]) for match in WORD.finditer(folded(text))]
    longest = max(client.words for client in denied) + 1
    by_start: dict[str, list[Client]] = {}
    for each in denied:
        by_start.setdefault(each.stem[:SHORTEST], []).append(each)
    for at in range(len(words)):
        run, end = "", 0
        for start, word in words[at : at + longest]:
            run, end = run + word, start + len(word)
            if any(is_form(run, each) for each in by_start.get(run[:SHORTEST], ())):
                yield Found(words[at][0], "a client who must not be named", text[words[at][0] : end])
                break


def is_form(run: str, client: Client) -> bool:
    """Whether a run of words is a name, with or without an ending."""
    return run.startswith(client.stem) and len(run) <= len(client.whole) + (ENDING if len(client.whole) > ENDING else 0)


def folded(text: str) -> str:
    """A text in small letters without ё, as long as it was."""
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text).replace("ё", "е")
