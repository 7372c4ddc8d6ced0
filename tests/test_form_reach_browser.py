"""The form for everybody: by keyboard, by ear, on a telephone, in the dark, without a script, a repository or a net."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Route

from tests.barriers import barriers
from tests.browsing import Readers, reach
from tests.building import pasted
from tests.built import REPOSITORY, Site
from tests.telling import CLIPBOARD, answering, errors, opens, tells, text_of, unfolds

EDITIONS = pytest.mark.parametrize("root", ["", "ru/"])
SECRET = "Kormoran"
STORED = """async () =>
    JSON.stringify([{...localStorage}, {...sessionStorage}, await indexedDB.databases(), document.cookie])"""
UNNAMED = """() => [...document.querySelectorAll("[data-story] :is(input, select, textarea, button)")]
    .filter((each) => !each.labels?.length && !each.ariaLabel && !each.textContent.trim())
    .map((each) => each.outerHTML)"""
UNTIED = """() => [...document.querySelectorAll("[data-story] [aria-describedby]")]
    .flatMap((each) => each.getAttribute("aria-describedby").split(" "))
    .filter((id) => !document.getElementById(id))"""
WIDTH = "[innerWidth, Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)]"


@EDITIONS
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_state_of_the_form_has_a_barrier(reader: Readers, root: str, scheme: Any) -> None:
    """Empty, with mistakes, filled in, with the preview open: the rules of axe find nothing."""
    visitor = opens(reader(color_scheme=scheme), f"{root}contribute/new/")
    assert barriers(visitor.page, "main") == []
    unfolds(visitor)
    visitor.page.click("[data-send]")
    assert len(errors(visitor)) == 5
    assert barriers(visitor.page, "main") == []
    tells(visitor)
    assert errors(visitor) == []
    visitor.page.click("[data-preview]")
    visitor.page.locator("#preview [data-shown] h3").wait_for()
    assert barriers(visitor.page, "main") == []
    assert (visitor.page.evaluate(UNNAMED), visitor.page.evaluate(UNTIED)) == ([], [])


@EDITIONS
def test_the_form_fits_a_narrow_telephone_with_everything_open(reader: Readers, root: str) -> None:
    """At 360 pixels, with long words, mistakes and the preview, nothing makes an author scroll sideways."""
    phone = reader(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    visitor = opens(phone, f"{root}contribute/new/")
    tells(visitor)
    for name in ("title", "situation", "note"):
        visitor.page.fill(f"[name={name}]", SECRET * 20)
    visitor.page.fill("[name=summary]", "")
    visitor.page.click("[data-send]")
    visitor.page.click("[data-preview]")
    visitor.page.locator("#preview [data-shown] h3").wait_for()
    assert visitor.page.evaluate(WIDTH) == [360, 360]


def test_a_story_is_told_with_the_keyboard_alone(reader: Readers) -> None:
    """Fill in, tick, add and remove a lesson, unfold, send: no step needs a mouse, and the focus shows."""
    visitor = opens(reader(), "ru/contribute/new/")
    asked = answering(visitor.page.context)
    keys = visitor.page.keyboard
    for name in ("title", "situation", "result", "summary"):
        reach(visitor, f"[name={name}]")
        keys.type(SECRET)
    reach(visitor, "[data-field=lessons] [name=text]")
    keys.type("Спросите.")
    reach(visitor, "[name=risk]")
    keys.press("ArrowDown")
    reach(visitor, "[data-field=addresses] [name=how]")
    keys.type("Помогает.")
    reach(visitor, "[data-field=lessons] > [data-add]")
    keys.press("Enter")
    assert visitor.page.evaluate("document.activeElement.matches('li:nth-child(2) [name=text]')")
    keys.press("Shift+Tab")
    assert visitor.page.evaluate("document.activeElement.matches('[data-remove]')")
    keys.press("Enter")
    assert visitor.page.evaluate("document.activeElement.matches('li:only-child [name=text]')")
    for name in ("stages", "roles"):
        reach(visitor, f"[name={name}]")
        keys.press("Space")
    reach(visitor, "[data-send]")
    with visitor.page.context.expect_page():
        keys.press("Enter")
    assert (len(asked), errors(visitor)) == (1, [])


def test_a_mistake_is_said_aloud_while_it_is_typed(reader: Readers) -> None:
    """A screen reader hears it without leaving the field."""
    visitor = opens(reader(), "ru/contribute/new/")
    visitor.page.locator("[name=situation]").press_sequentially("Пишите на rower@pier.io")
    aloud = visitor.page.locator("[role=status][data-said=mistake]")
    assert (aloud.text_content() or "").startswith("Найден адрес почты: 'r***'")


@EDITIONS
def test_nothing_leaves_and_nothing_is_kept_unless_the_author_asks(reader: Readers, root: str) -> None:
    """Whatever is typed, previewed, copied or downloaded: no request but for the site's own, and no trace."""
    visitor = opens(reader(permissions=CLIPBOARD), f"{root}contribute/new/")
    before = visitor.page.evaluate(STORED)
    tells(visitor)
    visitor.page.click("[data-preview]")
    visitor.page.locator("#preview [data-shown] h3").wait_for()
    visitor.page.click("[data-copy]")
    visitor.page.locator("[data-said=sending]:not(:empty)").wait_for()
    with visitor.page.expect_download():
        visitor.page.click("[data-download]")
    assert json.loads(visitor.page.evaluate(STORED)) == json.loads(before)
    assert [each for each in visitor.asked if not each.startswith((visitor.address, "blob:"))] == []
    assert [each for each in visitor.asked if "Kormoran" in each or "%D0" in each] == []
    assert visitor.complaints == []


