"""What gives a person or a secret away in a text: found, and masked where it is spoken of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain

from handbook.privacy.denylist import clients, mentioned
from handbook.privacy.signs import EVERYWHERE, NAMES, Found, Sign

TELLING = re.compile(
    r"[@0-9=_\"/\[(]|собака|skype:|PRIVATE"
)  # stands in every line that gives away anything but a name
VEIL = "\0"
PUBLIC = frozenset({"березин", "berezin", "обод", "obod", "doe", "иванов", "петров", "сидоров", "пупкин"})
LINES_KEPT = 100_000
LOOSE = re.compile(
    r"[\w.+-]{1,64}@[\w.-]{1,64}\.\w+"  # any address
    r"|(?<![\w/-])(?=[\w+/=-]*\d)(?=[\w+/=-]*[A-Za-z])[\w+/=-]{24,}"  # any long word with digits
    r"|\+?\d(?:[\s().-]?\d){8,}"  # any long number
)


HINTS = [(re.compile(sign.hint, re.ASCII).search, sign) for sign in EVERYWHERE]


@cache
def compiled(sign: Sign) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What hints at a sign, how it looks, and which of what looks so is harmless."""
    harmless = re.compile(sign.harmless, re.ASCII | re.IGNORECASE)
    return re.compile(sign.hint, re.ASCII), re.compile(sign.pattern, re.ASCII), harmless


def found_in(text: str) -> Iterator[Found]:
    """Everything in a text that gives somebody or something away, each piece of it once."""
    end = 0
    while telling := TELLING.search(text, end):
        start = text.rfind("\n", 0, telling.start()) + 1
        end = text.find("\n", start) % (len(text) + 1)
        yield from (found._replace(at=start + found.at) for found in in_line(text[start:end]))


@lru_cache(LINES_KEPT)
def in_line(line: str) -> tuple[Found, ...]:
    """Everything in a line, most of which stand in many files."""
    hinted = [sign for hints_at, sign in HINTS if hints_at(line)]
    return tuple(apart(found for sign in hinted for found in of_one_sign(line, sign))) if hinted else ()


def of_one_sign(text: str, sign: Sign) -> Iterator[Found]:
    """Everything of one kind."""
    hint, pattern, harmless = compiled(sign)
    for match in pattern.finditer(text) if hint.search(text) else ():
        if not harmless.search(match[0]) and (sign.proved is None or sign.proved(match[0])):
            yield Found(match.start(), sign.what, match[0])


def apart(found: Iterable[Found]) -> Iterator[Found]:
    """The pieces in the order of the text, none that lies in another."""
    end = 0
    for each in sorted(found, key=lambda each: (each.at, -len(each.text))):
        if each.at >= end:
            yield each
            end = each.at + len(each.text)


def names_in(text: str, public: Collection[str] = PUBLIC) -> Iterator[Found]:
    """The names of persons in a text, but for those who are known in public."""
    for found in apart(found for sign in NAMES for found in of_one_sign(text, sign)):
        words = re.findall(r"\w+", found.text.casefold())
        if not any(word.startswith(name) and len(word) <= len(name) + 3 for word in words for name in public):
            yield found


def veiled(text: str) -> str:
    """A text as long as it was, in which a veil hides whatever gives somebody away."""
    for found in chain([*found_in(text)], [*names_in(text)], [*mentioned(text, clients())]):
        text = text[: found.at] + VEIL * len(found.text) + text[found.at + len(found.text) :]
    return text


def masked(text: str) -> str:
    """The same, short."""
    return re.sub(f"{VEIL}+", "***", veiled(text))


def masked_loosely(text: str) -> str:
    """The same for a text that is quoted out of its context: rather too much is masked than too little."""
    return LOOSE.sub("***", masked(text))
