"""What a page says of itself where its link is pasted into a chat, or met by a search engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from handbook.addresses import address_of, root_of
from handbook.cards.cards import HANDBOOK, card_address
from handbook.catalog import Catalog
from handbook.model import Item
from handbook.pages.structured import Step, Thing, article, home, told, way, web_page


@dataclass(frozen=True)
class Unfurled:
    """A page under its link: a title and a summary that a client may read, a card, and what it is for programs."""

    kind: Literal["article", "website"]
    title: str
    summary: str
    card: str
    linked: Thing
    published: date | None = None
    changed: date | None = None


def of_item(catalog: Catalog, item: Item, site: str) -> Unfurled:
    """A playbook or a risk."""
    root, address = root_of(site, catalog.language), address_of(item.id)
    card = root + card_address(item.id)
    folder = address.page.partition("/")[0]
    steps = [
        Step(catalog.say("site_name"), root),
        Step(catalog.say(folder), f"{root}{folder}/"),
        Step(item.title, root + address.url),
    ]
    return Unfurled(
        kind="article",
        title=item.title,
        summary=item.summary,
        card=card,
        linked=told(article(catalog, item, site) | {"image": card}, way(steps)),
        published=item.published,
        changed=item.changed,
    )


def of_page(catalog: Catalog, steps: Sequence[Step], summary: str, site: str) -> Unfurled:
    """A page written by hand, the last of the steps that lead to it; without any it is the home page."""
    root = root_of(site, catalog.language)
    card = root + card_address(HANDBOOK)
    if not steps:
        return Unfurled("website", catalog.say("card_title"), summary, card, told(home(catalog, root, summary)))
    all_steps = [Step(catalog.say("site_name"), root), *steps]
    linked = told(web_page(catalog, steps[-1], root, summary), way(all_steps))
    return Unfurled("website", steps[-1].name, summary, card, linked)
