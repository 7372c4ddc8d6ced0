"""The pages written by hand: their front matter, and their text with its macros run."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import escape
from pathlib import Path
from types import CodeType

from jinja2 import Template, TemplateSyntaxError, UndefinedError

from handbook.addresses import address_of
from handbook.catalog import Catalog
from handbook.citing import SITE
from handbook.node import Language
from handbook.pages.calling import Calling, Refused
from handbook.pages.items import Page
from handbook.pages.macros import MACROS, Macros
from handbook.problems import Problem, nearest, quoted
from handbook.source import KEPT, Source, read_document

REQUIRED = ("title", "description")
FIELDS = (*REQUIRED, "template", "hide")
HIDEABLE = ("navigation", "toc", "path", "footer")
OTHERS = ("404.html", "main.html", "playbook.html", "risk.html")  # for pages that nobody writes by hand
TEMPLATE_SIGN = re.compile(r"\{[{%#]")
ENVIRONMENT = Calling()
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
            source, uri = read_document(path, root), path.relative_to(folder).as_posix()
            if isinstance(source, Problem):
                yield source
                continue
            wrong = [*self.check_place(source.file, uri), *check_fields(source, root)]
            yield from wrong
            if not wrong:
                yield self.page(source, uri)

    def check_place(self, file: str, uri: str) -> Iterator[Problem]:
        """No page by hand lies where a page of the handbook or of the other edition goes."""
        address = uri.removesuffix("index.md")
        taken = [self.taken[address]] if address in self.taken else []
        if self.catalog.language == "en" and address.startswith("ru/"):
            taken.append("the Russian edition")
        for owner in taken:
            yield Problem(file, 1, "file", f"found a page where {owner} goes", "put it into another folder")

    @cached_property
    def taken(self) -> dict[str, str]:
        """The addresses of playbooks and risks, and whose they are."""
        return {address_of(identity).url: identity for identity in (*self.catalog.playbooks, *self.catalog.risks)}

    def page(self, source: Source, uri: str) -> Page | Problem:
        """One page, its macros run; a line of the text is the same line of the file."""
        macros = Macros(self.catalog, uri, self.site, self.repository)
        known = {name: getattr(macros, name) for name in MACROS}
        known |= {"site_root": self.site, "repository": self.repository}
        try:
            code = compiled("\n" * (source.body_line - 1) + source.body)
            markdown = Template.from_code(ENVIRONMENT, code, {**ENVIRONMENT.globals, **known}).render().strip("\n")
        except Exception as error:
            return problem(source.file, error)
        return Page(uri, markdown, {**furniture(source), "source": source.file})


@lru_cache(KEPT)
def compiled(text: str) -> CodeType:
    """A page as a template that can be run."""
    return ENVIRONMENT.compile(text)


def check(catalogs: Mapping[Language, Catalog], root: Path) -> Iterator[Problem]:
    """Everything that is wrong with the pages of both editions."""
    for catalog in catalogs.values():
        for page in Hand(catalog, SITE, "").pages(root):
            if isinstance(page, Problem):
                yield page


def check_fields(source: Source, root: Path) -> Iterator[Problem]:
    """A page says its title and its description, in words; how it is laid out, in names that are known."""
    if not isinstance(source.values, dict):
        yield Problem(source.file, 2, "file", "found no fields", "begin with title: and description:")
        return
    for name in REQUIRED:
        if not isinstance(text := source.values.get(name), str) or not text.strip():
            yield fault(source, name, "found no text", f"write it, as in {name}: Knots")
        elif TEMPLATE_SIGN.search(text):
            yield fault(source, name, "found signs of a template", "write it in words: it is shown as it stands")
    for name in source.values:
        if name not in FIELDS:
            yield fault(source, name, "found a field nobody knows", nearest(name, FIELDS))
    yield from check_layout(source, root)


def check_layout(source: Source, root: Path) -> Iterator[Problem]:
    """A page takes a template made for pages by hand, and hides what can be hidden."""
    known = [file.name for file in sorted((root / "overrides").glob("*.html")) if file.name not in OTHERS]
    template = source.values.get("template")
    if "template" in source.values and template not in known:
        mend = nearest(str(template), known)
        yield fault(source, "template", f"found {quoted(template)}, no template of a page", mend)
    hidden = source.values.get("hide", [])
    if not isinstance(hidden, list) or not all(name in HIDEABLE for name in hidden):
        yield fault(source, "hide", f"found {quoted(hidden)}", f"write a list of: {', '.join(HIDEABLE)}")


def fault(source: Source, name: str, found: str, mend: str) -> Problem:
    """A mistake in a field of a page."""
    return Problem(source.file, source.line((name,)), name, found, mend)


def furniture(source: Source) -> dict[str, object]:
    """The front matter, its texts safe to be shown as they are."""
    return {name: escape(value) if isinstance(value, str) else value for name, value in source.values.items()}


def problem(file: str, error: Exception) -> Problem:
    """A text that can't be run as a template: at which line, and why."""
    said = str(error).rstrip(".")
    if isinstance(error, Refused):
        mend = nearest(error.unknown, MACROS) if error.unknown else MEND
        return Problem(file, error.lineno, "macro", f"found {error.message}", mend)
    if isinstance(error, TemplateSyntaxError):
        return Problem(file, error.lineno, "macro", f"found a template that can't be read ({error.message})", MEND)
    frames = traceback.extract_tb(error.__traceback__)
    line = next((frame.lineno or 1 for frame in reversed(frames) if frame.filename == "<template>"), 1)
    if isinstance(error, UndefinedError) and (name := re.fullmatch(r"'(\w+)' is undefined", said)):
        return Problem(file, line, "macro", f"found {quoted(name[1])}, which nobody knows", nearest(name[1], MACROS))
    return Problem(file, line, "macro", f"found a macro that can't be run ({said})", MEND)
