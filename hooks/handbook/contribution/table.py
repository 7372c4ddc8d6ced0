"""The rules of `handbook check` as a table that a script reads: fields, words of mistakes, signs of what is private."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from handbook import messages
from handbook.catalog import Catalog
from handbook.checks.hyperlinks import LINK, PICTURE, TARGET, WHOLE
from handbook.checks.markup import ATTRIBUTES, BLOCKS, ENTITIES, ENTITY, TAG
from handbook.checks.names import Names
from handbook.checks.passages import KINDS
from handbook.checks.tact import FOLDED
from handbook.checks.validation import validated
from handbook.contribution.fields import ASKED, fields
from handbook.history.register import next_free, read_register
from handbook.lines import INVISIBLE, LONGEST_LINE, PILE
from handbook.linking import BARE
from handbook.loading import Handbook
from handbook.messages import Message
from handbook.model import SECTIONS, Playbook
from handbook.node import LANGUAGES
from handbook.privacy.confidential import public_names
from handbook.privacy.signs import EVERYWHERE, HANDLE, NAMES, Sign
from handbook.problems import Problem
from handbook.source import LONGEST_DOCUMENT, read_list
from handbook.values import DEEPEST
from handbook.vocabulary import UnsafeWord

ADDRESS = "contribute/new/rules.json"
TRAVELLING = ("title", "summary", "signals", "text")


def offered(handbook: Handbook, catalog: Catalog, root: Path) -> Iterator[tuple[str, str]]:
    """The file that the form loads, by its address from the edition's root."""
    yield ADDRESS, json.dumps(table(handbook, catalog, root), ensure_ascii=False, separators=(",", ":"))


def table(handbook: Handbook, catalog: Catalog, root: Path) -> dict[str, Any]:
    """Everything that the form judges by, in the words of an edition."""
    registered = (identity for _, identity in read_register(root)[0])
    identity = next_free("PB", [*registered, *handbook.originals])
    asked = fields(catalog, identity)
    return {
        "id": identity,
        "fields": [asdict(field) for field in asked],
        "left": [name for name in Playbook.model_fields if name not in ASKED],
        "sections": list(SECTIONS),
        "headings": {
            language: {anchor: each.say(f"section_{anchor}") for anchor in SECTIONS}
            for language, each in handbook.catalogs.items()
        },
        "messages": messages.messages(catalog.language),
        "shapes": messages.SHAPES[catalog.language],
        "limits": {"line": LONGEST_LINE, "file": LONGEST_DOCUMENT, "deep": DEEPEST},
        "invisible": for_scripts(INVISIBLE),
        "pile": for_scripts(PILE),
        "ids": {"pattern": BARE, "known": Names(catalog, (), drafts=True).of("any")},
        "markup": markup_rules(),
        "signs": signs(EVERYWHERE),
        "names": signs(NAMES),
        "handle": signs([HANDLE]),
        "public": sorted(public_names(root)),
        "travelling": TRAVELLING,
        "unsafe": {language: unsafe_in(root, language) for language in LANGUAGES},
    }


def signs(found: Iterable[Sign]) -> list[dict[str, str]]:
    """How each kind of what is private looks, under the name of what is said of it."""
    return [
        {
            "what": name_of(sign.what),
            "pattern": sign.pattern,
            "harmless": sign.harmless,
            "hint": sign.hint,
            "proved": sign.proved.__name__ if sign.proved else "",
        }
        for sign in found
    ]


def markup_rules() -> dict[str, Any]:
    """What may not stand in a text, each under the name of what is said of it, and how each kind of text is shown."""
    return {
        "kinds": KINDS,
        "plain": [[name_of(messages.LINK_SHOWN), r"\]\(", ""]],
        "any": [[name_of(messages.REMARK), "<!--[^>\n]*>?", ""], [name_of(messages.HTML), TAG.pattern, ""]],
        "entity": ENTITY.pattern,
        "entities": ENTITIES,
        "written": [
            *([name_of(what), *expression(pattern)] for what, pattern in BLOCKS),
            [name_of(messages.ATTRIBUTES), *expression(ATTRIBUTES)],
        ],
        "link": {"target": TARGET.pattern, "right": LINK.pattern, "picture": PICTURE.pattern, "host": WHOLE},
    }


def name_of(message: Message) -> str:
    """The name under which a message stands in the table."""
    return next(name for name, each in vars(messages).items() if each is message).lower()


def expression(pattern: re.Pattern[str]) -> tuple[str, str]:
    """An expression and its flags, apart, as scripts want them."""
    flags = ("m" if pattern.flags & re.MULTILINE else "") + ("i" if pattern.flags & re.IGNORECASE else "")
    return re.sub(r"^\(\?[mi]+\)", "", pattern.pattern), flags


def unsafe_in(root: Path, language: str) -> list[tuple[str, str]]:
    """The words that a client should not read, as they begin, each with what to say instead."""
    source = read_list(root / f"vocabulary/{UnsafeWord.file}.yml", root)
    if isinstance(source, Problem):
        return []
    read = [validated(UnsafeWord, source, (at,))[0] for at in range(len(source.values))]
    return [(word.begins.translate(FOLDED), word.instead) for word in read if word and word.language == language]


def for_scripts(pattern: re.Pattern[str]) -> str:
    """An expression whose every sign can be seen: those that can't are written by their numbers."""
    return "".join(
        sign if sign.isascii() and sign.isprintable() else f"\\u{{{ord(sign):x}}}" for sign in pattern.pattern
    )
