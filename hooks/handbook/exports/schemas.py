"""JSON Schemas, made of the model: what the front matter may hold, and what the export holds."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml
from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from handbook.exports.shapes import handbook_shape
from handbook.model import Playbook, Risk

DIALECT = "https://json-schema.org/draft/2020-12/schema"
LIMITS = {"ge": "minimum", "le": "maximum"}  # pydantic's own words, which it leaves where a validator comes first
Schema = dict[str, Any]


@cache
def schemas(home: str) -> Mapping[str, Schema]:
    """Each schema by its name; `home` is the address below which they are published."""
    return {
        "playbook": published(f"{home}playbook.json", Playbook, [*ITEM, *PLAYBOOK], Lesson=LESSON),
        "risk": published(f"{home}risk.json", Risk, ITEM),
        "handbook": published(f"{home}handbook.json", handbook_shape(), [], generator=WithoutNulls),
    }


def published(
    address: str,
    model: type[BaseModel],
    rules: list[Schema],
    *,
    generator: type[GenerateJsonSchema] = GenerateJsonSchema,
    **inner: list[Schema],
) -> Schema:
    """The schema of a model under its address, with rules that fields lay on each other, there and in inner models."""
    schema: Schema = for_programs(model.model_json_schema(schema_generator=generator))
    for name, wanted in inner.items():
        schema["$defs"][name]["allOf"] = wanted
    return {"$schema": DIALECT, "$id": address, **schema, **({"allOf": rules} if rules else {})}


class WithoutNulls(GenerateJsonSchema):
    """The schema of what is left out, rather than null, where it has no value."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """What is there is never null."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """What is missing stands for nothing."""
        return self.generate_inner(schema["schema"])


def for_programs(part: Any) -> Any:
    """The same schema in words that every program knows; an example is a value, not what an author types."""
    if isinstance(part, list):
        return [for_programs(each) for each in part]
    if not isinstance(part, dict):
        return part
    found = {LIMITS.get(name, name): for_programs(each) for name, each in part.items() if not is_russian(name, each)}
    if isinstance(part.get("examples"), list) and not may_be_text(part):
        found["examples"] = [yaml.safe_load(example) for example in part["examples"]]
        if "$ref" in str(part.get("items")):
            del found["examples"]  # of a larger thing an author is shown the beginning alone
    return found


def is_russian(name: str, value: Any) -> bool:
    """Whether it is the help in Russian, for which JSON Schema has no word; a field may be named the same."""
    return name == "ru" and isinstance(value, str)


def may_be_text(schema: Schema) -> bool:
    """Whether a schema allows a text."""
    return schema.get("type") == "string" or any(may_be_text(each) for each in schema.get("anyOf", ()))


def when(field: str, *values: str, then: Schema, other: Schema | None = None) -> Schema:
    """What holds when a field has one of these values, and what holds otherwise."""
    rule = {"if": {"required": [field], "properties": {field: {"enum": list(values)}}}, "then": then}
    return {**rule, "else": other} if other else rule


def filled(*fields: str) -> Schema:
    """These fields are there and hold something."""
    return {"required": list(fields), "properties": {field: {"not": {"enum": [None, "", []]}} for field in fields}}


def empty(*fields: str) -> Schema:
    """None of these fields is there, or they hold nothing."""
    return {"properties": {field: {"type": "null"} for field in fields}}


CLOSED = [
    when("status", "superseded", then=filled("closed_reason", "superseded_by")),
    when("status", "withdrawn", then=filled("closed_reason")),
    when("status", "superseded", "withdrawn", then={}, other=empty("closed_reason", "superseded_by")),
]
LESSON = CLOSED
ITEM = [
    *CLOSED,
    when("status", "open", then=filled("open_note")),
    when("status", "draft", then={}, other=filled("published", "changed", "sources")),
]
PLAYBOOK = [
    when("status", "draft", "open", then={}, other=filled("result", "lessons")),
    when("evidence", "disputed", then=filled("evidence_note")),
]
