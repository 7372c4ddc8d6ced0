"""The policy in a real browser: a reader who uses everything never meets it, and what slipped into a page does."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.browsing import Readers
from tests.building import CLIPBOARD, opens, writes
from tests.built import Site, served
from tests.elements import Element

EDITIONS = pytest.mark.parametrize("root", ["", "ru/"])
HOSTILE = """
<base href="{elsewhere}">
<script>document.title = "taken"</script>
<script src="{elsewhere}steal.js"></script>
<img src="missing.png" onerror="document.title = 'taken'">
<img src="{elsewhere}seen.png">
<a id="lure" href="javascript:void(document.title = 'taken')">.</a>
<style>body {{ display: none }}</style>
<link rel="stylesheet" href="{elsewhere}hide.css">
<iframe src="{elsewhere}"></iframe>
<object data="{elsewhere}seen.svg"></object>
<video src="{elsewhere}seen.mp4"></video>
<form action="{elsewhere}"><button id="send">.</button></form>
"""
MET = [
    "base-uri",
    "form-action",
    "frame-src",
    "img-src",
    "media-src",
    "object-src",
    "script-src-attr",
    "script-src-elem",
    "style-src-elem",
]


@EDITIONS
def test_a_reader_who_uses_everything_never_meets_the_policy(reader: Readers, root: str) -> None:
    """Search, colours, filters, citing, the matrix, the builder and the other language all work within it."""
    visitor = reader(permissions=CLIPBOARD)
    page = visitor.page
    visitor.goes_to(f"{root}playbooks/pb-002/")
    page.keyboard.press("/")
    page.fill("[data-finder-dialog] [role=combobox]", "PB-004")
    page.click("[data-finder-dialog] [role=option] >> nth=0")
    page.wait_for_url("**/playbooks/pb-004/**")
    page.click("[data-colours-switch]")
    page.click("button.ms-cite >> nth=0")
    page.click("[data-cite-copy]")
    page.keyboard.press("Escape")
    visitor.goes_to(f"{root}matrix/")
    page.click("[data-grid] tbody button >> nth=0")
    visitor.goes_to(f"{root}search/?q=PB-001")
    page.select_option("[data-search-form] [name=type]", "playbook")
    page.wait_for_selector("[data-search-results][data-done] a")
    opens(visitor, root)
    writes(visitor)
    page.click("[data-copy=markdown]")
    with page.expect_download():
        page.click("[data-download]")
    page.click("[data-language]")
    page.wait_for_load_state("networkidle")
    assert visitor.complaints == []


def test_no_kind_of_page_meets_the_policy_while_it_loads(reader: Readers, site: Site) -> None:
    """One page of each kind: of each layout, with each set of scripts. A new kind is looked at without being named."""
    kinds = {kind(page): address for address, page in site.pages.items() if address != "404.html"}
    assert len(kinds) > 10
    visitor = reader()
    for address in kinds.values():
        visitor.goes_to(address)
        assert (address, visitor.complaints) == (address, [])


def kind(page: Element) -> tuple[str, ...]:
    """What tells the pages of one kind from others: the classes of the page, and what it loads."""
    layouts = {name for each in page.values("class") for name in each.split() if name.startswith("ms-page--")}
    scripts = {each.attributes["src"].rpartition("/")[2] for each in page.all("script") if "src" in each.attributes}
    return (*sorted(layouts), *sorted(scripts))


def test_what_slipped_into_a_page_does_not_run_and_tells_nobody(reader: Readers, site: Site, tmp_path: Path) -> None:
    """Were every check and the sanitiser blind, a reader's browser would still obey the policy."""
    shutil.copytree(site.folder / "assets", tmp_path / "assets")
    text = (site.folder / "about/index.html").read_text("utf-8")
    with served(tmp_path, "/") as elsewhere, served(tmp_path, "/kb/") as address:
        (tmp_path / "404.html").write_text("<p>", "utf-8")
        (tmp_path / "about").mkdir()
        (tmp_path / "about/index.html").write_text(
            text.replace("<article", HOSTILE.format(elsewhere=elsewhere) + "<article", 1), "utf-8"
        )
        visitor = reader(address)
        visitor.goes_to("about/")
        title = visitor.page.evaluate("document.title")
        visitor.page.locator("#lure").dispatch_event("click")
        visitor.page.locator("#send").dispatch_event("click")
        visitor.page.wait_for_load_state("networkidle")
        assert (visitor.page.evaluate("document.title"), visitor.at) == (title, "about/")
        assert sorted(set(visitor.blocked)) == MET
