"""The pages in Markdown: every word and anchor that a reader can cite stands in what is written here.

Each pages/ID.LANGUAGE.md is the whole page of that playbook or risk of the small handbook.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import pytest
from handbook.catalog import Catalog
from handbook.loading import Handbook, load
from handbook.model import Item
from handbook.node import LANGUAGES, Borrowed
from handbook.pages.items import pages_of
from handbook.pages.markdown import Writer
from markdown import Markdown

from tests import elements
from tests.built import ROOT

PAGES = sorted((ROOT / "tests/pages").glob("*.md"))
SMALL = load(ROOT / "tests/handbook")
EXTENSIONS = ("attr_list", "footnotes", "md_in_html", "pymdownx.blocks.html", "pymdownx.superfences", "tables", "toc")
TITLES = (
    *("1.10", "1. one", "- dash", "+ plus", "# hash", "> quotation", "--- rule", "***", "===", "~~~ fence", "| cell |"),
    *("*bold* _too_ ~~no~~", "`code`", "{{ oar }} {% x %}", "{: .x }", "row { #do }", "row { onclick=y }", "\\*"),
    *("&copy; &lt; R&D", "<b>bold</b> <host>", "<!-- c -->", "[a](b) ![c](d)", "[^1]", "[a]: http://b", "[TOC]"),
    *("/// html | div", "!!! note", "http://example.org/a_b_c", "«Весло» — “oar”", "a\u00a0b"),
)
MARKED = {
    "superseded": (
        "status: published",
        "status: superseded\nsuperseded_by: PB-002\nclosed_reason: See R-001.",
        '**superseded_note** See [R-001](../risks/r-001.md "Rain falls on the pier"). '
        "[`PB-002` The mast is chosen by the wind](pb-002.md)\n{: .ms-notice }",
    ),
    "withdrawn": (
        "status: published",
        "status: withdrawn\nclosed_reason: The pier was moved.",
        "**withdrawn_note** The pier was moved.\n{: .ms-notice }",
    ),
    "draft": ("status: published", "status: draft", "**draft_note**\n{: .ms-notice }"),
    "a lesson superseded": (
        "origin: editorial",
        "origin: editorial\n    status: superseded\n    superseded_by: PB-002.1\n    closed_reason: The lamp is new.",
        "**superseded_note** The lamp is new. "
        "[`PB-002.1` The mast is chosen by the wind](pb-002.md#pb-002-1)\n{: .ms-notice }",
    ),
}


def written(handbook: Handbook, *, drafts: bool = False) -> dict[str, str]:
    """Every page of both editions by its id and language."""
    return {
        f"{Path(page.uri).stem}.{language}": page.markdown
        for language in LANGUAGES
        for page in pages_of(handbook.catalogs[language], drafts=drafts)
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.stem))
def test_a_reader_finds_just_this_on_the_page(page: Path) -> None:
    """Every word, link and anchor, in their order."""
    assert written(SMALL)[page.stem] + "\n" == page.read_text("utf-8")


def test_every_page_of_the_small_handbook_is_written_down() -> None:
    """A page more or less is noticed."""
    assert sorted(written(SMALL)) == [page.stem for page in PAGES]


def test_no_word_of_the_search_is_on_any_page() -> None:
    """Rude and mistyped words are for the search alone."""
    hidden = [word for catalog in SMALL.catalogs.values() for word in searched(catalog)]
    assert len(hidden) == 6
    assert [word for word in hidden for page in written(SMALL).values() if word in page] == []


def searched(catalog: Catalog) -> Iterator[str]:
    """Every word that is searched for and never shown."""
    items: list[Item] = [*catalog.playbooks.values(), *catalog.risks.values()]
    for item in items:
        yield from item.search_words
    for situation in catalog.situations.values():
        yield from situation.search_words


@pytest.mark.parametrize("status", MARKED)
def test_a_page_says_that_it_is_no_longer_or_not_yet_to_be_relied_on(status: str, small_copy: Path) -> None:
    """And by what it was replaced."""
    old, new, said = MARKED[status]
    lamp = small_copy / "playbooks/PB-001-lamp.md"
    lamp.write_text(lamp.read_text("utf-8").replace(old, new), "utf-8")
    assert said in written(load(small_copy), drafts=True)["pb-001.en"]


def test_a_draft_has_a_page_only_where_it_is_asked_for(small_copy: Path) -> None:
    """An author sees it, a reader does not."""
    oar = small_copy / "playbooks/PB-003-oar.md"
    oar.write_text(oar.read_text("utf-8").replace("status: open", "status: draft"), "utf-8")
    handbook = load(small_copy)
    assert set(written(handbook, drafts=True)) - set(written(handbook)) == {"pb-003.en", "pb-003.ru"}


def test_a_translation_that_is_behind_says_so(small_copy: Path) -> None:
    """On the page of that edition alone."""
    lamp = small_copy / "playbooks/PB-001-lamp.md"
    lamp.write_text(lamp.read_text("utf-8").replace("Call out", "Shout out"), "utf-8")
    pages = written(load(small_copy))
    assert [name for name, page in pages.items() if "**stale_note**" in page] == ["pb-001.ru"]


def test_a_body_is_shown_as_it_was_written(small_copy: Path) -> None:
    """Code, templates, tables and rules come through unharmed; only ids become links."""
    odd = (ROOT / "tests/problems/odd-but-fine-values.md").read_text("utf-8")
    (small_copy / "playbooks/PB-003-oar.md").write_text(odd, "utf-8")
    page = written(load(small_copy), drafts=True)["pb-003.en"]
    do, say = odd.split("{ #do }\n\n")[1].split("\n\n## What to say {#say }\n\n")
    assert do.replace("R-001", '[R-001](../risks/r-001.md "Rain falls on the pier")') in page
    assert say.rstrip("\n") in page


@pytest.mark.parametrize("title", TITLES)
def test_a_title_is_shown_with_every_sign_in_it(title: str) -> None:
    """None of them acts as Markdown, in a paragraph, a heading or a list."""
    plain = Writer(SMALL.catalogs["en"], "index.md").plain(title)
    for tags, text in (["p"], plain), (["h1"], f"# {plain} {{ #x }}"), (["ul", "li"], f"- {plain}"):
        page = elements.read(Markdown(extensions=EXTENSIONS).convert(text))
        assert ([each.tag for each in page.walk()][1:], page.text()) == (tags, " ".join(title.split()))


def test_a_borrowed_text_carries_its_language() -> None:
    """A screen reader changes its voice, a browser does not translate it twice."""
    writer = Writer(SMALL.catalogs["en"], "playbooks/pb-001.md")
    assert writer.plain(Borrowed("Лампа", "ru")) == "*Лампа*{ lang=ru }"
    assert writer.inline(Borrowed("Лампа,\n см. R-001\n", "ru")) == (
        '*Лампа, см. [R-001](../risks/r-001.md "Rain falls on the pier")*{ lang=ru }'
    )
    assert writer.block(Borrowed("Лампа\n", "ru")) == (
        "/// html | div\n    attrs: {lang: ru, class: ms-borrowed}\n\nЛампа\n///"
    )


def test_a_phrase_stands_in_the_quotation_marks_of_its_edition() -> None:
    """Unless it brings its own."""
    english, russian = (Writer(SMALL.catalogs[language], "index.md") for language in LANGUAGES)
    assert [english.quote("row"), russian.quote("греби"), english.quote("“row”"), russian.quote("«греби»")] == [
        "“row”",
        "«греби»",
        "“row”",
        "«греби»",
    ]


def test_a_borrowed_text_stays_borrowed_in_a_copy() -> None:
    """A draft in one language is shown in both editions, its furniture too, which is made of copies."""
    copied = deepcopy(Borrowed("Лампа", "ru"))
    assert (copied, copied.language) == ("Лампа", "ru")
