"""The Markdown pages of playbooks and risks: every word and anchor on them that can be cited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape

from handbook.addresses import address_of
from handbook.catalog import Catalog
from handbook.citing import SITE
from handbook.model import Item
from handbook.pages.playbook import PlaybookWriter
from handbook.pages.risk import RiskWriter


@dataclass(frozen=True)
class Page:
    """One page of an edition: its Markdown, and under it, as front matter, what a template needs to furnish it."""

    uri: str
    markdown: str
    meta: Mapping[str, object] = field(default_factory=dict)


def pages_of(catalog: Catalog, site: str = SITE, repository: str = "", *, drafts: bool = False) -> Iterator[Page]:
    """A page for each playbook and each risk; for drafts only where they are asked for."""
    for playbook in catalog.playbooks.values():
        if drafts or playbook.status != "draft":
            yield page_of(playbook, "playbook.html", PlaybookWriter(catalog, playbook, site, repository).text())
    for risk in catalog.risks.values():
        if drafts or risk.status != "draft":
            yield page_of(risk, "risk.html", RiskWriter(catalog, risk, site, repository).text())


def page_of(item: Item, template: str, markdown: str) -> Page:
    """The page of a playbook or a risk."""
    meta: dict[str, object] = {"id": item.id, "title": escape(item.title), "description": escape(item.summary)}
    meta |= {"template": template, "source": item.place.file} | ({} if item.listed else {"listed": False})
    return Page(address_of(item.id).page, markdown, meta)
