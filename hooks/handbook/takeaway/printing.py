"""A finished site printed by a browser: the whole handbook with a cover and contents, and the sheet for a talk."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from io import BytesIO
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from playwright.sync_api import Browser, Page, Route, sync_playwright
from pypdf import PdfReader, PdfWriter

from handbook.takeaway.binding import Plan

BOOK = Path(__file__).with_name("book")
DESK = "book.html"  # where the book is bound, as if it were a page of the site
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')
PAPER: dict[str, Any] = {"format": "A4", "prefer_css_page_size": True, "print_background": True}
DATES = ("/CreationDate", "/ModDate")


@contextmanager
def browser(path: str) -> Iterator[Browser]:
    """A Chromium, for as long as there is something to print."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path)
        yield chromium
        chromium.close()


def address_of(site: Path) -> str:
    """Where a finished site is published, as its own home page says."""
    found = CANONICAL.search((site / "index.html").read_text("utf-8"))
    if not found:
        raise ValueError(f"found no address in {site / 'index.html'} - build it with SITE_URL set")
    return found[1]


def opened(chromium: Browser, site: Path) -> Page:
    """A page of the browser that gets every file of the site from its folder: nothing is asked of any network."""
    page, address = chromium.new_page(), address_of(site)

    def answer(route: Route) -> None:
        inside = unquote(route.request.url.removeprefix(address).partition("?")[0].partition("#")[0])
        file = next((each for each in files(site, inside) if each.is_file()), None)
        if file and route.request.url.startswith(address):
            route.fulfill(body=file.read_bytes(), content_type=guess_type(file.name)[0])
        else:
            route.abort()

    page.route("**/*", answer)
    return page


def files(site: Path, inside: str) -> Iterator[Path]:
    """What may lie behind an address of the site."""
    yield BOOK / inside
    yield site / inside
    yield site / inside / "index.html"


def sheet(chromium: Browser, site: Path, path: str, day: str) -> bytes:
    """One page of the site on paper, under a day such as 2026-11-22."""
    page = opened(chromium, site)
    page.goto(address_of(site) + path)
    return finished(page.pdf(**PAPER, tagged=True), day)


def book(chromium: Browser, site: Path, plan: Plan, day: str) -> bytes:
    """The whole handbook on paper; it is printed twice, for its contents can name a sheet once it has its place."""
    page = opened(chromium, site)
    page.goto(address_of(site) + DESK)
    chapters = page.evaluate("plan => bind(plan)", asdict(plan))
    found = numbers(page.pdf(**PAPER))
    page.evaluate("numbers => number(numbers)", found)
    bookmarks = [(chapter["part"], chapter["title"], found[chapter["anchor"]]) for chapter in chapters]
    return finished(page.pdf(**PAPER, tagged=True), day, bookmarks)


def numbers(printed: bytes) -> dict[str, int]:
    """On which sheet each place of the book stands that some link of it leads to."""
    reader = PdfReader(BytesIO(printed))
    places = {name.removeprefix("/"): each for name, each in reader.named_destinations.items()}
    return {name: (reader.get_destination_page_number(place) or 0) + 1 for name, place in places.items()}


def finished(printed: bytes, day: str, bookmarks: Iterable[tuple[str, str, int]] = ()) -> bytes:
    """The same with bookmarks for a reader's screen, under the day of the newest change: no clock is asked."""
    writer = PdfWriter(clone_from=BytesIO(printed))
    writer.add_metadata(dict.fromkeys(DATES, f"D:{day.replace('-', '')}000000Z"))
    parts: dict[str, Any] = {"": None}
    for part, title, number in bookmarks:
        if part not in parts:
            parts[part] = writer.add_outline_item(title=part, page_number=number - 1)
        writer.add_outline_item(title=title, page_number=number - 1, parent=parts[part])
    written = BytesIO()
    writer.write(written)
    return written.getvalue()
