"""The citations of a postmortem: finding them, judging whether what they cite still stands, making them links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from handbook.linking import IDENTITY, TOKEN, ids_in, link_ids
from handbook.manuscript import Manuscript, lines_in
from handbook.node import Language
from handbook.problems import Problem, nearest, quoted
from handbook.published import Closable, Published, is_closed

CITED = re.compile(
    r"playbooks/(?P<page>pb-[0-9]{3})(?:/(?:index\.html)?)?(?:#(?P<anchor>[\w-]+))?"
    r"|risks/(?P<risk>r-[0-9]{3})(?![\w-])"
    r"|(?:questions|client)/(?:index\.html)?#(?P<term>[bepq]-[0-9]{2})(?![\w-])"
    rf"|(?<![\w./#-])(?P<bare>{IDENTITY})(?![\w-]|\.\d)"
)
LESSON = re.compile(r"(pb-[0-9]{3})-([0-9]+)")
DEFINED = re.compile(rf"^[ ]{{0,3}}\[({IDENTITY})\]:", re.MULTILINE)


class Citation(NamedTuple):
    """An id that a text cites, and the line where it does."""

    line: int
    identity: str


def citations(manuscript: Manuscript) -> Iterator[Citation]:
    """Every id that a text cites, once a line: bare, in a link or as an address; code and comments cite nothing."""
    line, last = 1, Citation(0, "")
    for kind, text in manuscript.pieces():
        if kind != "code":
            seen: set[Citation] = set()
            for match in CITED.finditer(TOKEN.sub(blanked, text)):
                found = Citation(line + lines_in(text[: match.start()]), cited_by(match))
                if found != last and found not in seen:
                    yield found
                seen.add(found)
        line += lines_in(text)


def blanked(match: re.Match[str]) -> str:
    """Code and comments as blanks, their line ends kept; anything else as it is."""
    if match["ticks"] or match["fence"] or match[0].startswith("<!--") or (match["raw"] or "a").lower() != "a":
        return re.sub(r"[^\r\n]", " ", match[0])
    return match[0]


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

    def problems(self, manuscript: Manuscript) -> tuple[int, list[Problem]]:
        """How many citations a text has, and what is wrong with them and with the text."""
        problems, count = list(manuscript.problems), 0
        for count, (line, identity) in enumerate(citations(manuscript), 1):
            if verdict := self.verdict(identity):
                problems.append(Problem(manuscript.file, line, "citation", *verdict))
        return count, problems

    def verdict(self, identity: str) -> tuple[str, str] | None:
        """What is wrong with an id, and how to mend it; nothing if it stands."""
        if identity not in self.verdicts:
            self.verdicts[identity] = self.judged(identity)
        return self.verdicts[identity]

    def judged(self, identity: str) -> tuple[str, str] | None:
        """The same, not remembered."""
        entry = self.published.entries.get(identity)
        if not entry:
            return f"found {identity}, which nobody knows", f"{nearest(identity, self.titles)}; or write it as code"
        if not entry.stands or not is_closed(entry.stands):
            return None
        reason = entry.stands.closed_reason
        why = f": {quoted(' '.join(reason.said('en').split()))}" if reason else ""
        if heir := self.heir(entry.stands):
            return f"found {identity}, superseded{why}", f"cite {heir} {self.titles.get(heir, '')}".rstrip()
        return f"found {identity}, {entry.stands.status}{why}", f"cite another, or say why: {entry.address.en}"

    def heir(self, closed: Closable) -> str | None:
        """What stands in the end in the place of what was superseded."""
        seen: set[str] = set()
        heir = closed.superseded_by
        while heir and heir not in seen and heir not in self.titles:
            seen.add(heir)
            entry = self.published.entries.get(heir)
            heir = entry.stands.superseded_by if entry and entry.stands else None
        return heir if heir in self.titles else closed.superseded_by
