"""What readers can see today, as entries of the register, and how it gets in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from handbook.addresses import Address, address_of, entry_address
from handbook.catalog import Catalog
from handbook.history.register import FILE, LISTS, Entries, Entry, Key, Kind, read_register, to_json
from handbook.model import Playbook, Risk
from handbook.node import Node

RISK_ANCHORS = ("early-signals", "fear", "lessons", "makes-it-worse", "safeguards")


def published(catalog: Catalog, day: date | None = None) -> Iterator[tuple[Entry, Node]]:
    """An entry for everything that readers can see today, and where it was read."""
    items: list[Playbook | Risk] = [*catalog.playbooks.values(), *catalog.risks.values()]
    day = day or catalog.changed
    for item in items:
        if item.status != "draft" and item.published:
            yield from of_item(item, item.published, catalog.revisions.get(item.id, ""))
    for kind, name in LISTS.items():
        for identity, entry in getattr(catalog, name).items():
            if day and (kind != "source" or catalog.resting_on(identity)):
                yield made(kind, identity, entry_address(name, identity), since=day), entry


def of_item(item: Playbook | Risk, since: date, revision: str) -> Iterator[tuple[Entry, Node]]:
    """The entry of a playbook or a risk, and one for each lesson."""
    kind: Kind = "playbook" if isinstance(item, Playbook) else "risk"
    anchors = anchors_of(item) if isinstance(item, Playbook) else RISK_ANCHORS
    yield (
        made(kind, item.id, address_of(item.id), since=since, state=item.status, anchors=anchors, revision=revision),
        item,
    )
    for lesson in item.lessons if isinstance(item, Playbook) else ():
        cited = f"{item.id}.{lesson.id}"
        yield made("lesson", cited, address_of(cited), since=since, state=lesson.status), lesson


def anchors_of(playbook: Playbook) -> tuple[str, ...]:
    """The sections of a playbook that can be linked to."""
    wanted = ["situation", *(name for name in ("result", "lessons") if getattr(playbook, name))]
    return tuple(sorted({*wanted, *(section.anchor for section in playbook.sections)}))


def made(kind: Kind, identity: str, address: Address, **facts: object) -> Entry:
    """An entry of today."""
    return Entry.model_validate({"kind": kind, "id": identity, "address": address.url, "state": "published", **facts})


def entered(entries: Entries, catalog: Catalog, day: date | None = None) -> dict[Key, Entry]:
    """The register with everything in it that is published today."""
    grown = dict(entries)
    for now, _ in published(catalog, day):
        known = entries.get(now.key)
        grown[now.key] = known.grown(now) if known else now.model_copy(update={"since": since(now, entries, catalog)})
    return grown


def enter(root: Path, catalog: Catalog, day: date | None = None) -> list[str]:
    """Bring a folder's register up to date, and tell which ids are new in it or have grown."""
    before, _ = read_register(root)
    after = entered(before, catalog, day)
    if after:
        (root / FILE).write_text(to_json(after), encoding="utf-8", newline="\n")
    return [entry.id for key, entry in sorted(after.items()) if before.get(key) != entry]


def since(now: Entry, entries: Entries, catalog: Catalog) -> date:
    """The day of a new entry; a lesson that joins a known playbook came with that one's last change."""
    playbook = now.id.partition(".")[0]
    joined = now.kind == "lesson" and ("playbook", playbook) in entries
    return (catalog.playbooks[playbook].changed if joined else None) or now.since
