"""What templates show around the text of a page, as plain values that any generator can hand them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, is_dataclass, replace
from functools import cached_property
from html import unescape
from typing import Any

from handbook.addresses import Address, root_of
from handbook.catalog import Catalog
from handbook.citing import by_page
from handbook.contribution.fields import groups
from handbook.node import Language
from handbook.pages.drawings import curve
from handbook.pages.editing import MISSING, actions
from handbook.pages.facets import facets_of_lessons, facets_of_playbooks
from handbook.pages.glance import glance
from handbook.pages.grid import grid
from handbook.pages.items import Page
from handbook.pages.structured import Step
from handbook.pages.ties import ties
from handbook.pages.unfurling import Unfurled, of_item, of_page
from handbook.postmortem.blank import parts_of

HOME = "index.md"
DRAWN: dict[str, Callable[[Catalog, str], dict[str, Any]]] = {
    "contribution.html": lambda catalog, _: {"groups": [plain(group) for group in groups(catalog)]},
    "home.html": lambda catalog, _: {"glance": plain(glance(catalog))},
    "lessons.html": lambda catalog, _: {"facets": [plain(facet) for facet in facets_of_lessons(catalog)]},
    "matrix.html": lambda catalog, _: {"glance": plain(glance(catalog)), "grid": plain(grid(catalog))},
    "playbook.html": lambda catalog, identity: {"ties": plain(ties(catalog, catalog.playbooks[identity]))},
    "playbooks.html": lambda catalog, _: {"facets": [plain(facet) for facet in facets_of_playbooks(catalog)]},
    "postmortem.html": lambda catalog, _: {"parts": [plain(part) for part in parts_of(catalog)]},
    "story.html": lambda catalog, _: {"curve": plain(curve(catalog))},
}


def plain(value: Any) -> Any:
    """A value as dictionaries and lists; those of dataclasses.asdict cost four times as much."""
    if is_dataclass(value):
        return {name: plain(part) for name, part in vars(value).items()}
    if type(value) in (list, tuple):
        return [plain(part) for part in value]
    if type(value) is dict:
        return {name: plain(part) for name, part in value.items()}
    return value


@dataclass(frozen=True)
class Furniture:
    """What the pages of an edition are furnished from; `trails` names for a page those above it."""

    catalog: Catalog
    site: str
    pages: Mapping[str, Page]
    trails: Mapping[str, tuple[str, ...]]

    @cached_property
    def citations(self) -> dict[str, list[dict[str, str]]]:
        """The citations that each page offers."""
        return {uri: [cited.forms for cited in found] for uri, found in by_page(self.catalog, self.site).items()}

    def furnished(self) -> dict[str, Page]:
        """The pages with all that belongs around them."""
        return {uri: replace(page, meta={**page.meta, **self.around(page)}) for uri, page in self.pages.items()}

    def around(self, page: Page) -> dict[str, Any]:
        """What one page's template needs besides its front matter."""
        draw, identity = DRAWN.get(str(page.meta.get("template"))), str(page.meta.get("id", ""))
        found: dict[str, Any] = {"actions": links(self.catalog, page.uri, identity)}
        found |= {"citations": self.citations[page.uri]} if page.uri in self.citations else {}
        return found | (draw(self.catalog, identity) if draw else {}) | {"unfurled": plain(self.unfurled(page))}

    def unfurled(self, page: Page) -> Unfurled:
        """What a page says of itself under its link."""
        name = str(page.meta.get("id"))
        if item := self.catalog.playbooks.get(name) or self.catalog.risks.get(name):
            return of_item(self.catalog, item, self.site)
        steps = [self.step(uri) for uri in (*self.trails.get(page.uri, ()), page.uri)]
        summary = unescape(str(page.meta.get("description", "")))
        return of_page(self.catalog, [] if page.uri == HOME else steps, summary, self.site)

    def step(self, uri: str) -> Step:
        """A page by its title and its address."""
        title = str(self.pages[uri].meta.get("title", uri)) if uri in self.pages else uri
        return Step(unescape(title), root_of(self.site, self.catalog.language) + Address(uri).url)


def links(catalog: Catalog, uri: str, identity: str = "") -> list[dict[str, str]]:
    """What a reader can do about a page in the repository."""
    return [action._asdict() for action in actions(catalog, uri, identity)]


def everywhere(catalogs: Mapping[Language, Catalog], language: Language, site: str) -> dict[str, Any]:
    """What every template may ask for: the words of each language, where the site begins, what to do without a page."""
    words = {name: {key: word.name for key, word in each.words.items()} for name, each in catalogs.items()}
    return {"words": words, "site_root": site, "actions": links(catalogs[language], MISSING)}
