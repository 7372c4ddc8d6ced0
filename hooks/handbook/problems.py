"""What can be wrong with the content, and how it is said to the person who can mend it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from handbook import messages
from handbook.privacy.personal import masked, masked_loosely

QUOTED_AT_MOST = 60
LONGEST_MASKED = 2_000
FEW = 12


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: the file, its line, the field, what was found there and how to mend it."""

    file: str
    line: int
    field: str
    found: str
    mend: str

    def __str__(self) -> str:
        return masked(f"{self.file}:{self.line}: {self.field}: {self.found} - {self.mend}")

    @property
    def told(self) -> Problem:
        """The same as it may be told to anybody."""
        file, field, found, mend = map(masked, (self.file, self.field, self.found, self.mend))
        return Problem(file, self.line, field, found, mend)


def quoted(value: object) -> str:
    """The value as it may be shown: on one line, cut at 60, personal data and secrets masked."""
    shown = masked_loosely(str(value)[:LONGEST_MASKED])
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
        return messages.NEAREST.of(name=f"{name} {titles[name]}".rstrip())[1]
    if len(titles) <= FEW:
        return messages.FEW.of(names=", ".join(titles) or "none yet")[1]
    return messages.MANY.of(count=len(titles), first=min(titles), last=max(titles))[1]


def report(problems: Iterable[Problem]) -> str:
    """All problems as text: how many, then a line each, sorted by file and line."""
    lines = [str(problem) for problem in sorted(set(problems))]
    return "\n".join([f"{len(lines)} problem{'s' * (len(lines) != 1)}", *lines])
