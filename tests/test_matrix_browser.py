"""The matrix in a real browser: by keyboard, by a tap, on a phone; its heads stay in sight."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browsing import Reader, Readers

OPEN = ".ms-grid__how:popover-open"
PLACE = "document.activeElement.closest('td').cellIndex + ' ' + document.activeElement.closest('tr').rowIndex"


@pytest.fixture(params=["", "ru/"])
def visitor(request: pytest.FixtureRequest, reader: Readers) -> Reader:
    """Somebody at the matrix, in one language or the other."""
    visitor = reader(viewport={"width": 1280, "height": 800})
    visitor.goes_to(f"{request.param}matrix/")
    return visitor


def place(visitor: Reader) -> tuple[int, int]:
    """The column and the row of the cell that has the focus."""
    column, row = str(visitor.page.evaluate(PLACE)).split()
    return int(column), int(row)


def test_each_cell_says_how_when_it_has_the_focus_and_arrows_lead_on(visitor: Reader) -> None:
    """A reader with a keyboard alone goes from cell to cell, and reads in each how the lessons help."""
    page = visitor.page
    page.locator("[data-grid]").focus()
    page.keyboard.press("Tab")
    while not page.locator(OPEN).count():
        page.keyboard.press("Tab")
    column, row = place(visitor)
    first = page.locator(OPEN).inner_text()
    assert "PB-" in first and "R-" in first
    page.keyboard.press("ArrowDown")
    assert place(visitor)[0] == column and place(visitor)[1] > row
    assert page.locator(OPEN).count() == 1 and page.locator(OPEN).inner_text() != first
    page.keyboard.press("Escape")
    assert page.locator(OPEN).count() == 0


def test_a_tap_on_a_cell_tells_how_and_another_place_closes_it(visitor: Reader) -> None:
    """With a pointer as with the keyboard."""
    page = visitor.page
    cell = page.locator("[data-grid] td button").first
    cell.click()
    told = page.locator(OPEN).inner_text()
    assert told.count("PB-") == int(cell.inner_text())
    page.locator("h1").click()
    assert page.locator(OPEN).count() == 0


def test_the_heads_of_rows_and_columns_stay_in_sight(visitor: Reader) -> None:
    """However far a reader has gone to the right and down within the grid."""
    page = visitor.page
    grid = page.locator("[data-grid]")
    grid.evaluate("grid => grid.scrollTo(grid.scrollWidth, grid.scrollHeight)")
    box = grid.bounding_box()
    row = grid.locator("tbody tr").last.locator("th").bounding_box()
    column = grid.locator("thead th").last.bounding_box()
    assert box and row and column
    assert box["x"] - 1 <= row["x"] <= box["x"] + 2
    assert box["y"] - 1 <= column["y"] <= box["y"] + 60


@pytest.mark.parametrize("root", ["", "ru/"])
def test_on_a_phone_the_matrix_is_cards_in_words(reader: Readers, root: str) -> None:
    """No grid to push about: each playbook with its risks and how, founding risks first."""
    options: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
    visitor = reader(**options)
    visitor.goes_to(f"{root}matrix/")
    assert not visitor.page.locator("[data-grid]").is_visible()
    cards = visitor.page.locator(".ms-cards")
    assert cards.is_visible()
    assert cards.locator("a[href*='risks/r-001']").count() > 0
    heads = visitor.page.locator("[data-grid] thead th a code").all_text_contents()
    assert heads[:7] == [f"R-00{number}" for number in range(1, 8)]
