"""What gives a person or a secret away: how it looks, and how it is masked."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from handbook import harmless

PUBLIC = frozenset({"berezin", "obod", "березин", "обод", "doe", "иванов", "иванович"})


class Found(NamedTuple):
    """A piece of a text that gives something away: where it begins, what it is, and the piece itself."""

    at: int
    what: str
    text: str

    @property
    def masked(self) -> str:
        """The piece as it may be shown."""
        return self.text[:1] + "***"


class Sign(NamedTuple):
    """How one kind of such pieces looks, and which of them are harmless."""

    what: str
    pattern: re.Pattern[str]
    harmless: Callable[[re.Match[str]], bool] = lambda match: False


SEPARATED = r"(?:[\s().-]{0,3}\d)"
SIGNS = (
    Sign("an e-mail address", re.compile(r"[\w.+-]{0,64}[\w+-]@(?:[\w-]+\.)+[^\W\d_]{2,24}(?![\w-])"), harmless.mail),
    Sign(
        "an e-mail address",
        re.compile(r"\w+ ?[\[({](?:at|собака)[\])}] ?[\w-]+ ?(?:\.|[\[({](?:dot|точка)[\])}]) ?\w{2,}"),
    ),
    Sign(
        "a telephone number",
        re.compile(
            rf"(?<![\w.+/=-])(?:\+(?!\d{{1,3}}(?: \d{{3}}){{1,2}}(?![ \d-])){SEPARATED}{{7,15}}"
            r"|8[ (-]{1,2}\d{3}[ )-]{1,2}\d{3}[ -]?\d{2}[ -]?\d{2}"
            r"|\(\d{3,5}\) ?\d{1,3}[ -]\d{2}[ -]\d{2}|\(\d{3}\) ?\d{3}[ -]\d{4}"
            r"|\d{3}-\d{3}-\d{4}|\d{3}\.\d{3}\.\d{4}|\d{3}-\d{2}-\d{2}"
            r"|(?i:тел(?:ефон)?|phone|tel|моб|mobile)\.?:? ?\d[\d ().-]{5,14}\d)(?![\w-]|\.\d)"
        ),
        harmless.number,
    ),
    Sign("an IP address", re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?!\w|\.\d)"), harmless.address),
    Sign(
        "an IP address",
        re.compile(r"(?<![\w:.])[0-9a-fA-F]{1,4}:(?:[0-9a-fA-F]{0,4}:){2,6}[0-9a-fA-F]{0,4}(?![\w:])"),
        harmless.address,
    ),
    Sign(
        "a login in an address",
        re.compile(r"(?<=://)[^\s/:@\"'<>]{1,60}:[^\s/@\"'<>]{1,60}@[^\s/\"'<>]{1,80}"),
        harmless.login,
    ),
    Sign(
        "a key or token",
        re.compile(
            r"(?<![\w-])(?:(?:AKIA|ASIA)[0-9A-Z]{16}|gh[pousr]_\w{30,}|github_pat_\w{22,}|glpat-[\w-]{20,}|xox[abeoprs]-[\w-]{10,}"
            r"|AIza[\w-]{30,}|[sr]k_live_\w{16,}|sk-[\w-]{20,}|npm_\w{30,}|pypi-[\w-]{30,}|\d{8,10}:[\w-]{35}"
            r"|eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*)|hooks\.slack\.com/services/\w+"
        ),
    ),
    Sign("a private key", re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----")),
    Sign(
        "a password",
        re.compile(
            r"(?i:(?<![^\W_])(?:password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|парол[ья]|токен))[\"']? ?"
            r"(?P<sign>[:=]) ?[\"']?(?P<value>[^\s\"'`,;]{4,80})"
        ),
        harmless.password,
    ),
    Sign("a card number", re.compile(r"(?<![\w-])(?:\d{4}[ -]?){3}\d{4}(?![\w-])"), harmless.card),
    Sign(
        "an account number",
        re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?!\w)"),
        harmless.account,
    ),
    Sign(
        "a number in a register", re.compile(r"(?<!\w)(?:ИНН|ОГРН|ОГРНИП|КПП|СНИЛС|УНП|ЕДРПОУ)\W{1,4}\d[\d -]{7,13}\d")
    ),
    Sign(
        "an account of a person",
        re.compile(r"(?<![\w.-])(?:t\.me|telegram\.me|wa\.me|linkedin\.com/in|vk\.com/id)/?[\w+@.-]{2,}|skype:[\w.-]+"),
    ),
)
NAMES = (
    Sign(
        "a name",
        re.compile(
            r"(?<!\w)(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Madam)\.?\s+(?:[A-Z]\.\s*)*[A-Z][a-z]+(?:[\s-][A-Z][a-z]+)?"
        ),
        harmless.name,
    ),
    Sign(
        "a name",
        re.compile(r"(?<!\w)(?:[Гг]-н\w*|[Гг]-ж\w+|[Гг]осподин\w*|[Гг]оспож\w+)\s+(?:[А-ЯЁ]\.\s*)*[А-ЯЁ][а-яё]+"),
        harmless.name,
    ),
    Sign(
        "a name",
        re.compile(
            r"(?<!\w)[А-ЯЁ][а-яё]+\s+[А-ЯЁ][а-яё]+(?:(?:[ое]вич|[ьлмк]ич)(?:|а|у|ем|е)|(?:[ое]вн|ичн)(?:а|ы|е|у|ой))(?!\w)"
        ),
    ),
    Sign(
        "a name",
        re.compile(r"(?<![\w.])[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ][а-яё]{2,}|(?<!\w)[А-ЯЁ][а-яё]{2,}\s[А-ЯЁ]\.\s?[А-ЯЁ]\."),
    ),
)
HANDLE = Sign("an account of a person", re.compile(r"(?<![\w@/.`])@(?!channel|everyone)[A-Za-z]\w{4,31}(?![\w/])"))
LOOSE = re.compile(
    r"\+?\d(?:[\s().-]?\d){8,}"  # any long number
    r"|(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{24,}"  # any long word with digits
)


def found_in(text: str, signs: Collection[Sign] = SIGNS) -> Iterator[Found]:
    """Everything in a text that gives something away."""
    for sign in signs:
        for match in sign.pattern.finditer(text):
            if not sign.harmless(match):
                yield Found(match.start(), sign.what, match[0])


def names_in(text: str, public: Collection[str]) -> Iterator[Found]:
    """The names of persons in a text, but for those who are known in public."""
    for found in found_in(text, NAMES):
        words = re.findall(r"\w+", found.text.casefold())
        if not any(word.startswith(name.rstrip("аяй")) for word in words for name in public if len(name) > 2):
            yield found


def masked(text: str) -> str:
    """A text with everything that may give something away masked, rather too much than too little."""
    for sign in (*SIGNS, *NAMES, HANDLE):
        text = sign.pattern.sub("***", text)
    return LOOSE.sub("***", text)
