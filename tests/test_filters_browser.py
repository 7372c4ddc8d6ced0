"""The lists of playbooks and lessons narrowed by a reader: by address, by keyboard, page by page, or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

import pytest
from handbook.catalog import Catalog
from handbook.loading import load
from handbook.pages.facets import Values, of_lesson, of_playbook
from playwright.sync_api import Route

from tests.browsing import Reader, Readers
from tests.built import ROOT

HANDBOOK = load(ROOT)
SHOWN = ".ms-card:not([hidden])"
VISIBLE = "all => all.filter(each => each.checkVisibility()).map(each => each.querySelector('a').textContent)"
OPTIONS = "all => all.filter(each => each.value).map(each => [each.value, each.textContent])"
VIEWS = [
    ("playbooks/", {"risk": "R-003"}),
    ("playbooks/", {"kind": "case", "stage": "crisis"}),
    ("lessons/", {"risk": "R-008", "stage": "crisis"}),
    ("lessons/", {"role": "lead", "evidence": "one-case", "risk": "R-009"}),
    ("lessons/", {"kind": "case", "evidence": "published-practice"}),
]


def entries(catalog: Catalog, path: str) -> dict[str, Values]:
    """Everything in a list, by its id."""
    if path.endswith("playbooks/"):
        return {each.id: of_playbook(catalog, each) for each in catalog.listed}
    return {book.cited(lesson): of_lesson(catalog, book, lesson) for book, lesson in catalog.lessons()}


def fitting(all_entries: dict[str, Values], asked: dict[str, str]) -> list[str]:
    """The ids of those that have every value asked for."""
    return [name for name, values in all_entries.items() if all(asked[key] in values[key] for key in asked)]


def shown(visitor: Reader) -> list[str]:
    """The ids of what a reader sees."""
    links = visitor.page.locator("article .ms-card").evaluate_all(VISIBLE)
    return sorted(text.split()[0] for text in links)


@pytest.mark.parametrize("root", ["", "ru/"])
@pytest.mark.parametrize(("path", "asked"), VIEWS)
def test_an_address_shows_a_colleague_the_same_choice(
    reader: Readers, root: str, path: str, asked: dict[str, str]
) -> None:
    """What fits is there and nothing else; each further choice says how much it would leave."""
    visitor = reader()
    visitor.goes_to(f"{root}{path}?{'&'.join(f'{name}={value}' for name, value in asked.items())}")
    known = entries(HANDBOOK.catalogs["ru" if root else "en"], path)
    expected = fitting(known, asked)
    said = visitor.page.locator("[data-shown]").inner_text()
    assert (shown(visitor), re.findall(r"\d+", said)) == (sorted(expected), [str(len(expected)), str(len(known))])
    for select in visitor.page.locator("[data-filters] select").all():
        name = select.get_attribute("name") or ""
        told = [(value, text.rpartition(" ")[2]) for value, text in select.locator("option").evaluate_all(OPTIONS)]
        assert told == [(value, f"({len(fitting(known, {**asked, name: value}))})") for value, _ in told]
    assert visitor.complaints == []


def test_a_keyboard_narrows_the_list_and_the_address_follows(reader: Readers) -> None:
    """Tab to a choice, type its first signs, and take everything back again."""
    visitor = reader()
    visitor.goes_to("lessons/")
    whole = shown(visitor)
    visitor.page.locator("[name=risk]").focus()
    visitor.page.keyboard.type("R-003")
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("ArrowDown")
    stage = visitor.page.locator("[name=stage]").input_value()
    asked = {"risk": "R-003", "stage": stage}
    assert dict(parse_qsl(urlsplit(visitor.at).query)) == asked
    assert shown(visitor) == fitting(entries(HANDBOOK.catalogs["en"], "lessons/"), asked)
    visitor.page.locator("[data-clear]").focus()
    visitor.page.keyboard.press("Enter")
    assert (visitor.at, shown(visitor)) == ("lessons/", whole)
    assert visitor.page.evaluate("document.activeElement.name") == "risk"


def test_no_heading_stands_over_nothing(reader: Readers) -> None:
    """The headings of empty parts go, from the page and from its contents."""
    visitor = reader()
    visitor.goes_to("lessons/?risk=R-003")
    expected = {name.partition(".")[0] for name in shown(visitor)}
    headings = visitor.page.locator("article h2:visible").evaluate_all("all => all.map(each => each.id)")
    contents = visitor.page.locator("[data-contents] a:visible").evaluate_all("all => all.map(each => each.hash)")
    assert headings == [name.lower() for name in sorted(expected)]
    assert contents == [f"#{name}" for name in headings]


@pytest.mark.parametrize("path", ["playbooks/", "ru/lessons/"])
def test_without_a_script_the_list_is_whole(reader: Readers, path: str) -> None:
    """No dead controls, and nothing missing."""
    visitor = reader(java_script_enabled=False)
    visitor.goes_to(f"{path}?kind=case")
    known = entries(HANDBOOK.catalogs["ru" if "ru/" in path else "en"], path)
    assert visitor.page.locator("article .ms-card").count() == len(known)
    assert visitor.page.locator("[data-filters], [data-clear], [data-leaves]").locator("visible=true").count() == 0


def multiplied(times: int) -> Callable[[Route], None]:
    """A list of many times as many entries."""

    def answer(route: Route) -> None:
        body = route.fetch().text()
        body = re.sub(r'(?s)(<li class="ms-card .*?</li>)', lambda card: card[1] * times, body)
        route.fulfill(body=body, content_type="text/html; charset=utf-8")

    return answer


def test_a_list_of_more_than_five_hundred_comes_in_pages(reader: Readers) -> None:
    """Each page has an address of its own, a narrower list fewer pages, and an anchor opens the page it stands on."""
    visitor = reader()
    visitor.page.route(re.compile("/lessons/"), multiplied(20))
    number = 20 * len(entries(HANDBOOK.catalogs["en"], "lessons/"))
    visitor.goes_to("lessons/")
    assert visitor.page.locator(SHOWN).count() == 500
    assert visitor.page.locator("[data-leaf-said]").inner_text() == f"Page 1 of {-(-number // 500)}"
    assert visitor.page.locator("[data-leaf]:visible").count() == 1
    visitor.page.click("[data-leaf='1']")
    visitor.page.wait_for_url("**/lessons/?page=2")
    assert visitor.page.locator("[data-leaf]:visible").count() == 2
    visitor.goes_to(f"lessons/?page={-(-number // 500)}")
    assert visitor.page.locator(SHOWN).count() == number % 500
    visitor.goes_to("lessons/#pb-025")
    visitor.page.wait_for_url(f"**/lessons/?page={-(-number // 500)}#pb-025")
    assert visitor.page.locator("#pb-025").is_visible()
    visitor.goes_to("lessons/?risk=R-003&page=9")
    assert visitor.page.locator("[data-leaves]").is_hidden()
    assert visitor.at == "lessons/?risk=R-003"
