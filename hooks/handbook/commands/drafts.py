"""A new draft: a file under the next free id, every field of the model explained in the language of its author."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import wrap
from typing import Literal, get_args

from pydantic.fields import FieldInfo

from handbook.catalog import Catalog
from handbook.history.register import next_free, read_register
from handbook.model import SECTIONS, Item, Playbook, Risk
from handbook.node import Language, Node
from handbook.translation import parts

Kind = Literal["playbook", "risk"]
KINDS: dict[Kind, tuple[str, type[Item]]] = {"playbook": ("PB", Playbook), "risk": ("R", Risk)}
OPENED = ("result", "lessons")
LONGEST_LINE = 200
LONGEST_TAIL = 40
WIDTH = 110
CYRILLIC = str.maketrans("абвгдеёзийклмнопрстуфыэ", "abvgdeeziyklmnoprstufye", "ъь") | str.maketrans(
    {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"}
)


def new(root: Path, kind: Kind, title: str, catalog: Catalog) -> Path:
    """Write a draft in the catalogue's language and tell where it is."""
    prefix, model = KINDS[kind]
    folder = root / f"{kind}s"
    registered = (identity for _, identity in read_register(root)[0])
    identity = next_free(prefix, [*registered, *(path.name for path in folder.glob("*"))])
    path = folder / f"{identity}-{tail(title)}.md"
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(draft(model, identity, title, catalog))
    return path


def draft(model: type[Item], identity: str, title: str, catalog: Catalog) -> str:
    """The text of the file: what must be filled in stands open, what may be stands in comments."""
    known = {"id": identity, "language": catalog.language, "title": json.dumps(title, ensure_ascii=False)}
    lines = ["---", *fields(model, catalog, {**known, "status": "draft"}), "---"]
    if model is Playbook:
        lines += [f"\n## {catalog.say(f'section_{anchor}')} {{ #{anchor} }}" for anchor in SECTIONS]
    return "\n".join([*lines, ""])


def fields(model: type[Node], catalog: Catalog, known: Mapping[str, str]) -> Iterator[str]:
    """The lines of every field under its help: those to fill in, then those that may be left out."""
    opened = {name: field for name, field in model.model_fields.items() if field.is_required() or name in OPENED}
    for name, field in {**opened, **model.model_fields}.items():
        if field.description:
            yield from (f"# {line}" for line in wrap(help_of(name, field, catalog), WIDTH, break_on_hyphens=False))
        if name in opened or name in known:
            yield f"{name}: {known.get(name, '>' if is_long(name, field) else '')}".rstrip()
        elif field.examples:
            yield from (f"# {line}" for line in example(name, str(field.examples[0])))
        if name in opened and name in parts(model):
            yield from item(list(fields(parts(model)[name], catalog, {"id": "1"})))


def is_long(name: str, field: FieldInfo) -> bool:
    """Whether a field holds more than a line, and so is written below its name."""
    return name == "result" or any(getattr(mark, "max_length", 0) > LONGEST_LINE for mark in field.metadata)


def help_of(name: str, field: FieldInfo, catalog: Catalog) -> str:
    """What a field holds, in the catalogue's language, and the values among which to choose."""
    russian = field.json_schema_extra["ru"] if isinstance(field.json_schema_extra, dict) else ""
    told = str(russian) if catalog.language == "ru" else field.description or ""
    choices = list(getattr(catalog, name)) if name in ("stages", "roles") else list(get_args(field.annotation))
    named = [choice for choice in choices if isinstance(choice, str)]
    return told if all(choice in told for choice in named) else f"{told} ({', '.join(named)})"


def item(lines: list[str]) -> Iterator[str]:
    """The lines of a thing within a list: a dash before its first field."""
    first = next(at for at, line in enumerate(lines) if not line.startswith("#"))
    for at, line in enumerate(lines):
        yield ("  - " if at == first else "  " if at < first else "    ") + line


def example(name: str, value: str) -> list[str]:
    """A field as it looks when it is filled in; that of a list with its first entry below it."""
    return [f"{name}:", f"  {value}"] if value.startswith("- ") else [f"{name}: {value}"]


def tail(title: str) -> str:
    """The readable end of a file's name: small Latin letters and digits of the title."""
    latin = unicodedata.normalize("NFC", title.lower()).translate(CYRILLIC)
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    while len("-".join(words)) > LONGEST_TAIL and len(words) > 1:
        words.pop()
    return "-".join(words)[:LONGEST_TAIL].strip("-") or "draft"


def language_of(title: str) -> Language:
    """The language of a title, by its letters."""
    return "ru" if re.search("[а-яё]", title, re.IGNORECASE) else "en"
