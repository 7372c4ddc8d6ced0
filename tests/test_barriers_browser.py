"""Nobody is kept out: the rules of axe on every kind of page, by either language, light and dark, phone and desktop."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.barriers import barriers
from tests.browsing import Reader, Readers

PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
READINGS: dict[str, tuple[str, str, dict[str, Any]]] = {
    f"{language} {scheme} {size}": (root, scheme, options)
    for language, root in (("English", ""), ("Russian", "ru/"))
    for scheme in ("light", "dark")
    for size, options in (("phone", PHONE), ("desktop", DESKTOP))
}
KINDS = [
    "",
    "playbooks/",
    "playbooks/pb-001/",
    "playbooks/pb-002/",
    "risks/",
    "risks/r-008/",
    "lessons/?risk=R-003",
    "roles/",
    "client/",
    "story/",
    "sources/",
    "matrix/",
    "talk/",
    "postmortem/build/",
    "contribute/new/",
    "contribute/reference/",
    "data/",
    "search/?q=PB-002",
    "no/such/page/",
]
OPENED = {
    "playbooks/pb-002/": ["search", "cite", "menu"],
    "matrix/": ["cell"],
    "client/": ["folded"],
}
RINGS = """all => all.filter(each => each.checkVisibility({ visibilityProperty: true })).filter(each => {
    each.focus({ focusVisible: true });
    const ring = getComputedStyle(each);
    const within = each.closest("label, .ms-finder__ask, a") ?? each;
    const around = [ring.outlineStyle !== "none", getComputedStyle(within).boxShadow !== "none"];
    around.push(getComputedStyle(each.nextElementSibling ?? each).outlineStyle !== "none");
    return document.activeElement === each && !around.includes(true);
}).map(each => each.outerHTML.slice(0, 120))"""
SMALL = """all => all.filter(each => each.checkVisibility({ visibilityProperty: true })).filter(each => {
    const { width, height } = each.getBoundingClientRect();
    return Math.min(width, height) < 24;
}).map(each => each.outerHTML.slice(0, 120))"""


def opened(page: Page, what: str) -> str:
    """Open something on a page; where it stands."""
    if what == "search":
        page.keyboard.press("/")
        page.fill("[data-finder-dialog] [role=combobox]", "PB-004")
        page.wait_for_selector("[data-finder-dialog] [role=option]")
        return "[data-finder-dialog]"
    if what == "cite":
        page.click("button.ms-cite >> nth=0")
        return "[data-cite]"
    if what == "menu":
        page.evaluate("document.getElementById('ms-menu').showPopover()")
        return "#ms-menu"
    if what == "cell":
        page.evaluate("document.querySelector('[data-grid] [popover]').showPopover()")
        return "[data-grid]" if page.locator("[data-grid]").is_visible() else "article"
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    return "article"


def arrived(visitor: Reader, path: str) -> None:
    """Somebody at a page, with all on it that comes by script."""
    visitor.goes_to(path)
    if "search/" in path:
        visitor.page.wait_for_selector("[data-search-results][data-done]", state="attached")


@pytest.mark.parametrize("reading", READINGS)
def test_nothing_keeps_anybody_from_any_page(reader: Readers, reading: str) -> None:
    """On every kind of page, and with whatever opens on it."""
    root, scheme, options = READINGS[reading]
    visitor = reader(color_scheme=scheme, reduced_motion="reduce", **options)
    found: dict[str, list[str]] = {}
    for path in KINDS:
        arrived(visitor, root + path)
        found[path] = barriers(visitor.page)
        for what in OPENED.get(path, []):
            found[f"{path} {what}"] = barriers(visitor.page, opened(visitor.page, what))
            visitor.page.keyboard.press("Escape")
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_whoever_uses_a_keyboard_always_sees_where_they_are(reader: Readers, scheme: str) -> None:
    """Every link, button and field shows a ring, or its row does, when it has the focus."""
    visitor = reader(color_scheme=scheme, **DESKTOP)
    unseen: dict[str, list[str]] = {}
    for path in ("", "playbooks/", "playbooks/pb-002/", "matrix/", "search/?q=PB-002", "postmortem/build/"):
        arrived(visitor, path)
        unseen[path] = visitor.page.locator("a[href], button, input, select, summary").evaluate_all(RINGS)
    assert {path: wrong for path, wrong in unseen.items() if wrong} == {}


@pytest.mark.parametrize("root", ["", "ru/"])
def test_what_stands_by_itself_is_large_enough_to_be_hit(reader: Readers, root: str) -> None:
    """Buttons, fields and the links of header, menu, jumps and titles of cards, on a phone."""
    visitor = reader(**PHONE)
    small: dict[str, list[str]] = {}
    for path in ("", "playbooks/", "playbooks/pb-002/", "talk/", "search/?q=PB-002", "postmortem/build/"):
        arrived(visitor, root + path)
        alone = visitor.page.locator("header a, button, select, summary, .ms-jumps a, .ms-result, .md-button")
        small[path] = alone.evaluate_all(SMALL)
    assert {path: wrong for path, wrong in small.items() if wrong} == {}


def test_whoever_asks_for_no_motion_gets_none(reader: Readers) -> None:
    """Nothing slides, fades or scrolls smoothly, not even a dialog that opens."""
    visitor = reader(reduced_motion="reduce")
    visitor.goes_to("playbooks/pb-002/")
    visitor.page.keyboard.press("/")
    assert visitor.page.evaluate("document.getAnimations().length") == 0
    smooth = "all => all.filter(each => getComputedStyle(each).scrollBehavior === 'smooth').length"
    assert visitor.page.locator("*").evaluate_all(smooth) == 0
