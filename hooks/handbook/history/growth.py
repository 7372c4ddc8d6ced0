"""What changed since the base branch: the register only grows, a new text has a new day, a number is taken once."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from handbook.history.base import Base
from handbook.history.register import FILE, STATES, Entries, Entry, line_of, next_free, read_register
from handbook.loading import SUFFIX, Handbook, identity_in
from handbook.problems import Problem, quoted


def check(handbook: Handbook, base: Base) -> Iterator[Problem]:
    """Every rule between the base branch and what is here."""
    entries, wrong = read_register(base.root)
    if not wrong:
        yield from check_growth(base.register, entries, base.name)
    yield from check_changed(base.handbook(base.fork, base.changed), handbook, base)
    yield from check_numbers(handbook, base, {identity for _, identity in entries})


def check_growth(before: Entries, now: Entries, base: str) -> Iterator[Problem]:
    """No entry of the register is ever removed; only its state goes forward and anchors are added."""
    if before and not now:
        yield Problem(FILE, 1, "file", f"found no entries, while {base} has {len(before)}", "restore the file")
        return
    for key, was in before.items():
        if key in now:
            yield from altered(was, now[key], line_of(now, key), base)
        else:
            yield Problem(FILE, 1, was.id, f"found no entry of this {was.kind}, which {base} has", "restore its line")


def altered(was: Entry, now: Entry, line: int, base: str) -> Iterator[Problem]:
    """What was changed in an entry and may not be."""
    for field in ("address", "since", "revision"):
        if getattr(was, field) != getattr(now, field):
            found = f"found {quoted(getattr(now, field))}, while {base} has {quoted(getattr(was, field))}"
            yield Problem(FILE, line, f"{was.id}.{field}", found, "restore it")
    if lost := sorted({*was.anchors} - {*now.anchors}):
        found = f"found no {', '.join(lost)}, while {base} has it"
        yield Problem(FILE, line, f"{was.id}.anchors", found, "restore it")
    if STATES.index(now.state) < STATES.index(was.state):
        found = f"found '{now.state}', while {base} has '{was.state}'"
        yield Problem(FILE, line, f"{was.id}.state", found, "restore it; a state only goes forward")


def check_changed(before: Handbook, now: Handbook, base: Base) -> Iterator[Problem]:
    """What is published and has another text than before has another day in `changed`, too."""
    for identity, was in before.originals.items():
        item = now.originals.get(identity)
        if not item or not was.changed or not item.changed or "draft" in (was.status, item.status):
            continue
        same_text = digest_in(before, identity) == digest_in(now, identity)
        outdated = max(was.changed, base.day) > item.changed if base.day else was.changed >= item.changed
        if outdated and not same_text:
            found = f"found {item.changed}, while the text differs from that of {was.changed} in {base.name}"
            yield item.problem("changed", found, f"write the day of this change, later than {was.changed}")


def digest_in(handbook: Handbook, identity: str) -> str:
    """The digest of both languages of an item."""
    return handbook.catalogs["en"].revisions[identity].rpartition("-")[2]


def check_numbers(handbook: Handbook, base: Base, registered: Collection[str]) -> Iterator[Problem]:
    """A number that somebody else took first in the base branch is not taken again."""
    theirs, begun = base.files(base.tip), base.files(base.fork)
    taken = {identity_in(Path(name)) for name in (*theirs, *handbook.files)} | {*registered}
    for name in clashes(theirs, begun, frozenset(handbook.files)):
        identity = identity_in(Path(name))
        first = base.handbook(base.tip, {identity}).originals.get(identity)
        item = handbook.originals.get(identity)
        if first and not (item and (item.place.file, item.title) == (first.place.file, first.title)):
            found = f"found {identity}, which {base.name} gave to {quoted(first.title)} ({first.place.file})"
            free = next_free(identity.partition("-")[0], taken)
            mend = f"take the next free number, {free}: in the names of both files and in their id"
            yield Problem(name, item.place.line("id") if item and item.place.file == name else 1, "id", found, mend)


def clashes(theirs: frozenset[str], begun: frozenset[str], ours: frozenset[str]) -> Iterator[str]:
    """Our originals whose number was not taken when this branch began, or stands beside the base's own file."""
    known = {identity_in(Path(name)) for name in begun}
    for name in sorted(ours):
        identity = identity_in(Path(name))
        rivals = [each for each in theirs if identity_in(Path(each)) == identity and not SUFFIX.search(each)]
        if name.startswith("vocabulary/") or SUFFIX.search(name) or not rivals:
            continue
        if identity not in known or (name not in rivals and ours & {*rivals}):
            yield name
