"""The clients whose names must not appear: read from a file outside the repository, found in whatever form."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from handbook.messages import CLIENT
from handbook.privacy.signs import Found

VARIABLE = "HANDBOOK_DENYLIST"
SHORTEST = 3
WORD = re.compile(r"[^\W_]+")


Clients = Mapping[str, list[re.Pattern[str]]]  # how each looks, by the letters it begins with


def clients() -> Clients:
    """The clients of the list that the environment names; none where there is no list, or it can't be read."""
    try:
        file = Path(os.environ[VARIABLE])
        return listed(str(file), file.stat().st_mtime_ns)
    except (KeyError, OSError, UnicodeDecodeError):
        return {}


@cache
def listed(file: str, changed: int) -> Clients:
    """The clients of a list as it stood at a time."""
    found: dict[str, list[re.Pattern[str]]] = {}
    for _, name in names(Path(file)):
        if len(whole := "".join(WORD.findall(folded(name)))) >= SHORTEST:
            found.setdefault(whole[:SHORTEST], []).append(as_sought(whole))
    return found


def names(file: Path) -> Iterator[tuple[int, str]]:
    """Every name in a list, with its line; what follows a # is a remark."""
    for number, line in enumerate(file.read_text("utf-8-sig").splitlines(), 1):
        if name := re.split(r"(?:^|\s)#", line)[0].strip():
            yield number, name


def as_sought(whole: str) -> re.Pattern[str]:
    """How a name looks, its words run together: a Russian one takes any short ending, another one an s."""
    if len(whole) > SHORTEST and re.search("[а-я]$", whole):
        return re.compile(f"{whole[:SHORTEST]}{whole[SHORTEST:].rstrip('аеиоуыьйюя')}[а-я]{{0,3}}")
    return re.compile(f"{whole}s?")


def mentioned(text: str, denied: Clients) -> Iterator[Found]:
    """Every mention of a client: in capitals or not, in one word or several, with another ending."""
    words = [(match.start(), match[0]) for match in WORD.finditer(folded(text))] if denied else []
    letters = {begins[0] for begins in denied}
    for at, (start, first) in enumerate(words):
        run = ""
        if first[0] not in letters:
            continue
        for begins, word in words[at : at + 6]:
            run += word
            if any(form.fullmatch(run) for form in denied.get(run[:SHORTEST], ())):
                yield Found(start, CLIENT, text[start : begins + len(word)])
                break


def folded(text: str) -> str:
    """A text in small letters without ё, as long as it was."""
    small = text.lower()
    same = small if len(small) == len(text) else "".join(s.lower() if len(s.lower()) == 1 else s for s in text)
    return same.replace("ё", "е")
