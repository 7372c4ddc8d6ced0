"""Client-safe words: what may stand in a letter to the client labels nobody, blames nobody and admits nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from handbook import messages
from handbook.node import Node
from handbook.problems import Problem, quoted

Unsafe = Mapping[str, str]  # how such a word begins, and what to say instead; those of one language
FOLDED = str.maketrans("ёЁ’", "еЕ'")


def check_tact(texts: Node, unsafe: Unsafe) -> Iterator[Problem]:
    """Names, titles, summaries, signals and lessons hold no word that labels, blames or admits."""
    if not any(unsafe_in("\n".join(text for _, text in travelling(texts)), unsafe)):
        return
    for path, text in travelling(texts):
        for begins, written in unsafe_in(text, unsafe):
            yield texts.problem(path, *messages.TACTLESS.of(value=quoted(written), instead=unsafe[begins]))


def unsafe_in(text: str, unsafe: Unsafe) -> Iterator[tuple[str, str]]:
    """Every such word that a text holds, each once: how it begins, and as it is written there."""
    folded = text.translate(FOLDED)
    if unsafe and any_of(tuple(unsafe)).search(folded):
        for begins in unsafe:
            if found := any_of((begins,)).search(folded):
                yield begins, text[found.start() : found.end()]


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
def any_of(beginnings: tuple[str, ...]) -> re.Pattern[str]:
    """The beginnings of words, or whole words where a $ ends them; ё and е are one, and so are both apostrophes."""
    stems = (
        re.escape(begins.removesuffix("$").translate(FOLDED)) + (r"(?!\w)" if begins.endswith("$") else "")
        for begins in beginnings
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(stems)})", re.IGNORECASE)
