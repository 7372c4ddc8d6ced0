"""One edition as any generator takes it, MkDocs and the export alike: its pages, its files, its words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from handbook.catalog import Catalog
from handbook.contribution import table
from handbook.exports import disclosure, styles
from handbook.exports.configuration import trails
from handbook.exports.files import exports
from handbook.exports.search import records
from handbook.loading import Handbook
from handbook.node import Language
from handbook.pages.furniture import Furniture, everywhere
from handbook.pages.handwritten import Hand
from handbook.pages.items import Page, pages_of
from handbook.postmortem.builder import offered
from handbook.problems import Problem


@dataclass(frozen=True)
class Volume:
    """An edition: pages and files by their place in it, and what every template may ask for."""

    catalog: Catalog
    pages: Mapping[str, Page]
    offered: Mapping[str, str | bytes] = field(default_factory=dict)
    exported: Mapping[str, str | bytes] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def files(self) -> dict[str, str | bytes]:
        """What its own pages load, and what other programs read."""
        return {**self.offered, **self.exported}

    def with_pages(self, pages: Mapping[str, Page]) -> Volume:
        """The same with other pages."""
        return replace(self, pages=pages)


def volume(
    handbook: Handbook,
    language: Language,
    root: Path,
    site: str,
    repository: str,
    *,
    drafts: bool = False,
    exported: Mapping[str, str | bytes] | None = None,
) -> Volume:
    """The edition of a language; `site` is where the English one will be published, `repository` where it is kept.

    What other programs read may be `exported` already.
    """
    catalog = handbook.catalogs[language]
    by_hand = list(Hand(catalog, site, repository).pages(root))
    written = [page for page in by_hand if isinstance(page, Page)]
    pages = {page.uri: page for page in (*written, *pages_of(catalog, site, repository, drafts=drafts))}
    furniture = Furniture(catalog, site, pages, trails(root, language))
    return Volume(
        catalog,
        furniture.furnished(),
        {styles.WHOLE: styles.whole(root), **dict(offers(handbook, catalog, root, site, repository))},
        dict(exports(handbook, site, language)) if exported is None else exported,
        extra={**everywhere(handbook.catalogs, language, site), "repository": repository, "cards": not drafts},
        problems=tuple(page for page in by_hand if isinstance(page, Problem)),
    )


def offers(
    handbook: Handbook, catalog: Catalog, root: Path, site: str, repository: str
) -> Iterator[tuple[str, str | bytes]]:
    """What a page of the site loads: the records of the search, lessons, rules; and whom to tell of a weakness."""
    yield "search/records.json", json.dumps(records(catalog), ensure_ascii=False, separators=(",", ":"))
    yield from offered(catalog, site)
    yield from table.offered(handbook, catalog, root)
    if catalog.language == "en":  # a host serves the root's only
        yield disclosure.ADDRESS, disclosure.security_txt(site, repository, catalog.changed)
