"""Nothing moves under a reader's eyes: while a page comes in, when its scripts come late, while it is read."""

from __future__ import annotations

import re
import time
from typing import IO, Any

import pytest
from playwright.sync_api import Route

from tests.browsing import Reader, Readers
from tests.built import Host, Site, served
from tests.test_policy_browser import kind

PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
EACH_SIZE = pytest.mark.parametrize("options", [PHONE, DESKTOP], ids=["phone", "desktop"])
EDITIONS = pytest.mark.parametrize("root", ["", "ru/"])
ASKED = [
    "playbooks/?risk=R-003",
    "lessons/?kind=case&stage=crisis",
    "lessons/#pb-012",
    "search/?q=PB-002",
    "contribute/new/?risk=R-008",
    "no/such/page/",
]
LONG = ["client/", "lessons/", "story/", "talk/"]
LATE = re.compile(r"(?<!filters)\.js(on)?$")  # a list waits for its filters: its address may hold a choice
NOTED = """window.moved = [];
    const told = ({ node, previousRect: { x, y }, currentRect: now }) =>
        `${x},${y} -> ${now.x},${now.y} ${node?.outerHTML?.slice(0, 80)}`;
    const note = (moves) => moves.getEntries().forEach(({ sources }) => moved.push(sources.map(told).join("\\n")));
    new PerformanceObserver(note).observe({ type: "layout-shift", buffered: true });"""
PAINTED = """new Promise((painted) =>
    new PerformanceObserver(painted).observe({ type: "paint", buffered: true }))"""
NEXT_FRAME = "new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)))"
MOVED = f"{NEXT_FRAME}.then(() => moved)"
READ = f"""async () => {{
    for (let top = 0; top < document.body.scrollHeight; top += 200) {{
        scrollTo(0, top);
        await {NEXT_FRAME};
    }}
}}"""
AWAKE = ":root:not(:has([inert]))"
HALF = b"data-colours-switch"  # in the header, after what stands left of it


def arrives(visitor: Reader, path: str) -> None:
    """Somebody at a page over a slow line: what is painted is seen before any script is there."""
    visitor.page.route(LATE, hold)
    visitor.page.goto(visitor.address + path, wait_until="commit")
    visitor.page.evaluate(PAINTED)
    visitor.page.unroute(LATE)  # what was held comes now
    visitor.page.wait_for_selector(AWAKE, state="attached")
    if "search/" in path:
        visitor.page.wait_for_selector("[data-search-results][data-done]", state="attached")


def hold(route: Route) -> None:
    """Let a file wait."""


def moved(visitor: Reader) -> list[str]:
    """What has moved on a page since it was opened."""
    return [str(each) for each in visitor.page.evaluate(MOVED)]


@EDITIONS
@EACH_SIZE
def test_nothing_moves_when_the_scripts_of_a_page_come_late(
    reader: Readers, site: Site, root: str, options: dict[str, Any]
) -> None:
    """On a page of each kind, and where an address asks for something; a new kind is looked at without being named."""
    pages = {kind(page): address for address, page in site.pages.items() if address.startswith("ru/") == bool(root)}
    visitor = reader(**options)
    visitor.page.add_init_script(NOTED)
    found: dict[str, list[str]] = {}
    for path in [*pages.values(), *(root + asked for asked in ASKED)]:
        arrives(visitor, path)
        found[path] = moved(visitor)
    assert {path: moves for path, moves in found.items() if moves} == {}


@EDITIONS
def test_nothing_moves_while_a_page_is_read(reader: Readers, root: str) -> None:
    """Beside the text, the contents show where the reader is, and stay where they are."""
    visitor = reader(**DESKTOP)
    visitor.page.add_init_script(NOTED)
    found: dict[str, list[str]] = {}
    for path in LONG:
        arrives(visitor, root + path)
        visitor.page.evaluate(READ)
        assert visitor.page.locator("[data-contents] [data-here]").count() == 1
        found[path] = moved(visitor)
    assert {path: moves for path, moves in found.items() if moves} == {}


class Halting(Host):
    """A host that sends a page in two pieces, over a line that halts between them."""

    def copyfile(self, source: IO[bytes], outputfile: Any) -> None:  # type: ignore[override]
        """Send a file; one that is a page halts in its header."""
        begun, half, rest = source.read().partition(HALF)
        outputfile.write(begun)
        if half:
            outputfile.flush()
            time.sleep(0.5)
        outputfile.write(half + rest)


@EACH_SIZE
def test_nothing_moves_where_the_line_halts_within_a_page(reader: Readers, site: Site, options: dict[str, Any]) -> None:
    """Whatever would push aside what is there already comes with it."""
    with served(site.folder, "/kb/", Halting) as address:
        visitor = reader(address, **options)
        visitor.page.add_init_script(NOTED)
        visitor.goes_to("playbooks/pb-002/")
        visitor.page.wait_for_selector(AWAKE, state="attached")
        assert moved(visitor) == []


def test_what_keeps_the_handbook_on_a_device_says_so_without_moving_the_text(reader: Readers) -> None:
    """The button, what it says, the other button, and the same at the next visit."""
    visitor = reader(**PHONE)
    visitor.page.add_init_script(NOTED)
    arrives(visitor, "about/offline/")
    visitor.page.click("[data-keep-take]")
    visitor.page.wait_for_selector("[data-keep-remove]:visible")
    assert moved(visitor) == []
    arrives(visitor, "about/offline/")
    visitor.page.click("[data-keep-remove]")
    visitor.page.wait_for_selector("[data-keep-take]:visible")
    assert moved(visitor) == []


@EDITIONS
def test_without_a_script_nothing_waits_for_one(reader: Readers, site: Site, root: str) -> None:
    """No dead button, list or field on any kind of page, nor room for one."""
    pages = {kind(page): address for address, page in site.pages.items() if address.startswith("ru/") == bool(root)}
    visitor = reader(java_script_enabled=False)
    dead: dict[str, int] = {}
    for path in pages.values():
        visitor.goes_to(path)
        dead[path] = visitor.page.locator("[inert]:visible").count()
    assert {path: count for path, count in dead.items() if count} == {}
