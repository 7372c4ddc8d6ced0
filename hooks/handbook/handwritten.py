"""The pages written by hand: their front matter, and their text with its macros run."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment

from handbook.catalog import Catalog
from handbook.macros import MACROS, Macros
from handbook.pages import Page
from handbook.problems import Problem, nearest, quoted
from handbook.source import Source, read_document

ENVIRONMENT = SandboxedEnvironment(undefined=StrictUndefined)
MEND = "mend the macro, or put signs that are meant to be shown between {% raw %} and {% endraw %}"


@dataclass(frozen=True)
class Hand:
    """Who runs the macros of an edition's pages: what they may ask of the handbook, and where it is published."""

    catalog: Catalog
    site: str
    repository: str

    def pages(self, root: Path) -> Iterator[Page | Problem]:
        """Every page of the edition that is written by hand, or what is wrong with it."""
        folder = root / "docs" / self.catalog.language
        for path in sorted(folder.rglob("*.md")):
            source = read_document(path, root)
            if isinstance(source, Source) and not isinstance(source.values, dict):
                source = Problem(source.file, 2, "file", "found no fields", "begin with title: and description:")
            yield source if isinstance(source, Problem) else self.page(source, path.relative_to(folder).as_posix())

    def page(self, source: Source, uri: str) -> Page | Problem:
        """One page, its macros run; a line of the text is the same line of the file."""
        macros = Macros(self.catalog, uri, self.site, self.repository)
        known = {name: getattr(macros, name) for name in MACROS}
        known |= {"site_root": self.site, "repository": self.repository}
        try:
            template = ENVIRONMENT.from_string("\n" * (source.body_line - 1) + source.body, known)
            markdown = template.render().strip("\n")
        except Exception as error:
            return problem(source.file, error)
        return Page(uri, markdown, {**furniture(source), "source": source.file})


def furniture(source: Source) -> dict[str, object]:
    """The front matter, its texts safe to be shown as they are."""
    return {name: escape(value) if isinstance(value, str) else value for name, value in source.values.items()}


def problem(file: str, error: Exception) -> Problem:
    """A text that can't be run as a template: at which line, and why."""
    said = str(error).rstrip(".")
    if isinstance(error, TemplateSyntaxError):
        return Problem(file, error.lineno, "macro", f"found a template that can't be read ({error.message})", MEND)
    frames = traceback.extract_tb(error.__traceback__)
    line = next((frame.lineno or 1 for frame in reversed(frames) if frame.filename == "<template>"), 1)
    if isinstance(error, UndefinedError) and (name := re.fullmatch(r"'(\w+)' is undefined", said)):
        return Problem(file, line, "macro", f"found {quoted(name[1])}, which nobody knows", nearest(name[1], MACROS))
    return Problem(file, line, "macro", f"found a macro that can't be run ({said})", MEND)
