"""The published schemas: what is exported and what is written fits them, and what does not fit is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from handbook.loading import load
from handbook.source import StrictHandler
from jsonschema import Draft202012Validator

from tests.built import ROOT
from tests.exported import SITE, exported, read, small

SMALL, REAL = exported(small()), exported(load(ROOT))
SCHEMAS = {name: read(REAL, f"schema/{name}") for name in ("playbook", "risk", "handbook")}
HANDBOOKS = pytest.mark.parametrize("found", [SMALL, REAL], ids=["small", "real"])
KINDS = ("playbook", "risk")
GONE = object()
LANGUAGES = {(part, language) for part in ("Text", "Texts", "Addresses") for language in ("en", "ru")}
SECTION = {("Section", name) for name in ("anchor", "title", "markdown")}
SELF_EVIDENT = {"playbook": set(), "risk": set(), "handbook": LANGUAGES | SECTION}
KNOWN = {
    *("$schema", "$id", "$defs", "$ref", "title", "description", "default", "examples", "type", "enum", "const"),
    *("properties", "required", "additionalProperties", "minProperties", "items", "minItems", "pattern", "format"),
    *("minLength", "maxLength", "minimum", "maximum", "allOf", "anyOf", "not", "if", "then", "else"),
}


def faults(schema: Any, value: Any) -> list[str]:
    """Where in a value a schema finds fault."""
    return sorted({error.json_path for error in Draft202012Validator(schema).iter_errors(value)})


def alone(kind: str) -> dict[str, Any]:
    """The schema of a single playbook or risk, which is a part of that of the whole."""
    whole = SCHEMAS["handbook"]
    return {"$schema": whole["$schema"], "$defs": whole["$defs"], "$ref": f"#/$defs/{kind.title()}"}


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_one_itself_and_says_where_it_is_published(name: str) -> None:
    """A program that knows JSON Schema needs to know no word of ours."""
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert set(words(SCHEMAS[name])) <= KNOWN
    assert SCHEMAS[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMAS[name]["$id"] == f"{SITE}api/v1/schema/{name}.json"


def words(schema: dict[str, Any]) -> Iterator[str]:
    """Every keyword of a schema and of the schemas in it."""
    for word, value in schema.items():
        yield word
        if word in ("properties", "$defs"):
            inner = list(value.values())
        else:
            inner = value if word in ("allOf", "anyOf") else [value]
        for part in inner if word not in ("default", "examples", "enum", "const") else ():
            yield from words(part) if isinstance(part, dict) else ()


@HANDBOOKS
def test_what_is_exported_fits_its_published_schema(found: dict[str, bytes]) -> None:
    """The whole, and each playbook and risk alone."""
    assert faults(SCHEMAS["handbook"], read(found, "handbook")) == []
    names = [match for name in found if (match := re.fullmatch(r"api/v1/((playbook|risk)s/.*)\.json", name))]
    assert names
    assert [match[1] for match in names if faults(alone(match[2]), read(found, match[1]))] == []


@HANDBOOKS
def test_nothing_is_exported_that_the_schema_does_not_describe(found: dict[str, bytes]) -> None:
    """Whoever reads the schema knows every field there is."""
    assert faults(closed(SCHEMAS["handbook"]), read(found, "handbook")) == []


def closed(schema: Any) -> Any:
    """The same schema, which now allows no field but those it names."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    end = {"additionalProperties": False} if schema.get("type") == "object" else {}
    return {**{name: closed(each) for name, each in schema.items()}, **end}


def test_what_a_later_release_adds_fits_the_schema_of_today() -> None:
    """A program that checks what it reads goes on working when v1 grows."""
    whole = read(REAL, "handbook")
    whole["playbooks"][1]["lessons"][0]["later"] = whole["later"] = whole["vocabulary"]["later"] = ["more"]
    assert faults(SCHEMAS["handbook"], whole) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("version", "v2"),
        ("licence", "MIT"),
        ("site", GONE),
        ("sources", {}),
        ("counts.lessons", "70"),
        ("vocabulary.questions", GONE),
        ("vocabulary.situations.0.group", "weather"),
        ("playbooks.1.address.ru", GONE),
        ("playbooks.1.changed", 20261122),
        ("playbooks.1.lessons.0.cited", GONE),
        ("playbooks.1.lessons.0.text", "no language"),
        ("playbooks.1.lessons.0.text", {}),
        ("playbooks.1.lessons.0.addresses.0.risk", "R-1"),
        ("playbooks.1.note", None),
        ("playbooks.1.sections.0.markdown.en", 1),
        ("playbooks.1.status", "forgotten"),
        ("risks.0.answered_by", "PB-002.1"),
        ("risks.0.safeguards.en", "one"),
    ],
)
def test_an_export_that_breaks_its_promise_is_refused(path: str, value: object) -> None:
    """A field that is missing, of another kind or with another word than was promised does not fit."""
    whole = read(REAL, "handbook")
    change(whole, path, value)
    assert faults(SCHEMAS["handbook"], whole) == [place(path, value)]


