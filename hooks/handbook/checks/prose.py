"""The manner of each language: its own quotes and dashes, and one term for one thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from handbook.checks.code import BLANK
from handbook.checks.passages import Passage
from handbook.checks.tact import unsafe_in
from handbook.checks.validation import validated
from handbook.node import LANGUAGES, Language
from handbook.problems import Problem, quoted
from handbook.source import Source, read_list
from handbook.vocabulary import PreferredWord

TYPED = ("search_words",)  # as people type in a hurry, on purpose
FOREIGN = ("citation",)  # keeps the marks of the language that it cites
CLIENTS = ("signals", "fear")  # in the words of clients
SOURCES = "vocabulary/sources.yml"  # in the words of other authors
UNSAID = re.compile(
    r"(?s)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)"  # where a link leads
    r"|https?://\S+|\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|</?[A-Za-z][^<>]*>|\{[:#.][^{}]*\}|\{ [#.][^{}]*\}"
)
SPEECH: dict[Language, re.Pattern[str]] = {"en": re.compile("“[^”]*”"), "ru": re.compile("«[^»]*»")}
INNER = re.compile("„[^„“]*“")
QUOTES: dict[Language, tuple[re.Pattern[str], str]] = {
    "en": (re.compile('["«»„]'), "write “ and ”"),
    "ru": (re.compile('["“”„]'), "write « and », and within them „ and “"),
}
APOSTROPHE = re.compile("[‘’]")
DASHES = (
    (re.compile(r"(?<=[^\s\d|>*+-]) (?:-{1,2}|–) (?=\S)"), "a hyphen for a dash", "write —"),
    (re.compile(r"(?<=[^\W\d_])(?:—|--)(?=[^\W\d_])"), "a dash without blanks", "write a blank before it and after it"),
    (re.compile(r"\.{3}"), "three dots", "write …"),
)


def check(passages: Iterable[Passage], root: Path) -> Iterator[Problem]:
    """Every rule on every text, but for what is typed into the search."""
    preferred, wrong = preferred_in(root)
    yield from wrong
    terms = {language: terms_in(preferred, language) for language in LANGUAGES}
    for passage in passages:
        if passage.field not in TYPED:
            text = spoken(passage)
            yield from check_quotes(passage, text)
            yield from check_dashes(passage, text)
            if passage.field not in CLIENTS and passage.source.file != SOURCES:
                yield from check_terms(passage, text, terms[passage.language])


def preferred_in(root: Path) -> tuple[list[PreferredWord], list[Problem]]:
    """The handbook's list of words for which it has others, and what is wrong with it."""
    path = root / "vocabulary" / f"{PreferredWord.file}.yml"
    source = read_list(path, root) if path.is_file() else Source(path.name, [])
    if isinstance(source, Problem):
        return [], [source]
    read = [validated(PreferredWord, source, (at,)) for at in range(len(source.values))]
    return [word for word, _ in read if word], [problem for _, problems in read for problem in problems]


def spoken(passage: Passage) -> str:
    """What a reader reads of a text, every sign where it was: no code, no address, nothing that is called or styled."""
    return UNSAID.sub(lambda part: BLANK * len(part[0]), passage.bare)


def terms_in(preferred: Iterable[PreferredWord], language: Language) -> dict[str, str]:
    """How such words of a language begin, and what to write instead."""
    return {word.begins: word.instead for word in preferred if word.language == language}


def check_quotes(passage: Passage, text: str) -> Iterator[Problem]:
    """Quotes are those of the language, each closed in its paragraph; an English apostrophe is straight."""
    if passage.field in FOREIGN:
        return
    text = INNER.sub(lambda part: BLANK * len(part[0]), text) if passage.language == "ru" else text
    wrong, mend = QUOTES[passage.language]
    for match in wrong.finditer(text):
        yield passage.problem(match.start(), f"found the quote {match[0]}", mend)
    for match in APOSTROPHE.finditer(text):
        yield passage.problem(match.start(), f"found the apostrophe {match[0]}", "write '")
    yield from check_closed(passage, text)


def check_closed(passage: Passage, text: str) -> Iterator[Problem]:
    """A quote that opens is closed in the same paragraph, and none closes that did not open."""
    opening, closing = "“”" if passage.language == "en" else "«»"
    opened: int | None = None
    for match in re.finditer(rf"[{opening}{closing}]|\n\s*(?:\n|[*+-] |\d+\. )|\Z", text):
        if match[0] == closing and opened is None:
            yield passage.problem(
                match.start(), f"found {closing} without {opening} before it", "open the quote, or delete it"
            )
        if match[0] != closing and opened is not None and match[0] != opening:
            yield passage.problem(opened, f"found {opening} that never closes", f"write {closing} where the quote ends")
        opened = match.start() if match[0] == opening else None


def check_dashes(passage: Passage, text: str) -> Iterator[Problem]:
    """A dash is long and has blanks around it; dots that trail off are one sign."""
    for sign, found, mend in DASHES:
        for match in sign.finditer(text):
            yield passage.problem(match.start(), f"found {found}", mend)


def check_terms(passage: Passage, text: str, terms: Mapping[str, str]) -> Iterator[Problem]:
    """One thing has one name, but for what others said: clients, and the authors of sources."""
    own = SPEECH[passage.language].sub(lambda part: BLANK * len(part[0]), text)
    for begins, written in unsafe_in(own, terms):
        yield passage.problem(own.index(written), f"found {quoted(written)}", f"say: {terms[begins]}")
