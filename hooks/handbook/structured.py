"""A page in the words of schema.org, for search engines: what it is, since when, and where it stands on the site."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from handbook.addresses import address_of, root_of
from handbook.catalog import Catalog
from handbook.model import Item, Playbook
from handbook.node import LANGUAGES, Borrowed

CONTEXT = "https://schema.org"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
QUESTIONS = "questions/"
Thing = dict[str, Any]


class Step(NamedTuple):
    """A page on the way from the home page to another."""

    name: str
    address: str


def graph(things: Iterable[Thing]) -> Thing:
    """Things that are told together."""
    return {"@context": CONTEXT, "@graph": list(things)}


def article(catalog: Catalog, item: Item, site: str) -> Thing:
    """A playbook, which tells how something is done, or a risk."""
    root = root_of(site, catalog.language)
    address, risks = root + address_of(item.id).url, [item.id]
    if isinstance(item, Playbook):
        risks = [each.risk for lesson in item.standing for each in lesson.addresses]
    dates = {"datePublished": item.published, "dateModified": item.changed}
    return {
        "@type": "TechArticle" if isinstance(item, Playbook) else "Article",
        "@id": address,
        "url": address,
        "identifier": item.id,
        "headline": item.title,
        "description": item.summary,
        "inLanguage": item.title.language if isinstance(item.title, Borrowed) else catalog.language,
        **{name: day.isoformat() for name, day in dates.items() if day},
        "version": catalog.revisions.get(item.id, ""),
        "creativeWorkStatus": item.status,
        "about": [risk(catalog, each, root) for each in dict.fromkeys(risks) if each in catalog.risks],
        "workTranslation": [translation(item, site, each) for each in LANGUAGES if each != catalog.language],
        "license": LICENCE,
        "isAccessibleForFree": True,
        "author": publisher(catalog, root),
        "publisher": publisher(catalog, root),
        "isPartOf": website(catalog, root),
    }


def risk(catalog: Catalog, identity: str, root: str) -> Thing:
    """What an article is about."""
    return {
        "@type": "DefinedTerm",
        "termCode": identity,
        "name": catalog.risks[identity].title,
        "url": root + address_of(identity).url,
    }


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
    """The edition, with its search."""
    found = {"@type": "EntryPoint", "urlTemplate": f"{root}search/?q={{words}}"}
    return website(catalog, root) | {
        "description": description,
        "inLanguage": catalog.language,
        "license": LICENCE,
        "publisher": publisher(catalog, root),
        "potentialAction": {"@type": "SearchAction", "target": found, "query-input": "required name=words"},
    }


def web_page(catalog: Catalog, step: Step, root: str, description: str) -> Thing:
    """A page written by hand; that of the questions has them with their answers."""
    asked = [question(each.name, each.answer) for each in catalog.questions.values()]
    of_questions = step.address == f"{root}questions/"
    return {
        "@type": "FAQPage" if of_questions else "WebPage",
        "@id": step.address,
        "url": step.address,
        "name": step.name,
        "description": description,
        "inLanguage": catalog.language,
        "isPartOf": website(catalog, root),
        **({"mainEntity": asked} if of_questions else {}),
    }


def question(name: str, answer: str) -> Thing:
    """A question and its answer."""
    return {"@type": "Question", "name": name, "acceptedAnswer": {"@type": "Answer", "text": " ".join(answer.split())}}


def way(steps: Sequence[Step]) -> Iterator[Thing]:
    """The way to a page, where there is one."""
    listed = [
        {"@type": "ListItem", "position": place, "name": step.name, "item": step.address}
        for place, step in enumerate(steps, 1)
    ]
    if len(listed) > 1:
        yield {"@type": "BreadcrumbList", "itemListElement": listed}