@EDITIONS
def test_without_a_script_the_page_leads_to_the_guide_and_the_free_words(reader: Readers, root: str) -> None:
    """A reader without JavaScript is told so, and sees no dead form."""
    visitor = reader(java_script_enabled=False)
    visitor.goes_to(f"{root}contribute/new/")
    assert visitor.page.locator(".ms-story").is_hidden()
    assert "JavaScript" in visitor.page.locator("noscript").inner_text()
    assert visitor.page.locator("noscript a").last.get_attribute("href") == f"{REPOSITORY}/issues/new/choose"
    visitor.page.click("noscript a >> nth=0")
    assert visitor.at == f"{root}contribute/"


def test_where_the_rules_do_not_load_the_author_is_told(reader: Readers) -> None:
    """A broken connection leaves a sentence and the other ways, not an empty page."""
    visitor = reader()
    visitor.page.route("**/contribute/new/rules.json", lambda route: route.abort())
    visitor.goes_to("contribute/new/")
    visitor.page.wait_for_selector("[data-story-failed]:not([hidden])")
    assert visitor.page.locator(".ms-story").is_hidden()


def test_where_no_repository_is_set_the_text_is_copied_or_downloaded(reader: Readers, site: Site) -> None:
    """A copy of the handbook without a repository sends nobody anywhere."""

    def without(route: Route) -> None:
        html = (site.folder / "contribute/new/index.html").read_text("utf-8")
        start = html.index('<button type="button" class="md-button md-button--primary" data-send')
        html = html[:start] + html[html.index("</button>", start) + 9 :]
        route.fulfill(body=html.replace(REPOSITORY, ""), content_type="text/html")

    visitor = reader(permissions=CLIPBOARD)
    visitor.page.route("**/contribute/new/", without)
    opens(visitor)
    tells(visitor)
    visitor.page.click("[data-copy]")
    visitor.page.locator("[data-said=sending]:not(:empty)").wait_for()
    assert pasted(visitor) == text_of(visitor)
    assert (visitor.page.locator("[data-page]").is_visible(), visitor.complaints) == (False, [])
