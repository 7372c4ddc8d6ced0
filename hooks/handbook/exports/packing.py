"""The hidden words of the search packed for the way: each word once for all records, and the phrases as its numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from handbook.postmortem.wording import each, folded, stem

WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
# What is left out of a query and of what it is compared with.
SMALL = each(
    """
    a an the i im ive me my we our us you youre your he his him she her it its they theyre their them this that thats
    these those is am are was were be been to of in on at by for and or with as do does did has have had will would can
    could should how what whats if so two three
    и в во на с со к у о об от до из за по а но или же ли бы я мы он она они оно вы ты нас нам нами наш наша наше наши
    мне меня мой моя вас вам ваш его ее их ему им ей ею них ними нее него это этот эта эти этого то тот та те что чтобы
    как так если для уже при быть был была были есть два две двух три трех
    """
)
Phrase = list[int]


def packed(texts: Iterable[Iterable[str]]) -> tuple[list[str], list[list[Phrase]]]:
    """Every word that some text holds, the frequent ones first; and the phrases of each text, as places in that list.

    Of the forms of a word the shortest stands for all. The order of words and of phrases says nothing and is lost.
    """
    split = [[words_in(phrase) for phrase in phrases] for phrases in texts]
    everything = [word for phrases in split for phrase in phrases for word in phrase]
    shortest: dict[str, str] = {}
    for word in sorted(set(everything), key=lambda word: (-len(word), word)):
        shortest[stem(word)] = word
    spread = Counter(map(stem, everything))
    order = sorted(spread, key=lambda known: (-spread[known], known))
    places = {known: place for place, known in enumerate(order)}
    return [shortest[known] for known in order], [numbered(phrases, places) for phrases in split]


def numbered(phrases: list[list[str]], places: dict[str, int]) -> list[Phrase]:
    """Phrases as numbers, in the order that packs best."""
    sets = {frozenset(places[stem(word)] for word in phrase) for phrase in phrases if phrase}
    return sorted((sorted(phrase, reverse=True) for phrase in sets), reverse=True)


def words_in(phrase: str) -> list[str]:
    """The words of a phrase, in small letters, without the smallest ones."""
    return [
        word for word in WORD.findall(folded(phrase.lower())) if word.replace("’", "'").replace("'", "") not in SMALL
    ]
