"""What must not be published: contacts, names, secrets, clients; in the files, their names and the built site."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from handbook.denylist import Client, clients, mentioned
from handbook.passages import without_code
from handbook.personal import HANDLE, PUBLIC, Found, found_in, names_in
from handbook.pictures import PICTURES, check_picture
from handbook.problems import Problem, quoted

FOLDERS = ("playbooks", "risks", "vocabulary", "docs")
PICTURED = (*FOLDERS, "overrides/assets")
WRITTEN = (".md", ".yml", ".html", ".json", ".xml", ".txt")
LARGEST = 5_000_000
KEY = re.compile(r"(?:- )*\"?([a-z_]+)\"?:(?:\s|$)")
CITED = re.compile(r"(?<!\w)([^\W\d_][\w'’-]+),? [A-ZА-ЯЁ]\.")
MENDS = {
    "an e-mail address": "leave it out, or write one at example.com",
    "a telephone number": "leave it out",
    "an IP address": "write one of documentation, such as 192.0.2.1",
    "a name": "leave it out, or say who it is: the client's director",
    "an account of a person": "leave it out; put code between backticks",
}
SECRET = "leave it out, and have it changed: whoever saw this file knows it"


def check(root: Path) -> Iterator[Problem]:
    """Every rule on every file that is to be published, and on its name."""
    denied, wrong = clients(root)
    yield from wrong
    public = public_names(root)
    for file in files_in(root, FOLDERS):
        path = file.relative_to(root).as_posix()
        yield from check_name(path, denied)
        if file.suffix in WRITTEN and file.stat().st_size <= LARGEST:
            yield from check_text(path, read(file), set() if path == "vocabulary/sources.yml" else public, denied)
    for file in files_in(root, PICTURED):
        if file.suffix.lower() in PICTURES:
            yield from check_picture(file, file.relative_to(root).as_posix())


def check_text(path: str, text: str, public: Collection[str], denied: Collection[Client] = ()) -> Iterator[Problem]:
    """A file holds no contact, no secret, no name of a person who is not public, and no client."""
    found = [*found_in(text), *(names_in(text, public) if public else ())]
    if "@" in text:
        found += found_in(without_code(text, indented=False), [HANDLE])
    for each in found:
        yield told(path, text, each, MENDS.get(each.what, SECRET))
    for each in mentioned(text, denied):
        yield told(path, text, each, "leave it out, or call it the client")


def check_name(path: str, denied: Collection[Client]) -> Iterator[Problem]:
    """A file's name gives nobody away."""
    for each in (*found_in(path), *mentioned(path, denied)):
        shown = path[: each.at] + each.masked + path[each.at + len(each.text) :]
        yield Problem(shown, 1, "file", f"found {each.what} in the name", "give the file another name")


def check_site(site: Path, root: Path) -> Iterator[Problem]:
    """What was built holds nothing of that either, whatever way it took; drawings and scripts are left out."""
    denied, public = clients(root)[0], public_names(root)
    for file in files_in(site, (".",)):
        if file.suffix in WRITTEN:
            text = re.sub(r"(?s)<(svg|script|style)\b.*?</\1>", lambda part: "\n" * part[0].count("\n"), read(file))
            path = file.relative_to(site).as_posix()
            yield from check_text(path, re.sub(r"<[^<>]*>", tag_with_links, text), public, denied)


def tag_with_links(tag: re.Match[str]) -> str:
    """What a tag says to a reader: its addresses and titles."""
    return " ".join(["", *re.findall(r"(?:href|src|title|content|alt)=\"([^\"]*)\"", tag[0]), ""])


def told(path: str, text: str, found: Found, mend: str) -> Problem:
    """What was found, masked, with its line and its field."""
    line = text.count("\n", 0, found.at) + 1
    return Problem(path, line, field_at(path, text, found.at), f"found {found.what}, {quoted(found.masked)}", mend)


def field_at(path: str, text: str, at: int) -> str:
    """The field of the front matter, or of a list, that a sign stands in; else the body, or the text."""
    before = text[:at].split("\n")
    if path.endswith(".md") and (before[0].rstrip() != "---" or "---" in (line.rstrip() for line in before[1:])):
        return "body"
    keys = [match[1] for line in before if (match := KEY.match((line + text[at:].split("\n")[0]).strip()))]
    return keys[-1] if keys and path.endswith((".md", ".yml")) else "text"


def public_names(root: Path) -> frozenset[str]:
    """The names of those whom everybody may cite: the authors of the sources."""
    file = root / "vocabulary/sources.yml"
    cited = CITED.findall(read(file)) if file.is_file() and not file.is_symlink() else []
    return PUBLIC | {name.casefold() for name in cited}


def files_in(root: Path, folders: Collection[str]) -> Iterator[Path]:
    """The files in some folders, none that only links elsewhere."""
    for folder in folders:
        for file in sorted((root / folder).rglob("*")):
            if file.is_file() and not file.is_symlink():
                yield file


def read(file: Path) -> str:
    """A file's text, whatever else it may hold."""
    return file.read_bytes().decode("utf-8", errors="replace")
