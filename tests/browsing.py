"""A reader at a real browser, and everything that goes wrong behind the reader's back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

from tests import find_browser
from tests.built import Site

LIMIT = 15_000  # milliseconds, generous for a busy machine
BLOCKED = "addEventListener('securitypolicyviolation', (event) => noteBlocked(event.effectiveDirective))"
LEFT = "net::ERR_ABORTED"  # what was still on its way when the reader went on


@dataclass
class Reader:
    """A page in a browser, what it asked for and what went wrong on it."""

    page: Page
    address: str
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    blocked: list[str] = field(default_factory=list)

    def goes_to(self, path: str) -> None:
        """Open an address below the site's root."""
        self.page.goto(self.address + path)

    @property
    def at(self) -> str:
        """Where the reader is, from the site's root."""
        return self.page.url.removeprefix(self.address)

    def watch(self) -> None:
        """Note each request, whatever the policy blocks and whatever goes wrong from now on."""
        self.page.expose_function("noteBlocked", self.block)
        self.page.add_init_script(BLOCKED)
        self.page.on("request", self.note)
        self.page.on("requestfailed", lambda each: self.complain(each.failure != LEFT, f"{each.failure} {each.url}"))
        self.page.on("response", lambda each: self.complain(each.status >= 400, f"{each.status} {each.url}"))
        self.page.on("console", lambda each: self.complain(each.type in ("error", "warning"), each.text))
        self.page.on("pageerror", lambda each: self.complaints.append(str(each)))

    def note(self, request: Request) -> None:
        """Remember a request; one to another host is a complaint."""
        self.asked.append(request.url)
        self.complain(urlsplit(request.url).netloc != urlsplit(self.address).netloc, f"asked {request.url}")

    def block(self, what: str) -> None:
        """Remember what the policy of a page kept from happening; it is a complaint, too."""
        self.blocked.append(what)
        self.complaints.append(f"blocked {what}")

    def complain(self, wrong: bool, text: str) -> None:
        """Remember what went wrong."""
        self.complaints += [text] if wrong else []


def reach(visitor: Reader, selector: str) -> None:
    """Press Tab until an element has the focus, and see that it shows."""
    for _ in range(120):
        visitor.page.keyboard.press("Tab")
        if visitor.page.evaluate("name => document.activeElement.matches(name)", selector):
            break
    assert visitor.page.evaluate("name => document.activeElement.matches(name)", selector), selector
    assert visitor.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


Readers = Callable[..., Reader]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium, started once."""
    path = find_browser.find()
    assert path, find_browser.ADVICE
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=find_browser.flags())
        yield chromium
        chromium.close()


@pytest.fixture
def reader(browser: Browser, site: Site) -> Iterator[Readers]:
    """Somebody who opens the site for the first time; options are those of a browser context."""
    contexts = []

    def arrives(address: str = site.address, **options: Any) -> Reader:
        contexts.append(browser.new_context(**options))
        contexts[-1].set_default_timeout(LIMIT)
        reader = Reader(contexts[-1].new_page(), address)
        reader.watch()
        return reader

    yield arrives
    for context in contexts:
        context.close()
