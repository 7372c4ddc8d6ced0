"""What an author sees while writing: a page whose file has mistakes shows them, the others stay."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from handbook.addresses import LISTS, address_of
from handbook.catalog import Catalog
from handbook.history.register import RUN
from handbook.loading import identity_in
from handbook.node import NUMBER
from handbook.pages.items import Page
from handbook.pages.markdown import SPECIAL, blocks, bullets
from handbook.problems import Problem


def notices(problems: Iterable[Problem], catalog: Catalog) -> dict[str, str]:
    """The problems as Markdown, by the page that shows the file they are in; what only awaits the register is none."""
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.mend != RUN:
            found.setdefault(page_showing(Path(problem.file)), []).append(problem)
    return {page: notice(told, catalog) for page, told in found.items()}


def page_showing(file: Path) -> str:
    """The page written by hand, of the id, or of the list; any other file's is the list of its kind."""
    if file.parts[0] == "docs":
        return Path(*file.parts[2:]).as_posix()
    name = file.stem if file.parent.name == "vocabulary" else identity_in(file)
    if name in LISTS:
        return LISTS[name]
    if re.fullmatch(rf"(?:PB|R)-{NUMBER}", name):
        return address_of(name).page
    return "risks/index.md" if name.startswith("R") else "playbooks/index.md"


def notice(problems: Iterable[Problem], catalog: Catalog) -> str:
    """The problems of one page."""
    told = [SPECIAL.sub(r"\\\1", str(problem)).replace("<", "&lt;") for problem in sorted(problems)]
    return blocks([f"# {catalog.say('problems_title')}", catalog.say("problems_text"), bullets(told)])


def with_notices(pages: Iterable[Page], notices: dict[str, str]) -> dict[str, Page]:
    """The pages by their files; problems stand above a list, and in the place of a page that could not be made."""
    made = {page.uri: page for page in pages}
    for uri, told in notices.items():
        if uri in made and uri.endswith("index.md"):
            made[uri] = replace(made[uri], markdown=f"{told}\n\n{made[uri].markdown}")
        else:
            made[uri] = Page(uri, told, {"id": uri, "title": uri, "template": "main.html", "listed": False})
    return made
