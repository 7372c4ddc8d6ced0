"""From the folders of a handbook to its two editions, with every problem of every file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from handbook import sheets
from handbook.catalog import Catalog
from handbook.checks import folders, markup, rules
from handbook.checks.tact import check_tact
from handbook.checks.validation import validated
from handbook.drift import drift_of
from handbook.history import promises
from handbook.linking import IDENTITY
from handbook.model import Item, Playbook, Risk, Translation
from handbook.node import LANGUAGES, NUMBER, Language, Node
from handbook.privacy import confidential
from handbook.problems import Problem, quoted
from handbook.source import KEPT, Source, read_list
from handbook.spreading import remembered
from handbook.translation import bilingual, digest, edition_of, entry_in, revision_of, revision_of_entry, translation_of
from handbook.vocabulary import VOCABULARY, Situation, UnsafeWord

FOLDERS: dict[str, type[Item]] = {"playbooks": Playbook, "risks": Risk}
NAMES = {"playbooks": f"PB-{NUMBER}", "risks": f"R-{NUMBER}"}
SUFFIX = re.compile(r"\.(en|ru)\.md$")


@dataclass(frozen=True)
class Handbook:
    """All that was read: an edition a language, the translations as written, and everything that is wrong."""

    catalogs: dict[Language, Catalog]
    originals: dict[str, Item] = field(default_factory=dict)
    translations: dict[str, Translation] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    files: tuple[str, ...] = ()


def load(root: Path) -> Handbook:
    """Read and check the handbook that stands in a folder."""
    shelf = Shelf(root)
    shelf.read_vocabulary()
    for folder in FOLDERS:
        shelf.read_folder(folder)
    catalogs = shelf.catalogs()
    between = rules.check(shelf.as_written(catalogs["en"]), shelf.translations, shelf.unread)
    promised = promises.check(root, catalogs["en"], shelf.unread)
    problems = {
        *shelf.problems,
        *between,
        *shelf.tactless(),
        *promised,
        *folders.check(root),
        *confidential.check(root),
    }
    return Handbook(catalogs, shelf.items, shelf.translations, tuple(sorted(problems)), tuple(shelf.files))


class Shelf:
    """The files of a handbook while they are being read."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.items: dict[str, Item] = {}
        self.translations: dict[str, Translation] = {}
        self.entries: dict[str, dict[str, Node]] = {}
        self.problems: list[Problem] = []
        self.unsafe: list[UnsafeWord] = []
        self.unread: set[str] = set()
        self.files: list[str] = []

    def read_vocabulary(self) -> None:
        """Read every list of the vocabulary."""
        for model in VOCABULARY:
            self.entries[model.file] = {}
            if source := self.listed(model.file):
                for at in range(len(source.values)):
                    self.take_entry(model, source, at, self.entries[model.file])
        if source := self.listed(UnsafeWord.file):
            read = [entry_of(UnsafeWord, source, at) for at in range(len(source.values))]
            self.problems += [problem for _, problems in read for problem in problems]
            self.unsafe = [word for word, _ in read if isinstance(word, UnsafeWord)]

    def listed(self, name: str) -> Source | None:
        """One list of the vocabulary, if it can be read."""
        path = self.root / "vocabulary" / f"{name}.yml"
        self.files.append(f"vocabulary/{name}.yml")
        source = read_list(path, self.root) if path.is_symlink() or path.exists() else missing_list(path, self.root)
        if isinstance(source, Source):
            self.problems += markup.check(source)
            return source
        self.problems.append(source)
        self.unread.add(name)
        return None

    def tactless(self) -> Iterator[Problem]:
        """Words in what was read that a client should not read."""
        for language in LANGUAGES:
            unsafe = {word.begins: word.instead for word in self.unsafe if word.language == language}
            for item in self.items.values():
                if texts := item if item.language == language else self.translations.get(item.id):
                    yield from check_tact(texts, unsafe)
            for situation in self.entries[Situation.file].values():
                yield from check_tact(getattr(situation, language), unsafe)

    def take_entry(self, model: type[Node], source: Source, at: int, entries: dict[str, Node]) -> None:
        """Read one entry of a list."""
        entry, problems = entry_of(bilingual(model), source, at)
        self.problems += problems
        identity = str(getattr(entry, "id", "")) or id_in(source.values[at])
        if entry is None:
            self.unread.add(identity or Path(source.file).stem)
        elif identity in entries:
            self.problems.append(entry.problem("id", f"found {quoted(identity)} a second time", "give it another id"))
        else:
            entries[identity] = entry

    def read_folder(self, folder: str) -> None:
        """Read every playbook or every risk, the translations after the originals."""
        wanted: dict[Path, type[Node]] = {}
        paths = sorted((self.root / folder).glob("*")) if (self.root / folder).is_dir() else []
        for path in sorted(paths, key=lambda path: bool(SUFFIX.search(path.name))):
            if folders.HIDDEN.match(path.name):
                continue
            self.files.append(f"{folder}/{path.name}")
            if problem := rules.check_file_name(path.relative_to(self.root), NAMES[folder]):
                self.problems.append(problem)
                self.unread.add(identity_in(path))
                continue
            original = FOLDERS[folder]
            wanted[path] = translation_of(original) if SUFFIX.search(path.name) else original
        for path, sheet in sheets.read(self.root, wanted):
            self.problems += sheet.problems
            self.take(identity_in(path), sheet.node, wanted[path])

    def take(self, identity: str, node: Node | None, model: type[Node]) -> None:
        """Keep an original or a translation; of what can't be read nothing is known but its id."""
        if isinstance(node, Item | Translation):
            known: dict[str, Any] = self.items if isinstance(node, Item) else self.translations
            self.problems += rules.check_identity(node, identity, known.get(node.id))
            known.setdefault(node.id, node)
        else:
            self.unread.add(identity if issubclass(model, Item) else f"{identity} translation")

    def catalogs(self) -> dict[Language, Catalog]:
        """Everything that could be read, in each language."""
        items = {language: self.items_in(language) for language in LANGUAGES}
        digests = {language: {name: digest(item) for name, item in items[language].items()} for language in LANGUAGES}
        revisions = {
            name: revision_of(item.changed, [digests[language][name] for language in LANGUAGES])
            for name, item in self.items.items()
        }
        drifts = {
            name: drift_of(item, self.translations.get(name), digests[item.language][name])
            for name, item in sorted(self.items.items())
        }
        entries = {language: self.entries_in(language) for language in LANGUAGES}
        revisions |= {
            name: revision_of_entry([entries[language][model.file][name] for language in LANGUAGES])
            for model in VOCABULARY
            for name in self.entries[model.file]
            if re.fullmatch(IDENTITY, name)
        }
        return {
            language: Catalog(
                language,
                {name: item for name, item in items[language].items() if isinstance(item, Playbook)},
                {name: item for name, item in items[language].items() if isinstance(item, Risk)},
                revisions=revisions,
                drifts=drifts,
                **entries[language],
            )
            for language in LANGUAGES
        }

    def items_in(self, language: Language) -> dict[str, Item]:
        """Every item, itself where it is written in that language, else its translation laid over it."""
        in_order = sorted(self.items.values(), key=lambda item: (len(item.id), item.id))
        return {
            item.id: item if item.language == language else edition_of(item, self.translations.get(item.id), language)
            for item in in_order
        }

    def entries_in(self, language: Language) -> dict[str, Any]:
        """Every list of the vocabulary in that language."""
        return {
            model.file: {name: entry_in(model, entry, language) for name, entry in self.entries[model.file].items()}
            for model in VOCABULARY
        }

    def as_written(self, catalog: Catalog) -> Catalog:
        """The same, but with each item in the language that its author wrote it in."""
        playbooks = {name: item for name, item in self.items.items() if isinstance(item, Playbook)}
        risks = {name: item for name, item in self.items.items() if isinstance(item, Risk)}
        return replace(catalog, playbooks=playbooks, risks=risks)


@remembered(KEPT)
def entry_of(model: type[Node], source: Source, at: int) -> tuple[Node | None, tuple[Problem, ...]]:
    """An entry of a list, and all that is wrong with it."""
    entry, problems = validated(model, source, (at,))
    return entry, tuple(problems)


def missing_list(path: Path, root: Path) -> Problem:
    """A list of the vocabulary is not there."""
    file = path.relative_to(root).as_posix()
    return Problem(file, 1, "file", "found no such file", "restore it from the history")


def id_in(values: object) -> str:
    """The id that an unreadable entry claims."""
    return str(values.get("id", "")) if isinstance(values, dict) else ""


def identity_in(path: Path) -> str:
    """The id with which a file's name begins."""
    return "-".join(path.name.split("-")[:2]).removesuffix(".md")
