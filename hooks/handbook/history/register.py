"""The register: every address and anchor ever published, since when and in which state; it only grows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from handbook.problems import Problem

FILE = "register.json"
RUN = "run `handbook register`"
Kind = Literal[
    "playbook",
    "lesson",
    "risk",
    "situation",
    "stage",
    "role",
    "question",
    "behaviour",
    "expectation",
    "principle",
    "source",
]
LISTS: dict[Kind, str] = {
    "situation": "situations",
    "stage": "stages",
    "role": "roles",
    "question": "questions",
    "behaviour": "behaviours",
    "expectation": "expectations",
    "principle": "principles",
    "source": "sources",
}
STATES = ("open", "published", "superseded", "withdrawn")
Key = tuple[Kind, str]


class Entry(BaseModel):
    """One address that readers may have kept, from the root of an edition, and the anchors on its page."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: Kind
    id: str
    address: str
    anchors: tuple[str, ...] = ()
    since: date
    state: Literal["open", "published", "superseded", "withdrawn"]
    revision: str = ""

    @property
    def key(self) -> Key:
        """What no other entry shares."""
        return self.kind, self.id

    @property
    def addresses(self) -> tuple[str, ...]:
        """Its address, and those of its anchors."""
        return (self.address, *(f"{self.address}#{anchor}" for anchor in self.anchors))

    def grown(self, now: Entry) -> Entry:
        """The same entry with the anchors and the later state of today; nothing else in it ever changes."""
        anchors = tuple(sorted({*self.anchors, *now.anchors}))
        return self.model_copy(update={"anchors": anchors, "state": max(self.state, now.state, key=STATES.index)})


Entries = Mapping[Key, Entry]
ENTRIES = TypeAdapter(tuple[Entry, ...])


def read_register(root: Path) -> tuple[Entries, list[Problem]]:
    """The entries of a folder's register, none where there is none, and what is wrong with the file itself."""
    path = root / FILE
    text = path.read_bytes().decode(errors="replace").replace("\r\n", "\n") if path.is_file() else to_json({})
    try:
        entries = {entry.key: entry for entry in reversed(ENTRIES.validate_python(json.loads(text)))}
    except json.JSONDecodeError as error:
        found = f"found JSON that can't be read ({error.msg})"
        return {}, [Problem(FILE, error.lineno, "file", found, "mend the line; after a merge keep those of both sides")]
    except (ValidationError, RecursionError) as error:
        return {}, [Problem(FILE, faulty_line(error), "file", "found no entry of the register", "restore the line")]
    if to_json(entries) != text:
        return entries, [Problem(FILE, 1, "file", "found it in another form than it is written in", RUN)]
    return entries, []


def faulty_line(error: Exception) -> int:
    """The line of the first entry that is none; the first entry stands on line 2."""
    where = error.errors()[0]["loc"] if isinstance(error, ValidationError) else ()
    return where[0] + 2 if where and isinstance(where[0], int) else 1


def line_of(entries: Entries, key: Key) -> int:
    """The line on which an entry stands."""
    return sorted(entries).index(key) + 2


def to_json(entries: Entries) -> str:
    """The register as it is written: sorted, one line an entry, so that two branches merge."""
    lines = [
        json.dumps(entry.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False)
        for _, entry in sorted(entries.items())
    ]
    return "\n".join(["[", *([",\n".join(lines)] if lines else []), "]", ""])


def next_free(prefix: str, taken: Iterable[str]) -> str:
    """The number after the highest that was ever taken, such as PB-026."""
    numbers = [int(match[1]) for name in taken if (match := re.match(rf"{prefix}-(\d+)", name))]
    return f"{prefix}-{max(numbers, default=0) + 1:03}"
