"""The schemas by which an editor checks the lists of the vocabulary, and front matter where it can, as one types."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import RootModel

from handbook.exports.schemas import for_programs, schemas
from handbook.model import Item, Playbook, Risk
from handbook.translation import bilingual, translation_of
from handbook.vocabulary import VOCABULARY, PreferredWord, UnsafeWord

FOLDER = ".vscode/schemas"
DIALECT = "http://json-schema.org/draft-07/schema#"  # the one that every editor knows
TRANSLATED: tuple[type[Item], ...] = (Playbook, Risk)
WORDS = (PreferredWord, UnsafeWord)
Schema = dict[str, Any]


def files() -> dict[str, str]:
    """Every schema as it is kept in the repository, by its name."""
    return {f"{name}.json": written(schema) for name, schema in found()}


def found() -> Iterator[tuple[str, Schema]]:
    """Those of a playbook and a risk, of their translations, and of each list of the vocabulary."""
    for name, schema in schemas("").items():
        if name != "handbook":
            yield name, {key: value for key, value in {**schema, "$schema": DIALECT}.items() if key != "$id"}
    for model in TRANSLATED:
        yield f"{model.__name__.lower()}-translation", of(translation_of(model))
    for entry in VOCABULARY:
        yield entry.file, of(RootModel[tuple[bilingual(entry), ...]])  # type: ignore[misc]
    for word in WORDS:
        yield word.file, of(RootModel[tuple[word, ...]])  # type: ignore[valid-type]


def of(model: Any) -> Schema:
    """The schema of a model."""
    return {"$schema": DIALECT, **for_programs(model.model_json_schema())}


def written(schema: Schema) -> str:
    """A schema as text."""
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write(root: Path) -> None:
    """Renew the schemas of a repository."""
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files().items():
        (folder / name).write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    write(Path.cwd())
