"""What a page shows under its link: said in its head, and as a card that is painted in a build alone."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

from handbook.addresses import address_of
from handbook.cards import cards
from handbook.catalog import Catalog
from handbook.model import Item
from handbook.structured import Step
from handbook.unfurling import Unfurled, of_item, of_page
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

KEPT = ".cards"


class Build:
    """What one build knows."""

    serving = False
    catalog: Catalog
    items: dict[str, Item]


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether this is a preview, which no chat ever shows."""
    Build.serving = command == "serve"


@event_priority(-60)  # after the catalogue is known to the templates
def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Give the templates what each page says of itself."""
    catalog: Any = env.globals["catalog"]
    Build.catalog = catalog
    Build.items = {address_of(item.id).page: item for item in (*catalog.playbooks.values(), *catalog.risks.values())}
    for file in files.documentation_pages():
        if file.page:
            file.page.meta["unfurled"] = unfurled(config.extra["site_root"], config.site_description or "", file.page)
    env.globals["cards_painted"] = not Build.serving
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}


def unfurled(site: str, description: str, page: Page) -> Unfurled:
    """What a page says of itself."""
    if item := Build.items.get(page.file.src_uri):
        return of_item(Build.catalog, item, site)
    steps = [] if page.is_homepage else [*above(page), step(page)]
    return of_page(Build.catalog, steps, unescape(str(page.meta.get("description", description))), site)


def above(page: Page) -> Iterator[Step]:
    """The pages above a page in the navigation, the highest first."""
    for section in reversed([each for each in page.ancestors if isinstance(each, Section)]):
        first = section.children[0]
        if isinstance(first, Page) and first.is_index and first is not page:
            yield step(first)


def step(page: Page) -> Step:
    """A page by its title and its address."""
    return Step(unescape(str(page.meta.get("title") or page.title)), str(page.canonical_url))


def on_post_build(*, config: MkDocsConfig) -> None:
    """Put the cards of the edition into the site."""
    if Build.serving:
        return
    for uri, picture in cards(Build.catalog, Path(config.config_file_path).parent / KEPT):
        file = Path(config.site_dir) / uri
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(picture)
