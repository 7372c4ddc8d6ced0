"""What the builder of postmortems knows: the parts of a document, what may have happened, the lessons to cite."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TypedDict

from handbook.addresses import address_of
from handbook.catalog import Catalog
from handbook.citing import citation, quoted
from handbook.model import Lesson, Playbook
from handbook.pages.lists import GROUPS
from handbook.postmortem.blank import MARKDOWN, WIKI, Kind, Notation, Part, blank, parts_of
from handbook.vocabulary import Situation

FOLDER = "postmortem/"


class Around(TypedDict):
    """What stands in a document around the contents of a part."""

    opening: str
    table: str


class Outline(TypedDict):
    """A part of a document, in both notations."""

    id: str
    kind: Kind
    markdown: Around
    wiki: Around


class Citable(TypedDict):
    """A lesson of a playbook, whose title and address these are; risks by id and title, the citation by notation."""

    id: str
    playbook: str
    title: str
    address: str
    text: str
    quoted: str
    risks: list[str]
    citation: dict[str, str]


class Option(TypedDict):
    """Something that may have happened, and the ids of the lessons that fit it, best first."""

    id: str
    name: str
    lessons: list[str]


class Choice(TypedDict):
    """Options under a heading."""

    name: str
    options: list[Option]


class Known(TypedDict):
    """All that the builder loads."""

    parts: list[Outline]
    choices: list[Choice]
    lessons: list[Citable]


def offered(catalog: Catalog, site: str) -> Iterator[tuple[str, str]]:
    """Every file of the postmortem's page: its address from the edition's root, and its content."""
    found: Known = {
        "parts": [outline(part) for part in parts_of(catalog)],
        "choices": list(choices(catalog)),
        "lessons": [citable(catalog, site, *found) for found in catalog.lessons()],
    }
    yield f"{FOLDER}template-markdown.txt", blank(catalog, site, MARKDOWN)
    yield f"{FOLDER}template.txt", blank(catalog, site, WIKI)
    yield f"{FOLDER}lessons.json", json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def outline(part: Part) -> Outline:
    """A part without its contents."""
    return {"id": part.id, "kind": part.kind, "markdown": around(part, MARKDOWN), "wiki": around(part, WIKI)}


def around(part: Part, notation: Notation) -> Around:
    """What stands around the contents of a part."""
    return {"opening": notation.opening(part), "table": notation.table(part.columns) if part.columns else ""}


def citable(catalog: Catalog, site: str, playbook: Playbook, lesson: Lesson) -> Citable:
    """A lesson, ready to be cited."""
    text, whole = " ".join(lesson.text.split()), citation(catalog, playbook.cited(lesson), site)
    return {
        "id": whole.id,
        "playbook": playbook.id,
        "title": whole.title,
        "address": address_of(playbook.id).url,
        "text": text,
        "quoted": quoted(text.removesuffix("."), catalog.language),
        "risks": [f"{address.risk} {catalog.title(address.risk)}" for address in catalog.answered(lesson)],
        "citation": {"markdown": whole.markdown, "wiki": whole.jira},
    }


def choices(catalog: Catalog) -> Iterator[Choice]:
    """What may have happened: the situations in their groups, then the playbooks."""
    for group in GROUPS:
        chosen = [each for each in catalog.situations.values() if each.group == group]
        options = [option(each.id, each.name, fitting(catalog, each)) for each in chosen]
        yield {"name": catalog.say(f"group_{group}"), "options": options}
    own = [option(each.id, f"{each.id} {each.title}", lessons_of(each)) for each in catalog.listed if lessons_of(each)]
    yield {"name": catalog.say("playbooks"), "options": own}


def option(identity: str, name: str, lessons: list[str]) -> Option:
    """One thing that may have happened."""
    return {"id": identity, "name": name, "lessons": lessons}


def fitting(catalog: Catalog, situation: Situation) -> list[str]:
    """The lessons of the playbooks to which a situation leads, then those against the risks to which it leads."""
    found = [lesson for name in catalog.led_to(situation) for lesson in lessons_of(catalog.playbooks.get(name))]
    found += [answer.cited for name in catalog.led_to(situation) for answer in catalog.lessons_addressing(name)]
    return list(dict.fromkeys(found))


def lessons_of(playbook: Playbook | None) -> list[str]:
    """The lessons of a playbook that still stand."""
    if playbook is None or not playbook.listed:
        return []
    return [playbook.cited(lesson) for lesson in playbook.lessons if lesson.status == "published"]
