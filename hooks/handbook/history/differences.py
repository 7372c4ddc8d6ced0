"""How a playbook or a risk differs from what it was: its status, its fields, its lessons and sections one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from handbook.model import Item, Playbook, Translation

UNTOLD = {"status", "changed", "closed_reason", "superseded_by", "lessons"}


def differences(was: Item, item: Item) -> Iterator[str]:
    """What is different in an original: its status, its fields, its lessons one by one, its sections."""
    if was.status != item.status:
        yield f"{was.status} → {item.status}" + f" by {item.superseded_by}" * bool(item.superseded_by)
    for name in type(item).model_fields:
        if name not in UNTOLD and getattr(was, name) != getattr(item, name):
            yield f"`{name}`"
    yield from parted("lesson ", of_lessons(was), of_lessons(item))
    yield from parted("#", of_sections(was), of_sections(item))


def parted(kind: str, was: Mapping[Any, object], now: Mapping[Any, object]) -> Iterator[str]:
    """The parts that are new, gone or different."""
    for name in dict.fromkeys((*was, *now)):
        if was.get(name) != now.get(name):
            yield f"{kind}{name}" + (" (new)" if name not in was else " (gone)" if name not in now else "")


def of_lessons(item: Item) -> dict[int, object]:
    """The lessons of a playbook by their numbers."""
    return {lesson.id: lesson.model_dump() for lesson in item.lessons} if isinstance(item, Playbook) else {}


def of_sections(item: Item | Translation) -> dict[str, object]:
    """The sections of a body by their anchors."""
    return {section.anchor: (section.title, section.markdown) for section in item.sections}


def retold(was: Translation | None, now: Translation | None) -> str:
    """What became of a translation; nothing where it is as it was."""
    if was and now:
        same = was.model_dump() == now.model_dump() and of_sections(was) == of_sections(now)
        return "" if same else "translation changed"
    return "new translation" if now else "translation gone" if was else ""
