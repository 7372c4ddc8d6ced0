"""What an author writes stays on the page: no request, nothing kept unasked, and a draft that obeys."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Dialog

from tests.browsing import Reader, Readers
from tests.building import CLIPBOARD, DOCUMENT, READY, SECRET, document, opens, writes

EDITIONS = pytest.mark.parametrize("root", ["", "ru/"])
STORED = """async () =>
    JSON.stringify([{...localStorage}, {...sessionStorage}, await indexedDB.databases(), document.cookie])"""


def stored(visitor: Reader) -> Any:
    """Everything that the browser keeps for the site."""
    return json.loads(visitor.page.evaluate(STORED))


@EDITIONS
def test_no_request_leaves_the_page_once_it_is_there(reader: Readers, root: str) -> None:
    """Whatever an author ticks, writes, copies, downloads or keeps, nobody is told."""
    visitor = opens(reader(permissions=CLIPBOARD), root)
    before = list(visitor.asked)
    assert [each for each in before if not each.startswith(visitor.address)] == []
    writes(visitor)
    visitor.page.check("[name=keep]")
    visitor.page.click("[data-copy=markdown]")
    visitor.page.click("[data-copy=wiki]")
    with visitor.page.expect_download():
        visitor.page.click("[data-download]")
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_load_state("networkidle")
    assert [each for each in visitor.asked if not each.startswith("blob:")] == before
    assert visitor.complaints == []


@EDITIONS
def test_nothing_is_kept_unless_the_author_asks(reader: Readers, root: str) -> None:
    """Neither storage nor database nor cookie changes, and a reload forgets everything."""
    visitor = opens(reader(), root)
    before = stored(visitor)
    writes(visitor)
    assert stored(visitor) == before
    visitor.page.reload()
    visitor.page.wait_for_selector(READY)
    assert visitor.page.locator(f"{DOCUMENT}[data-empty]").count() == 1
    assert (stored(visitor), visitor.page.locator("[name=title]").input_value()) == (before, "")


@EDITIONS
def test_a_draft_that_was_asked_for_survives_a_reload_and_the_language_switch(reader: Readers, root: str) -> None:
    """Everything comes back, what was written after the tick too, and in the other language."""
    visitor = opens(reader(), root)
    visitor.page.check("[name=keep]")
    writes(visitor)
    written = document(visitor)
    visitor.page.reload()
    visitor.page.wait_for_selector(READY)
    assert (document(visitor), visitor.page.is_checked("[name=keep]")) == (written, True)
    assert visitor.page.locator("[name=choice]").input_value() == "S-02"
    opens(visitor, "ru/" if root == "" else "")
    assert visitor.page.locator("[name=title]").input_value() == f" {SECRET} was closed "
    assert visitor.page.is_checked("[value='PB-002.2']")


@pytest.mark.parametrize("act", ["untick", "clear"])
def test_a_draft_is_gone_when_the_author_says_so(reader: Readers, act: str) -> None:
    """Unticking the box deletes the draft and leaves the page; the button empties both, after a question."""
    visitor = opens(reader(), "")
    before = stored(visitor)
    visitor.page.check("[name=keep]")
    writes(visitor)
    assert SECRET in str(stored(visitor))
    visitor.page.on("dialog", lambda dialog: dialog.accept())
    visitor.page.click("[name=keep]" if act == "untick" else "[data-clear]")
    assert (stored(visitor), visitor.page.is_checked("[name=keep]")) == (before, False)
    assert (SECRET in document(visitor)) == (act == "untick")
    assert visitor.page.locator("[name=timeline]").count() == (4 if act == "untick" else 2)


def test_a_lesson_that_left_the_handbook_is_named_when_a_draft_comes_back(reader: Readers) -> None:
    """An old draft opens all the same, and its author learns what is missing."""
    visitor = opens(reader(), "")
    visitor.page.check("[name=keep]")
    writes(visitor)
    visitor.page.evaluate(
        "for (const key in {...localStorage}) localStorage[key] = localStorage[key].replace('PB-002.2', 'PB-990.1')"
    )
    visitor.page.reload()
    visitor.page.wait_for_selector(READY)
    assert (visitor.page.locator("[data-said=lessons]").text_content() or "").endswith("PB-990.1")
    assert (SECRET in document(visitor), "PB-" in document(visitor)) == (True, False)


@pytest.mark.parametrize(("copied", "asked"), [(False, ["beforeunload"]), (True, [])])
def test_whoever_leaves_with_unsaved_text_is_asked_first(reader: Readers, copied: bool, asked: list[str]) -> None:
    """An hour's work is not lost by a slip; what was copied may go."""
    visitor = opens(reader(permissions=CLIPBOARD), "")
    visitor.page.locator("[name=title]").press_sequentially(SECRET)
    if copied:
        visitor.page.click("[data-copy=markdown]")
        visitor.page.locator("[data-said=document]", has_text="Copied").wait_for()
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.type)
        dialog.accept()

    visitor.page.on("dialog", note)
    visitor.goes_to("")
    assert dialogs == asked
