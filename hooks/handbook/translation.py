"""One thing in two languages: which of its fields are text, the translation's shape, and the edition made of both."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Annotated, Any, TypeVar, get_args

from pydantic import Field, create_model
from pydantic.fields import FieldInfo

from handbook.model import Address, Item, Lesson, Playbook, Risk, Section, Tension, Translation
from handbook.node import LANGUAGES, Borrowed, Language, Node, Prose

N = TypeVar("N", bound=Node)
I = TypeVar("I", bound=Item)  # noqa: E741
KEYS: dict[type[Node], str] = {Playbook: "id", Risk: "id", Lesson: "id", Address: "risk", Tension: "lesson"}


@cache
def prose(model: type[Node]) -> dict[str, FieldInfo]:
    """The fields of a model that are text for readers."""
    return {name: field for name, field in model.model_fields.items() if is_prose(field)}


def is_prose(field: FieldInfo) -> bool:
    """Whether a field, or the text that it may hold, is marked as prose."""
    marks = [*field.metadata, *(mark for kind in get_args(field.annotation) for mark in get_args(kind)[1:])]
    return any(isinstance(mark, Prose) for mark in marks)


@cache
def parts(model: type[Node]) -> dict[str, type[Node]]:
    """The fields of a model that hold smaller things with texts of their own."""
    found = {name: get_args(field.annotation)[:1] for name, field in model.model_fields.items()}
    return {name: kinds[0] for name, kinds in found.items() if kinds and kinds[0] in KEYS}


def optional(field: FieldInfo) -> tuple[Any, FieldInfo]:
    """The same field, which may be missing."""
    kind: Any = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
    info: Any = Field(None, description=field.description, examples=field.examples)
    return kind | None, info


@cache
def translation_of(model: type[Node]) -> type[Node]:
    """What a translation's file holds: the id, `translates`, and the texts, any of which may be missing."""
    key = KEYS[model]
    fields: dict[str, Any] = {key: (model.model_fields[key].annotation, model.model_fields[key])}
    fields |= {name: optional(field) for name, field in prose(model).items()}
    for name, kind in parts(model).items():
        info: Any = Field((), examples=model.model_fields[name].examples)
        fields[name] = (tuple[translation_of(kind), ...], info)  # type: ignore[misc]
    base = Translation if issubclass(model, Item) else Node
    return create_model(f"{model.__name__}Translation", __base__=base, __doc__=model.__doc__, **fields)


@cache
def bilingual(model: type[Node]) -> type[Node]:
    """What the vocabulary's files hold: the entry's structure, and its texts under `en:` and `ru:`."""
    texts: dict[str, Any] = {name: (field.annotation, field) for name, field in prose(model).items()}
    words = create_model(f"{model.__name__}Texts", __base__=Node, __doc__=model.__doc__, **texts)
    fields: dict[str, Any] = {
        name: (field.annotation, field) for name, field in model.model_fields.items() if name not in texts
    }
    fields |= {name: (words, Field(examples=["{ name: … }"])) for name in LANGUAGES}
    return create_model(f"Bilingual{model.__name__}", __base__=Node, __doc__=model.__doc__, **fields)


def entry_in(model: type[N], both: Node, language: Language) -> N:
    """An entry of the vocabulary in one language."""
    texts = getattr(both, language)
    values = {name: getattr(texts if name in prose(model) else both, name) for name in model.model_fields}
    entry = model.model_construct(**values)
    entry._place = both.place
    return entry


def edition_of(item: I, translation: Translation | None, language: Language) -> I:
    """The item in the language of its translation; what that lacks is borrowed from the original."""
    edition = overlaid(item, translation, item.language)
    own = {section.anchor: section for section in translation.sections} if translation else {}
    edition._sections = tuple(own.get(each.anchor) or overlaid(each, None, item.language) for each in item.sections)
    return edition.model_copy(update={"language": language})


def overlaid(node: N, texts: Node | None, original: Language) -> N:
    """A copy of the node with the texts laid over its own, part by part."""
    update: dict[str, Any] = {}
    for name in texts_in(type(node)):
        value, other = getattr(node, name), getattr(texts, name, None)
        update[name] = borrowed(value, original) if other in (None, ()) else other
    for name, kind in parts(type(node)).items():
        key = KEYS[kind]
        found = {getattr(part, key): part for part in getattr(texts, name, ())}
        update[name] = tuple(overlaid(part, found.get(getattr(part, key)), original) for part in getattr(node, name))
    return node.model_copy(update=update)


def texts_in(model: type[Node]) -> tuple[str, ...]:
    """The names of a node's texts; a section of a body has its own two."""
    return ("title", "markdown") if model is Section else tuple(prose(model))


def borrowed(value: Any, language: Language) -> Any:
    """A text, or each of several, marked with the language that it is really in."""
    if isinstance(value, tuple):
        return tuple(Borrowed(text, language) for text in value)
    return Borrowed(value, language) if value else value


def digest(item: Item) -> str:
    """Sixteen hex digits that change when any text of the item changes, and only then."""
    body = [[section.anchor, section.title, section.markdown] for section in item.sections]
    written = json.dumps([texts_of(item), body], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def revision_of(changed: date | None, digests: Iterable[str]) -> str:
    """The day of the last change and the first eight hex digits of the digest of both languages' digests."""
    return f"{changed or 'draft'}-{hashlib.sha256(''.join(digests).encode()).hexdigest()[:8]}"


def revision_of_entry(editions: Iterable[Node]) -> str:
    """Eight hex digits of the digest of both languages of an entry of the vocabulary, which has no dates."""
    written = json.dumps([texts_of(edition) for edition in editions], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:8]


def texts_of(node: Node) -> dict[str, Any]:
    """Everything in a node that is text, by field, with the key of each part."""
    found: dict[str, Any] = {name: getattr(node, name) for name in prose(type(node))}
    for name, kind in parts(type(node)).items():
        found[name] = {str(getattr(part, KEYS[kind])): texts_of(part) for part in getattr(node, name)}
    return {name: value for name, value in found.items() if value}


# By these names a process finds the models of what another hands it.
AddressTranslation = translation_of(Address)
TensionTranslation = translation_of(Tension)
LessonTranslation = translation_of(Lesson)
PlaybookTranslation = translation_of(Playbook)
RiskTranslation = translation_of(Risk)
