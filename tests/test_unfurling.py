"""A link pasted into a chat or met by a search engine: what the page says of itself, and in whose words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any
from urllib.parse import urldefrag

import pytest
import yaml
from handbook.addresses import address_of
from handbook.cards.cards import HANDBOOK, card_address
from handbook.loading import load
from handbook.model import Item
from handbook.node import Language
from jinja2 import Environment, FileSystemLoader

from tests import elements
from tests.built import ROOT, Site
from tests.elements import Element

CATALOGS = load(ROOT).catalogs
SCHEMA = yaml.safe_load((ROOT / "tests/schema-org.yml").read_text("utf-8"))
EDITIONS = pytest.mark.parametrize("language", ["en", "ru"])
LOCALES = {"en": "en_GB", "ru": "ru_RU"}
# What search engines ask of each type, beyond schema.org, which asks for nothing.
REQUIRED = {
    "TechArticle": {"headline", "image", "author", "publisher", "datePublished", "dateModified", "description", "url"},
    "Article": {"headline", "image", "author", "publisher", "datePublished", "dateModified", "description", "url"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "FAQPage": {"mainEntity"},
    "Question": {"name", "acceptedAnswer"},
    "Answer": {"text"},
    "WebSite": {"name", "url"},
    "SearchAction": {"target", "query-input"},
}
Thing = dict[str, Any]


def root_of(language: Language) -> str:
    """Where an edition begins."""
    return "" if language == "en" else "ru/"


def items(language: Language) -> dict[str, Item]:
    """The playbooks and risks of an edition by the addresses of their pages."""
    catalog = CATALOGS[language]
    found = [*catalog.playbooks.values(), *catalog.risks.values()]
    return {root_of(language) + address_of(item.id).url: item for item in found if item.status != "draft"}


def said(page: Element) -> dict[str, str]:
    """What the head of a page tells a chat."""
    tags = [tag.attributes for tag in page.all("meta") if tag.attributes.get("property") or "twitter" in str(tag)]
    return {tag.get("property") or tag["name"]: tag["content"] for tag in tags}


def linked(page: Element) -> Thing:
    """What the page tells a program."""
    [script] = [each for each in page.all("script") if each.attributes.get("type") == "application/ld+json"]
    found: Thing = json.loads("".join(script.pieces(())))
    return found


@EDITIONS
def test_a_link_to_a_playbook_or_a_risk_shows_its_title_summary_and_card(site: Site, language: Language) -> None:
    """In the language of the page, with the days of its text, at its address; the client may read along."""
    root, [other] = site.address + root_of(language), [LOCALES[each] for each in LOCALES if each != language]
    assert {address: said(site.pages[address]) for address in items(language)} == {
        address: {
            "og:site_name": CATALOGS[language].say("site_name"),
            "og:type": "article",
            "og:title": item.title,
            "og:description": item.summary,
            "og:url": site.address + address,
            "og:locale": LOCALES[language],
            "og:locale:alternate": other,
            "og:image": root + card_address(item.id),
            "og:image:type": "image/png",
            "og:image:width": "1200",
            "og:image:height": "630",
            "og:image:alt": item.title,
            "article:published_time": str(item.published),
            "article:modified_time": str(item.changed),
            "twitter:card": "summary_large_image",
        }
        for address, item in items(language).items()
    }


@EDITIONS
def test_a_link_to_any_other_page_shows_its_own_title_and_summary(site: Site, language: Language) -> None:
    """With the card of the handbook; the home page goes by what the handbook is."""
    root, catalog = root_of(language), CATALOGS[language]
    pages = {address: page for address, page in site.pages.items() if address.startswith("ru/") == (language == "ru")}
    pages = {
        address: page for address, page in pages.items() if address not in items(language) and "404" not in address
    }
    shown = {address: said(page) for address, page in pages.items()}
    assert {address: (each["og:title"], each["og:description"]) for address, each in shown.items()} == {
        address: (named(page) if address != root else catalog.say("card_title"), description(page))
        for address, page in pages.items()
    }
    card = site.address + root + card_address(HANDBOOK)
    assert {(each["og:type"], each["og:image"]) for each in shown.values()} == {("website", card)}
    assert {address: each["og:url"] for address, each in shown.items()} == {each: site.address + each for each in pages}


def named(page: Element) -> str:
    """The title of a page, without the site's name."""
    return next(page.all("title")).text().rpartition(" · ")[0]


def description(page: Element) -> str:
    """The summary that a page gives to search engines."""
    return next(tag.attributes["content"] for tag in page.all("meta") if tag.attributes.get("name") == "description")


def test_every_page_speaks_to_programs_in_the_words_of_schema_org(site: Site) -> None:
    """Known types, each with properties of its own, with values of their kinds, and none missing that is asked for."""
    pages = {address: linked(page) for address, page in site.pages.items() if "404" not in address}
    assert {each["@context"] for each in pages.values()} == {"https://schema.org"}
    assert {address: list(faults(each["@graph"])) for address, each in pages.items() if [*faults(each["@graph"])]} == {}


