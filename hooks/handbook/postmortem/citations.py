"""The citations of a postmortem: finding them, judging whether what they cite still stands, making them links."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from handbook.linking import IDENTITY, LEFT_ALONE, ids_in, link_ids
from handbook.node import NUMBER, Language
from handbook.postmortem.manuscript import Manuscript, lines_in
from handbook.postmortem.published import Closable, Published, is_closed
from handbook.problems import Problem, nearest, quoted

ADDRESS = (
    rf"playbooks/(?P<page>pb-{NUMBER})(?:/(?:index\.html)?)?(?:#(?P<anchor>[\w-]+))?"
    rf"|risks/(?P<risk>r-{NUMBER})(?![\w-])"
    r"|(?:questions|client)/(?:index\.html)?#(?P<term>[bepq]-[0-9]{2})(?![\w-])"
)
BARE = rf"(?<![\w./#-])(?P<bare>{IDENTITY})(?![\w-]|\.\d)"
CITED = re.compile(rf"{ADDRESS}|{BARE}")
TOKEN = re.compile(rf"(?P<left>{LEFT_ALONE})|{ADDRESS}|{BARE}", re.DOTALL | re.MULTILINE)
HINT = re.compile("-[0-9]")
LESSON = re.compile(rf"(pb-{NUMBER})-([0-9]+)")
DEFINED = re.compile(rf"^[ ]{{0,3}}\[({IDENTITY})\]:", re.MULTILINE)


class Citation(NamedTuple):
    """An id that a text cites, and the line where it does."""

    line: int
    identity: str


class Linked(NamedTuple):
    """A text with its ids linked: how many were, and what is wrong with the others."""

    manuscript: Manuscript
    ids: int
    problems: tuple[Problem, ...]


def citations(manuscript: Manuscript) -> Iterator[Citation]:
    """Every id that a text cites, once a line: bare, in a link or as an address; code and comments cite nothing."""
    line = 1
    for kind, text in manuscript.pieces():
        if kind != "code" and HINT.search(text):
            at, here, seen = 0, line, set[Citation]()
            for match in cited_in(text):
                here, at = here + lines_in(text[at : match.start()]), match.start()
                found = Citation(here, cited_by(match))
                if found not in seen:
                    yield found
                seen.add(found)
        line += lines_in(text)


def cited_in(text: str) -> Iterator[re.Match[str]]:
    """Every id and address in a text, those in its links too."""
    for match in TOKEN.finditer(text):
        if match["left"] is None:
            yield match
        elif not (match["ticks"] or match["fence"] or match[0].startswith("<!--")) and match["raw"] in (None, "a", "A"):
            yield from CITED.finditer(text, match.start(), match.end())


def cited_by(match: re.Match[str]) -> str:
    """The id that an address or a bare id stands for."""
    page, anchor = match["page"], match["anchor"] or ""
    if lesson := LESSON.fullmatch(anchor) if page else None:
        whole = f"{page}.{lesson[2]}" if lesson[1] == page else f"{page}#{anchor}"
        return whole.upper()
    return str(page or match["risk"] or match["term"] or match["bare"]).upper()


class Judge:
    """Says of each citation whether what it cites still stands; every id is looked up once."""

    def __init__(self, published: Published) -> None:
        self.published = published
        self.titles = published.titles()
        self.verdicts: dict[str, tuple[str, str] | None] = {}

    def problems(self, manuscript: Manuscript, cited: Iterable[Citation]) -> Iterator[Problem]:
        """What is wrong with the citations of a text, and with the text."""
        yield from manuscript.problems
        for line, identity in cited:
            if verdict := self.verdict(identity):
                yield Problem(manuscript.file, line, "citation", *verdict)

    def verdict(self, identity: str) -> tuple[str, str] | None:
        """What is wrong with an id, and how to mend it; nothing if it stands."""
        if identity not in self.verdicts:
            self.verdicts[identity] = self.judged(identity)
        return self.verdicts[identity]

    def judged(self, identity: str) -> tuple[str, str] | None:
        """The same, not remembered."""
        entry = self.published.entries.get(identity)
        if not entry:
            return unknown(identity, self.titles)
        if not entry.stands or not is_closed(entry.stands):
            return None
        reason = entry.stands.closed_reason
        why = f": {quoted(' '.join(reason.said('en').split()))}" if reason else ""
        if heir := self.heir(entry.stands):
            return f"found {identity}, superseded{why}", f"cite {heir} {self.titles.get(heir, '')}".rstrip()
        return f"found {identity}, {entry.stands.status}{why}", f"cite another; its page says why: {entry.address.en}"

    def heir(self, closed: Closable) -> str | None:
        """What stands in the end in the place of what was superseded, if anything does."""
        seen: set[str] = set()
        heir = closed.superseded_by
        while heir and heir not in seen and heir not in self.titles:
            seen.add(heir)
            entry = self.published.entries.get(heir)
            heir = entry.stands.superseded_by if entry and entry.stands else None
        return heir if heir in self.titles else None


def unknown(identity: str, titles: Mapping[str, str]) -> tuple[str, str]:
    """An id that nobody knows, and how to mend it."""
    mend = f"{nearest(identity, titles)}; if it is not meant, put it in backticks"
    return f"found {identity}, which nobody knows", mend


def linked(manuscript: Manuscript, published: Published, language: Language) -> Linked:
    """The text with every bare id in its prose made a link; done twice, it is the same as done once."""
    defined, titles = set(DEFINED.findall(manuscript.text)), published.titles()
    pieces, problems, line, count = list[str](), list(manuscript.problems), 1, 0
    for kind, text in manuscript.pieces():
        found = list(ids_in(text)) if kind == "prose" and HINT.search(text) else []
        known = {name for _, name in found if name in published.entries and name not in defined}
        pieces.append(link_ids(text, partial(link, published, language, known)) if known else text)
        count += sum(name in known for _, name in found)
        for at, name in found:
            if name not in published.entries:
                problems.append(Problem(manuscript.file, line + at - 1, "citation", *unknown(name, titles)))
        line += lines_in(text)
    return Linked(replace(manuscript, text="".join(pieces)), count, tuple(problems))


def link(published: Published, language: Language, known: Collection[str], identity: str) -> str | None:
    """A Markdown link under an id, if it is one of the known."""
    address = published.entries[identity].address if identity in known else None
    return f"[{identity}]({address.said(language)})" if address else None
