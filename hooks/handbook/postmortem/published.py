"""The handbook as others see it: the `handbook.json` of any release of v1, read for what a postmortem may cite."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

from handbook.node import Language

LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
Web = Annotated[str, Field(pattern=r"^https?://[^\s()<>\"]+$")]


class Part(BaseModel):
    """A part of the export; what it holds besides is left alone."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Text(Part):
    """A text in each language that it exists in."""

    en: str | None = None
    ru: str | None = None

    def said(self, language: Language) -> str:
        """The text in that language, else in the other."""
        texts = (self.ru, self.en) if language == "ru" else (self.en, self.ru)
        return texts[0] or texts[1] or ""


class Texts(Part):
    """Several short texts in each language that they exist in."""

    en: tuple[str, ...] | None = None
    ru: tuple[str, ...] | None = None

    def said(self, language: Language) -> tuple[str, ...]:
        """The texts in that language, and in no other."""
        return (self.ru if language == "ru" else self.en) or ()


class Addresses(Part):
    """Where a thing can be read, in each language."""

    en: Web
    ru: Web

    def said(self, language: Language) -> str:
        """The address in that language."""
        return self.ru if language == "ru" else self.en


class Closable(Part):
    """What may be superseded or withdrawn, and then says by what, and why."""

    status: str = "published"
    superseded_by: str | None = None
    closed_reason: Text | None = None
    address: Addresses


class Answer(Part):
    """A risk that a lesson addresses, and how."""

    risk: str
    how: Text = Text()


class Lesson(Closable):
    """What was learnt."""

    cited: str
    text: Text
    exception: Text | None = None
    addresses: tuple[Answer, ...] = ()


class Item(Closable):
    """What a playbook and a risk share."""

    id: str
    title: Text
    revision: str = ""
    summary: Text = Text()
    signals: Texts = Texts()


class Section(Part):
    """One part of a body."""

    markdown: Text = Text()


class Playbook(Item):
    """A situation, what came of it, and the lessons."""

    situation: Text = Text()
    result: Text | None = None
    lessons: tuple[Lesson, ...] = ()
    sections: tuple[Section, ...] = ()


class Risk(Item):
    """What one side fears."""

    fear: Text = Text()
    early_signals: Texts = Texts()
    makes_it_worse: Texts = Texts()
    safeguards: Texts = Texts()


class Term(Part):
    """An entry of a short list."""

    id: str
    name: Text
    revision: str = ""
    address: Addresses
    signals: Texts = Texts()
    leads_to: tuple[str, ...] = ()


class Vocabulary(Part):
    """The short lists whose entries have ids to cite."""

    situations: tuple[Term, ...] = ()
    questions: tuple[Term, ...] = ()
    behaviours: tuple[Term, ...] = ()
    expectations: tuple[Term, ...] = ()
    principles: tuple[Term, ...] = ()


class Entry(NamedTuple):
    """What may be cited by an id; `stands` is whatever was closed: the thing itself, or the playbook around it."""

    title: Text
    address: Addresses
    stands: Closable | None = None
    revision: str = ""


class Published(Part):
    """The whole handbook; `search_words` by id are there only if it was read from its own files."""

    site: str = ""
    playbooks: tuple[Playbook, ...]
    risks: tuple[Risk, ...]
    vocabulary: Vocabulary = Vocabulary()
    _search_words: Mapping[str, Texts] = PrivateAttr(default_factory=dict)

    @property
    def search_words(self) -> Mapping[str, Texts]:
        """Words that are searched and never shown, by the id of a playbook, a risk or a situation."""
        return self._search_words

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Everything that may be cited, by its id."""
        return dict(self._entries())

    def _entries(self) -> Iterator[tuple[str, Entry]]:
        for item in (*self.playbooks, *self.risks):
            yield item.id, Entry(item.title, item.address, item, item.revision)
        for playbook in self.playbooks:
            for lesson in playbook.lessons:
                closed = playbook if is_closed(playbook) and not is_closed(lesson) else lesson
                yield lesson.cited, Entry(playbook.title, lesson.address, closed, playbook.revision)
        words = self.vocabulary
        for terms in (words.situations, words.questions, words.behaviours, words.expectations, words.principles):
            for term in terms:
                yield term.id, Entry(term.name, term.address, None, term.revision)

    def titles(self, language: Language = "en") -> dict[str, str]:
        """What still stands, by its id, with its title."""
        return {
            name: plain(entry.title.said(language))
            for name, entry in self.entries.items()
            if not (entry.stands and is_closed(entry.stands))
        }


def plain(text: str) -> str:
    """A text as a terminal may show it: on one line, without the targets of its links or anything invisible."""
    visible = "".join(sign if sign.isprintable() else " " for sign in LINK.sub(r"\1", text))
    return " ".join(visible.split())


def is_closed(thing: Closable) -> bool:
    """Whether it was superseded or withdrawn."""
    return thing.status in ("superseded", "withdrawn")
