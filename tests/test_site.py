"""The built site: one command for both editions, no address that leads nowhere, nothing fetched from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from tests.built import Site
from tests.elements import Element

LOADING = ("src", "srcset", "action", "formaction", "poster", "data")
STATED = ("canonical", "alternate")
LEFTOVERS = re.compile(r"\{\{|\{%|\{#|\{:|\{ #|///|Macro Rendering Error|Traceback")


def test_one_command_builds_both_editions_without_a_warning(site: Site) -> None:
    """A maintainer types `mkdocs build --strict` and is told nothing."""
    said = [line for line in site.said.splitlines() if line and not line.startswith("INFO")]
    assert (site.status, said) == (0, [])
    assert {"", "ru/"} <= set(site.pages)


def test_every_link_of_every_page_leads_to_a_page_and_an_anchor(site: Site) -> None:
    """A reader never meets a dead link, also where the site stands under a sub-path."""
    ids = {address: set(page.values("id")) for address, page in site.pages.items()}
    dead = [
        f"{page} -> {link}" for page, link in links(site) if not resolves(site, urljoin(site.address, page), link, ids)
    ]
    assert dead == []


def links(site: Site) -> Iterator[tuple[str, str]]:
    """Every address that a page names, with the page."""
    for address, page in site.pages.items():
        for attribute in ("href", "src"):
            for link in page.values(attribute):
                yield address, link


def resolves(site: Site, base: str, link: str, ids: dict[str, set[str]]) -> bool:
    """Whether a link from a page leads somewhere; other hosts are not asked."""
    target, anchor = urldefrag(urljoin(base, link))
    if urlsplit(target).netloc != urlsplit(site.address).netloc:
        return urlsplit(target).scheme in ("https", "http", "mailto")
    path = unquote(urlsplit(target).path.removeprefix(urlsplit(site.address).path))
    file = site.folder / path / "index.html" if path.endswith("/") or not path else site.folder / path
    return target.startswith(site.address) and file.is_file() and (not anchor or unquote(anchor) in ids[path])


def test_a_page_names_every_script_that_its_own_ones_need(site: Site) -> None:
    """All are fetched at once: none is known only once the one that imports it is there."""
    asked = re.compile(r'^import .* from "(.*)";$', re.MULTILINE)
    astray = {}
    for address, page in site.pages.items():
        own, ahead = (set(scripts(site, address, page, tag)) for tag in ("script", "link"))
        known = set(own)
        while found := {urljoin(each, other) for each in known for other in asked.findall(source(site, each))} - known:
            known |= found
        if known != own | ahead:
            astray[address] = known ^ (own | ahead)
    assert astray == {}


def scripts(site: Site, address: str, page: Element, tag: str) -> Iterator[str]:
    """The addresses of the modules that a page runs, or of those that it only fetches."""
    for each in page.all(tag):
        if each.attributes.get("type") == "module" or each.attributes.get("rel") == "modulepreload":
            yield urljoin(site.address + address, each.attributes.get("src") or each.attributes["href"])


def source(site: Site, script: str) -> str:
    """What is written in a script."""
    return (site.folder / script.removeprefix(site.address)).read_text("utf-8")


def test_every_page_stands_in_both_languages_with_the_same_anchors(site: Site) -> None:
    """A link to a lesson, a section or an entry holds in the other language too."""
    english = {address: page for address, page in anchors(site) if not address.startswith("ru/")}
    russian = {address.removeprefix("ru/"): page for address, page in anchors(site) if address.startswith("ru/")}
    assert set(english) == set(russian)
    pairs = [(address, *pair) for address in english for pair in zip_longest(english[address], russian[address])]
    assert [f"{address}: #{one} / #{other}" for address, one, other in pairs if one != other] == []
    assert [f"{address}: #{one}" for address, one, _ in pairs if not str(one).isascii()] == []


def anchors(site: Site) -> Iterator[tuple[str, list[str]]]:
    """The anchors of every page but that for what is missing, in their order."""
    for address, page in site.pages.items():
        if "404" not in address:
            yield address, [anchor for article in page.all("article") for anchor in article.values("id")]


def test_the_link_beside_a_heading_says_in_the_language_of_its_page_what_it_is(site: Site) -> None:
    """Whoever rests on it reads his own language."""
    titles: dict[bool, set[str]] = {True: set(), False: set()}
    for address, page in site.pages.items():
        marks = (link for link in page.all("a") if "headerlink" in link.attributes.get("class", "").split())
        titles[address.startswith("ru/")] |= {link.attributes.get("title", "") for link in marks}
    assert titles == {False: {"Link to this place"}, True: {"Ссылка на это место"}}


def test_every_page_names_its_own_address_and_that_of_its_other_language(site: Site) -> None:
    """A search engine finds each page under one address, and both languages of it."""
    pages = {address: page for address, page in site.pages.items() if "404" not in address}
    assert {address: stated(page) for address, page in pages.items()} == {
        address: {
            "canonical": site.address + address,
            "en": site.address + address.removeprefix("ru/"),
            "ru": f"{site.address}ru/{address.removeprefix('ru/')}",
            "x-default": site.address + address.removeprefix("ru/"),
        }
        for address in pages
    }


def stated(page: Element) -> dict[str, str]:
    """The addresses that the head of a page gives for it, by their language."""
    found = [link.attributes for link in page.all("link") if link.attributes.get("rel", "").strip() in STATED]
    return {link.get("hreflang", "canonical"): link["href"] for link in found if "type" not in link}


def test_no_page_loads_anything_from_another_host(site: Site) -> None:
    """Nobody but the site's host learns what a reader opens."""
    assert [
        f"{address}: {link}" for address, page in site.pages.items() for link in loaded(page) if foreign(site, link)
    ] == []


