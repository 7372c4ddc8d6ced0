"""The rules between fields and between files: each is a generator of the problems it finds."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from pathlib import Path

from handbook import messages
from handbook.catalog import Catalog
from handbook.checks.names import Known, Names
from handbook.checks.translations import check_translation, orphans
from handbook.linking import ids_in
from handbook.model import Item, Lesson, Playbook, Risk, Translation
from handbook.node import Node
from handbook.problems import Problem, nearest, quoted
from handbook.translation import prose

TRAITS = {"behaviours": "behaviours", "expectations": "expectations", "sources": "sources"}
REFERENCES: dict[type[Item], dict[str, str]] = {
    Risk: {**TRAITS, "superseded_by": "risks"},
    Playbook: {
        **TRAITS,
        "stages": "stages",
        "roles": "roles",
        "answers": "questions",
        "related": "playbooks",
        "after": "playbooks",
        "superseded_by": "playbooks",
    },
}
MOST_TOLD = 50
LONGEST_NAME = 80
LINKS = {"addresses": ("risk", "risks"), "tensions": ("lesson", "lessons")}
CIRCLES = (
    ("after", "which comes after this one", "name the one before it"),
    ("superseded_by", "which is replaced by this one", "name what still stands"),
)


def check(catalog: Catalog, translations: Mapping[str, Translation], unread: Collection[str]) -> Iterator[Problem]:
    """Every rule between files, on all that could be read."""
    names, names_for_drafts = (Names(catalog, unread, drafts=drafts) for drafts in (False, True))
    for item in (*catalog.playbooks.values(), *catalog.risks.values()):
        known = names_for_drafts if item.status == "draft" else names
        yield from check_requirements(item)
        yield from check_dates(item)
        yield from check_references(item, known)
        yield from islice(check_ids_in_prose(item, known), MOST_TOLD)
        translation = translations.get(item.id)
        yield from islice(check_ids_in_prose(translation, known), MOST_TOLD) if translation else ()
        if f"{item.id} translation" not in unread:
            yield from check_translation(item, translation)
        yield from check_story(item, catalog)
        if isinstance(item, Playbook):
            yield from check_lessons(item, known, catalog)
    yield from orphans(translations, {*catalog.playbooks, *catalog.risks, *unread})
    for situation in catalog.situations.values():
        yield from check_each_known(situation, "leads_to", situation.leads_to, names.of("any"))


def check_file_name(path: Path, identity: str) -> Problem | None:
    """A file's name is the id and a readable tail, in small letters, of a length that every system takes."""
    if re.fullmatch(identity + r"(-[a-z0-9]+)+(\.(en|ru))?\.md", path.name) and len(path.name) <= LONGEST_NAME:
        return None
    shown = repr(path.as_posix())[1:-1]
    example = "PB-026-short-name.md" if path.parent.name == "playbooks" else "R-025-short-name.md"
    return Problem(shown, 1, "file", f"found the name {quoted(path.name)}", f"name it as in {example}")


def check_identity(node: Item | Translation, named: str, before: Node | None) -> Iterator[Problem]:
    """The id stands in the file's name too, and no other file has it."""
    if node.id != named:
        yield node.problem("id", f"found {node.id} in a file named {named}", "make the two the same")
    if before:
        mend = "take the next free number" if isinstance(node, Item) else "delete one of the two"
        yield node.problem("id", f"found {node.id}, which {before.place.file} has", mend)


def check_requirements(item: Item) -> Iterator[Problem]:
    """What a status asks for is there, and nothing that it rules out."""
    if item.status == "open" and not item.open_note:
        yield item.problem("open_note", "found nothing, while the status is open", "say why result or lessons lack")
    if item.status == "published" and item.open_note:
        yield item.problem("open_note", "found it, while the status is published", "delete it, or set status: open")
    if item.status not in ("open", "draft") and isinstance(item, Playbook):
        for name in ("result", "lessons"):
            if not getattr(item, name):
                yield item.problem(
                    name, "found nothing", f"write it, or set status: open and say why in open_note ({name})"
                )
    if isinstance(item, Playbook) and item.evidence == "disputed" and not item.evidence_note:
        yield item.problem("evidence_note", *messages.DISPUTED.of())
    if not isinstance(item, Playbook | Risk):
        return
    yield from check_closing(item)
    if isinstance(item, Risk) and item.sections:
        yield item.sections[0].problem("body", "found a text that no page of a risk shows", "say it in the fields")
    if item.status != "draft" and not item.sources:
        yield item.problem("sources", "found nothing", "name at least one source")


def check_closing(thing: Playbook | Risk | Lesson) -> Iterator[Problem]:
    """What is superseded says by what and why; what is withdrawn says why; nothing else says either."""
    closed = thing.status in ("superseded", "withdrawn")
    if closed and not thing.closed_reason:
        yield thing.problem("closed_reason", f"found nothing, while the status is {thing.status}", "say why")
    if thing.status == "superseded" and not thing.superseded_by:
        yield thing.problem("superseded_by", "found nothing, while the status is superseded", "name what replaces it")
    if not closed and (thing.closed_reason or thing.superseded_by):
        name = "closed_reason" if thing.closed_reason else "superseded_by"
        yield thing.problem(name, f"found it, while the status is {thing.status}", "delete it, or set the status")


