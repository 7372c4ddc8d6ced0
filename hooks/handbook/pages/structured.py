"""A page in the words of schema.org, for search engines: what it is, since when, and where it stands on the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from handbook.addresses import LISTS, Address, address_of, root_of
from handbook.catalog import Catalog
from handbook.model import Item, Playbook
from handbook.node import LANGUAGES, Borrowed, Language

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
QUESTIONS = Address(LISTS["questions"]).url
Thing = dict[str, Any]


class Step(NamedTuple):
    """A page on the way from the home page to another."""

    name: str
    address: str


def told(*things: Thing) -> Thing:
    """Things that are told together."""
    return {"@context": "https://schema.org", "@graph": list(things)}


def article(catalog: Catalog, item: Item, site: str) -> Thing:
    """A playbook, which tells how something is done, or a risk."""
    root = root_of(site, catalog.language)
    dates = {"datePublished": item.published, "dateModified": item.changed}
    return {
        "@type": "TechArticle" if isinstance(item, Playbook) else "Article",
        "@id": root + address_of(item.id).url,
        "url": root + address_of(item.id).url,
        "identifier": item.id,
        "headline": item.title,
        "description": item.summary,
        "inLanguage": item.title.language if isinstance(item.title, Borrowed) else catalog.language,
        **{name: day.isoformat() for name, day in dates.items() if day},
        "version": catalog.revisions.get(item.id, ""),
        "creativeWorkStatus": item.status,
        "about": [risk(catalog, each, root) for each in risks_of(catalog, item)],
        "workTranslation": [translation(item, site, each) for each in LANGUAGES if each != catalog.language],
        "license": LICENCE,
        "isAccessibleForFree": True,
        "author": publisher(catalog, root),
        "publisher": publisher(catalog, root),
        "isPartOf": website(catalog, root),
    }


def risks_of(catalog: Catalog, item: Item) -> Iterable[str]:
    """The risks that a playbook helps against; a risk itself."""
    if isinstance(item, Playbook):
        return dict.fromkeys(address.risk for address in catalog.answered(*item.standing))
    return [item.id]


def risk(catalog: Catalog, identity: str, root: str) -> Thing:
    """A risk as a term that the handbook explains."""
    address = root + address_of(identity).url
    return {"@type": "DefinedTerm", "termCode": identity, "name": catalog.risks[identity].title, "url": address}


def translation(item: Item, site: str, language: Language) -> Thing:
    """The same in another language."""
    address = root_of(site, language) + address_of(item.id).url
    return {"@type": "CreativeWork", "@id": address, "url": address, "inLanguage": language}


def publisher(catalog: Catalog, root: str) -> Thing:
    """Who speaks: the handbook."""
    return {"@type": "Organization", "name": catalog.say("site_name"), "url": root}


def website(catalog: Catalog, root: str) -> Thing:
    """The edition that a page belongs to."""
    return {"@type": "WebSite", "@id": f"{root}#website", "name": catalog.say("site_name"), "url": root}


def home(catalog: Catalog, root: str, description: str) -> Thing:
    """The edition itself, with its search."""
    search = {"@type": "EntryPoint", "urlTemplate": f"{root}search/?q={{words}}"}
    return website(catalog, root) | {
        "description": description,
        "inLanguage": catalog.language,
        "license": LICENCE,
        "publisher": publisher(catalog, root),
        "potentialAction": {"@type": "SearchAction", "target": search, "query-input": "required name=words"},
    }


def web_page(catalog: Catalog, step: Step, root: str, description: str) -> Thing:
    """A page written by hand; that of the questions holds them with their answers."""
    asked = step.address == root + QUESTIONS
    return {
        "@type": "FAQPage" if asked else "WebPage",
        "@id": step.address,
        "url": step.address,
        "name": step.name,
        "description": description,
        "inLanguage": catalog.language,
        "isPartOf": website(catalog, root),
        **({"mainEntity": list(questions(catalog))} if asked else {}),
    }


def questions(catalog: Catalog) -> Iterator[Thing]:
    """Each question with its answer."""
    for each in catalog.questions.values():
        answer = {"@type": "Answer", "text": " ".join(each.answer.split())}
        yield {"@type": "Question", "name": each.name, "acceptedAnswer": answer}


def way(steps: Sequence[Step]) -> Thing:
    """The way from the home page to a page."""
    listed = [
        {"@type": "ListItem", "position": place, "name": step.name, "item": step.address}
        for place, step in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": listed}
