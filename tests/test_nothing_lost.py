"""Nothing is lost between the files and whoever reads: pages, lists, search, sitemap and exports hold the same set."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
import sphobjinv
import yaml

from tests.built import ROOT, Site

EDITIONS = pytest.mark.parametrize("root", ["", "ru/"])
IDENTITY = re.compile(r"(?:PB|R)-\d+(?:\.\d+)?")
ADDRESS = re.compile(r"(ru/)?(?:playbooks|risks)/(pb|r)-(\d+)/(?:#pb-\d+-(\d+))?")
UNSHOWN = ("preferred-words", "unsafe-words", "words")
CLOSED = ("superseded", "withdrawn")
LARGEST_SITE, LARGEST_FILE, MOST_FILES = 200_000_000, 50_000_000, 10_000


def fields(file: Path) -> dict[str, Any]:
    """The front matter of a file as the plainest of readers sees it."""
    return dict(yaml.load(file.read_text("utf-8").split("\n---\n")[0], yaml.BaseLoader))


FILES = [*ROOT.glob("playbooks/PB-*.md"), *ROOT.glob("risks/R-*.md")]
WRITTEN = [item for item in map(fields, FILES) if "status" in item and item["status"] != "draft"]


def written(*, standing: bool) -> set[str]:
    """The ids of all playbooks, risks and lessons that are no drafts; or of those that were not closed since."""
    items = [item for item in WRITTEN if not (standing and item["status"] in CLOSED)]
    lessons = [(item["id"], lesson) for item in items for lesson in item.get("lessons", ())]
    kept = [
        (identity, lesson["id"]) for identity, lesson in lessons if not (standing and lesson.get("status") in CLOSED)
    ]
    return {item["id"] for item in items} | {f"{identity}.{lesson}" for identity, lesson in kept}


def named(site: Site, root: str, addresses: Iterable[str]) -> set[str]:
    """The ids of the playbooks, risks and lessons of an edition that some addresses lead to."""
    inside = [urljoin(site.address, each).removeprefix(site.address) for each in addresses]
    found = [match.groups("") for each in inside if (match := ADDRESS.fullmatch(each))]
    return {
        f"{kind}-{number}{lesson and '.'}{lesson}".upper() for edition, kind, number, lesson in found if edition == root
    }


def linked(site: Site, root: str, *pages: str) -> set[str]:
    """What the text of some pages leads to."""
    found = [(root + page, article) for page in pages for article in site.pages[root + page].all("article")]
    return named(site, root, (urljoin(page, link) for page, article in found for link in article.values("href")))


def located(site: Site, root: str, file: str, path: str) -> set[str]:
    """What the addresses in an XML file lead to."""
    return named(site, root, (each.text or "" for each in ElementTree.parse(site.folder / root / file).iterfind(path)))


def read(site: Site, file: str) -> Any:
    """A JSON file of the site."""
    return json.loads((site.folder / file).read_text("utf-8"))


@EDITIONS
def test_whatever_was_written_can_be_read_by_people_and_by_programs(site: Site, root: str) -> None:
    """No playbook, lesson or risk gets lost on the way to its page, to the exports or to the inventory."""
    pages = {address: page for address, page in site.pages.items() if ADDRESS.fullmatch(address)}
    anchors = [f"{address}#{name}" for address, page in pages.items() for name in ("", *page.values("id"))]
    whole = read(site, "api/v1/handbook.json")
    single = [read(site, file.as_posix()) for file in site.folder.glob("api/v1/[pr][li]*s/*.json")]
    inventory = sphobjinv.Inventory(zlib=(site.folder / root / "objects.inv").read_bytes())
    found = {
        "pages": named(site, root, (each.removesuffix("#") for each in anchors)),
        "handbook.json": in_export(site, root, [*whole["playbooks"], *whole["risks"]]),
        "files of one item": in_export(site, root, single),
        "inventory": {each.name for each in inventory.objects if IDENTITY.fullmatch(each.name)},
    }
    assert {name: lost for name, each in found.items() if (lost := written(standing=False) ^ each)} == {}


def in_export(site: Site, root: str, items: list[dict[str, Any]]) -> set[str]:
    """What the addresses of exported items and of their lessons lead to."""
    parts = [part for item in items for part in (item, *item.get("lessons", ()))]
    return named(site, root, (part["address"]["ru" if root else "en"] for part in parts))


@EDITIONS
def test_whatever_stands_is_found_by_every_way_and_nothing_else_is(site: Site, root: str) -> None:
    """Lists, search, sitemap, feed and language models know the same, and nothing that was replaced or taken back."""
    standing = written(standing=True)
    items = {each for each in standing if "." not in each}
    records = [root + record["url"] for record in read(site, f"{root}search/records.json")["records"]]
    models = re.findall(r"\]\((\S+)\)", (site.folder / "llms.txt").read_text("utf-8"))
    ways = {
        "search": (named(site, root, records), standing),
        "lists": (linked(site, root, "playbooks/", "risks/", "lessons/"), standing),
        "sitemap": (located(site, root, "sitemap.xml", ".//{*}loc"), items),
        "feed": (located(site, root, "feed.xml", ".//item/link"), {each for each in items if each.startswith("PB")}),
        "language models": (named(site, root, models), items),
    }
    assert {name: lost for name, (found, wanted) in ways.items() if (lost := found ^ wanted)} == {}
    assert len(records) == len(set(records))


def test_every_entry_of_every_list_is_shown_and_exported(site: Site) -> None:
    """A situation, a question or a source that somebody entered is on a page of both editions and in the export."""
    lists = {file.stem: yaml.load(file.read_text("utf-8"), yaml.BaseLoader) for file in ROOT.glob("vocabulary/*.yml")}
    entered = {name: {entry["id"] for entry in entries} for name, entries in lists.items() if name not in UNSHOWN}
    whole = read(site, "api/v1/handbook.json")
    exported = {**whole["vocabulary"], "sources": whole["sources"]}
    assert {name: {entry["id"] for entry in entries} for name, entries in exported.items()} == entered
    for root in ("", "ru/"):
        pages = [page for address, page in site.pages.items() if address.startswith("ru/") == bool(root)]
        anchors = {name for page in pages for name in page.values("id")}
        assert {each for entries in entered.values() for each in entries if each.lower() not in anchors} == set()


def test_the_site_keeps_within_the_limits_of_its_host(site: Site) -> None:
    """GitHub Pages takes a gigabyte; a fifth of it, and no monsters, leaves room for years."""
    sizes = [file.stat().st_size for file in site.folder.rglob("*") if file.is_file()]
    assert sum(sizes) < LARGEST_SITE
    assert max(sizes) < LARGEST_FILE
    assert len(sizes) < MOST_FILES
