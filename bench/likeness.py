"""New playbooks and risks in the likeness of the real ones: their shapes drawn by lot, their words and links anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from handbook.checks.tact import unsafe_in
from handbook.loading import SUFFIX, Shelf
from handbook.node import LANGUAGES, Language
from handbook.source import Source, read_document

from bench.babble import Babble

UNSIGNED = "0" * 16
LONGEST = 190
RUDE = (".search_words", ".body")
KEPT = (
    *("language", "kind", "status", "published", "changed", "stages", "roles", "answers", "behaviours"),
    *("expectations", "sources", "side", "origin", "evidence", "id", "risk"),
)
DROPPED = ("after", "trust", "tensions", "related")
PIECE = re.compile(r"(?m)^(\d+\. |- \[ \] |- |## .*$)?(.*)$")
Values = dict[str, Any]
Edition = tuple[Values, str]


class Likeness:
    """Makes items like those of a handbook, for one of `wanted` playbooks and risks in all."""

    def __init__(self, root: Path, wanted: dict[str, int], chance: Random) -> None:
        self.wanted, self.chance = wanted, chance
        self.shapes = {kind: list(shapes(root, kind)) for kind in wanted}
        texts: dict[tuple[str, Language], list[str]] = {}
        for kind, found in self.shapes.items():
            for shape in found:
                for language, source in shape.items():
                    for field, text in (*texts_in(source.values, kind), *lines_of(source.body, kind)):
                        texts.setdefault((field, language), []).append(text)
        self.babble = {key: Babble(found, chance) for key, found in texts.items()}
        vocabulary = Shelf(root)
        vocabulary.read_vocabulary()
        self.unsafe = {
            language: {word.begins: word.instead for word in vocabulary.unsafe if word.language == language}
            for language in LANGUAGES
        }

    def known(self, kind: str) -> int:
        """How many real ones there are."""
        return len(self.shapes[kind])

    def item(self, kind: str, identity: str) -> dict[Language, Edition]:
        """A new item in each language."""
        shape = self.chance.choice(self.shapes[kind])
        made = {language: self.edition(kind, identity, shape[language], language) for language in LANGUAGES}
        risks = [self.drawn("R", "risks", len(each["addresses"])) for each in shape["en"].values.get("lessons", ())]
        for values, _ in made.values():
            for lesson, named in zip(values.get("lessons", ()), risks, strict=True):
                lesson["addresses"] = [{**each, "risk": risk} for each, risk in zip(lesson["addresses"], named)]  # noqa: B905
        if kind == "playbooks":
            made["en"][0]["related"] = [name for name in self.drawn("PB", kind, 4) if name != identity]
        return made

    def edition(self, kind: str, identity: str, source: Source, language: Language) -> Edition:
        """An item in one language, its links still those of its model."""
        values: Values = self.like(source.values, kind, language) | {"id": identity}
        if "translates" in values:
            values["translates"] = UNSIGNED

        def piece(match: re.Match[str]) -> str:
            return str(match[1] or "") + str(self.like(match[2], f"{kind}.body", language))

        return values, PIECE.sub(piece, source.body)

    def like(self, value: Any, field: str, language: Language) -> Any:
        """The same shape with other texts."""
        if isinstance(value, dict):
            there = {name: part for name, part in value.items() if name not in DROPPED}
            return {
                name: part if name in KEPT else self.like(part, f"{field}.{name}", language)
                for name, part in there.items()
            }
        if isinstance(value, list):
            return [self.like(part, field, language) for part in value]
        return self.text(value, field, language) if value and (field, language) in self.babble else value

    def text(self, text: str, field: str, language: Language) -> str:
        """Another text like this one, which a client may read."""
        while True:
            written = within(LONGEST, self.babble[field, language].like(text)).strip()
            if field.endswith(RUDE) or not any(unsafe_in(written, self.unsafe[language])):
                return written

    def drawn(self, prefix: str, kind: str, count: int) -> list[str]:
        """Some ids of a kind, drawn by lot."""
        numbers = self.chance.sample(range(1, self.wanted[kind] + 1), count)
        return [f"{prefix}-{number:03}" for number in sorted(numbers)]


def within(longest: int, text: str) -> str:
    """A text that ends with a whole word: half of one may look like something else, such as a title before a name."""
    return text if len(text) <= longest else text[:longest].rpartition(" ")[0]


def shapes(root: Path, kind: str) -> Iterator[dict[Language, Source]]:
    """Every real item in both languages."""
    for path in sorted((root / kind).glob("*.md")):
        if not SUFFIX.search(path.name):
            original, translation = read_document(path, root), read_document(path.with_suffix(".ru.md"), root)
            assert isinstance(original, Source) and isinstance(translation, Source)
            yield {"en": original, "ru": translation}


def texts_in(value: Any, field: str) -> Iterator[tuple[str, str]]:
    """Every text below a place of the front matter, with its field."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name not in (*KEPT, *DROPPED, "translates"):
                yield from texts_in(part, f"{field}.{name}")
    for part in value if isinstance(value, list) else ():
        yield from texts_in(part, field)
    if isinstance(value, str):
        yield field, value


def lines_of(body: str, kind: str) -> Iterator[tuple[str, str]]:
    """The texts of a body's lines."""
    return ((f"{kind}.body", match[2]) for match in PIECE.finditer(body) if match[2].strip())
