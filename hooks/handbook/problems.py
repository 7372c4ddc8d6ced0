"""What can be wrong with the content, and how it is said to the person who can mend it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from handbook import messages

QUOTED_AT_MOST = 60
PERSONAL = re.compile(
    r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"  # an e-mail address
    r"|(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{24,}"  # a key or token
    r"|\+?\d(?:[\s().-]{0,3}\d){8,}"  # a telephone or card number
)


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: the file, its line, the field, what was found there and how to mend it."""

    file: str
    line: int
    field: str
    found: str
    mend: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.field}: {self.found} - {self.mend}"


def quoted(value: object) -> str:
    """The value as it may be shown: on one line, cut at 60, personal data and secrets masked."""
    shown = PERSONAL.sub("***", str(value))
    if len(shown) > QUOTED_AT_MOST:
        shown = shown[:QUOTED_AT_MOST].rstrip() + "…"
    return repr(shown)


def nearest(word: str, known: Iterable[str] | Mapping[str, str]) -> str:
    """How to mend a name that nobody knows: the nearest known one, else all that are few enough to list."""
    titles = known if isinstance(known, Mapping) else dict.fromkeys(known, "")
    folded = {name.casefold(): name for name in titles}
    match = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    if match:
        name = folded[match[0]]
        return f"nearest: {name} {titles[name]}".rstrip()
    if len(titles) <= 12:
        return messages.FEW.of(names=", ".join(titles) or "none yet")[1]
    return messages.MANY.of(count=len(titles), first=min(titles), last=max(titles))[1]


def report(problems: Iterable[Problem]) -> str:
    """All problems as text: how many, then a line each, sorted by file and line."""
    lines = [str(problem) for problem in sorted(set(problems))]
    return "\n".join([f"{len(lines)} problem{'s' * (len(lines) != 1)}", *lines])
