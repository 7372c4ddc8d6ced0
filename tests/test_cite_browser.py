"""The citation of whatever is read: in every form, in the language of the page, by keyboard and without a script."""

from __future__ import annotations

import pytest
from handbook.citing import Citation, citation
from handbook.loading import load

from tests.browsing import Reader, Readers
from tests.built import ROOT, Site

CATALOGS = load(ROOT).catalogs
CITED = pytest.mark.parametrize(
    ("path", "identity"),
    [
        ("playbooks/pb-002/", "PB-002"),
        ("playbooks/pb-002/", "PB-002.3"),
        ("ru/playbooks/pb-002/", "PB-002.1"),
        ("risks/r-008/", "R-008"),
        ("ru/risks/r-008/", "R-008"),
        ("questions/", "Q-02"),
        ("ru/questions/", "Q-05"),
    ],
)
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}
WIDTH = "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"


def expected(site: Site, path: str, identity: str) -> Citation:
    """What the citation of an id says on a page."""
    return citation(CATALOGS["ru" if path.startswith("ru/") else "en"], identity, site.address)


def opened(visitor: Reader, path: str, identity: str) -> None:
    """Open the dialog with the keyboard."""
    visitor.goes_to(path)
    visitor.page.locator(f"button.ms-cite[aria-label$=' {identity}']").focus()
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_selector("[data-cite][open]")


@CITED
def test_the_keyboard_copies_each_form_and_returns_to_where_it_was(
    reader: Readers, site: Site, path: str, identity: str
) -> None:
    """Enter opens, the arrows choose the form, Enter copies and says so, Escape leads back to the button."""
    visitor = reader(**CLIPBOARD)
    cited = expected(site, path, identity)
    opened(visitor, path, identity)
    for text in (cited.text, cited.markdown, cited.html, cited.jira):
        assert visitor.page.locator("[data-cite-text]").input_value() == text
        assert visitor.page.locator("[data-cite-status]").inner_text() == ""
        visitor.page.keyboard.press("Enter")
        visitor.page.wait_for_selector("[data-cite-status]:not(:empty)")
        assert visitor.page.evaluate("navigator.clipboard.readText()") == text
        visitor.page.keyboard.press("ArrowRight")
    visitor.page.keyboard.press("Escape")
    assert visitor.page.evaluate("document.activeElement.ariaLabel").endswith(f" {identity}")
    assert visitor.complaints == []


@pytest.mark.parametrize("path", ["playbooks/pb-002/", "risks/r-008/", "questions/"])
def test_everything_that_can_be_cited_has_one_button(reader: Readers, path: str) -> None:
    """Each with a name of its own, in both languages."""
    visitor = reader()
    names = []
    for language in ("", "ru/"):
        visitor.goes_to(language + path)
        visitor.page.wait_for_selector("button.ms-cite")
        labels = visitor.page.locator(".ms-cite").evaluate_all("each => each.map((one) => one.ariaLabel)")
        names.append([label.rpartition(" ")[2] for label in labels])
        ids = visitor.page.locator("[data-citation]").evaluate_all("each => each.map((one) => one.dataset.id)")
        assert names[-1] == ids != []
    assert names[0] == names[1]


@CITED
def test_without_javascript_a_link_leads_to_the_text(reader: Readers, site: Site, path: str, identity: str) -> None:
    """Nothing that does not work is shown, and the text to copy stands where the link leads."""
    visitor = reader(java_script_enabled=False)
    visitor.goes_to(path)
    visitor.page.locator(f"a.ms-cite[title$=' {identity}']").click()
    anchor = visitor.at.partition("#")[2]
    shown = visitor.page.locator(f"#{anchor} code, #{anchor} + .highlight code")
    assert shown.inner_text().strip() == expected(site, path, identity).text
    assert shown.is_visible() and not visitor.page.locator("[data-cite]").is_visible()
    assert visitor.page.locator("button.ms-cite").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["playbooks/pb-002/", "ru/questions/"])
def test_the_dialog_fits_a_narrow_telephone(reader: Readers, path: str, scheme: str) -> None:
    """At 360 pixels the whole of it is in sight, and a tap beside it closes it."""
    visitor = reader(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True, color_scheme=scheme)
    visitor.goes_to(path)
    visitor.page.locator("button.ms-cite").first.tap()
    dialog = visitor.page.locator("[data-cite]")
    box = dialog.bounding_box()
    assert (
        box and box["x"] >= 0 and box["y"] >= 0 and box["x"] + box["width"] <= 360 and box["y"] + box["height"] <= 740
    )
    assert visitor.page.evaluate(f"[innerWidth, {WIDTH}]") == [360, 360]
    visitor.page.touchscreen.tap(180, 735)
    dialog.wait_for(state="hidden")


def test_where_the_clipboard_is_closed_the_old_way_copies(reader: Readers) -> None:
    """On a plain address of a company's own network browsers offer no clipboard."""
    visitor = reader()
    visitor.page.add_init_script(NO_CLIPBOARD)
    opened(visitor, "ru/playbooks/pb-002/", "PB-002")
    visitor.page.locator("[data-cite-copy]").click()
    visitor.page.wait_for_selector("[data-cite-status]:not(:empty)")
    assert visitor.page.locator("[data-cite-status]").inner_text() == CATALOGS["ru"].say("cite_copied")


def test_a_page_without_anything_to_cite_loads_nothing_of_it(reader: Readers) -> None:
    """The button costs only where it is."""
    visitor = reader()
    visitor.goes_to("about/")
    assert [address for address in visitor.asked if "cite" in address] == []
