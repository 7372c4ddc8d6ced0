"""The words of a text: in which language it is, and their stems, so that every form of a word is the same word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import snowballstemmer

from handbook.node import Language

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
# The words that hold sentences together: they carry no subject, and by them a language is known.
SMALL: dict[Language, frozenset[str]] = {
    "en": frozenset(
        """a an the and or but nor so if then than that this these those there here it its he him his she her hers they
        them their theirs we us our ours you your yours i me my mine who whom whose which what when where why how is am
        are was were be been being do does did done doing has have had having will would shall should can could may
        might must not no of to in on at by for with from into onto over under up down out off about after before
        between during through again once only also just very too more most much many some any each every all both few
        other another such own same as because while until since even still yet never always often ever let
        don't didn't doesn't isn't wasn't aren't weren't can't couldn't won't wouldn't shouldn't hasn't haven't hadn't
        i'm i've i'll i'd it's he's she's that's there's what's we're we've we'll we'd you're you've you'll they're
        they've they'll let's""".split()
    ),
    "ru": frozenset(
        """и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от меня
        еще нет о об из ему теперь когда даже ну ли если уже или ни быть был него до вас нибудь опять уж вам ведь там
        потом себя ничего ей может они тут где есть надо ней для мы тебя их чем была сам чтоб без будто чего раз тоже
        себе под будет ж тогда кто этот того потому этого какой совсем ним здесь этом один почти мой тем чтобы нее
        сейчас были куда зачем всех можно при об хотя над больше тот через эти нас про всего них какая много разве эту
        моя впрочем свою этой перед иногда лучше чуть том такой им более всегда конечно всю между это нам наш наша наше
        наши нашей нашего нашу свой свои своей своих ваш ваша ваши вашей который которая которые которое которого
        которой которых также очень после пока каждый каждую каждая эта этих этим быть будут""".split()
    ),
}
FOREIGN = 0.15
ENOUGH = 12


def words(text: str) -> list[str]:
    """The words of a text, in small letters, ё written as е."""
    return WORD.findall(text.lower().replace("ё", "е").replace("’", "'"))


def language_by_script(text: str) -> Language:
    """Russian where at least half of the letters are Cyrillic, else English."""
    return "ru" if len(CYRILLIC.findall(text)) * 2 > len(CYRILLIC.findall(text)) + len(LATIN.findall(text)) else "en"


def is_foreign(found: list[str], language: Language) -> bool:
    """Whether a text is in a third language: too few of its words are the small words of that language."""
    return len(found) >= ENOUGH and sum(word in SMALL[language] for word in found) < FOREIGN * len(found)


def stems(found: list[str], language: Language) -> Iterator[str]:
    """The stem of each word that carries a subject."""
    for word in found:
        if len(word) > 1 and word not in SMALL[language]:
            yield stem(word, language)


@cache
def stem(word: str, language: Language) -> str:
    """The part of a word that its forms share."""
    by_script: Language = "ru" if CYRILLIC.match(word) else "en"
    return str(stemmer(by_script).stemWord(word.removesuffix("'s")))


@cache
def stemmer(language: Language) -> snowballstemmer.EnglishStemmer | snowballstemmer.RussianStemmer:
    """The rules of a language."""
    return snowballstemmer.stemmer({"en": "english", "ru": "russian"}[language])
