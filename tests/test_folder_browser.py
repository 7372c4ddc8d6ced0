"""The site in a folder: unpacked and opened by a double click, every link leads to a file, nothing complains."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from handbook.takeaway.folder import for_a_folder, for_a_host, page

from tests import elements
from tests.browsing import Reader, Readers
from tests.built import Site

EDITIONS = pytest.mark.parametrize("root", ["", "ru/"])
LINKS = [
    ("../../playbooks/pb-002/#pb-002-1", "../../playbooks/pb-002/index.html#pb-002-1"),
    ("./", "./index.html"),
    (".", "./index.html"),
    ("../..", "../../index.html"),
    ("../search/?q=PB-002", "../search/index.html?q=PB-002"),
    ("#top", "#top"),
    ("../feed.xml", "../feed.xml"),
    ("https://repository.example/handbook/", "https://repository.example/handbook/"),
]


@pytest.fixture(scope="module")
def folder(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive as a reader unpacks it."""
    place = tmp_path_factory.mktemp("unpacked place")
    with ZipFile(BytesIO(for_a_folder(site.folder))) as archive:
        archive.extractall(place)
    return place / "mainstay"


@pytest.mark.parametrize(("link", "expected"), LINKS)
def test_a_link_to_a_page_names_its_file(link: str, expected: str) -> None:
    """A browser shows a folder's list of files otherwise."""
    assert page(f'<a class="x" href="{link}">.</a>') == f'<a class="x" href="{expected}">.</a>'
    assert page(f'<code>href="{link}"</code>') == f'<code>href="{link}"</code>'


def test_every_link_leads_to_a_file_of_the_folder(folder: Path) -> None:
    """Nobody is led out of it but to other sites."""
    dead = set()
    for file in sorted(folder.rglob("*.html")):
        for link in elements.read(file.read_text("utf-8")).all("a"):
            path = link.attributes.get("href", "#").partition("#")[0].partition("?")[0]
            if path and ":" not in path and not (file.parent / path).is_file():
                dead.add((file.relative_to(folder).as_posix(), path))
    assert dead == set()


@EDITIONS
def test_a_reader_goes_from_home_to_a_playbook_to_a_risk_to_the_other_language(
    reader: Readers, folder: Path, root: str
) -> None:
    """Without a server, without a complaint; where the search would be there are lists."""
    visitor = reader(folder.as_uri() + "/")
    visitor.goes_to(f"{root}index.html")
    visitor.page.locator(".ms-card--situation a").first.click()
    arrives(visitor, f"{root}playbooks/pb-002/index.html")
    visitor.page.locator("article .ms-ties ul a").first.click()
    arrives(visitor, f"{root}risks/r-008/index.html")
    visitor.page.click("[data-language]")
    arrives(visitor, f"{'' if root else 'ru/'}risks/r-008/index.html")
    visitor.page.click("[data-colours-switch]")
    assert visitor.page.locator("[data-colours=dark]").count() > 0
    visitor.page.locator("[data-finder]").first.click()
    arrives(visitor, f"{'' if root else 'ru/'}search/index.html")
    visitor.page.locator("article a[href*='lessons/']:visible").click()
    arrives(visitor, f"{'' if root else 'ru/'}lessons/index.html")
    for path in ("lessons/", "matrix/", "talk/", "postmortem/build/", "contribute/new/", "about/offline/"):
        visitor.goes_to(f"{root}{path}index.html")
        assert visitor.page.locator("[inert]:visible").count() == 0
    assert visitor.complaints == []


def arrives(visitor: Reader, path: str) -> None:
    """Wait until a reader is at a file, whatever the anchor."""
    visitor.page.wait_for_url(lambda url: url.partition("#")[0] == visitor.address + path)


def test_the_archives_are_the_same_bytes_each_time_and_hold_what_they_say(site: Site) -> None:
    """One for a folder, without what needs a server; one for a host, with everything."""
    first, again = (for_a_folder(site.folder) for _ in range(2))
    assert first == again
    whole = ZipFile(BytesIO(for_a_host(site.folder))).namelist()
    assert whole == sorted(x.relative_to(site.folder).as_posix() for x in site.folder.rglob("*") if x.is_file())
    offline = ZipFile(BytesIO(first)).namelist()
    assert {name.removeprefix("mainstay/") for name in offline} < set(whole)
    assert [name for name in offline if "keeper" in name or "records" in name or "/cards/" in name] == []
