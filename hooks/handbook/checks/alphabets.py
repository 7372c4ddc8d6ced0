"""Letters that look alike: one of the other alphabet in a word can't be seen, and hides the word from every search."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook import messages
from handbook.problems import Problem, quoted
from handbook.source import Source

ALIKE = "aceopxyABCEHKMOPTXY" + "асеорхуАВСЕНКМОРТХУ"
LATIN, RUSSIAN, LETTER = "[A-Za-z]", "[А-Яа-яЁё]", r"[^\W\d_]"
SOME = re.compile(RUSSIAN)
MIXED = re.compile(rf"{LATIN}(?:(?={RUSSIAN})|(?<={RUSSIAN}.))")
WORD = re.compile(rf"{LETTER}+")
LONE = re.compile(r" ([асеорхуaceopxy])(?:(?<=[a-z] [асеорху])(?= [a-z])|(?<=[а-яё] [aceopxy])(?= [а-яё]))")


def check_letters(source: Source) -> Iterator[Problem]:
    """No letter of the other alphabet stands for one that looks like it, in a word or alone in a sentence."""
    whole = "\n".join((*source.header, source.body))
    if not SOME.search(whole) or not (MIXED.search(whole) or LONE.search(whole)):
        return
    for line, text in (*enumerate(source.header, source.header_line), *body_of(source)):
        for word in WORD.finditer(text) if MIXED.search(text) else ():
            if strange := strange_in(word[0]):
                alphabet = "Latin" if strange[0].isascii() else "Russian"
                letters = ", ".join(strange)
                said = messages.MIXED.of(value=quoted(word[0]), alphabet=alphabet, letters=letters)
                yield problem(source, line, *said)
        for letter in LONE.finditer(text):
            yield problem(source, line, *messages.LONE_LETTER.of(value=quoted(letter[1])))


def body_of(source: Source) -> Iterator[tuple[int, str]]:
    """The lines of the body with their numbers."""
    return enumerate(source.body.split("\n"), source.body_line)


def problem(source: Source, line: int, found: str, mend: str) -> Problem:
    """A mistake on a line, in the field that begins nearest before it."""
    begun = [(start, where) for where, start in source.lines.items() if start <= line]
    where = max(begun, default=(0, ()), key=lambda each: (each[0], len(each[1])))[1]
    in_body = source.body_line and line >= source.body_line
    return Problem(source.file, line, "body" if in_body else ".".join(map(str, where)) or "file", found, mend)


def strange_in(word: str) -> list[str]:
    """The letters of a word that are of the other alphabet, where each of them passes for one of its own."""
    latin, russian = (list(dict.fromkeys(re.findall(letters, word))) for letters in (LATIN, RUSSIAN))
    few = min((latin, russian), key=lambda letters: sum(map(word.count, letters)))
    return few if all(letter in ALIKE for letter in few) else []
