"""Spelling: a word stands in a Hunspell dictionary of its language, or in the handbook's own list of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.checks.passages import Passage
from handbook.checks.prose import TYPED, spoken
from handbook.node import LANGUAGES, Language
from handbook.problems import Problem, quoted

if TYPE_CHECKING:
    from spylls.hunspell import Dictionary

LISTS: dict[Language, str] = {language: f"vocabulary/spelling-{language}.txt" for language in LANGUAGES}
DICTIONARIES: dict[Language, str] = {"en": "en/en_US", "ru": "ru/ru"}
FOREIGN = (*TYPED, "citation")  # names of authors, titles in any language
WORD = re.compile(r"(?<![\w.@/\\#&-])[^\W\d_]+(?:['’-][^\W\d_]+)*(?![\w@])")
INITIALS = 6
MOST_HELPED = 20


def check(passages: Iterable[Passage], root: Path) -> Iterator[Problem]:
    """Every word of every text, but for what is typed into the search and what is cited."""
    speller = Speller(root)
    for passage in passages:
        if passage.field not in FOREIGN:
            yield from check_spelling(passage, speller)


def check_spelling(passage: Passage, speller: Speller) -> Iterator[Problem]:
    """A word is spelt as a dictionary or the handbook's own list has it."""
    for at, word in speller.unknown_in(spoken(passage)):
        mend = f"{speller.remedy(word)}add it to {LISTS[language_of(word)]} if it is right"
        yield passage.problem(at, f"found {quoted(word)}, which no dictionary has", mend)


class Speller:
    """Both dictionaries, and the words that the handbook knows besides."""

    def __init__(self, root: Path) -> None:
        listed = [line for name in LISTS.values() if (root / name).is_file() for line in lines_of(root / name)]
        self.own = {word for word in listed if not word.endswith("*")}
        self.begins = tuple(word.removesuffix("*") for word in listed if word.endswith("*"))
        self.known: dict[str, bool] = {}
        self.nearest: dict[str, str] = {}

    def unknown_in(self, text: str) -> Iterator[tuple[int, str]]:
        """The words of a text that are in no dictionary, each with where it begins."""
        for match in WORD.finditer(text):
            if not self.knows(match[0]):
                yield match.start(), match[0]

    def knows(self, word: str) -> bool:
        """Whether a word is right; it is looked up once."""
        if word not in self.known:
            self.known[word] = self.has(word.replace("’", "'"))
        return self.known[word]

    def has(self, word: str) -> bool:
        """Whether a word stands somewhere: as it is, without its 's, in small letters, or in parts; initials do."""
        bare = word.removesuffix("'s")
        if len(bare) == 1 or (bare.isupper() and len(bare) <= INITIALS):
            return True
        if {bare, bare.lower()} & self.own or bare.startswith(self.begins) or bare.lower().startswith(self.begins):
            return True
        parts = bare.split("-")
        return dictionary(language_of(bare)).lookup(bare) or (len(parts) > 1 and all(map(self.knows, parts)))

    def remedy(self, word: str) -> str:
        """The most likely right word; it takes long to find, so only the first few are told."""
        if word not in self.nearest:
            found = dictionary(language_of(word)).suggest(word) if len(self.nearest) < MOST_HELPED else ()
            self.nearest[word] = next(iter(found), "")
        return f"did you mean '{self.nearest[word]}'? " if self.nearest[word] else ""


@cache
def dictionary(language: Language) -> Dictionary:
    """The dictionary of a language, which comes with the reader of Hunspell's files."""
    from spylls import hunspell

    return hunspell.Dictionary.from_files(str(Path(hunspell.__file__).parent / "data" / DICTIONARIES[language]))


def language_of(word: str) -> Language:
    """The language of a word, by its alphabet."""
    return "ru" if re.match("[А-Яа-яЁё]", word) else "en"


def lines_of(path: Path) -> list[str]:
    """The words of a list, one a line."""
    return path.read_bytes().decode("utf-8", errors="replace").split()
