"""The form in a real browser: a whole story from an empty form to the page on which it is handed in."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from handbook.checks.rules import check_file_name
from handbook.commands.drafts import tail
from handbook.history.register import next_free, read_register
from handbook.loading import NAMES, load
from handbook.model import Playbook
from handbook.pages.items import pages_of

from tests.browsing import Readers
from tests.building import pasted
from tests.built import REPOSITORY, ROOT
from tests.telling import (
    CLIPBOARD,
    LESSONS,
    READY,
    TEXTS,
    answering,
    copy_with,
    errors,
    field,
    opens,
    pastes_before,
    takes,
    tells,
    text_of,
    unfolds,
)

EDITIONS = pytest.mark.parametrize("root", ["", "ru/"])
FREE = next_free("PB", [name for _, name in read_register(ROOT)[0]] + [f.name for f in ROOT.glob("playbooks/*")])
SHORT, LONG = ROOT / "playbooks/PB-007-one-more-comeback.md", ROOT / "playbooks/PB-002-suspected-breach.md"
LIMIT = 8_000


def test_a_story_told_in_russian_ends_as_a_draft_that_stands(reader: Readers, tmp_path: Path) -> None:
    """From an empty form to GitHub's page; the text that was taken there is free of mistakes, and has a page."""
    visitor = opens(reader(permissions=CLIPBOARD), "ru/contribute/new/")
    asked = answering(visitor.page.context)
    tells(visitor)
    with visitor.page.context.expect_page():
        visitor.page.click("[data-send]")
    visitor.page.locator("[data-said=sending]", has_text="вставьте").wait_for()
    assert errors(visitor) == []
    page = urlsplit(asked[0])
    [name] = parse_qs(page.query)["filename"]
    assert f"{page.scheme}://{page.netloc}{page.path}" == f"{REPOSITORY}/new/main/playbooks"
    assert [*parse_qs(page.query)] == ["filename"]
    assert (name, check_file_name(Path("playbooks") / name, NAMES["playbooks"])) == (
        f"{FREE}-zakazchik-perestal-otvechat.md",
        None,
    )
    assert pasted(visitor) == text_of(visitor)
    handbook = load(copy_with(tmp_path, name, pasted(visitor)))
    assert handbook.problems == ()
    story = handbook.originals[FREE]
    assert isinstance(story, Playbook)
    assert (story.title, story.language, story.status, story.situation) == (
        TEXTS["title"],
        "ru",
        "draft",
        TEXTS["situation"],
    )
    assert [(each.text, each.addresses[0].risk, each.addresses[0].how) for each in story.lessons] == LESSONS
    [shown] = [page for page in pages_of(handbook.catalogs["ru"], drafts=True) if page.meta["id"] == FREE]
    assert "Назовите день, когда напишете снова." in shown.markdown
    assert visitor.complaints == []


def test_a_story_that_is_short_enough_waits_on_the_page_filled_in(reader: Readers) -> None:
    """A whole playbook of the handbook, in the address itself."""
    visitor = opens(reader())
    asked = answering(visitor.page.context)
    takes(visitor, SHORT)
    with visitor.page.context.expect_page():
        visitor.page.click("[data-send]")
    [address] = asked
    found = parse_qs(urlsplit(address).query)
    assert len(address) < LIMIT
    assert ([*found], found["value"]) == (["filename", "value"], [text_of(visitor)])
    assert found["filename"] == [f"{FREE}-{tail(visitor.page.locator('[name=title]').input_value())}.md"]


@pytest.mark.parametrize("allowed", [True, False], ids=["copied", "selected"])
def test_a_story_too_long_for_an_address_is_pasted(reader: Readers, allowed: bool) -> None:
    """A whole playbook on the clipboard; where that is not allowed its text is selected."""
    visitor = reader(permissions=CLIPBOARD)
    if not allowed:
        visitor.page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    opens(visitor)
    asked = answering(visitor.page.context)
    takes(visitor, LONG)
    visitor.page.click("[data-send]")
    visitor.page.locator("[data-page] a:visible").wait_for()
    if allowed:
        assert pasted(visitor) == text_of(visitor)
    else:
        assert visitor.page.evaluate("String(getSelection())").strip() == text_of(visitor).strip()
        with visitor.page.context.expect_page():
            visitor.page.click("[data-page] a")
    name = f"{FREE}-{tail(visitor.page.locator('[name=title]').input_value())}.md"
    visitor.page.wait_for_function("!document.querySelector('[data-said=sending]').matches(':empty')")
    said = visitor.page.locator("[data-said=sending]").inner_text()
    assert ("paste" in said, "Ctrl+" in said) == (True, True)
    assert [parse_qs(urlsplit(address).query) for address in asked] == [{"filename": [name]}]


