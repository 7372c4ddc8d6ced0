"""What a reader has to fetch: few files and small ones, for a page and for the first answer of the search."""

from __future__ import annotations

import gzip

import pytest

from tests.browsing import Reader, Readers
from tests.built import Site
from tests.test_browser_search import OPTIONS, parts

EDITIONS = pytest.mark.parametrize("root", ["", "ru/"])
KB = 1000
PAGE, MOST_FILES = 90 * KB, 12
SEARCH = 60 * KB


@EDITIONS
@pytest.mark.parametrize("path", ["", "playbooks/pb-002/", "risks/r-008/"])
def test_a_page_comes_in_few_small_files_and_none_of_them_twice(
    reader: Readers, site: Site, root: str, path: str
) -> None:
    """A reader who comes for the first time, over a slow line, waits for little."""
    visitor = reader()
    visitor.goes_to(root + path)
    visitor.page.wait_for_load_state("networkidle")
    asked = fetched(visitor)
    assert len(asked) == len(set(asked)) <= MOST_FILES
    assert weight(site, asked) <= PAGE


@EDITIONS
def test_the_first_answer_of_the_search_costs_little(reader: Readers, site: Site, root: str) -> None:
    """The engine and the records together weigh less than a picture."""
    visitor = reader()
    visitor.goes_to(f"{root}playbooks/pb-002/")
    visitor.page.click("[data-finder]")
    visitor.page.keyboard.type("PB-002")
    visitor.page.wait_for_selector(OPTIONS)
    assert f"{root}search/records.json" in parts(visitor)
    assert weight(site, parts(visitor)) <= SEARCH


def fetched(visitor: Reader) -> list[str]:
    """What the browser asked for, from the root of the site; what a page holds in itself was not asked for."""
    return [each.removeprefix(visitor.address) for each in visitor.asked if not each.startswith("data:")]


def weight(site: Site, addresses: list[str]) -> int:
    """What files weigh on the way, packed as a host packs them."""
    files = (
        site.folder / address / ("index.html" if address.endswith("/") or not address else "") for address in addresses
    )
    return sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)
