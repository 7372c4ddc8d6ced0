"""The rules between a translation and its original: each has the other, and neither says less or more."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from handbook.model import Item, Translation
from handbook.node import Node
from handbook.problems import Problem, nearest, quoted
from handbook.translation import prose


def orphans(translations: Mapping[str, Translation], known: Collection[str]) -> Iterator[Problem]:
    """The translations that have no original."""
    for identity, translation in translations.items():
        if identity not in known:
            yield translation.problem("id", f"found {identity}, which has no original", "name the original's id")


def check_translation(item: Item, translation: Translation | None) -> Iterator[Problem]:
    """What is published has its translation, and that speaks of nothing that the original lacks."""
    other = "ru" if item.language == "en" else "en"
    file = Path(item.place.file).with_suffix(f".{other}.md")
    if translation is None:
        if item.status != "draft":
            yield item.problem("language", "found no translation", f"add {file.as_posix()}, or set status: draft")
        return
    if translation.place.file != file.as_posix():
        found = f"found the name {quoted(Path(translation.place.file).name)}"
        yield Problem(translation.place.file, 1, "file", found, f"name it {file.name}, as the original")
    anchors = {section.anchor for section in item.sections}
    for section in translation.sections:
        if section.anchor not in anchors:
            yield section.problem(
                "body", f"found #{section.anchor}, which the original lacks", "add it there, or delete it"
            )
    yield from texts_beyond(item, translation)
    yield from check_parts(item, translation, "lessons", "id")
    lessons = {lesson.id: lesson for lesson in getattr(item, "lessons", ())}
    for lesson in getattr(translation, "lessons", ()):
        if original := lessons.get(lesson.id):
            yield from texts_beyond(original, lesson)
            yield from check_parts(original, lesson, "addresses", "risk")
            yield from check_parts(original, lesson, "tensions", "lesson")


def texts_beyond(original: Node, translation: Node) -> Iterator[Problem]:
    """A translation holds no text that its original lacks."""
    for name in prose(type(original)):
        if not getattr(original, name) and getattr(translation, name):
            yield translation.problem(name, "found a text that the original lacks", "add it there, or delete it here")


def check_parts(original: Node, translation: Node, field: str, key: str) -> Iterator[Problem]:
    """A translation speaks of a lesson, risk or tension of the original, and once of each."""
    known = {str(getattr(part, key)): "" for part in getattr(original, field, ())}
    seen: set[str] = set()
    for part in getattr(translation, field, ()):
        name = str(getattr(part, key))
        if name not in known:
            yield part.problem(key, f"found {quoted(name)}, which the original lacks", nearest(name, known))
        if name in seen:
            yield part.problem(key, f"found {quoted(name)} a second time", "delete one of the two")
        seen.add(name)