def change(value: Any, path: str, new: object) -> None:
    """Put something else in a place, or take away what is there."""
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    for step in steps:
        value = value[step]
    if new is GONE:
        del value[last]
    else:
        value[last] = new


def place(path: str, value: object) -> str:
    """The place as a validator names it; what is gone is missed by what is around it."""
    shown = path.rpartition(".")[0] if value is GONE else path
    return "$" + "".join(f"[{step}]" if step.isdigit() else f".{step}" for step in shown.split(".") if step)


def written(kind: str) -> dict[str, Any]:
    """The front matter of every original by its file's name, as any reader of YAML has it; a day is a text in JSON."""
    files = [file for file in sorted((ROOT / f"{kind}s").glob("*-*.md")) if not re.search(r"\.(en|ru)\.md$", file.name)]
    headers = {file.name: StrictHandler().split(file.read_text("utf-8"))[0] for file in files}
    return {name: json.loads(json.dumps(yaml.safe_load(header), default=str)) for name, header in headers.items()}


@pytest.mark.parametrize("kind", KINDS)
def test_the_front_matter_of_every_file_fits_its_published_schema(kind: str) -> None:
    """An editor that knows the schema underlines nothing in a file that is right."""
    files = written(kind)
    assert files
    assert {
        name: faults(SCHEMAS[kind], fields) for name, fields in files.items() if faults(SCHEMAS[kind], fields)
    } == {}


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"chnaged": "2026-11-22"}, "$"),
        ({"template": "evil.html"}, "$"),
        ({"title": GONE}, "$"),
        ({"title": "x" * 201}, "$.title"),
        ({"id": "PB-2"}, "$.id"),
        ({"stages": []}, "$.stages"),
        ({"stages": "crisis"}, "$.stages"),
        ({"trust": 6}, "$.trust"),
        ({"kind": "story"}, "$.kind"),
        ({"sources": GONE}, "$"),
        ({"sources": []}, "$.sources"),
        ({"changed": GONE}, "$"),
        ({"published": None}, "$.published"),
        ({"result": GONE}, "$"),
        ({"lessons": []}, "$.lessons"),
        ({"lessons.0.addresses.0.how": GONE}, "$.lessons[0].addresses[0]"),
        ({"lessons.0.addresses": []}, "$.lessons[0].addresses"),
        ({"lessons.0.id": 0}, "$.lessons[0].id"),
        ({"lessons.0.status": "withdrawn"}, "$.lessons[0]"),
        ({"lessons.0.status": "superseded", "lessons.0.closed_reason": "It was."}, "$.lessons[0]"),
        ({"lessons.0.closed_reason": "It was not."}, "$.lessons[0].closed_reason"),
        ({"lessons.0.superseded_by": "PB-003.1"}, "$.lessons[0].superseded_by"),
        ({"status": "open"}, "$"),
        ({"status": "withdrawn"}, "$"),
        ({"status": "superseded", "closed_reason": "It was."}, "$"),
        ({"closed_reason": "It was not."}, "$.closed_reason"),
        ({"evidence": "disputed"}, "$"),
    ],
)
def test_front_matter_that_breaks_a_rule_is_refused(changes: dict[str, object], found: str) -> None:
    """An editor shows an author what `handbook check` would say: a wrong field, or one that its status asks for."""
    fields = written("playbook")["PB-002-suspected-breach.md"]
    for path, value in changes.items():
        change(fields, path, value)
    assert faults(SCHEMAS["playbook"], fields) == [found]


@pytest.mark.parametrize(
    "changes",
    [
        {"status": "draft", "published": GONE, "changed": GONE, "result": GONE, "lessons": GONE, "sources": GONE},
        {"status": "open", "open_note": "It goes on.", "result": GONE, "lessons": GONE},
        {"status": "withdrawn", "closed_reason": "It was."},
        {"status": "superseded", "closed_reason": "It was.", "superseded_by": "PB-003"},
        {"evidence": "disputed", "evidence_note": "They differ."},
        {"lessons.0.status": "superseded", "lessons.0.closed_reason": "It was.", "lessons.0.superseded_by": "PB-003.1"},
    ],
)
def test_front_matter_that_a_rule_allows_is_not_refused(changes: dict[str, object]) -> None:
    """What a status does not ask for may be missing, and what it asks for may be there."""
    fields = written("playbook")["PB-002-suspected-breach.md"]
    for path, value in changes.items():
        change(fields, path, value)
    assert faults(SCHEMAS["playbook"], fields) == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_has_its_help_and_examples_that_fit(name: str) -> None:
    """An editor that shows help never shows an author something that would be refused."""
    inner = SCHEMAS[name].get("$defs", {})
    holders = [SCHEMAS[name], *inner.values()]
    fields = [(holder["title"], *field) for holder in holders for field in holder.get("properties", {}).items()]
    wrong = [
        f"{title}.{field}: {example}"
        for title, field, schema in fields
        for example in schema.get("examples", [])
        if faults({**schema, "$defs": inner}, example)
    ]
    assert wrong == []
    assert {(title, field) for title, field, schema in fields if "description" not in schema} == SELF_EVIDENT[name]
