"""The links and pictures of a text: to whole https addresses and our own assets, each readable by eye and machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from handbook import messages
from handbook.checks.code import BLANK, START
from handbook.checks.passages import Passage
from handbook.messages import Message
from handbook.node import LANGUAGES
from handbook.problems import Problem

LABEL = "(?!xn--)[A-Za-z0-9_À-ÖØ-öø-ÿА-Яа-яЁё](?:[A-Za-z0-9_À-ÖØ-öø-ÿА-Яа-яЁё-]{0,61}[A-Za-z0-9_À-ÖØ-öø-ÿА-Яа-яЁё])?"
BYTE = "(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})"
HOST = rf"(?:(?:{BYTE}\.){{3}}{BYTE}(?![\w.-])|(?:{LABEL}\.)*(?![0-9]+(?![\w-])|0[xX]){LABEL})"
PORT = "(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])"
ADDRESS = rf"https?://{HOST}(?::{PORT})?(?:[/?#](?:[^\s()<>\"'`\\{BLANK}]|\([^\s()<>\"'`\\{BLANK}]*\))*)?"
WHOLE = rf"https?://{HOST}(?::{PORT})?(?![^/?#])"
TITLE = rf'"[^"\n()\[\]<>\\{BLANK}]*"'
LINK = re.compile(rf"\]\({ADDRESS}(?: {TITLE})?\)")
TARGET = re.compile(r"\]\(([^\n)]{0,200})")
DEFINES = re.compile(rf"(?m){START}\[([^\[\]]*)\]:[^\n]*")
DEFINITION = re.compile(rf" {{0,3}}\[[^\[\]\n]+\]: +{ADDRESS}(?: +{TITLE})? *")
REFERS = re.compile(r"\[([^\[\]]*)\]\[([^\[\]]*)\]")
PICTURE = re.compile(r"!\[([^\[\]\n]*)\]\(\.\./(assets/[a-z0-9][a-z0-9/-]*\.(?:png|jpe?g|webp))\)")
WRITE = messages.LINK_WRITE.mend


def check_targets(passage: Passage) -> Iterator[Problem]:
    """A link leads to a whole https address, and has words to click on; a plain text has none."""
    if passage.kind == "plain":
        for match in re.finditer(r"\]\(", passage.text):
            yield passage.problem(match.start(), *messages.LINK_SHOWN.of())
        return
    pictures = {match.end(1) for match in PICTURE.finditer(passage.bare)}
    for match in TARGET.finditer(passage.bare):
        if match.start() in pictures:
            continue
        target = passage.text[match.start(1) : match.end(1)]
        if not LINK.match(passage.bare, match.start()):
            said = passage.said(*match.span(1))
            yield passage.problem(match.start(), *remedy(target).of(value=said))
    for match in re.finditer(r"\[\s*\]\((?!\s*\))", passage.bare):
        yield passage.problem(match.start(), *messages.LINK_EMPTY.of())


def remedy(target: str) -> Message:
    """What is said of a link, by what keeps its target from being an address."""
    spoken = re.sub(r"[\s\x00-\x1f]|^<", "", unescape(target)).lower()
    scheme = re.match(r"([a-z][a-z0-9+.-]*):", spoken)
    if not spoken:
        return messages.LINK_WRITE
    if spoken.startswith(("//", "\\\\")):
        return messages.LINK_HOST
    if scheme and scheme[1] not in ("http", "https"):
        return messages.LINK_SCHEME
    if re.match(r"https?://[^/?#]*@", spoken):
        return messages.LINK_LOGIN
    if scheme and "//" in spoken and not re.match(WHOLE, unescape(target).strip(" <")):
        return messages.LINK_LETTERS
    return messages.LINK_ODD if scheme else messages.LINK_ID


def check_definitions(passage: Passage) -> Iterator[Problem]:
    """What a link refers to is defined in the same text, and what is defined is a whole https address."""
    for match in DEFINES.finditer(passage.bare):
        if passage.kind == "line":
            yield passage.problem(match.start(1), f"found the definition {passage.said(*match.span())}", WRITE)
        elif not DEFINITION.fullmatch(match[0]):
            target = match[0].rpartition("]:")[2].strip()
            yield passage.problem(
                match.start(1), f"found the definition {passage.said(*match.span())}", remedy(target).mend
            )
    known = {folded(match[1]) for match in DEFINES.finditer(passage.text)}
    for match in REFERS.finditer(passage.bare):
        name = match.span(2 if match[2] else 1)
        if folded(passage.text[slice(*name)]) not in known:
            yield passage.problem(match.start(), f"found a link to {passage.said(*name)}, defined nowhere", WRITE)


def folded(name: str) -> str:
    """The name of a definition as Markdown compares it."""
    return " ".join(name.lower().split())


def check_pictures(passage: Passage) -> Iterator[Problem]:
    """A picture stands in a body, says in words what it shows, and is one of our own assets."""
    for match in re.finditer(r"!\[([^\[\]\n]*)(?:\]\(([^\n)]*))?", passage.bare):
        picture = PICTURE.match(passage.bare, match.start())
        if picture and not picture[1].strip():
            yield passage.problem(match.start(), "found a picture without words", "say between [ and ] what it shows")
        elif not picture or passage.kind != "body":
            mend = "say it in words; only a body may show one, as ![what it shows](../assets/name.png)"
            yield passage.problem(
                match.start(), f"found the picture {passage.said(*match.span(2 if match[2] else 1))}", mend
            )


def check_pictures_exist(passage: Passage, root: Path) -> Iterator[Problem]:
    """A picture lies in the assets of both editions."""
    for match in PICTURE.finditer(passage.bare):
        for language in LANGUAGES:
            if not (root / "docs" / language / match[2]).is_file():
                found = f"found the picture {passage.said(*match.span(2))}, which is not there"
                yield passage.problem(match.start(), found, f"add docs/{language}/{match[2]}")
