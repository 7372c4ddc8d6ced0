"""The templates of a postmortem: files to download, in both notations and both languages, with the same sections."""

from __future__ import annotations

import re

import pytest
from handbook.postmortem.blank import PARTS

from tests.built import Site

EDITIONS = pytest.mark.parametrize("root", ["", "ru/"])
FILES = {"md": "template-markdown.txt", "txt": "template.txt"}
MARKED = {"md": (r"(#+) (.+)", r"\*\*(.+):\*\* …"), "txt": (r"h(\d)\. (.+)", r"\*(.+):\* …")}
REMARK = {"md": r"<!-- (.+) -->", "txt": r"\{color:gray\}(.+)\{color\}"}


def template(site: Site, root: str, ending: str) -> str:
    """A template as an author downloads it."""
    return (site.folder / root / "postmortem" / FILES[ending]).read_text("utf-8")


def sections(site: Site, root: str, ending: str) -> list[tuple[str, int]]:
    """The headings of a template, each with its level, and the lines to fill in, which have none."""
    heading, line = MARKED[ending]
    found = []
    for each in template(site, root, ending).splitlines():
        if match := re.fullmatch(heading, each):
            found.append((match[2], int(match[1]) if match[1].isdigit() else len(match[1])))
        elif match := re.fullmatch(line, each):
            found.append((match[1], 0))
    return found


@EDITIONS
def test_both_notations_have_the_same_sections_in_the_same_order(site: Site, root: str) -> None:
    """Whether an author writes in Markdown or in Confluence, the client reads the same document."""
    assert sections(site, root, "md") == sections(site, root, "txt")


@pytest.mark.parametrize("ending", MARKED)
def test_both_languages_have_every_part_in_words_of_their_own(site: Site, ending: str) -> None:
    """A template is the other language's, translated, and no word of the site is missing in it."""
    english, russian = sections(site, "", ending), sections(site, "ru/", ending)
    levels = [{"title": 1, "line": 0}.get(kind, 2) for _, kind, _ in PARTS]
    assert [level for _, level in english] == [level for _, level in russian] == levels
    assert [name for name, _ in english if re.search("[а-яё_]", name)] == []
    assert [name for name, _ in russian if re.search("[a-zA-Z_]", name)] == []


@EDITIONS
@pytest.mark.parametrize("ending", MARKED)
def test_every_part_says_what_belongs_there_and_where_the_lessons_are(site: Site, root: str, ending: str) -> None:
    """An author alone with the file knows what to write, and where to find what to cite."""
    remarks = re.findall(f"(?m)^{REMARK[ending]}$", template(site, root, ending))
    assert len(remarks) == len(PARTS)
    assert [re.findall(r"http\S+", each) for each in remarks if "http" in each] == [[f"{site.address}{root}lessons/"]]


@EDITIONS
def test_a_template_is_a_file_and_no_page_and_the_guide_offers_both(site: Site, root: str) -> None:
    """Who clicks has the file, whether the browser runs scripts or not."""
    assert f"{root}postmortem/template/" not in site.pages
    offered = [link.attributes for link in site.pages[f"{root}postmortem/"].all("a") if "download" in link.attributes]
    assert [(link["href"], link["download"]) for link in offered] == [
        (FILES["md"], "postmortem.md"),
        (FILES["txt"], "postmortem-confluence.txt"),
    ]
