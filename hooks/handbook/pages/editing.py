"""What a reader can do about a page in the repository: edit what it is made of, see its history, translate it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from handbook.addresses import LISTS
from handbook.catalog import Catalog
from handbook.drift import Drift
from handbook.history.register import LISTS as LISTED

BRANCH = "main"
MISSING = "404.html"
REPORT = "issues/new/choose"


class Action(NamedTuple):
    """A link into the repository: the word of the site that names it, what kind of link it is, and its path there."""

    word: str
    kind: str
    path: str


def actions(catalog: Catalog, page: str, identity: str = "") -> tuple[Action, ...]:
    """What can be done about a page, by its file from the edition's root and its item; what is edited comes first."""
    report = Action("report_mistake", "help", REPORT)
    drift = catalog.drifts.get(identity)
    return (*(for_item(drift, catalog) if drift else for_written(page, catalog)), report)


def drift_into(catalog: Catalog, identity: str) -> Drift | None:
    """How this edition's translation of an item stands; nothing where the edition has the original."""
    drift = catalog.drifts.get(identity)
    return drift if drift and drift.language == catalog.language else None


def for_item(drift: Drift, catalog: Catalog) -> Iterator[Action]:
    """The page of a playbook or a risk is made of one file, in each language its own."""
    translated = drift.language == catalog.language
    own = drift.file if translated and drift.state != "missing" else drift.original
    yield edit("edit_page", own)
    if translated and drift.state != "current":
        yield Action("translate_page", "edit", translating(drift))
    yield Action("history", "version-history", history(own))


def for_written(page: str, catalog: Catalog) -> Iterator[Action]:
    """A page written by hand may show lists of the vocabulary; where it shows one, that is what it is made of."""
    written = f"docs/{catalog.language}/{page}"
    lists = [name for name in LISTED.values() if LISTS[name] == page]
    if page == MISSING:
        lists = ["words"]
    first = f"vocabulary/{lists[0]}.yml" if len(lists) == 1 else written
    yield edit("edit_page", first)
    if len(lists) == 1 and page != MISSING:
        yield edit("edit_text", written)
    if len(lists) > 1:
        yield from (edit(f"edit_{name}", f"vocabulary/{name}.yml") for name in lists)
    yield Action("history", "version-history", history(first))


def edit(word: str, file: str) -> Action:
    """A link to GitHub's editor, which forks the repository where it must."""
    return Action(word, "edit", f"edit/{BRANCH}/{file}")


def history(file: str) -> str:
    """Where the changes of a file are told."""
    return f"commits/{BRANCH}/{file}"


def difference(drift: Drift) -> str:
    """What changed in an original since it was translated; its history, where the commit of then is not known."""
    if not drift.followed:
        return history(drift.original)
    file = sha256(drift.original.encode()).hexdigest()  # GitHub's own anchor of a file in a comparison
    return f"compare/{drift.followed}...{BRANCH}#diff-{file}"


def translating(drift: Drift) -> str:
    """Where a translation is brought up to date, or begun."""
    folder, name = posixpath.split(drift.file)
    return f"new/{BRANCH}/{folder}?filename={name}" if drift.state == "missing" else f"edit/{BRANCH}/{drift.file}"
