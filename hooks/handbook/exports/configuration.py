"""The configuration of the site, read without a generator: where a page stands, and what any generator needs of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from handbook.addresses import root_of
from handbook.node import Language

FILES: dict[Language, str] = {"en": "mkdocs.yml", "ru": "mkdocs.ru.yml"}
OURS = ("INHERIT", "hooks", "watch", "plugins")  # what only the build of the repository needs
PORTABLE = {
    "theme": {"variant": "classic"},  # of the two looks of Zensical the one that the styles are written for
    "plugins": {"search": {"enabled": False}},  # the handbook brings its own
    "exclude_docs": "!.well-known",
    "not_in_nav": "playbooks/pb-*\nrisks/r-*\n",
}


def read(root: Path, language: Language) -> MappingNode:
    """The configuration of an edition, tags as they are written; the Russian one lies over the English one."""
    files = [root / FILES[name] for name in FILES if name in ("en", language)]
    nodes = [yaml.compose(file.read_text("utf-8"), yaml.CSafeLoader) for file in files]
    whole = nodes[0]
    for node in nodes[1:]:
        whole = laid_over(whole, node)
    assert isinstance(whole, MappingNode)
    return whole


def laid_over(below: Node | None, above: Node | None) -> Node:
    """Two values as one: mappings key by key, of anything else the one above."""
    if not (isinstance(below, MappingNode) and isinstance(above, MappingNode)):
        return above or below or MappingNode("tag:yaml.org,2002:map", [])
    values = {key.value: (key, value) for key, value in below.value}
    over = {key.value: (key, laid_over(values.get(key.value, (key, None))[1], value)) for key, value in above.value}
    return MappingNode(below.tag, list({**values, **over}.values()))


def portable(root: Path, language: Language, site: str, extra: Mapping[str, Any]) -> str:
    """The configuration of an edition for a generator that runs no hook and reads no environment."""
    whole = read(root, language)
    whole.value = [(key, value) for key, value in whole.value if key.value not in OURS]
    settled = {"site_url": root_of(site, language), **PORTABLE, "extra": {**extra, "scope": urlsplit(site).path}}
    added = yaml.compose(yaml.safe_dump(settled, allow_unicode=True, sort_keys=False))
    return str(yaml.serialize(laid_over(whole, added), allow_unicode=True, width=120))


def trails(root: Path, language: Language) -> dict[str, tuple[str, ...]]:
    """For each page of the navigation the pages above it, the highest first."""
    if not (root / FILES["en"]).is_file():
        return {}
    return dict(trails_in(found(read(root, language), "nav"), ()))


def list_in(root: Path, language: Language, *keys: str) -> list[str]:
    """A list of texts in the configuration of an edition, by the keys that lead to it."""
    node: Node | None = read(root, language)
    for key in keys:
        node = found(node, key)
    return [each.value for each in node.value] if isinstance(node, SequenceNode) else []


def found(node: Node | None, key: str) -> Node | None:
    """The value of a key in a mapping."""
    values = node.value if isinstance(node, MappingNode) else ()
    return next((value for name, value in values if name.value == key), None)


def trails_in(entries: Node | None, above: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The same for a part of the navigation; the page that opens a section stands above the others."""
    for entry in entries.value if isinstance(entries, SequenceNode) else ():
        target = entry.value[0][1] if isinstance(entry, MappingNode) else entry
        if isinstance(target, ScalarNode):
            yield target.value, tuple(page for page in above if page != target.value)
        else:
            first = target.value[0].value
            opening = (first,) if isinstance(first, str) and first.endswith("index.md") else ()
            yield from trails_in(target, (*above, *opening))
