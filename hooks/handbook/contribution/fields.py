"""What the form asks for: the fields of the model that an author may fill in, in words of her language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from handbook.catalog import Catalog
from handbook.checks.names import Names
from handbook.checks.rules import LINKS, REFERENCES
from handbook.commands.drafts import LONGEST_LINE
from handbook.model import SECTIONS, Playbook

Kind = Literal["fixed", "line", "text", "lines", "choice", "several", "parts"]
Schema = Mapping[str, Any]
ASKED = (  # in the order of a file
    "id",
    "language",
    "title",
    "summary",
    "kind",
    "status",
    "stages",
    "roles",
    "signals",
    "search_words",
    "situation",
    "result",
    "open_note",
    "lessons",
    "answers",
    "behaviours",
    "expectations",
    "after",
    "trust",
    "related",
    "evidence",
    "evidence_note",
    "sources",
    "note",
)
ASKED_WITHIN = {
    "lessons": ("text", "origin", "exception", "addresses", "tensions"),
    "addresses": ("risk", "how"),
    "tensions": ("lesson", "how"),
}
KNOWN = {**REFERENCES[Playbook], **dict(LINKS.values())}
GROUPS = (
    ("story", ("title", "situation", "result", "summary")),
    ("lessons", ("lessons",)),
    ("advice", SECTIONS),
    ("place", ("signals", "stages", "roles")),
    ("grounds", ("kind", "evidence")),
    ("more", ("open_note", "evidence_note", "note", "sources", "search_words", "language")),
    ("ties", ("answers", "behaviours", "expectations", "related", "after", "trust")),
)


@dataclass(frozen=True)
class Choice:
    """Something to choose, by its name."""

    value: str
    name: str


@dataclass(frozen=True)
class Field:
    """One thing to fill in: how it is asked for, and what its schema allows."""

    name: str
    kind: Kind
    label: str
    help: str
    example: str = ""
    required: bool = False
    most: int = 0
    pattern: str = ""
    value: str = ""
    known: str = ""
    choices: tuple[Choice, ...] = ()
    fields: tuple[Field, ...] = ()
    left: tuple[str, ...] = ()


def fields(catalog: Catalog, identity: str) -> tuple[Field, ...]:
    """Every field, in the order of a file; `identity` is the next free id."""
    schema = schema_of_playbooks()
    fixed = {"id": identity, "status": "draft"}
    return tuple(Asking(catalog, schema["$defs"]).fields(schema, ASKED, fixed))


@cache
def schema_of_playbooks() -> Schema:
    """What the model allows."""
    return Playbook.model_json_schema()


def sections(catalog: Catalog) -> tuple[Field, ...]:
    """The headings under which a story gives advice, each a text without end."""
    return tuple(
        Field(anchor, "text", catalog.say(f"section_{anchor}"), catalog.say(f"form_{anchor}_help"))
        for anchor in SECTIONS
    )


class Asking:
    """Makes fields of a schema, in the words of an edition."""

    def __init__(self, catalog: Catalog, definitions: Schema) -> None:
        self.catalog, self.definitions = catalog, definitions
        self.names = Names(catalog, (), drafts=False)

    def fields(self, schema: Schema, names: tuple[str, ...], fixed: Mapping[str, str]) -> Iterator[Field]:
        """The named fields of one model."""
        for name in names:
            rule, required = schema["properties"][name], name in schema["required"]
            yield self.field(name, rule, fixed.get(name, ""), holder=schema["title"].lower(), required=required)

    def field(self, name: str, rule: Schema, value: str, *, holder: str, required: bool) -> Field:
        """One field."""
        single = next((each for each in rule.get("anyOf", ()) if each.get("type") != "null"), rule)
        item = single.get("items", single)
        return Field(
            name,
            "fixed" if value else self.kind(name, single, item),
            self.label(name, holder),
            str(rule["ru"] if self.catalog.language == "ru" else rule["description"]),
            str(rule["examples"][0]),
            required,
            item.get("maxLength", 0),
            item.get("pattern", ""),
            value,
            KNOWN.get(name, ""),
            tuple(self.choices(name, single)),
            *self.within(name, item),
        )

    def label(self, name: str, holder: str) -> str:
        """What a field is called; the same name may mean another thing in another holder."""
        own = f"form_{holder}_{name}"
        return self.catalog.say(own if own in self.catalog.words else f"form_{name}")

    def kind(self, name: str, rule: Schema, item: Schema) -> Kind:
        """How a field is filled in."""
        if rule.get("type") == "array":
            return "parts" if "$ref" in item else "several" if name in KNOWN else "lines"
        if name in KNOWN or "enum" in rule or rule.get("type") == "integer":
            return "choice"
        return "text" if rule["maxLength"] > LONGEST_LINE else "line"

    def choices(self, name: str, rule: Schema) -> Iterator[Choice]:
        """What a field may be chosen from, each by its name for readers."""
        if name in KNOWN:
            for value, title in self.names.of(KNOWN[name]).items():
                yield Choice(value, f"{value} {title}" if value[-1].isdigit() and value[0].isupper() else title)
        elif rule.get("type") == "integer":
            yield from (Choice(str(value), str(value)) for value in range(rule["ge"], rule["le"] + 1))
        for value in rule.get("enum", ()):
            yield Choice(value, self.catalog.say(f"{name}_{value.replace(' ', '_')}"))

    def within(self, name: str, item: Schema) -> tuple[tuple[Field, ...], tuple[str, ...]]:
        """The fields of the smaller things that a field holds, and those for which nobody is asked."""
        if "$ref" not in item:
            return (), ()
        schema, asked = self.definitions[item["$ref"].rpartition("/")[2]], ASKED_WITHIN[name]
        return tuple(self.fields(schema, asked, {})), tuple(each for each in schema["properties"] if each not in asked)


@dataclass(frozen=True)
class Group:
    """Fields that are asked for together."""

    name: str
    fields: tuple[Field, ...]


def groups(catalog: Catalog) -> tuple[Group, ...]:
    """The form from its beginning to its end."""
    known = {field.name: field for field in (*fields(catalog, "PB-000"), *sections(catalog))}
    return tuple(Group(name, tuple(known[each] for each in names)) for name, names in GROUPS)
