"""Client-safe words: what may stand in a letter to the client labels nobody, blames nobody and admits nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from handbook.node import Language, Node
from handbook.problems import Problem, quoted
from handbook.vocabulary import UnsafeWord

FOLDED = str.maketrans("ёЁ’", "еЕ'")


def check_tact(texts: Node, language: Language, unsafe: Sequence[UnsafeWord]) -> Iterator[Problem]:
    """Names, titles, summaries, signals and lessons hold no word that labels, blames or admits."""
    words = {word.begins: word for word in unsafe if word.language == language}
    sought = any_of(tuple(words))
    for path, text in travelling(texts):
        folded = text.translate(FOLDED)
        for word in words.values() if words and sought.search(folded) else ():
            if found := pattern(word.begins).search(folded):
                said = quoted(text[found.start() : found.end()])
                yield texts.problem(path, f"found {said}, which a client should not read", f"say: {word.instead}")


def travelling(texts: Node) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The texts of a thing that are read away from its page, each with its field."""
    for name in ("name", "title", "summary"):
        if text := getattr(texts, name, None):
            yield (name,), text
    for at, signal in enumerate(getattr(texts, "signals", None) or ()):
        yield ("signals", at), signal
    for at, lesson in enumerate(getattr(texts, "lessons", ())):
        if lesson.text:
            yield ("lessons", at, "text"), lesson.text


@cache
def pattern(begins: str) -> re.Pattern[str]:
    """The beginning of a word, or the whole of it where a $ ends it; ё and е are one, and so are both apostrophes."""
    stem = re.escape(begins.removesuffix("$").translate(FOLDED))
    return re.compile(rf"(?<!\w){stem}" + (r"(?!\w)" if begins.endswith("$") else ""), re.IGNORECASE)


@cache
def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """The beginnings of words, each as above."""
    return re.compile("|".join(pattern(word).pattern for word in words), re.IGNORECASE)
