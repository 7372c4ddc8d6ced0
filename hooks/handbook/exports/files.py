"""What other programs read: the handbook as JSON, its schemas, feed and inventory, the sheet for language models."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from handbook.exports.editions import Editions
from handbook.exports.feed import feed
from handbook.exports.inventory import inventory
from handbook.exports.llms import sheet
from handbook.exports.schemas import schemas
from handbook.exports.shapes import VERSION
from handbook.loading import Handbook
from handbook.node import Language

API = f"api/{VERSION}/"


def exports(handbook: Handbook, site: str, language: Language) -> Iterator[tuple[str, str | bytes]]:
    """Every file that an edition offers to programs: its address from the edition's root, and its content.

    `site` is the root of the English edition, with a slash at its end; that edition carries what is in both languages.
    """
    catalog = handbook.catalogs[language]
    yield "feed.xml", feed(catalog, site)
    yield "objects.inv", inventory(catalog)
    if language == "en":
        yield "llms.txt", sheet(handbook.catalogs, site)
        for address, found in documents(handbook, site):
            yield API + address, to_json(found)


def documents(handbook: Handbook, site: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """What lies below api/v1/: the whole, each item alone, the schemas."""
    whole = Editions(handbook.catalogs, handbook.originals, site).handbook().model_dump(mode="json", exclude_none=True)
    yield "handbook.json", whole
    for kind in ("playbooks", "risks"):
        for item in whole[kind]:
            yield f"{kind}/{item['id'].lower()}.json", item
    for name, schema in schemas(f"{site}{API}schema/").items():
        yield f"schema/{name}.json", schema


def to_json(found: dict[str, Any]) -> str:
    """Sorted, in UTF-8, with a line end, and nothing that JSON does not know."""
    return json.dumps(found, ensure_ascii=False, sort_keys=True, allow_nan=False, indent=1) + "\n"
