"""What was published stays: the rules between the register and the content as it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from handbook.catalog import Catalog
from handbook.history.publication import anchors_of, published
from handbook.history.register import FILE, LISTS, RUN, STATES, Entries, Entry, Key, line_of, next_free, read_register
from handbook.model import Item, Playbook
from handbook.node import Node
from handbook.problems import Problem

KEEP = (
    "restore it, or keep it with status: superseded, superseded_by and closed_reason, "
    "or with status: withdrawn and closed_reason"
)
Now = Mapping[Key, tuple[Entry, Node]]


def check(root: Path, catalog: Catalog, unread: Collection[str]) -> Iterator[Problem]:
    """Every rule between the register and what could be read; a handbook without a register promises nothing yet."""
    if not (root / FILE).exists():
        return
    now = {entry.key: (entry, node) for entry, node in published(catalog)}
    entries, problems = read_register(root)
    yield from problems
    if problems and not entries:
        return
    asked = {key: each for key, each in entries.items() if not is_unread(each, unread)}
    moved = dict(renumbered(asked, now))
    yield from check_kept(entries, asked, catalog, moved)
    yield from check_anchors(asked, catalog)
    yield from check_forward(asked, now, [*(identity for _, identity in entries), *catalog.playbooks, *catalog.risks])
    yield from check_entered(entries, now, moved.values())


def is_unread(entry: Entry, unread: Collection[str]) -> bool:
    """Whether its file can't be read, so that nothing can be said of it."""
    return entry.id.partition(".")[0] in unread or LISTS.get(entry.kind) in unread


def renumbered(entries: Entries, now: Now) -> Iterator[tuple[Key, str]]:
    """What lost its id, and the new id under which the same text stands."""
    new = {entry.revision: entry.id for key, (entry, _) in now.items() if entry.revision and key not in entries}
    for key, entry in entries.items():
        if key not in now and entry.revision in new:
            yield key, new[entry.revision]


def check_kept(entries: Entries, asked: Entries, catalog: Catalog, moved: Mapping[Key, str]) -> Iterator[Problem]:
    """Whatever was published is still there: a playbook, a lesson, a risk, an entry of the vocabulary."""
    for key, entry in asked.items():
        there = f"while {entry.id} has been public since {entry.since}"
        holder = catalog.playbooks.get(entry.id.partition(".")[0]) if entry.kind == "lesson" else None
        if entry.kind == "lesson":
            if holder and holder.status != "draft" and not catalog.lesson(entry.id):
                number = entry.id.partition(".")[2]
                yield holder.problem("lessons", f"found no lesson {number}, {there}", KEEP)
            continue
        thing = thing_of(catalog, entry)
        if isinstance(thing, Item) and thing.status == "draft":
            yield thing.problem("status", f"found 'draft', {there}", KEEP)
        if thing is None:
            mend = KEEP if entry.kind not in LISTS else f"restore it in vocabulary/{LISTS[entry.kind]}.yml"
            mend = f"give {moved[key]}, which has its text, the id {entry.id} again" if key in moved else mend
            yield Problem(FILE, line_of(entries, key), entry.id, f"found no such {entry.kind}, {there}", mend)


def thing_of(catalog: Catalog, entry: Entry) -> Node | None:
    """The playbook, risk or entry of the vocabulary that has this id today."""
    name = LISTS.get(entry.kind) or f"{entry.kind}s"
    found: Node | None = getattr(catalog, name).get(entry.id)
    return found


def check_anchors(entries: Entries, catalog: Catalog) -> Iterator[Problem]:
    """Every section of a playbook that was published is still there."""
    for entry in entries.values():
        playbook = catalog.playbooks.get(entry.id)
        if entry.kind != "playbook" or not playbook or playbook.status == "draft":
            continue
        for anchor in sorted({*entry.anchors} - {*anchors_of(playbook)}):
            field = anchor if anchor in Playbook.model_fields else "body"
            found = f"found no section #{anchor}, to which readers may have linked"
            yield playbook.problem(field, found, "restore it; if it no longer holds, say so in it")


def check_forward(entries: Entries, now: Now, taken: Collection[str]) -> Iterator[Problem]:
    """A state only goes forward, and the day of publication and the address stay as they are."""
    for key, entry in entries.items():
        today, thing = now.get(key, (entry, None))
        if thing is None:
            continue
        if STATES.index(today.state) < STATES.index(entry.state):
            found = f"found '{today.state}', while {entry.id} was {entry.state} already"
            yield thing.problem("status", found, f"write status: {entry.state}")
        if isinstance(thing, Item) and today.since != entry.since:
            free = next_free(entry.id.partition("-")[0], taken)
            found = f"found {today.since}, while {entry.id} has been public since {entry.since}"
            yield thing.problem("published", found, f"restore the day; another story takes the next free id, {free}")
        if today.address != entry.address:
            found = f"found {today.address} as its address, while it has been {entry.address} since {entry.since}"
            yield thing.problem("id", found, "restore the address")


def check_entered(entries: Entries, now: Now, moved: Collection[str]) -> Iterator[Problem]:
    """Whatever is published is in the register, in its state and with its sections."""
    kinds = {identity: kind for kind, identity in entries}
    for key, (today, thing) in now.items():
        entry = entries.get(key)
        if entry is None:
            holder = today.id.partition(".")[0]
            if holder in moved or (today.kind == "lesson" and ("playbook", holder) not in entries):
                continue
            if today.id in kinds:
                found = f"found {today.id}, which is the name of a {kinds[today.id]} for ever"
                yield thing.problem("id", found, "take another name")
            else:
                yield thing.problem("id", f"found {today.id}, published but not in {FILE}", RUN)
            continue
        if STATES.index(today.state) > STATES.index(entry.state):
            yield thing.problem("status", f"found '{today.state}', while {FILE} has '{entry.state}'", RUN)
        for anchor in sorted({*today.anchors} - {*entry.anchors}):
            field = anchor if anchor in Playbook.model_fields else "body"
            yield thing.problem(field, f"found #{anchor}, published but not in {FILE}", RUN)
