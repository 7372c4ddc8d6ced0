"""From the values of a source to a model; each mistake in a field said in full words, with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from handbook import messages
from handbook.node import Node, Place
from handbook.problems import FEW, Problem, nearest, quoted
from handbook.source import Source
from handbook.translation import KEYS, prose, translation_of

N = TypeVar("N", bound=Node)
SAID = {
    "missing": messages.MISSING,
    "literal_error": messages.CHOICE,
    "string_too_long": messages.LONG,
    "too_short": messages.EMPTY,
    "tuple_type": messages.NO_LIST,
    "list_type": messages.NO_LIST,
    "model_type": messages.NO_FIELDS,
    "model_attributes_type": messages.NO_FIELDS,
    "string_type": messages.NO_TEXT,
    "greater_than_equal": messages.LEAST,
    "less_than_equal": messages.MOST,
}


def validated(model: type[N], source: Source, where: tuple[str | int, ...] = ()) -> tuple[N | None, list[Problem]]:
    """The model that stands in the source at that place, or all that keeps it from being one."""
    values = source.values
    for step in where:
        values = values[step]
    if not isinstance(values, dict):
        return None, [Problem(source.file, source.line(where), "file", *messages.NO_VALUES.of())]
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
            yield Problem(source.file, line, field, *messages.CUT_SHORT.of(value=quoted(value)))


def told(detail: ErrorDetails, model: type[Node], source: Source, where: tuple[str | int, ...]) -> Problem:
    """One complaint of the model as a problem."""
    path = (*where, *detail["loc"])
    field = ".".join(str(step) for step in path)
    if detail["type"] == "missing" and (line := hidden(str(path[-1]), source)):
        return Problem(source.file, line, field, *messages.HIDDEN.of())
    return Problem(source.file, source.line(path), field, *words(detail, model))


def hidden(name: str, source: Source) -> int | None:
    """The line on which a field stands behind the # of a remark that begins after a value."""
    remark = re.compile(rf"\s*[^\s#].*\s#.*\b{name}:")
    return next((number for number, line in enumerate(source.header, source.header_line) if remark.match(line)), None)


def words(detail: ErrorDetails, model: type[Node]) -> tuple[str, str]:
    """What was found, and how to mend it."""
    kind, value, limits = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        return did_you_mean(model, detail["loc"])
    if kind == "value_error":
        return messages.filled(messages.FOUND, {"value": quoted(value)}), str(limits["error"])
    if detail["loc"][-1] == "translates":
        found, mend = messages.UNFOLLOWED.of()
        return f"found {quoted(value)}" if isinstance(value, str) and value else found, mend
    said = messages.MISSING if value in (None, "") else SAID.get(kind, messages.UNLIKE)
    choices = [word.strip("'") for word in str(limits.get("expected", "")).replace(" or ", ", ").split(", ")]
    return said.of(
        name=holder_of(model, detail["loc"])[1],
        example=example_of(model, detail["loc"]),
        value=quoted(value),
        shape=shape(value),
        count=len(str(value)),
        choices=", ".join(choices),
        least=limits.get("ge"),
        most=limits.get("max_length", limits.get("le")),
    )


def shape(value: object) -> str:
    """A word for what was found where something else belongs."""
    return messages.SHAPES["en"].get(type(value).__name__, quoted(value))


def example_of(model: type[Node], path: tuple[str | int, ...]) -> str:
    """How a field looks when it is right."""
    holder, name = holder_of(model, path)
    field = holder.model_fields.get(name)
    return str(field.examples[0]) if field and field.examples else "the authors' guide"


def did_you_mean(model: type[Node], path: tuple[str | int, ...]) -> tuple[str, str]:
    """The known field that is nearest to a mistyped one."""
    holder, name = holder_of(model, path)
    if name in fields_beyond(holder):
        return messages.UNTRANSLATED.of()
    mend = nearest(name, list(holder.model_fields))
    if mend.startswith("nearest: "):
        return messages.MISTYPED.of(name=mend.removeprefix("nearest: "))
    return messages.STRAY.of(known=mend) if len(holder.model_fields) <= FEW else messages.STRANGE.of()


def fields_beyond(translation: type[Node]) -> tuple[str, ...]:
    """The fields that an original has besides those of its translation."""
    original = next((kind for kind in KEYS if translation_of(kind) is translation), Node)
    return tuple(name for name in original.model_fields if name not in translation.model_fields)


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
