"""The plan of the printed handbook: its cover, its parts, and the pages of the site in the order of the book."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.addresses import Address, address_of, root_of
from handbook.catalog import Catalog

BEFORE = ("", "questions/", "stages/", "roles/")
AFTER = ("matrix/", "story/", "client/", "talk/", "postmortem/", "sources/", "about/", "about/links/")


@dataclass(frozen=True)
class Part:
    """Some pages under one title, by their addresses from the root of the edition; the first and last have none."""

    title: str
    pages: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """What is printed: the edition by its language and its address, the words of the cover, the parts."""

    language: str
    root: str
    title: str
    subtitle: str
    imprint: tuple[str, ...]
    contents: str
    parts: tuple[Part, ...]


def plan(catalog: Catalog, site: str) -> Plan:
    """The whole handbook of an edition; `site` is where the English one is published."""
    root = root_of(site, catalog.language)
    return Plan(
        language=catalog.language,
        root=root,
        title=catalog.say("site_name"),
        subtitle=catalog.say("card_title"),
        imprint=(f"{catalog.say('book_day')} {catalog.changed or ''}".strip(), root, catalog.say("licence")),
        contents=catalog.say("book_contents"),
        parts=tuple(parts(catalog)),
    )


def parts(catalog: Catalog) -> Iterator[Part]:
    """The ways in, the playbooks, the risks, and what surrounds them."""
    yield Part("", BEFORE)
    yield Part(catalog.say("playbooks"), tuple(page(item.id) for item in catalog.listed))
    yield Part(catalog.say("risks"), tuple(page(item.id) for item in catalog.listed_risks))
    yield Part("", AFTER)


def page(identity: str) -> str:
    """The address of the page of an item, from the root of its edition."""
    return Address(address_of(identity).page).url