def faults(value: Any) -> Iterator[str]:
    """What schema.org does not know in a value and in all below it."""
    for part in value if isinstance(value, list) else [value]:
        if isinstance(part, dict):
            kinds = set(kinds_of(part["@type"]))
            yield from (f"{part['@type']} without {name}" for name in REQUIRED.get(part["@type"], set()) - set(part))
            for name, each in part.items():
                if not name.startswith("@") and name != "query-input":  # which schema.org's page on actions explains
                    known = SCHEMA["properties"][name]
                    yield from () if kinds & {*known["of"]} else (f"{name} of {part['@type']}",)
                    yield from (f"{name}: {one}" for one in each_of(each) if not fits(one, known["is"]))
                    yield from faults(each)


def each_of(value: Any) -> list[Any]:
    """The values of a property that may have several."""
    return value if isinstance(value, list) else [value]


def kinds_of(name: str) -> Iterator[str]:
    """A type, and whatever it is a kind of."""
    yield name
    for parent in SCHEMA["types"][name]:
        yield from kinds_of(parent)


def fits(value: Any, kinds: list[str]) -> bool:
    """Whether a value is of one of these kinds; a thing may be told by its address alone."""
    if isinstance(value, dict):
        return not set(kinds_of(value["@type"])).isdisjoint(kinds)
    if isinstance(value, bool | int):
        return {bool: "Boolean", int: "Integer"}[type(value)] in kinds
    if str(value).startswith("http"):
        return not {"URL", "Thing", "Text"}.isdisjoint(kinds)
    return bool(value) and ("Text" in kinds or ("Date" in kinds and len(value) == len("2026-11-22")))


def test_every_address_that_is_told_to_programs_is_one_of_the_site(site: Site) -> None:
    """Pages, cards and the search; the licence alone lies elsewhere."""
    told = {address for page in site.pages.values() if list(page.all("script")) for address in addresses(page)}
    own = {urldefrag(address).url.partition("?")[0] for address in told if address.startswith(site.address)}
    assert [each for each in told if not each.startswith(site.address)] == [
        "https://creativecommons.org/licenses/by/4.0/"
    ]
    files = {file.relative_to(site.folder).as_posix() for file in site.folder.rglob("*.png")}
    assert [each for each in own if each.removeprefix(site.address) not in site.pages.keys() | files] == []


def addresses(page: Element) -> Iterator[str]:
    """Every address in what a page tells to programs."""
    for script in page.all("script"):
        if script.attributes.get("type") == "application/ld+json":
            yield from texts(json.loads("".join(script.pieces(())))["@graph"])


def texts(value: Any) -> Iterator[str]:
    """Every address in a value."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from texts(part)
    elif isinstance(value, str) and value.startswith("http"):
        yield value


@EDITIONS
def test_a_program_learns_what_a_page_is_and_where_it_stands(site: Site, language: Language) -> None:
    """A playbook tells how something is done and is about its risks; the way to it begins at the home page."""
    root, catalog = site.address + root_of(language), CATALOGS[language]
    playbook, way = linked(site.pages[f"{root_of(language)}playbooks/pb-002/"])["@graph"]
    risk, _ = linked(site.pages[f"{root_of(language)}risks/r-008/"])["@graph"]
    assert (playbook["@type"], risk["@type"]) == ("TechArticle", "Article")
    assert (playbook["identifier"], playbook["version"]) == ("PB-002", catalog.revisions["PB-002"])
    assert playbook["inLanguage"] == language
    assert (
        playbook["about"][0]
        == risk["about"][0]
        == {
            "@type": "DefinedTerm",
            "termCode": "R-008",
            "name": catalog.risks["R-008"].title,
            "url": f"{root}risks/r-008/",
        }
    )
    assert [(step["name"], step["item"]) for step in way["itemListElement"]] == [
        (catalog.say("site_name"), root),
        (catalog.say("playbooks"), f"{root}playbooks/"),
        (catalog.title("PB-002"), f"{root}playbooks/pb-002/"),
    ]


@EDITIONS
def test_the_page_of_the_questions_tells_programs_the_answers(site: Site, language: Language) -> None:
    """Word for word those of the page."""
    [page, _] = linked(site.pages[f"{root_of(language)}questions/"])["@graph"]
    asked = {each["name"]: each["acceptedAnswer"]["text"] for each in page["mainEntity"]}
    assert asked == {each.name: " ".join(each.answer.split()) for each in CATALOGS[language].questions.values()}


def test_no_title_breaks_out_of_what_is_told(site: Site) -> None:
    """Signs of HTML and of scripts stay text, for a chat and for a program."""
    hostile = "</script><script>\"&quot;' & <!-- {{ 1 }} «Я»"
    shown = SimpleNamespace(kind="article", title=hostile, summary=hostile, card="https://example.org/a.png")
    shown.linked, shown.published, shown.changed = {"name": hostile}, None, None
    templates = Environment(loader=FileSystemLoader(ROOT / "overrides/partials"))
    words = {"site_name": hostile, "locale": "en_GB"}
    page = {"canonical_url": "https://example.org/", "meta": {"unfurled": shown}}
    html = templates.get_template("unfurled.html").render(page=page, words=words, config={"extra": {"alternate": {}}})
    read = elements.read(html)
    assert linked(read) == {"name": hostile}
    assert {said(read)[name] for name in ("og:title", "og:description", "og:site_name")} == {hostile}