def check_dates(item: Item) -> Iterator[Problem]:
    """What is published says since when and when it changed last, in that order."""
    for name in ("published", "changed"):
        if item.status != "draft" and getattr(item, name) is None:
            yield item.problem(name, "found nothing", f"write the day, as in {name}: 2026-11-22")
    if item.published and item.changed and item.changed < item.published:
        yield item.problem("changed", f"found {item.changed}, before it was published", "write the later day")


def check_references(item: Item, names: Names) -> Iterator[Problem]:
    """Every name that an item refers to is known."""
    for field, kind in REFERENCES[type(item)].items():
        yield from check_each_known(item, field, getattr(item, field), names.of(kind))


def check_each_known(node: Node, field: str, found: tuple[str, ...] | str | None, known: Known) -> Iterator[Problem]:
    """Every name in a field is known, and stands there once."""
    several = isinstance(found, tuple)
    listed = found if isinstance(found, tuple) else (found,) if found else ()
    for at, name in enumerate(listed):
        path: tuple[str | int, ...] = (field, at) if several else (field,)
        if name not in known:
            yield node.problem(path, *messages.UNKNOWN.of(name=quoted(name), known=nearest(name, known)))
        if name == getattr(node, "id", ""):
            yield node.problem(path, *messages.ITSELF.of(name=name))
        if name in listed[:at]:
            yield node.problem(path, *messages.TWICE.of(name=quoted(name)))


def check_lessons(playbook: Playbook, names: Names, catalog: Catalog) -> Iterator[Problem]:
    """A lesson's number stands once; what it links to is known, named once, and a tension on one side."""
    for at, lesson in enumerate(playbook.lessons):
        if lesson.id in [other.id for other in playbook.lessons[:at]]:
            yield lesson.problem("id", *messages.LESSON_TWICE.of(name=lesson.id))
        yield from check_closing(lesson)
        yield from check_each_known(lesson, "superseded_by", lesson.superseded_by, names.of("lessons"))
        for field, (key, kind) in LINKS.items():
            yield from check_links(lesson, field, key, names.of(kind))
        for other, name in ((lesson, "superseded_by"), *((tension, "lesson") for tension in lesson.tensions)):
            if getattr(other, name) == playbook.cited(lesson):
                yield other.problem(name, *messages.LESSON_ITSELF.of(name=playbook.cited(lesson)))
        for tension in lesson.tensions:
            _, pulled = catalog.lesson(tension.lesson) or (None, lesson)
            if pulled is not lesson and playbook.cited(lesson) in [each.lesson for each in pulled.tensions]:
                yield tension.problem(
                    "lesson", f"found {tension.lesson}, which names this one too", "keep one of the two"
                )


def check_links(lesson: Lesson, field: str, key: str, known: Known) -> Iterator[Problem]:
    """Every risk or lesson that a lesson links to is known, and linked to once."""
    seen: set[str] = set()
    for link in getattr(lesson, field):
        name = getattr(link, key)
        if name not in known:
            yield link.problem(key, *messages.UNKNOWN_LINK.of(name=quoted(name), kind=key, known=nearest(name, known)))
        if name in seen:
            yield link.problem(key, *messages.LINK_TWICE.of(name=quoted(name)))
        seen.add(name)


def check_story(item: Item, catalog: Catalog) -> Iterator[Problem]:
    """No story goes in circles, and nothing is replaced by what it replaces."""
    items: Mapping[str, Item] = catalog.playbooks if isinstance(item, Playbook) else catalog.risks
    for field, found, mend in CIRCLES:
        seen, at = [item.id], str(getattr(item, field, ""))
        while at in items and at not in seen:
            seen.append(at)
            at = str(getattr(items[at], field))
        if at == item.id and len(seen) > 1:
            yield item.problem(field, f"found {seen[1]}, {found}", mend)


def check_ids_in_prose(item: Item | Translation, names: Names) -> Iterator[Problem]:
    """Every id that a text or a body speaks of is known."""
    known = names.of("any")
    for node, name, text in texts_within(item):
        for _, identity in ids_in(text):
            if identity not in known:
                yield node.problem(name, *messages.UNKNOWN.of(name=identity, known=nearest(identity, known)))
    for section in item.sections:
        for offset, identity in ids_in(section.markdown):
            if identity not in known:
                line = section.place.line("markdown") + offset - 1
                said = messages.UNKNOWN.of(name=identity, known=nearest(identity, known))
                yield Problem(section.place.file, line, "body", *said)


def texts_within(node: Node) -> Iterator[tuple[Node, str, str]]:
    """Every text of a node and of its parts that may speak of an id, with its field."""
    for name in type(node).model_fields:
        value = getattr(node, name)
        if isinstance(value, str) and name in prose(type(node)):
            yield node, name, value
        for part in value if isinstance(value, tuple) else ():
            if isinstance(part, Node):
                yield from texts_within(part)
