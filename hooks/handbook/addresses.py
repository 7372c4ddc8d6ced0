"""Where everything lives for ever: from an id to its page and its anchor, and from one page to another."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from handbook.node import Language

KEPT = 100_000  # ids
HOMES = {
    "S": "index.md",
    "Q": "questions/index.md",
    "B": "client/index.md",
    "E": "client/index.md",
    "P": "client/index.md",
}
LISTS = {
    "situations": "index.md",
    "stages": "stages/index.md",
    "roles": "roles/index.md",
    "questions": "questions/index.md",
    "behaviours": "client/index.md",
    "expectations": "client/index.md",
    "principles": "client/index.md",
    "sources": "sources/index.md",
    "words": "index.md",
    "unsafe-words": "index.md",
    "preferred-words": "index.md",
}


class Address(NamedTuple):
    """A page, by its Markdown file from the root of an edition, and an anchor on it."""

    page: str
    anchor: str = ""

    @property
    def url(self) -> str:
        """The same as a reader's address from the root of an edition, such as playbooks/pb-002/#pb-002-1."""
        page = self.page.removesuffix(".md")
        path = page.removesuffix("index") if page == "index" or page.endswith("/index") else f"{page}/"
        return path + (f"#{self.anchor}" if self.anchor else "")

    def seen_from(self, page: str) -> str:
        """The relative link to it from another page of the same edition."""
        path = "" if self.page == page and self.anchor else between(page.split("/"), self.page.split("/"))
        return path + (f"#{self.anchor}" if self.anchor else "")


def between(here: list[str], there: list[str]) -> str:
    """The way from one file to another, each given by its folders and its name."""
    shared = 0
    while shared < len(here) - 1 and shared < len(there) - 1 and here[shared] == there[shared]:
        shared += 1
    return "../" * (len(here) - 1 - shared) + "/".join(there[shared:])


@lru_cache(KEPT)
def address_of(identity: str) -> Address:
    """The address of an id: PB-002, PB-002.1, R-003, Q-01, …"""
    kind = identity.partition("-")[0]
    if kind == "PB":
        playbook, _, lesson = identity.lower().partition(".")
        return Address(f"playbooks/{playbook}.md", f"{playbook}-{lesson}" if lesson else "")
    if kind == "R":
        return Address(f"risks/{identity.lower()}.md")
    return Address(HOMES[kind], identity.lower())


def entry_address(kind: str, identity: str) -> Address:
    """The address of an entry of the vocabulary, such as a stage or a source."""
    return Address(LISTS[kind], identity.lower())


def root_of(site: str, language: Language) -> str:
    """Where an edition begins: the English one at the root of the site, the other below it."""
    return site if language == "en" else f"{site}{language}/"
