"""Bare ids in prose, such as PB-003.1: finding them and making each a link, code and links left alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from handbook.node import NUMBER

IDENTITY = rf"(?:PB-{NUMBER}(?:\.[1-9][0-9]?)?|R-{NUMBER}|[BEPQS]-[0-9]{{2}})"
LEFT_ALONE = (
    r"(?P<fence>^[ ]{0,3}(?P<mark>`{3,}|~{3,})[^\n]*\n.*?(?:^[ ]{0,3}(?P=mark)[`~]*[ ]*$|\Z))"
    r"|(?<!`)(?P<ticks>`+)(?!`).{,4000}?(?<!`)(?P=ticks)(?!`)"  # code in a line
    r"|<!--.{,2000}?-->"
    r"|(?i:<(?P<raw>a|code|kbd|pre|samp|script|style)\b[^<>]*>.{,2000}?</(?P=raw)>)"
    r"|\[\[[^\[\]\n]*\]\]"  # a wiki's link
    r"|!?\[(?:[^\[\]]|\[[^\[\]]*\])*\]"  # a link: its text, and either its target or its name
    r"(?:\(\s*(?:<[^<>\n]*>|[^()\s]*(?:\([^()]*\)[^()\s]*)*)(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)|\[[^\]]*\])"
    r"|<[^<>\s][^<>]*>"  # an address or a tag
    r"|https?://\S+"
    r"|^[ ]{0,3}\[(?!\^)[^\]\n]+\]:[^\n]*"  # a link's definition
)
HINT = re.compile("[BEPQRS]-[0-9]")
BARE = rf"(?<![\w./#!\\-]){IDENTITY}(?![\w-]|\.\d)"
TOKEN = re.compile(rf"(?:{LEFT_ALONE})|(?P<id>{BARE})", re.DOTALL | re.MULTILINE)


def ids_in(markdown: str) -> Iterator[tuple[int, str]]:
    """Every bare id in a text, with its line counted from 1."""
    line, at = 1, 0
    for match in TOKEN.finditer(markdown) if HINT.search(markdown) else ():
        if match["id"]:
            line, at = line + markdown.count("\n", at, match.start()), match.start()
            yield line, match["id"]


def link_ids(markdown: str, link: Callable[[str], str | None]) -> str:
    """The text with each bare id replaced by the link made for it; an id without one stays as it is."""

    def replaced(match: re.Match[str]) -> str:
        return (match["id"] and link(match["id"])) or match[0]

    return TOKEN.sub(replaced, markdown)
