"""How each translation stands to its original: up to date, behind it, in part, or still to be written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from handbook.model import Item, Section, Translation
from handbook.node import Language, Node
from handbook.translation import KEYS, parts, prose

State = Literal["current", "behind", "partial", "missing"]


@dataclass(frozen=True)
class Drift:
    """A translation beside its original: both files, how it stands, and the texts that it lacks, by their places.

    `followed` is the commit with the text of the original that it was made from, where somebody has looked for it.
    """

    original: str
    file: str
    language: Language
    state: State
    lacking: tuple[str, ...] = ()
    followed: str = ""


def drift_of(item: Item, translation: Translation | None, today: str) -> Drift:
    """How the translation of an item, of this digest today, stands to it; where there is none, its file is awaited."""
    language: Language = "ru" if item.language == "en" else "en"
    original = item.place.file
    if translation is None:
        file = str(PurePosixPath(original).with_suffix(f".{language}.md"))
        return Drift(original, file, language, "missing")
    lacking = (*texts_lacking(item, translation), *sections_lacking(item.sections, translation.sections))
    behind = translation.translates != today
    state: State = "behind" if behind else "partial" if lacking else "current"
    return Drift(original, translation.place.file, language, state, lacking)


def texts_lacking(original: Node, translation: Node | None, where: str = "") -> Iterator[str]:
    """The texts that stand in the original alone, such as lessons.2.exception."""
    for name in prose(type(original)):
        if getattr(original, name) and not getattr(translation, name, None):
            yield f"{where}{name}"
    for name, kind in parts(type(original)).items():
        key = KEYS[kind]
        translated = {getattr(part, key): part for part in getattr(translation, name, ())}
        for part in getattr(original, name):
            identity = getattr(part, key)
            yield from texts_lacking(part, translated.get(identity), f"{where}{name}.{identity}.")


def sections_lacking(original: tuple[Section, ...], translation: tuple[Section, ...]) -> Iterator[str]:
    """The sections that stand in the original alone, such as #checklist."""
    translated = {section.anchor for section in translation}
    return (f"#{section.anchor}" for section in original if section.anchor not in translated)
