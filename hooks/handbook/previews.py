"""What an author sees while writing: a page whose file has mistakes shows them, the others stay."""

from __future__ import annotations

import re
from collections.abc import Iterable

from handbook.addresses import LISTS, address_of
from handbook.catalog import Catalog
from handbook.loading import Handbook, broken
from handbook.markdown import SPECIAL, blocks, bullets
from handbook.node import NUMBER
from handbook.pages import Page
from handbook.problems import Problem
from handbook.register import RUN


def notices(handbook: Handbook, catalog: Catalog) -> dict[str, str]:
    """The problems as Markdown, by the page that shows the file they are in; what only awaits the register is none."""
    found: dict[str, list[Problem]] = {}
    for name, problems in broken(each for each in handbook.problems if each.mend != RUN).items():
        found.setdefault(page_showing(name), []).extend(problems)
    return {page: notice(problems, catalog) for page, problems in found.items()}


def page_showing(name: str) -> str:
    """The page of a playbook's or risk's id, or of a list of the vocabulary; any other file's is the list."""
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
    """The pages by their files, those with problems showing them, and one for each that could not be made."""
    made = {page.uri: page for page in pages}
    for uri, markdown in notices.items():
        if not uri.endswith("index.md"):
            made[uri] = Page(uri, uri, "", "main.html", markdown, "", listed=False)
    return made
