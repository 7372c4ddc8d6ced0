"""From the values of a source to a model; each mistake in a field said in full words, with its line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from handbook.node import Node, Place
from handbook.problems import Problem, nearest, quoted
from handbook.source import Source
from handbook.translation import prose

N = TypeVar("N", bound=Node)


def validated(model: type[N], source: Source, where: tuple[str | int, ...] = ()) -> tuple[N | None, list[Problem]]:
    """The model that stands in the source at that place, or all that keeps it from being one."""
    values = source.values
    for step in where:
        values = values[step]
    if not isinstance(values, dict):
        return None, [Problem(source.file, source.line(where), "file", "found no fields", "write 'name: value' lines")]
    try:
        node = model.model_validate(values)
    except ValidationError as error:
        details = [each for each in error.errors(include_url=False) if each["type"] != "too_short" or not each["input"]]
        wrong = [told(detail, model, source, where) for detail in details]
        return None, [*wrong, *cut_texts(model, source, where)]
    settle(node, source, where)
    return node, list(cut_texts(model, source, where))


def settle(node: Node, source: Source, where: tuple[str | int, ...]) -> None:
    """Tell the node and all within it where they were read."""
    node._place = Place(source.file, source.lines, where)
    for name in type(node).model_fields:
        value = getattr(node, name)
        if isinstance(value, Node):
            settle(value, source, (*where, name))
        for at, part in enumerate(value if isinstance(value, tuple) else ()):
            if isinstance(part, Node):
                settle(part, source, (*where, name, at))


def cut_texts(model: type[Node], source: Source, where: tuple[str | int, ...]) -> Iterator[Problem]:
    """No text for readers ends at ` #`, where YAML begins a comment."""
    for place, line in source.cut.items():
        holder, name = holder_of(model, place[len(where) :])
        value: Any = source.values
        for step in place:
            value = value[step]
        if place[: len(where)] == where and name in prose(holder):
            field = ".".join(str(step) for step in place)
            yield Problem(source.file, line, field, f"found {quoted(value)} cut short at ' #'", "put it in quotes")


def told(detail: ErrorDetails, model: type[Node], source: Source, where: tuple[str | int, ...]) -> Problem:
    """One complaint of the model as a problem."""
    path = (*where, *detail["loc"])
    found, mend = words(detail, model)
    return Problem(source.file, source.line(path), ".".join(str(step) for step in path), found, mend)


def words(detail: ErrorDetails, model: type[Node]) -> tuple[str, str]:
    """What was found, and how to mend it."""
    kind, value, limits = detail["type"], detail["input"], detail.get("ctx", {})
    example, name = example_of(model, detail["loc"]), holder_of(model, detail["loc"])[1]
    if kind == "extra_forbidden":
        return "found a field nobody knows", did_you_mean(model, detail["loc"])
    if kind == "missing" or value is None or value == "":
        return "found nothing", f"write it, as in {name}: {example}"
    if kind == "value_error":
        return f"found {quoted(value)}", str(limits["error"])
    if kind == "literal_error":
        allowed = [word.strip("'") for word in limits["expected"].replace(" or ", ", ").split(", ")]
        return f"found {quoted(value)}", f"write one of: {', '.join(allowed)}"
    if kind == "string_too_long":
        return f"found {len(value)} characters", f"shorten it to {limits['max_length']}"
    if kind == "too_short":
        return "found an empty list", f"write at least one, as in {example}"
    if kind in ("tuple_type", "list_type"):
        return f"found {quoted(value)} where a list belongs", "begin each entry with a dash"
    if kind in ("model_type", "model_attributes_type", "string_type"):
        wanted = "a text belongs" if kind == "string_type" else "fields belong"
        return f"found {shape(value)} where {wanted}", f"write it as in {example}"
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = f"at least {limits['ge']}" if "ge" in limits else f"at most {limits['le']}"
        return f"found {quoted(value)}", f"write a number of {bound}"
    return f"found {quoted(value)}", f"write it as in {example}"


def shape(value: object) -> str:
    """A word for what was found where something else belongs."""
    return "a list" if isinstance(value, list) else "fields" if isinstance(value, dict) else quoted(value)


def example_of(model: type[Node], path: tuple[str | int, ...]) -> str:
    """How a field looks when it is right."""
    holder, name = holder_of(model, path)
    field = holder.model_fields.get(name)
    return str(field.examples[0]) if field and field.examples else "the authors' guide"


def did_you_mean(model: type[Node], path: tuple[str | int, ...]) -> str:
    """The known field that is nearest to a mistyped one."""
    holder, name = holder_of(model, path)
    mend = nearest(name, list(holder.model_fields))
    return f"did you mean '{mend.removeprefix('nearest: ')}'?" if mend.startswith("nearest") else f"delete it; {mend}"


def holder_of(model: type[Node], path: tuple[str | int, ...]) -> tuple[type[Node], str]:
    """The model in which the last named field of a path stands, and that field's name."""
    names = [str(step) for step in path if isinstance(step, str)]
    for name in names[:-1]:
        model = part_of(model, name)
    return model, names[-1] if names else ""


def part_of(model: type[Node], name: str) -> type[Node]:
    """The model of the things that a field holds."""
    field = model.model_fields.get(name)
    kinds = [field.annotation, *getattr(field.annotation, "__args__", ())] if field else []
    return next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Node)), model)
