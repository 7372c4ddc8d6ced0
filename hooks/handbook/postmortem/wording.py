"""The words of a text: in which language it is, and their stems, so that every form of a word is the same word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

import snowballstemmer

from handbook.linking import IDENTITY
from handbook.node import Language

WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
UNREAD = re.compile(rf"\]\([^()\s]*\)|https?://\S+|<[^<>]*>|`[^`]*`|{IDENTITY}")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
SAMPLE = 200_000
# In a text of that many words or more, at least this share are small ones; German has 4% of the English ones.
ENOUGH, SHARE = 12, 0.15


def each(text: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(text.split())


OURS: dict[Language, frozenset[str]] = {
    "en": each("we us our ours we're we've we'll we'd let's"),
    "ru": each("мы нас нам нами наш наша наше наши нашего нашей нашему нашим нашу наших нашими"),
}
# The words that hold sentences together: they carry no subject, and by them a language is known.
SMALL: dict[Language, frozenset[str]] = {
    "en": OURS["en"]
    | each("""
        a about after again all also always am an and another any are aren't as at be because been before being
        between both but by can can't could couldn't did didn't do does doesn't doing don't done down during each even
        ever every few for from get gets getting got had hadn't has hasn't have haven't having he he's her here him
        his how i i'd i'll i'm i've if in into is isn't it it's its just many may me might mine more most much must my
        never no nor not of off often on once only onto or other out over same shall she she's should shouldn't since
        so some still such than that that's the their theirs them then there there's these they they'll they're
        they've this those through to too under until up very was wasn't were weren't what what's when where which
        while who whom whose why will with won't would wouldn't yet you you'll you're you've your yours
    """),
    "ru": OURS["ru"]
    | each("""
        а без более больше будет будто будут бы был была были было быть в вам вас ваш ваша ваше ваши вашей вдруг ведь
        во вот впрочем все всегда всего всех всю вы где да даже для до другой его ее ей ему если есть еще ж же за
        зачем здесь и из или им иногда их к каждая каждую каждый как какая какой когда конечно которого которое
        которой которую которые который которых кто куда ли лучше между меня мне много может можно мой моя на над надо
        наконец не него нее ней нельзя нет ни нибудь никогда ним них ничего но ну о об один он она они опять от очень
        перед по под после потом потому почти при про раз разве с сам своего своей свои свой свою себе себя сейчас со
        совсем так такой там тебя тем теперь то тогда того тоже только том тот тут ты у уж уже хоть хотя чего чем
        через что чтоб чтобы чуть эта эти этим этих это этого этой этом этот эту я также
    """),
}
# Forms that no rule brings together, each after the word that it is counted as.
IRREGULAR = """
    pay paid, leave left, lose lost, break broke broken, steal stole stolen, go went gone, come came, fall fell fallen,
    send sent, tell told, say said, write wrote written, speak spoke spoken, give gave given, take took taken,
    keep kept, feel felt, think thought, know knew known, find found, meet met, lead leader leaders,
    panic panicked panicking,
    уйти ушел ушла ушло ушли уйдет уйдут уходит уходят уходить уходом ухода уходе уход,
    уволить увольнение увольнения увольнению увольняется, платить плачу оплачен оплачено оплачены,
    прийти пришел пришла пришли придет приходит, сорвать срывает срывают срывается срыв срыва срыве
"""
COUNTED_AS = {form: forms[0] for forms in (group.split() for group in IRREGULAR.split(",")) for form in forms}


def readable(markdown: str) -> str:
    """A text without the addresses, ids, tags and code in its lines, in small letters."""
    return UNREAD.sub(" ", markdown).lower().replace("’", "'")


def words(markdown: str) -> list[str]:
    """The words of a text."""
    return WORD.findall(readable(markdown))


def language_of(markdown: str) -> Language:
    """Russian where most letters are Cyrillic, else English."""
    sample = readable(markdown[:SAMPLE])
    return "ru" if len(CYRILLIC.findall(sample)) > len(LATIN.findall(sample)) else "en"


def is_in(language: Language, markdown: str) -> bool:
    """Whether a text is in that language and not in one that shares its letters: by its small words."""
    found = words(markdown[:SAMPLE])
    return len(found) < ENOUGH or sum(map(SMALL[language].__contains__, map(folded, found))) >= SHARE * len(found)


def stems(found: Iterable[str], language: Language) -> Iterator[str]:
    """The stem of each word that carries a subject."""
    for word in map(folded, found):
        if len(word) > 1 and word not in SMALL[language]:
            yield stem(word)


def folded(word: str) -> str:
    """A word as it is compared: ё written as е."""
    return word.replace("ё", "е")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The part of a word that its forms share."""
    name = "russian" if CYRILLIC.match(word) else "english"
    bare = word.removesuffix("'s")
    return str(stemmer(name).stemWord(COUNTED_AS.get(bare, bare)))


@cache
def stemmer(name: str) -> snowballstemmer.EnglishStemmer | snowballstemmer.RussianStemmer:
    """The rules of a language."""
    return snowballstemmer.stemmer(name)
