"""What templates show around the text of a page, as plain values that any generator can hand them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from typing import Any

from handbook.blank import parts_of
from handbook.catalog import Catalog
from handbook.citing import by_page
from handbook.drawings import curve
from handbook.editing import MISSING, actions
from handbook.facets import facets_of_lessons, facets_of_playbooks
from handbook.glance import glance
from handbook.grid import grid
from handbook.node import Language
from handbook.pages import Page
from handbook.ties import ties

DRAWN: dict[str, Callable[[Catalog, str], dict[str, Any]]] = {
    "home.html": lambda catalog, _: {"glance": asdict(glance(catalog))},
    "lessons.html": lambda catalog, _: {"facets": [asdict(facet) for facet in facets_of_lessons(catalog)]},
    "matrix.html": lambda catalog, _: {"glance": asdict(glance(catalog)), "grid": asdict(grid(catalog))},
    "playbook.html": lambda catalog, identity: {"ties": asdict(ties(catalog, catalog.playbooks[identity]))},
    "playbooks.html": lambda catalog, _: {"facets": [asdict(facet) for facet in facets_of_playbooks(catalog)]},
    "postmortem.html": lambda catalog, _: {"parts": [asdict(part) for part in parts_of(catalog)]},
    "story.html": lambda catalog, _: {"curve": asdict(curve(catalog))},
}


def furnished(pages: Mapping[str, Page], catalog: Catalog, site: str) -> dict[str, Page]:
    """The pages with what their templates draw, and with the citations that they offer."""
    citations = {uri: [cited.forms for cited in found] for uri, found in by_page(catalog, site).items()}
    return {uri: replace(page, meta={**page.meta, **drawn(page, catalog, citations)}) for uri, page in pages.items()}


def drawn(page: Page, catalog: Catalog, citations: Mapping[str, list[dict[str, str]]]) -> dict[str, Any]:
    """What one page's template needs besides its front matter."""
    draw = DRAWN.get(str(page.meta.get("template")))
    identity = str(page.meta.get("id", ""))
    found: dict[str, Any] = {"actions": links(catalog, page.uri, identity)}
    found |= {"citations": citations[page.uri]} if page.uri in citations else {}
    return found | (draw(catalog, identity) if draw else {})


def links(catalog: Catalog, uri: str, identity: str = "") -> list[dict[str, str]]:
    """What a reader can do about a page in the repository."""
    return [action._asdict() for action in actions(catalog, uri, identity)]


def everywhere(catalogs: Mapping[Language, Catalog], language: Language, site: str) -> dict[str, Any]:
    """What every template may ask for: the words of each language, where the site begins, what to do without a page."""
    words = {name: {key: word.name for key, word in each.words.items()} for name, each in catalogs.items()}
    return {"words": words, "site_root": site, "actions": links(catalogs[language], MISSING)}
