"""The shape of what other programs read: the model itself, every text of it in both languages."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Literal, get_origin

from pydantic import BaseModel, ConfigDict, Field, create_model

from handbook.drift import State
from handbook.model import Lesson, Playbook, Risk, Section
from handbook.node import Node
from handbook.translation import parts, texts_in
from handbook.vocabulary import VOCABULARY, Question, Reference, Role, Stage, Word

HIDDEN = ("search_words",)
VERSION: Literal["v1"] = "v1"
LICENCE: Literal["CC-BY-4.0"] = "CC-BY-4.0"
TERMS = tuple(model for model in VOCABULARY if model not in (Reference, Word))
CITED = tuple(model for model in TERMS if model not in (Stage, Role))


class Shape(BaseModel):
    """A part of the export; what has no value is left out, and later versions may hold more."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)


class Text(Shape):
    """A text in each language that it exists in, at least that of the original; Markdown, but for one line."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})
    en: str | None = None
    ru: str | None = None


class Texts(Shape):
    """Several short texts in each language that they exist in; the two lists need not answer each other."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})
    en: tuple[str, ...] | None = None
    ru: tuple[str, ...] | None = None


class Addresses(Shape):
    """Where a thing can be read for ever, in each language."""

    en: str
    ru: str


class Counts(Shape):
    """How many there are of what stands in lists."""

    playbooks: int
    """Playbooks of either kind."""
    cases: int
    """Playbooks of a case that happened."""
    practice: int
    """Playbooks compiled from public practice."""
    risks: int
    """Risks of either side."""
    lessons: int
    """Lessons of all those playbooks."""
    sources: int
    """Sources."""


def computed(kind: Any, meaning: str) -> tuple[Any, Any]:
    """A field that stands in no file."""
    return kind, Field(description=meaning)


ADDRESS = {"address": computed(Addresses, "Where it can be read for ever.")}
REVISION = {"revision": computed(str, "The day of the last change and eight hex digits of both languages.")}
TRANSLATION = {"translation": computed(State, "How the other language stands to the original.")}
COMPUTED: dict[type[Node], dict[str, tuple[Any, Any]]] = {
    **{model: ADDRESS for model in (*TERMS, Reference)},
    Lesson: {**ADDRESS, "cited": computed(str, "The id by which it is cited, such as PB-002.1.")},
    **{model: {**ADDRESS, "revision": computed(str, "Eight hex digits of both languages.")} for model in CITED},
    Playbook: {**ADDRESS, **REVISION, **TRANSLATION},
    Risk: {
        **ADDRESS,
        **REVISION,
        **TRANSLATION,
        "answered_by": computed(tuple[str, ...], "The listed lessons that address it."),
    },
}
COMPUTED[Question] |= {"answered_by": computed(tuple[str, ...], "The listed playbooks that help to answer it.")}


@cache
def shape_of(model: type[Node]) -> type[Shape]:
    """What a thing of the handbook is in the export: its fields, its texts in both languages, and what is computed."""
    fields = {name: field_of(model, name) for name in model.model_fields if name not in HIDDEN}
    if model in (Playbook, Risk):
        fields["sections"] = computed(several(Section), "Its body: what stands under each heading.")
    return create_model(model.__name__, __base__=Shape, __doc__=model.__doc__, **fields, **COMPUTED.get(model, {}))  # type: ignore[no-any-return, call-overload]


def field_of(model: type[Node], name: str) -> tuple[Any, Any]:
    """One field; only what the model gives no value at all may be missing."""
    field = model.model_fields[name]
    kind: Any = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
    examples = field.examples
    if name in texts_in(model):
        kind, examples = (Texts if get_origin(field.annotation) is tuple else Text), None
    if name in parts(model):
        kind = several(parts(model)[name])
    if not field.is_required() and field.default is None:
        return kind | None, Field(None, description=field.description, examples=examples)
    return kind, Field(description=field.description, examples=examples)


def several(model: type[Node]) -> Any:
    """A list of such things."""
    kind: Any = shape_of(model)
    return tuple[kind, ...]


@cache
def handbook_shape() -> type[Shape]:
    """The whole handbook."""
    lists: dict[str, Any] = {model.file: computed(several(model), model.__doc__ or "") for model in TERMS}
    words = create_model("Vocabulary", __base__=Shape, __doc__="The short lists, each in its order.", **lists)
    fields: dict[str, Any] = {
        "version": computed(Literal["v1"], "Within it only additions are made."),
        "site": computed(str, "The root of the English edition."),
        "licence": computed(Literal["CC-BY-4.0"], "The licence of the texts, as SPDX names it."),
        "playbooks": computed(several(Playbook), "Every playbook but the drafts, by id."),
        "risks": computed(several(Risk), "Every risk but the drafts, by id."),
        "vocabulary": computed(words, "What playbooks and risks refer to by id."),
        "sources": computed(several(Reference), "What the handbook rests on."),
        "story": computed(tuple[str, ...], "The episodes of the fifteen-year story, in their order."),
        "counts": computed(Counts, "The figures that the pages of the site name."),
    }
    return create_model("Handbook", __base__=Shape, __doc__="The whole handbook in both languages.", **fields)
