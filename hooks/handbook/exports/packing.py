"""The hidden words of the search packed for the way: each word once, and in each record only which and how often."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from handbook.postmortem.wording import each, folded, stem
from handbook.spreading import remembered

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
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
KEPT = 250_000  # phrases
AGAIN = "~"  # a dot would make initials of letters


def packed(texts: Iterable[Iterable[str]]) -> tuple[str, list[str]]:
    """Every word that some text holds, in the order of the alphabet; and which of them each text holds, as steps.

    Of the forms of a word the shortest stands for all. Which words stood together is lost.
    """
    split = [[word for phrase in phrases for word in words_in(phrase)] for phrases in texts]
    shortest: dict[str, str] = {}
    for word in sorted({word for found in split for word in found}, key=lambda word: (-len(word), word)):
        shortest[stem(word)] = word
    order = sorted(shortest, key=lambda known: shortest[known])
    places = {known: place for place, known in enumerate(order)}
    counted = (Counter(places[stem(word)] for word in found) for found in split)
    return " ".join(shortest[known] for known in order), [steps(found) for found in counted]


def steps(found: Counter[int]) -> str:
    """The places of words as the gaps between them, each with a sign for every further time."""
    before = (-1, *sorted(found))
    return "".join(letters(at - last - 1) + AGAIN * (found[at] - 1) for last, at in pairwise(before))


def letters(number: int) -> str:
    """A number in letters, five bits each, the lowest first; one of the second half says that more follow."""
    more, low = divmod(number, 32)
    return DIGITS[32 + low] + letters(more) if more else DIGITS[low]


@remembered(KEPT)
def words_in(phrase: str) -> tuple[str, ...]:
    """The words of a phrase, in small letters, without the smallest ones."""
    found = WORD.findall(folded(phrase.lower()))
    return tuple(word for word in found if word.replace("’", "'").replace("'", "") not in SMALL)
