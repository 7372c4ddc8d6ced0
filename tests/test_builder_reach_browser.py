"""The builder of postmortems for everybody: by keyboard, by ear, on a telephone, without a script or a connection."""

from __future__ import annotations

import pytest

from tests.browsing import Readers, reach
from tests.building import CLIPBOARD, DOCUMENT, SECRET, cited, document, opens, pasted, writes
from tests.built import Site

EDITIONS = pytest.mark.parametrize("root", ["", "ru/"])
UNNAMED = """() => [...document.querySelectorAll("[data-builder] :is(input, select, textarea, button)")]
    .filter((each) => !each.labels?.length && !each.ariaLabel && !each.textContent.trim())
    .map((each) => each.outerHTML)"""


@EDITIONS
def test_a_postmortem_is_written_with_the_keyboard_alone(reader: Readers, site: Site, root: str) -> None:
    """Choose, tick, write, add and remove rows, copy: no step needs a mouse, and the focus is never lost."""
    visitor = opens(reader(permissions=CLIPBOARD), root)
    keys = visitor.page.keyboard
    reach(visitor, "[name=choice]")
    while visitor.page.locator("[name=choice]").input_value() != "S-02":
        keys.press("ArrowDown")
    reach(visitor, "[value='PB-002.1']")
    keys.press("Space")
    reach(visitor, "[name=title]")
    keys.type(SECRET)
    reach(visitor, "[name=timeline]")
    keys.type("21:40")
    reach(visitor, "[data-rows=timeline] [data-add]")
    keys.press("Enter")
    assert visitor.page.evaluate("document.activeElement.matches('li:nth-child(2) [name=timeline]')")
    reach(visitor, "li:nth-child(2) [data-remove]")
    keys.press("Enter")
    assert visitor.page.evaluate("document.activeElement.matches('li:only-child [name=timeline]')")
    reach(visitor, "[data-copy=markdown]")
    keys.press("Enter")
    visitor.page.locator("[data-said=document]", has_text="Markdown").wait_for()
    assert pasted(visitor) == document(visitor)
    assert (f": {SECRET}\n" in document(visitor), cited(site, root, "PB-002.1") in document(visitor)) == (True, True)


@EDITIONS
def test_every_control_has_a_name_and_every_hint_is_there(reader: Readers, root: str) -> None:
    """A screen reader says what each field, box and button is."""
    visitor = opens(reader(), root)
    writes(visitor)
    visitor.page.select_option("[name=choice]", "all")
    assert visitor.page.evaluate(UNNAMED) == []
    described = visitor.page.locator("[data-builder] [aria-describedby]")
    missing = "all => all.filter(each => !document.getElementById(each.getAttribute('aria-describedby'))).length"
    assert (described.count() > 10, described.evaluate_all(missing)) == (True, 0)


@EDITIONS
def test_the_builder_fits_a_narrow_telephone_with_everything_open(reader: Readers, root: str) -> None:
    """At 360 pixels, with every lesson and a long word in each field, nothing makes an author scroll sideways."""
    visitor = opens(reader(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True), root)
    writes(visitor)
    visitor.page.select_option("[name=choice]", "all")
    visitor.page.fill("[name=title]", SECRET * 20)
    visitor.page.fill("[name=happened]", SECRET * 20)
    assert visitor.page.evaluate("[innerWidth, document.documentElement.scrollWidth]") == [360, 360]
    assert visitor.page.locator(DOCUMENT).evaluate("each => each.scrollWidth <= each.clientWidth")


@EDITIONS
def test_without_a_script_the_builder_leads_to_the_guide_and_the_templates(reader: Readers, root: str) -> None:
    """A reader without JavaScript is told so, sees no dead form, and has the template in one click more."""
    visitor = reader(java_script_enabled=False)
    visitor.goes_to(f"{root}postmortem/build/")
    assert visitor.page.locator(".ms-builder").is_hidden()
    assert "JavaScript" in visitor.page.locator("article").inner_text()
    visitor.page.click("noscript a")
    assert visitor.at == f"{root}postmortem/"
    with visitor.page.expect_download() as waiting:
        visitor.page.click("[href='template-markdown.txt']")
    assert waiting.value.suggested_filename == "postmortem.md"


def test_where_the_lessons_do_not_load_the_author_is_told(reader: Readers) -> None:
    """A broken connection leaves a sentence and the way to the templates, not an empty page."""
    visitor = reader()
    visitor.page.route("**/postmortem/lessons.json", lambda route: route.abort())
    visitor.goes_to("postmortem/build/")
    visitor.page.wait_for_selector("[data-builder-failed]:not([hidden])")
    assert visitor.page.locator(".ms-builder").is_hidden()
