"""The handbook for language models: one sheet in the llms.txt form, both languages on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handbook.addresses import address_of, root_of
from handbook.catalog import Catalog
from handbook.node import Language

DATA = {
    "api/v1/handbook.json": "llms_json",
    "api/v1/schema/handbook.json": "llms_schema",
    "feed.xml": "llms_feed",
    "objects.inv": "llms_inventory",
}


def sheet(catalogs: Mapping[Language, Catalog], site: str) -> str:
    """The whole sheet: what the handbook is, how to cite it, and a line for each thing in it."""
    first, *others = catalogs.values()
    lines = [f"# {first.say('site_name')}", "", f"> {first.say('llms_about')}", ""]
    lines += [advice(first)]
    for other in others:
        home = f"[{other.say('site_name')}]({root_of(site, other.language)})"
        lines += ["", f"{home}: {other.say('llms_about')} {advice(other)}"]
    for catalog in catalogs.values():
        lines += sections(catalog, root_of(site, catalog.language))
    lines += ["", f"## {first.say('llms_data')}", ""]
    lines += [link(address, site + address, first.say(word)) for address, word in DATA.items()]
    return "\n".join(lines) + "\n"


def advice(catalog: Catalog) -> str:
    """How to cite the handbook, and what to take for what; with the licence."""
    return " ".join(catalog.say(word) for word in ("llms_use", "llms_kinds", "licence"))


def sections(catalog: Catalog, root: str) -> Iterator[str]:
    """The playbooks, risks and questions of an edition."""
    for name, found in (
        ("playbooks", playbooks(catalog)),
        ("risks", risks(catalog)),
        ("questions", questions(catalog)),
    ):
        yield from ("", f"## {catalog.say(name)}", "")
        for identity, summary in found:
            yield link(f"{identity} {catalog.title(identity)}", root + address_of(identity).url, summary)


def playbooks(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Each listed playbook, with its summary and whether it happened."""
    return ((each.id, f"{each.summary} ({catalog.say(f'kind_{each.kind}')})") for each in catalog.listed)


def risks(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Each listed risk, with its summary."""
    return ((each.id, each.summary) for each in catalog.listed_risks)


def questions(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Each question, with its answer."""
    return ((each.id, each.answer) for each in catalog.questions.values())


def link(text: str, address: str, summary: str) -> str:
    """A line of the sheet."""
    name = text.replace("[", "\\[").replace("]", "\\]")
    return f"- [{name}]({address}): {' '.join(summary.split())}"
