"""The exports: what a program reads is the whole handbook, nothing hidden, and stays where it is."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag
from xml.etree import ElementTree

import pytest
from handbook.loading import load

from tests.built import BIN, ROOT, Site, run
from tests.exported import SITE, exported, plain, read, small
from tests.elements import Element, read as read_page

EXPECTED = ROOT / "tests/exports/expected"
SMALL = exported(small())
REAL = load(ROOT)
DRAFT, HIDDEN = "schoonheid", "zwaluwstaart"
EDITIONS = pytest.mark.parametrize("root", ["", "ru/"])


@pytest.mark.parametrize("file", sorted(EXPECTED.rglob("*.*")), ids=lambda file: file.relative_to(EXPECTED).as_posix())
def test_a_program_reads_just_this_of_a_small_handbook(file: Path) -> None:
    """Both languages, links in Markdown, what is borrowed, superseded and withdrawn: each as it was promised."""
    address = file.relative_to(EXPECTED).as_posix()
    found = plain(SMALL[address.replace(".txt", ".inv")]) if "objects" in address else SMALL[address].decode()
    assert found == file.read_text("utf-8")


def test_each_playbook_and_risk_is_to_be_had_alone_and_is_the_same_as_in_the_whole() -> None:
    """A page that shows one playbook need not load them all."""
    whole = read(SMALL, "handbook")
    alone = {address: read(SMALL, address.removeprefix("api/v1/").removesuffix(".json")) for address in items(SMALL)}
    assert alone == {
        f"api/v1/{kind}/{item['id'].lower()}.json": item for kind in ("playbooks", "risks") for item in whole[kind]
    }


def items(found: dict[str, bytes]) -> list[str]:
    """The addresses of single playbooks and risks."""
    return [address for address in found if re.search(r"/(playbooks|risks)/", address)]


@pytest.mark.parametrize("word", [DRAFT, HIDDEN, "search_words", "PB-006", "pb-006"])
def test_a_client_finds_no_draft_and_no_word_of_the_search_in_any_export(word: str) -> None:
    """What nobody may read on a page is in no file for programs either."""
    schemas = [address for address in SMALL if address.startswith("api/v1/schema/") and word == "search_words"]
    told = {name: plain(content) if name.endswith(".inv") else content.decode() for name, content in SMALL.items()}
    assert [name for name, text in told.items() if word in text and name not in schemas] == []


def test_the_same_handbook_is_exported_as_the_same_bytes() -> None:
    """A build of the same content changes no file, whatever the order in which Python keeps its sets."""
    script = "from hashlib import sha256; from tests.exported import *; print(sha256(repr(exported(small())).encode()).hexdigest())"
    seeds = ("1", "2", "3")
    told = {run(sys.executable, "-c", script, PYTHONHASHSEED=seed, TZ="Asia/Tokyo").stdout for seed in seeds}
    assert len(told) == 1 and re.fullmatch(r"[0-9a-f]{64}\n", told.pop())


def test_the_site_offers_what_is_exported_and_nothing_else(site: Site) -> None:
    """A program finds each file at its address, with the address of the site in it."""
    expected = exported(REAL, site.address)
    kinds = re.compile(r"(ru/)?(api/.*|feed\.xml|objects\.inv|llms\.txt)")
    files = {file.relative_to(site.folder).as_posix(): file for file in site.folder.rglob("*") if file.is_file()}
    assert {name: file.read_bytes() for name, file in files.items() if kinds.fullmatch(name)} == expected


def test_every_address_in_an_export_leads_to_a_page_and_an_anchor(site: Site) -> None:
    """Whoever follows a link from the data meets the thing itself."""
    found = exported(REAL, site.address)
    ids = {address: set(page.values("id")) for address, page in site.pages.items()}
    dead = [f"{name}: {link}" for name, link in addresses(found, site.address) if not there(link, site, ids, found)]
    assert dead == []


def addresses(found: dict[str, bytes], site: str) -> Iterator[tuple[str, str]]:
    """Every address of the site that a file names, with the file; a feed's guid is none."""
    for name, content in found.items():
        if name.endswith(".inv"):
            root = site + name.removesuffix("objects.inv")
            yield from ((name, root + line.split()[3]) for line in plain(content).splitlines() if line[:1] != "#")
            continue
        text = re.sub(r"<guid.*?</guid>", "", content.decode())
        yield from ((name, link) for link in re.findall(rf"{re.escape(site)}[^\s\"<>)]*", text))


def there(link: str, site: Site, ids: dict[str, set[str]], found: dict[str, bytes]) -> bool:
    """Whether a page with that anchor, or an exported file, stands at an address."""
    page, anchor = urldefrag(link.removeprefix(site.address))
    return page in found or (page in ids and (not anchor or anchor in ids[page]))


@EDITIONS
def test_every_figure_that_the_site_shows_can_be_had_from_the_export(site: Site, root: str) -> None:
    """An analyst reads no page to learn how many there are of what."""
    whole = read(exported(REAL, site.address), "handbook")
    counts = whole["counts"]
    pages = {name: site.pages[f"{root}{name}"].text() for name in ("", "lessons/", "sources/", "matrix/", "story/")}
    assert {
        "home": set(numbers(pages[""])) >= {counts["playbooks"], counts["lessons"], counts["risks"]},
        "lessons": numbers(pages["lessons/"])[0],
    } == {"home": True, "lessons": counts["lessons"]}


def numbers(text: str) -> list[int]:
    """The whole numbers in a text."""
    return [int(number) for number in re.findall(r"(?<![\w.-])\d+(?![\w.-])", text)]
