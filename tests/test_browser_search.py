"""The search in a real browser: what people type finds the right playbook, by mouse, by keyboard, without a script."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Route

from tests.browsing import Reader, Readers
from tests.built import Site

EDITIONS = pytest.mark.parametrize("root", ["", "ru/"])
DONE = "[data-search-results][data-done]"
DIALOG = "[data-finder-dialog]"
OPTIONS = f"{DIALOG} [role=option]"
PARTS = re.compile(r"records\.json|/search[\w-]*\.js|/vendor/")
ASKED = [  # an inflected word, a whole sentence, slips of the hand, words run into one, other keys, other letters
    ("", "invoicing", "pb-021"),
    ("", "the client just wrote that we hacked their server, what do I answer", "pb-002"),
    ("", "oversue invioce", "pb-021"),
    ("", "estimte wiht assumptons", "pb-010"),
    ("", "unpaidinvoice", "pb-021"),
    ("ru/", "взломанному", "pb-002"),
    ("ru/", "заказчик ночью написал, что мы его взломали, что ему ответить", "pb-002"),
    ("ru/", "тимлид уволняется", "pb-016"),
    ("ru/", "ghtljgkfnf", "pb-009"),
    ("ru/", "zakazchik ne platit", "pb-021"),
    ("ru/", "podpisat NDA", "pb-011"),
]
FILTERS = [
    {"type": "question"},
    {"kind": "case", "type": "playbook"},
    {"risk": "R-008", "type": "lesson"},
    {"stage": "crisis", "kind": "practice"},
]


def searches(visitor: Reader, root: str, query: str) -> list[str]:
    """The addresses that the page of the search shows, best first."""
    visitor.goes_to(f"{root}search/?{query}")
    visitor.page.wait_for_selector(DONE, state="attached")
    links = visitor.page.locator(f"{DONE} a")
    return [
        str(link).removeprefix(visitor.address + root) for link in links.evaluate_all("all => all.map(a => a.href)")
    ]


@pytest.mark.parametrize(("root", "query", "playbook"), ASKED)
def test_what_people_type_finds_the_playbook_among_the_first_three(
    reader: Readers, root: str, query: str, playbook: str
) -> None:
    """Word forms, sentences and slips are understood in both languages."""
    visitor = reader()
    found = searches(visitor, root, f"q={query}")
    assert f"playbooks/{playbook}/" in found[:3]
    assert visitor.complaints == []


@EDITIONS
@pytest.mark.parametrize("filters", FILTERS)
def test_filters_work_by_the_address(reader: Readers, site: Site, root: str, filters: dict[str, str]) -> None:
    """A search narrowed by type, kind, risk and stage can be shared."""
    records = json.loads((site.folder / root / "search/records.json").read_text("utf-8"))["records"]
    expected = [record["url"] for record in records if all(passes(record, *each) for each in filters.items())]
    query = "&".join(f"{name}={value}" for name, value in filters.items())
    assert expected
    assert sorted(searches(reader(), root, query)) == sorted(expected)


def passes(record: dict[str, str | list[str]], name: str, value: str) -> bool:
    """Whether a record passes a filter."""
    held = record.get(f"{name}s", record.get(name, ""))
    return value in held if isinstance(held, list) else value == held


@EDITIONS
def test_a_result_names_its_type_and_marks_the_words_that_matched(reader: Readers, root: str) -> None:
    """A reader sees at a glance what was found and why."""
    visitor = reader()
    searches(visitor, root, "q=" + ("hacked" if root == "" else "взломали"))
    first = visitor.page.locator(f"{DONE} a").first
    assert ("Playbook PB-0" if root == "" else "Сценарий PB-0") in first.inner_text()
    assert [mark[:4].lower() for mark in first.locator("mark").all_inner_texts()][:1] == [
        "hack" if root == "" else "взло"
    ]


@EDITIONS
def test_a_playbook_is_found_with_the_keyboard_alone(reader: Readers, root: str) -> None:
    """Open, type, choose, arrive."""
    visitor = reader()
    visitor.goes_to(f"{root}risks/r-008/")
    visitor.page.keyboard.press("Control+k")
    visitor.page.keyboard.type("hacked" if root == "" else "взломали")
    visitor.page.wait_for_selector(f"{OPTIONS} mark")
    visitor.page.keyboard.press("ArrowDown")
    chosen = visitor.page.locator(f"{DIALOG} [aria-selected=true]")
    assert chosen.evaluate("each => each === each.parentElement.firstElementChild")
    target = chosen.evaluate("each => each.href")
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url(target)
    assert re.fullmatch(rf"{root}playbooks/pb-\d+/.*", visitor.at)
    assert visitor.complaints == []


@pytest.mark.parametrize("key", ["/", "Control+k", "Enter"])
def test_escape_closes_the_search_and_gives_the_focus_back(reader: Readers, key: str) -> None:
    """Whoever changed their mind reads on where they were."""
    visitor = reader()
    visitor.goes_to("playbooks/pb-002/")
    visitor.page.focus("[data-finder]")
    visitor.page.keyboard.press(key)
    assert visitor.page.evaluate("document.activeElement.matches('[data-finder-dialog][open] input')")
    visitor.page.keyboard.press("Escape")
    assert visitor.page.locator(f"{DIALOG}[open]").count() == 0
    assert visitor.page.evaluate("document.activeElement.matches('[data-finder]')")


def test_a_stroke_typed_into_a_field_does_not_open_the_search(reader: Readers) -> None:
    """A slash in a text is a slash."""
    visitor = reader()
    visitor.goes_to("search/?q=his")
    visitor.page.wait_for_selector(DONE, state="attached")
    visitor.page.locator("[data-search-form] [name=q]").press("End")
    visitor.page.keyboard.type("/her")
    assert visitor.page.locator(f"{DIALOG}[open]").count() == 0
    assert visitor.page.locator("[data-search-form] [name=q]").input_value() == "his/her"


@EDITIONS
def test_nothing_of_the_search_is_fetched_before_its_use_and_nothing_twice(reader: Readers, root: str) -> None:
    """A reader who never searches pays nothing; one who searches twice pays once."""
    visitor = reader()
    visitor.goes_to(root)
    visitor.page.wait_for_load_state("networkidle")
    assert parts(visitor) == []
    for word in ("PB-002", "R-008"):
        visitor.page.click("[data-finder]")
        visitor.page.keyboard.type(word)
        visitor.page.wait_for_selector(OPTIONS)
        visitor.page.keyboard.press("Escape")
    assert f"{root}search/records.json" in parts(visitor)
    assert sorted(parts(visitor)) == sorted(set(parts(visitor)))


@EDITIONS
def test_the_records_do_not_wait_for_the_search_that_reads_them(reader: Readers, root: str) -> None:
    """Both are asked for at once, and the answer comes however late the search itself arrives."""
    visitor = reader()
    visitor.goes_to(root)
    late: list[Route] = []
    visitor.page.route("**/search-words.js", lambda route: late.append(route))
    with visitor.page.expect_response("**/records.json"):
        visitor.page.click("[data-finder]")
    visitor.page.keyboard.type("PB-002")
    assert visitor.page.locator(OPTIONS).count() == 0
    late[0].continue_()
    visitor.page.wait_for_selector(OPTIONS)


@EDITIONS
def test_the_dialog_shows_the_best_and_tells_how_much_there_is(reader: Readers, root: str) -> None:
    """As many as fit on a telephone; the page of the search has them all."""
    visitor = reader()
    visitor.goes_to(root)
    visitor.page.click("[data-finder]")
    visitor.page.keyboard.type("заказчик" if root else "client")
    visitor.page.wait_for_selector(OPTIONS)
    told = visitor.page.locator(f"{DIALOG} [role=status]").text_content() or ""
    count = int(told.split()[-1])
    assert visitor.page.locator(OPTIONS).count() == 8 < count
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_selector(DONE)
    assert visitor.page.locator(f"{DONE} a").count() == count


def parts(visitor: Reader) -> list[str]:
    """What the browser asked for the sake of the search, from the root of the site."""
    return [each.removeprefix(visitor.address) for each in visitor.asked if PARTS.search(each)]


def test_the_search_fits_a_narrow_telephone(reader: Readers) -> None:
    """With its results open, nothing makes a reader scroll sideways."""
    visitor = reader(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    visitor.goes_to("ru/")
    visitor.page.tap("[data-finder]")
    visitor.page.keyboard.type("предоплата")
    visitor.page.wait_for_selector(OPTIONS)
    dialog = visitor.page.locator(DIALOG)
    assert visitor.page.evaluate("[innerWidth, document.documentElement.scrollWidth]") == [360, 360]
    assert dialog.evaluate("each => each.scrollWidth <= each.clientWidth && each.getBoundingClientRect().right <= 360")


@EDITIONS
def test_without_a_script_the_search_leads_to_the_lists(reader: Readers, root: str) -> None:
    """A reader without JavaScript is shown the full lists, each a working link."""
    visitor = reader(java_script_enabled=False)
    visitor.goes_to(f"{root}playbooks/pb-002/")
    visitor.page.click("[data-finder]")
    assert visitor.at == f"{root}search/"
    lists = visitor.page.locator("article noscript a, article a:visible")
    offered = {link.get_attribute("href") for link in lists.all() if link.is_visible()}
    assert {"../playbooks/", "../risks/", "../lessons/", "../questions/"} <= offered
    visitor.page.click("article a[href='../lessons/']")
    # What a page fetches ahead for its scripts is refused by a browser whose scripts are off.
    complaints = [each for each in visitor.complaints if not (each.startswith("csp ") and each.endswith(".js"))]
    assert (visitor.at, complaints) == (f"{root}lessons/", [])
