"""What must not be published: contacts, names, secrets, clients; in the files, their names and the built site."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator
from html import unescape
from itertools import chain, islice
from pathlib import Path

from handbook.checks.code import without_code
from handbook.checks.folders import LARGEST, name_of
from handbook.privacy.denylist import SHORTEST, VARIABLE, WORD, clients, mentioned, names
from handbook.privacy.personal import PUBLIC, found_in, names_in, of_one_sign
from handbook.privacy.pictures import KINDS, check_picture
from handbook.privacy.signs import HANDLE, Found
from handbook.problems import Problem
from handbook.spreading import Known

FOLDERS = ("playbooks", "risks", "vocabulary", "docs")
SOURCES = "vocabulary/sources.yml"
WRITTEN = (".md", ".yml", ".html", ".json", ".xml", ".txt")
MOST_TOLD = 50
MOST_SEEN = 100_000  # lines: what stands around every page is among the first
PIECE = 20_000  # lines of JSON that are judged together: no text in it goes on to the next line
FIELD = re.compile(r"(?m)^[ -]*([a-z_]+):(?: |$)")
CITED = re.compile(r"(?<!\w)([^\W\d_][\w'’-]+),? [A-ZА-ЯЁ]\.")
EMPTY = "<td></td>"  # most squares of a large matrix
DRAWN = re.compile(r"(?s)<(svg|script|style)\b.*?</\1>")
INLINE = ("a", "abbr", "b", "code", "del", "em", "i", "mark", "span", "strong", "sub", "sup")
SAID_BY_TAGS = re.compile(r"(?:href|src|title|content|alt)=\"([^\"]*)\"")


def check(root: Path) -> Iterator[Problem]:
    """Every rule on every file that is to be published, and on its name."""
    yield from check_denylist(root)
    public = public_names(root)
    files = [file for folder in FOLDERS for file in files_in(root / folder) if file.stat().st_size <= LARGEST]
    texts = {name_of(file, root): read(file) for file in files if file.suffix in WRITTEN}
    found = GIVEN_AWAY.of([(text, public if path != SOURCES else None) for path, text in texts.items()])
    for (path, text), given in zip(texts.items(), found, strict=True):
        yield from check_text(path, text, given)
    for file in files:
        path = name_of(file, root)
        yield from check_name(path)
        if file.suffix in KINDS:
            yield from check_picture(file, path)


def check_denylist(root: Path) -> Iterator[Problem]:
    """The list of clients lies outside the repository and can be read, each name of it long enough to look for."""
    if not (named := os.environ.get(VARIABLE)):
        return
    file = Path(named).resolve()
    try:
        short = [number for number, name in names(file) if len("".join(WORD.findall(name))) < SHORTEST]
    except (OSError, UnicodeDecodeError):
        yield Problem(VARIABLE, 1, "file", "found no text that can be read", "name a file in UTF-8")
        return
    if root.resolve() in file.parents:
        yield Problem(VARIABLE, 1, "file", "found the list inside the repository", "keep it elsewhere")
    for number in short:
        yield Problem(VARIABLE, number, "file", "found a name too short to look for", "write it out")


def given_away(text_and_public: tuple[str, frozenset[str] | None]) -> tuple[Found, ...]:
    """The contacts, the secrets, and the persons who are not among the public ones, in a text."""
    text, public = text_and_public
    persons = persons_in(text, public) if public is not None else ()
    return tuple(islice(chain(found_in(text), persons), MOST_TOLD))


GIVEN_AWAY = Known(given_away)


def check_text(path: str, text: str, found: Iterable[Found], before: int = 0) -> Iterator[Problem]:
    """A file holds nothing of what was found in it, and no client; so many lines may come before the text."""
    for each in islice(chain(mentioned(text, clients()), found), MOST_TOLD):
        line = before + text.count("\n", 0, each.at) + 1
        yield Problem(path, line, field_at(path, text, each.at), *each.what.of(value=repr(each.masked)))


def persons_in(text: str, public: Collection[str]) -> Iterator[Found]:
    """The persons in a text who are not public, but for those in its code, which are made up."""
    if any(names_in(text, public)) or "@" in text:
        prose = without_code(text, indented=False)
        yield from names_in(prose, public)
        yield from of_one_sign(prose, HANDLE)


def check_name(path: str) -> Iterator[Problem]:
    """A file's name gives nobody away."""
    for each in chain(found_in(path), mentioned(path, clients())):
        found = each.what.of(value=repr(each.masked))[0]
        yield Problem(path, 1, "file", found, "give the file another name")


def check_site(site: Path, root: Path, *, beside: str = "") -> Iterator[Problem]:
    """What was built holds nothing of that either, whatever way it took; each line is judged where it stands first.

    What lies in the folder `beside` is checked by whoever builds it.
    """
    public, seen = public_names(root), set[str]()
    for file in files_in(site):
        path = name_of(file, site)
        if beside and path.startswith(f"{beside}/"):
            continue
        yield from check_name(path)
        for before, lines in pieces(file) if file.suffix in WRITTEN else ():
            fresh = "\n".join("" if line in seen else line for line in lines)
            yield from check_text(path, fresh, given_away((fresh, public)), before)
            seen.update(islice(lines, MOST_SEEN - min(MOST_SEEN, len(seen))))
        if file.suffix in KINDS:
            yield from check_picture(file, path)


def pieces(file: Path) -> Iterator[tuple[int, list[str]]]:
    """The lines of a file, a page's as they are shown, with how many come before: all at once, but those of JSON."""
    if file.suffix != ".json":
        yield 0, (shown(read(file)) if file.suffix == ".html" else read(file)).split("\n")
        return
    with file.open(encoding="utf-8", errors="replace", newline="\n") as written:
        before = 0
        while lines := [line.removesuffix("\n") for line in islice(written, PIECE)]:
            yield before, lines
            before += len(lines)


def shown(html: str) -> str:
    """What a page says to a reader, also by its links and titles; drawings and scripts are left out."""
    bare = DRAWN.sub(lambda part: "\n" * part[0].count("\n"), html.replace(EMPTY, ""))
    return unescape(re.sub(r"<(/?\w*)[^<>]*>", said_by, bare))


def said_by(tag: re.Match[str]) -> str:
    """What a tag says to a reader; one within a line parts no words."""
    said = " ".join(SAID_BY_TAGS.findall(tag[0]))
    return f" {said} " if said or tag[1].strip("/") not in INLINE else ""


def field_at(path: str, text: str, at: int) -> str:
    """The field of the front matter, or of a list, that a sign stands in; else the body, or the text."""
    header = text.find("\n---") if path.endswith(".md") else len(text)
    if at > header >= 0:
        return "body"
    fields = FIELD.findall(text, 0, text.find("\n", at) % (len(text) + 1))
    return str(fields[-1]) if fields and path.endswith((".md", ".yml")) else "text"


def public_names(root: Path) -> frozenset[str]:
    """The names of those whom everybody may cite: the authors of the sources."""
    file = root / SOURCES
    cited = CITED.findall(read(file)) if file in files_in(file.parent) and file.stat().st_size <= LARGEST else []
    return PUBLIC | {name.casefold() for name in cited}


def files_in(folder: Path) -> Iterator[Path]:
    """The files in a folder, none that only links elsewhere."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.is_symlink():
            yield file


def read(file: Path) -> str:
    """A file's text, whatever else it may hold."""
    return file.read_bytes().decode("utf-8", errors="replace")
