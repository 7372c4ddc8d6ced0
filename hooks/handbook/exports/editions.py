"""The editions laid over each other: everything but the drafts, once, with its texts in both languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from handbook.addresses import Address, address_of, entry_address, root_of
from handbook.catalog import Catalog
from handbook.exports.shapes import (
    CITED,
    HIDDEN,
    LICENCE,
    TERMS,
    VERSION,
    Addresses,
    Counts,
    Shape,
    handbook_shape,
    shape_of,
)
from handbook.linking import link_ids
from handbook.model import Item, Lesson, Playbook, Risk
from handbook.node import LANGUAGES, Borrowed, Language, Node
from handbook.translation import parts, texts_in
from handbook.vocabulary import Question, Reference, Term

PLAIN = ("title", "name", "summary", "citation", "supports")


@dataclass(frozen=True)
class Editions:
    """Both languages of a handbook, on their way out."""

    catalogs: Mapping[Language, Catalog]
    originals: Mapping[str, Item]
    site: str

    @property
    def english(self) -> Catalog:
        """The edition that lends the structure, which both have in common."""
        return self.catalogs["en"]

    def handbook(self) -> Shape:
        """The whole handbook."""
        return handbook_shape().model_validate(
            {
                "version": VERSION,
                "site": self.site,
                "licence": LICENCE,
                "playbooks": self.items("playbooks"),
                "risks": self.items("risks"),
                "vocabulary": {model.file: self.entries(model.file) for model in TERMS},
                "sources": self.entries(Reference.file),
                "story": tuple(playbook.id for playbook in self.english.story),
                "counts": self.counts(),
            }
        )

    def counts(self) -> Counts:
        """The figures that the site names."""
        kinds = [playbook.kind for playbook in self.english.listed]
        return Counts(
            playbooks=len(kinds),
            cases=kinds.count("case"),
            practice=kinds.count("practice"),
            risks=len(self.english.listed_risks),
            lessons=len(list(self.english.lessons())),
            sources=len(self.english.sources),
        )

    def items(self, kind: str) -> tuple[Shape, ...]:
        """Every playbook, or every risk, that is no draft."""
        drafts = {item.id for item in self.originals.values() if item.status == "draft"}
        return tuple(self.both(self.pair(kind, name)) for name in getattr(self.english, kind) if name not in drafts)

    def entries(self, kind: str) -> tuple[Shape, ...]:
        """A list of the vocabulary, in its order."""
        return tuple(self.both(self.pair(kind, name)) for name in getattr(self.english, kind))

    def pair(self, kind: str, identity: str) -> list[Node]:
        """One thing in every language."""
        return [getattr(self.catalogs[language], kind)[identity] for language in LANGUAGES]

    def both(self, pair: Sequence[Node], owner: Node | None = None) -> Shape:
        """One thing, its texts in both languages, with what is computed of it."""
        model = type(pair[0])
        names = [name for name in model.model_fields if name not in HIDDEN]
        values = {name: self.value(name, pair) for name in names}
        return shape_of(model).model_validate({**values, **self.computed(pair, owner)})

    def value(self, name: str, pair: Sequence[Node]) -> Any:
        """One field: a text in both languages, smaller things, or what is the same in both."""
        model, values = type(pair[0]), [getattr(each, name) for each in pair]
        if name in texts_in(model):
            return self.text(name, values)
        if name in parts(model):
            return tuple(self.both(each, owner=pair[0]) for each in zip(*values, strict=True))
        return values[0]

    def text(self, name: str, values: Sequence[Any]) -> dict[Language, Any] | None:
        """A text, or several, in each language that really has it."""
        found: dict[Language, Any] = {}
        for language, value in zip(LANGUAGES, values, strict=True):
            if isinstance(value, tuple) and not any(isinstance(each, Borrowed) for each in value):
                found[language] = value
            if isinstance(value, str) and not isinstance(value, Borrowed):
                found[language] = value.strip("\n") if name in PLAIN else self.linked(value.strip("\n"), language)
        return found or None

    def linked(self, markdown: str, language: Language) -> str:
        """A Markdown text with every known id in it made a link."""
        root, known = root_of(self.site, language), self.catalogs[language].title
        return link_ids(markdown, lambda name: f"[{name}]({root}{address_of(name).url})" if known(name) else None)

    def computed(self, pair: Sequence[Node], owner: Node | None) -> dict[str, Any]:
        """What stands in no file: addresses, revisions, links the other way."""
        node = pair[0]
        if isinstance(node, Lesson) and isinstance(owner, Playbook):
            return {"cited": owner.cited(node), "address": self.addresses(address_of(owner.cited(node)))}
        if isinstance(node, Term | Reference):
            return self.computed_of_entry(node)
        return self.computed_of_item(pair) if isinstance(node, Item) else {}

    def computed_of_entry(self, node: Term | Reference) -> dict[str, Any]:
        """The address of an entry of the vocabulary, the revision of one that may be cited, what answers a question."""
        found: dict[str, Any] = {"address": self.addresses(entry_address(type(node).file, node.id))}
        if isinstance(node, CITED):
            found["revision"] = self.english.revisions[node.id]
        if isinstance(node, Question):
            found["answered_by"] = tuple(playbook.id for playbook in self.english.playbooks_answering(node.id))
        return found

    def computed_of_item(self, pair: Sequence[Any]) -> dict[str, Any]:
        """The address, the revision and the body of a playbook or a risk, and the lessons that address a risk."""
        item: Item = pair[0]
        sections = zip(*(each.sections for each in pair), strict=True)
        found: dict[str, Any] = {
            "language": self.originals[item.id].language,
            "address": self.addresses(address_of(item.id)),
            "revision": self.english.revisions[item.id],
            "translation": self.english.drifts[item.id].state,
            "sections": tuple(map(self.both, sections)),
        }
        if isinstance(item, Risk):
            found["answered_by"] = tuple(answer.cited for answer in self.english.lessons_addressing(item.id))
        return found

    def addresses(self, address: Address) -> Addresses:
        """One place in each edition."""
        return Addresses(en=root_of(self.site, "en") + address.url, ru=root_of(self.site, "ru") + address.url)
