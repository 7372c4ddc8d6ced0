"""What a preview knows of a page that it did not make anew."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from freshness import Edition
from handbook.pages.items import Page

URIS = ("here.md", "there.md")


class File:
    """A file with a page that nobody has read yet."""

    def __init__(self, uri: str) -> None:
        self.src_uri, self.abs_dest_path = uri, f"/nowhere/{uri}"
        self.page: Any = SimpleNamespace(file=self, meta={}, present_anchor_ids=None, links_to_anchors=None)
        self.is_modified: Any = None


class Shelf:
    """The files of one build, as far as an edition asks for them."""

    def __init__(self) -> None:
        files = [File(uri) for uri in URIS]
        self.src_uris: dict[str, Any] = {file.src_uri: file for file in files}

    def documentation_pages(self) -> list[Any]:
        """All of them."""
        return [*self.src_uris.values()]


@pytest.fixture
def edition(monkeypatch: pytest.MonkeyPatch) -> Edition:
    """An edition around which nothing changes."""
    monkeypatch.setattr("freshness.surroundings", lambda config: "")
    return Edition()


def built(edition: Any, texts: dict[str, str]) -> Shelf:
    """A build of two pages, of which those are read and written that are to be."""
    shelf = Shelf()
    edition.mark(shelf, {uri: Page(uri, text, {"title": uri}) for uri, text in texts.items()}, None)
    for file in shelf.documentation_pages():
        if file.is_modified():
            file.page.meta = {"title": file.src_uri}
            file.page.present_anchor_ids = {texts[file.src_uri]}
            other = next(each for each in shelf.documentation_pages() if each is not file)
            file.page.links_to_anchors = {other: {"top": "#top"}}
            edition.written(file.page)
    edition.restore(shelf)
    return shelf


def test_a_page_that_stays_keeps_its_fields_its_anchors_and_its_links(edition: Edition) -> None:
    """So a link to an anchor that went is told, whichever of the two pages was saved."""
    built(edition, {"here.md": "one", "there.md": "two"})
    files = built(edition, {"here.md": "one", "there.md": "three"}).src_uris
    assert [files[uri].is_modified() for uri in URIS] == [False, True]
    here = files["here.md"].page
    assert here.meta == {"title": "here.md"} and here.present_anchor_ids == {"one"}
    assert here.links_to_anchors == {files["there.md"]: {"top": "#top"}}


def test_a_page_that_was_never_written_is_made_next_time(edition: Any) -> None:
    """Where a build ends before its time, what it left undone is done."""
    texts = {"here.md": "one", "there.md": "two"}
    pages = {uri: Page(uri, text) for uri, text in texts.items()}
    for _ in range(2):
        shelf = Shelf()
        edition.mark(shelf, pages, None)
        assert all(file.is_modified() for file in shelf.documentation_pages())