def loaded(page: Element) -> Iterator[str]:
    """Every address from which a browser fetches something for a page, or to which it sends a form."""
    for element in page.walk():
        yield from (element.attributes[name] for name in LOADING if name in element.attributes)
        if element.tag == "link" and element.attributes.get("rel", "").strip() not in STATED:
            yield element.attributes.get("href", "")
        yield from in_styles(element.attributes.get("style", ""))
        if element.tag == "style":
            yield from in_styles("".join(part for part in element.content if isinstance(part, str)))


def in_styles(css: str) -> list[str]:
    """The addresses in a style sheet."""
    return re.findall(r"""(?:url\(|@import)\s*["']?([^"')\s]+)""", css)


def foreign(site: Site, address: str) -> bool:
    """Whether an address is that of another host."""
    host = urlsplit(urljoin(site.address, address)).netloc
    return host not in ("", urlsplit(site.address).netloc)


def test_no_style_sheet_loads_anything_from_another_host(site: Site) -> None:
    """The same holds for letters and pictures."""
    sheets = sorted(site.folder.rglob("*.css"))
    assert sheets
    assert [link for sheet in sheets for link in in_styles(sheet.read_text("utf-8")) if foreign(site, link)] == []


def test_no_sign_of_the_tools_is_left_on_a_page(site: Site) -> None:
    """A reader sees no template, no attribute list and no error of a macro."""
    texts = {address: page.text(without=("code", "pre")) for address, page in site.pages.items()}
    assert {address: LEFTOVERS.findall(text) for address, text in texts.items() if LEFTOVERS.search(text)} == {}


def test_one_page_for_what_is_missing_speaks_both_languages(site: Site) -> None:
    """A static host serves only the root's page, whatever language was asked for."""
    assert [address for address in site.pages if "404" in address] == ["404.html"]
    page = site.pages["404.html"]
    assert {element.attributes["lang"] for element in page.walk() if "lang" in element.attributes} == {"en", "ru"}
    homes = {urljoin(site.address, link.attributes["href"]) for link in page.all("a", "md-button")}
    assert homes >= {site.address + end for end in ("", "search/", "ru/", "ru/search/")}
