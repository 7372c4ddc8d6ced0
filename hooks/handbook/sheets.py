"""The files of playbooks and risks, each as it stands alone: what it holds, and all that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from handbook.checks import markup, sections
from handbook.checks.validation import validated
from handbook.lines import Unreadable
from handbook.model import Item, Translation
from handbook.node import Node
from handbook.problems import Problem
from handbook.source import Source, Written, document, read_document, read_written
from handbook.spreading import Known


class Sheet(NamedTuple):
    """One file as it was read; it holds nothing where it can't be read, or where a field is wrong."""

    node: Node | None
    problems: tuple[Problem, ...]


def read(root: Path, wanted: Mapping[Path, type[Node]]) -> Iterator[tuple[Path, Sheet]]:
    """Files as the models that are wanted of them, in the same order."""
    written = {path: read_written(path, root) for path in wanted}
    readable = {path: (each, wanted[path]) for path, each in written.items() if isinstance(each, Written)}
    sheets = dict(zip(readable, SHEETS.of([*readable.values()]), strict=True))
    for path, each in written.items():
        if isinstance(each, Problem):
            yield path, Sheet(None, (each,))
        else:
            node, problems = sheets[path]
            yield path, Sheet(node, (*problems, *missing_in(path, each.text, root)))


def sheet_of(wanted: tuple[Written, type[Node]]) -> Sheet:
    """A file as a model, its body parted into sections."""
    written, model = wanted
    try:
        source = document(*written)
    except Unreadable as error:
        return Sheet(None, (error.in_file(written.file),))
    node, problems = validated(model, source)
    parts, wrong = sections.split(source.file, source.body, source.body_line)
    if isinstance(node, Item | Translation):
        node._sections = parts
    return Sheet(node, (*markup.check(source), *problems, *wrong))


def missing_in(path: Path, text: str, root: Path) -> Iterator[Problem]:
    """The pictures that a file shows and that are not there: this alone is not told by its text."""
    source = read_document(path, root) if "![" in text else None
    if isinstance(source, Source):
        yield from markup.missing_pictures(source, root)


SHEETS = Known(sheet_of)
