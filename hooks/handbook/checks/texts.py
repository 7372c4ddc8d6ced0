"""Every text of a handbook, to be read for its language: playbooks, risks, the vocabulary, pages written by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from handbook.checks.passages import Passage, passages_of
from handbook.problems import Problem
from handbook.source import Source, read_document, read_list

NAMED = ("title", "description")
READERS: dict[str, Callable[[Path, Path], Source | Problem]] = {
    "playbooks/*.md": read_document,
    "risks/*.md": read_document,
    "vocabulary/*.yml": read_list,
    "docs/*/**/*.md": read_document,
}


def texts_of(root: Path) -> Iterator[Passage | Problem]:
    """The texts of every file that can be read; what is wrong with the others that no other check reads."""
    for names, read in READERS.items():
        for path in sorted(path for path in root.glob(names) if path.is_file() and not path.is_symlink()):
            source = read(path, root)
            if isinstance(source, Source):
                yield from of_page(source) if names.startswith("docs") else passages_of(source, every=True)
            elif names.startswith("docs"):
                yield source


def of_page(source: Source) -> Iterator[Passage]:
    """The texts of a page written by hand."""
    for name in NAMED:
        if isinstance(source.values, dict) and isinstance(text := source.values.get(name), str):
            yield Passage(source, (name,), "plain", text)
    yield Passage(source, (), "body", source.body)
