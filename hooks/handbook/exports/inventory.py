"""The inventory: where every id stands, for Sphinx and whatever else reads its `objects.inv`."""

from __future__ import annotations

from collections.abc import Iterator

from sphobjinv import DataObjStr, Inventory
from sphobjinv.zlib import compress

from handbook.addresses import address_of
from handbook.catalog import Catalog

SEARCHED_LAST = "-1"


def inventory(catalog: Catalog) -> bytes:
    """The inventory of an edition, compressed; its addresses are relative to the edition's root."""
    found = Inventory()
    found.project, found.version = catalog.say("site_name"), "1"
    for identity in sorted(ids_of(catalog)):
        found.objects.append(
            DataObjStr(
                name=identity,
                domain="std",
                role="label",
                priority=SEARCHED_LAST,
                uri=address_of(identity).url,
                dispname=catalog.title(identity) or identity,
            )
        )
    written: bytes = compress(found.data_file())
    return written


def ids_of(catalog: Catalog) -> Iterator[str]:
    """Every id that may be cited, closed ones too; drafts may not."""
    for playbook in catalog.playbooks.values():
        if playbook.status != "draft":
            yield playbook.id
            yield from map(playbook.cited, playbook.lessons)
    yield from (risk.id for risk in catalog.risks.values() if risk.status != "draft")
    for kind in (catalog.situations, catalog.questions, catalog.behaviours, catalog.expectations, catalog.principles):
        yield from kind
