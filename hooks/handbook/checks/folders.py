"""What may lie in the folders of a handbook: plain files of known kinds, under names that are the same everywhere."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from handbook.node import LANGUAGES
from handbook.problems import Problem, quoted
from handbook.vocabulary import VOCABULARY, PreferredWord, UnsafeWord

FOLDERS = ("playbooks", "risks", "vocabulary", "docs", "overrides")
LISTS = (
    *(f"vocabulary/{model.file}.yml" for model in (*VOCABULARY, UnsafeWord, PreferredWord)),
    *(f"vocabulary/spelling-{language}.txt" for language in LANGUAGES),
)
WORDS = "[a-z0-9]+(?:-[a-z0-9]+)*"
DEVICES = "(?:con|prn|aux|nul|com[0-9]|lpt[0-9])"  # what some systems take for no file
PICTURE = rf"(?!{DEVICES}\.){WORDS}\.(?:png|jpe?g|webp)"
PUBLISHED = re.compile(rf"docs/(?:{PICTURE}|(?:en|ru)/(?:(?!{DEVICES}/){WORDS}/)*(?:index\.md|{PICTURE}))")
HIDDEN = re.compile(r"\.#|\.(?!.*\.(?:md|yml)$)")
LARGEST = 1_000_000


def check(root: Path) -> Iterator[Problem]:
    """Every rule on what lies in the folders; the names of playbooks and risks have one of their own."""
    paths = [path for folder in FOLDERS for path in within(root / folder)]
    plain = [path for path in paths if path.is_file() and not path.is_symlink()]
    runnable = [path for path in plain if path.stat().st_mode & 0o111]
    for path in paths:
        name = name_of(path, root)
        yield from check_plain(path, name)
        yield from check_place(path, name, root)
        if path in runnable and len(runnable) < len(plain):  # some systems call every file a program
            yield Problem(name, 1, "file", "found a file that may be run", "take that right away: chmod 644")


def name_of(path: Path, root: Path) -> str:
    """The name of a file from the root, on one line whatever it holds."""
    return repr(path.relative_to(root).as_posix())[1:-1]


def within(folder: Path) -> Iterator[Path]:
    """A folder and everything in it but what some program keeps there for itself; no link is followed."""
    if folder.is_dir() or folder.is_symlink():
        yield folder
    for parent, folders, files in os.walk(folder):
        yield from (Path(parent, name) for name in (*folders, *files) if not HIDDEN.match(name))


def check_plain(path: Path, name: str) -> Iterator[Problem]:
    """A file is a file: no link, no device, readable, of a bearable size."""
    if path.is_symlink() or not (path.is_dir() or path.is_file()):
        yield Problem(name, 1, "file", "found a link or a folder", "put the file itself here")
    elif not os.access(path, os.R_OK):
        yield Problem(name, 1, "file", "found a file that can't be read", "give the right to read it: chmod 644")
    elif path.is_file() and (size := path.stat().st_size) > LARGEST:
        yield Problem(name, 1, "file", f"found {size} bytes", f"keep a file under {LARGEST}")


def check_place(path: Path, name: str, root: Path) -> Iterator[Problem]:
    """The vocabulary has its known lists alone; a page by hand is an index.md, and beside it lie only pictures."""
    if name.startswith("vocabulary/") and name not in LISTS:
        yield Problem(name, 1, "file", "found a list that nobody reads", f"the lists are {', '.join(LISTS)}")
    if name.startswith("docs/") and path.is_file() and not path.is_symlink() and not PUBLISHED.fullmatch(name):
        mend = "name a page docs/en/some-words/index.md, a picture some-words.png, .jpg or .webp"
        yield Problem(name, 1, "file", f"found the name {quoted(path.relative_to(root / 'docs').as_posix())}", mend)