@EDITIONS
def test_what_is_wrong_is_said_before_anything_leaves(reader: Readers, root: str) -> None:
    """An empty form goes nowhere: the list of what is missing has the focus, and leads to each field."""
    visitor = opens(reader(permissions=CLIPBOARD), f"{root}contribute/new/")
    asked = answering(visitor.page.context)
    pastes_before(visitor, "before")
    visitor.page.click("[data-send]")
    shown = visitor.page.locator("[data-mistakes-shown]")
    assert shown.evaluate("each => document.activeElement === each")
    assert shown.locator("a").count() == 5 == len(errors(visitor))
    visitor.page.click("[data-mistakes-shown] a >> nth=0")
    assert visitor.page.evaluate("document.activeElement.name") == "title"
    visitor.page.click("[data-copy]")
    assert (asked, pasted(visitor)) == ([], "before")


def test_a_mistake_folded_away_is_unfolded(reader: Readers) -> None:
    """A link of the list leads to its field wherever that is."""
    visitor = opens(reader())
    unfolds(visitor)
    visitor.page.fill("[name=note]", "Call +44 20 7123 4567")
    visitor.page.locator("[data-story] details").evaluate_all("all => all.forEach((each) => (each.open = false))")
    visitor.page.click("[data-send]")
    visitor.page.click("[data-mistakes-shown] a:has-text('telephone')")
    assert visitor.page.evaluate("document.activeElement.name") == "note"
    assert field(visitor, "note").is_visible()


def test_a_draft_that_was_asked_for_survives_a_reload(reader: Readers) -> None:
    """Everything comes back, lessons and ticks too; what was not asked for is forgotten."""
    visitor = opens(reader(), "ru/contribute/new/")
    tells(visitor)
    visitor.page.on("dialog", lambda dialog: dialog.accept())
    visitor.page.reload()
    visitor.page.wait_for_selector(READY)
    assert visitor.page.locator("[name=title]").input_value() == ""
    visitor.page.check("[name=keep]")
    tells(visitor)
    written = text_of(visitor)
    visitor.page.reload()
    visitor.page.wait_for_selector(READY)
    assert (text_of(visitor), visitor.page.is_checked("[name=keep]")) == (written, True)
    visitor.page.click("[data-clear]")
    visitor.page.reload()
    visitor.page.wait_for_selector(READY)
    assert (visitor.page.locator("[name=title]").input_value(), visitor.page.is_checked("[name=keep]")) == ("", False)


def test_a_file_goes_out_and_comes_back_the_same(reader: Readers, tmp_path: Path) -> None:
    """What was downloaded on one evening is gone on with on another, to the last byte."""
    visitor = opens(reader(), "ru/contribute/new/")
    tells(visitor)
    for at in ("one", "two"):
        with visitor.page.expect_download() as waiting:
            visitor.page.click("[data-download]")
        waiting.value.save_as(tmp_path / f"{at}.md")
        if at == "one":
            opens(visitor, "ru/contribute/new/")
            takes(visitor, tmp_path / "one.md")
    assert waiting.value.suggested_filename == f"{FREE}-zakazchik-perestal-otvechat.md"
    assert (tmp_path / "one.md").read_bytes() == (tmp_path / "two.md").read_bytes()
    assert errors(visitor) == []


def test_lessons_are_added_moved_and_taken_away(reader: Readers) -> None:
    """Their numbers follow their order, and the keyboard stays where it was."""
    visitor = opens(reader(), "ru/contribute/new/")
    tells(visitor)
    rows = visitor.page.locator("[data-field=lessons] > ol > li")
    rows.nth(1).locator("[data-up]").first.click()
    assert visitor.page.evaluate("document.activeElement.matches('li:first-child [data-up]')") is True
    assert [row.locator("[name=text]").input_value() for row in rows.all()] == [LESSONS[1][0], LESSONS[0][0]]
    assert text_of(visitor).index(LESSONS[1][2]) < text_of(visitor).index("- id: 2") < text_of(visitor).index("R-010")
    rows.nth(0).locator("[data-remove]").first.click()
    assert (rows.count(), rows.nth(0).locator("[data-number]").text_content()) == (1, "1")
    assert "R-009" not in text_of(visitor)


@EDITIONS
def test_a_risk_leads_to_the_form_with_a_lesson_for_it_begun(reader: Readers, root: str) -> None:
    """Whoever has an answer to a risk need not look for it again."""
    visitor = reader()
    visitor.goes_to(f"{root}risks/r-008/")
    visitor.page.click(".ms-suggest a")
    visitor.page.wait_for_selector(READY)
    assert visitor.at == f"{root}contribute/new/?risk=R-008"
    assert visitor.page.locator("[name=risk]").input_value() == "R-008"
    visitor.goes_to(f"{root}contribute/new/?risk=R-999")
    visitor.page.wait_for_selector(READY)
    assert (visitor.page.locator("[name=risk]").input_value(), visitor.complaints) == ("", [])
