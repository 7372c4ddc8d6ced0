"""What everything in the content is made of: parts that know where they were read, and kinds of fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr

from handbook import messages
from handbook.problems import Problem

Language = Literal["en", "ru"]
LANGUAGES: tuple[Language, ...] = ("en", "ru")


class Prose:
    """Marks a field that is text for readers, and so is translated."""


def calendar_day(value: object) -> object:
    """A date as YYYY-MM-DD and in no other form, of a day of this century that there is."""
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise ValueError(messages.DAY.mend)
    if isinstance(value, str) and not value.startswith("20"):
        raise ValueError(messages.YEAR.mend)
    try:
        return date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        raise ValueError(messages.NO_DAY.mend) from None


def whole_number(value: object) -> object:
    """A whole number in digits, without leading zeros."""
    if isinstance(value, str) and not re.fullmatch(r"0|[1-9][0-9]{0,3}", value):
        raise ValueError(messages.WHOLE.mend)
    return int(value) if isinstance(value, str) else value


def one_line(value: object) -> object:
    """A text without line breaks; the blanks around it are no part of it."""
    if isinstance(value, str) and "\n" in value.strip():
        raise ValueError(messages.ONE_LINE.mend)
    return value.strip() if isinstance(value, str) else value


def more_than_blanks(value: object) -> object:
    """Blanks alone are no text."""
    return "" if isinstance(value, str) and not value.strip() else value


Day = Annotated[date, BeforeValidator(calendar_day)]
Whole = Annotated[int, BeforeValidator(whole_number)]
Phrase = Annotated[str, Field(min_length=1, max_length=200), BeforeValidator(one_line)]
Line = Annotated[Phrase, Prose()]
Text = Annotated[str, Prose(), Field(min_length=1, max_length=4000), BeforeValidator(more_than_blanks)]
Lines = Annotated[tuple[Phrase, ...], Prose()]
NUMBER = "(?:[1-9][0-9]{3}|[0-9]{3})"  # three digits until those run out
PlaybookId = Annotated[str, Field(pattern=rf"^PB-{NUMBER}$")]
LessonId = Annotated[str, Field(pattern=rf"^PB-{NUMBER}\.[1-9][0-9]?$")]
RiskId = Annotated[str, Field(pattern=rf"^R-{NUMBER}$")]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]


def told(english: str, russian: str, example: str, default: Any = ..., **limits: Any) -> Any:
    """A field with its help in both languages and an example; required where no default is given."""
    return Field(default, description=english, examples=[example], json_schema_extra={"ru": russian}, **limits)


class Borrowed(str):
    """A text that this edition lacks, shown in the language of the original."""

    language: Language

    def __new__(cls, text: str, language: Language) -> Borrowed:
        """The text, marked with the language that it is really in."""
        borrowed = super().__new__(cls, text)
        borrowed.language = language
        return borrowed

    def __getnewargs__(self) -> tuple[str, Language]:  # type: ignore[override]
        """What a copy is made of."""
        return str(self), self.language


@dataclass(frozen=True)
class Place:
    """Where in which file a thing was read, so that a mistake in it can be pointed at."""

    file: str = ""
    lines: Mapping[tuple[str | int, ...], int] | None = None
    where: tuple[str | int, ...] = ()

    def line(self, *path: str | int) -> int:
        """The line of a value below this place, or of the nearest thing around it."""
        where = (*self.where, *path)
        while where and where not in (self.lines or {}):
            where = where[:-1]
        return (self.lines or {}).get(where, 1)


class Node(BaseModel):
    """A part of the content that knows where it was read."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    _place: Place = PrivateAttr(default_factory=Place)

    @property
    def place(self) -> Place:
        """The file and line it was read at."""
        return self._place

    def problem(self, field: str | tuple[str | int, ...], found: str, mend: str) -> Problem:
        """A mistake in one of its fields."""
        path = field if isinstance(field, tuple) else (field,)
        shown = ".".join(str(part) for part in (*self._place.where, *path))
        return Problem(self._place.file, self._place.line(*path), shown, found, mend)
