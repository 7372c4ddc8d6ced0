"""An author at the builder of postmortems: opening it, writing a little of everything, taking the document."""

from __future__ import annotations

from handbook.citing import citation
from handbook.loading import load
from handbook.node import Language

from tests.browsing import Reader
from tests.built import ROOT, Site

HANDBOOK = load(ROOT)
CLIPBOARD = ["clipboard-read", "clipboard-write"]
READY = "[data-builder]:not([inert])"
DOCUMENT = "[data-document]"
SECRET = "Kormoran"


def opens(visitor: Reader, root: str) -> Reader:
    """Somebody at the builder, all of it loaded."""
    visitor.goes_to(f"{root}postmortem/build/")
    visitor.page.wait_for_selector(READY)
    visitor.page.wait_for_load_state("networkidle")
    return visitor


def writes(visitor: Reader) -> None:
    """A little of everything that the builder takes."""
    page = visitor.page
    page.select_option("[name=choice]", "S-02")
    page.check("[value='PB-002.2']")
    page.check("[name=risks]")
    page.fill("[name=title]", f" {SECRET} was closed ")
    page.fill("[name=contact]", "The account lead")
    page.fill("[name=happened]", "Nobody could log in:\n\n- on the web\n")
    page.click("[data-rows=timeline] [data-add]")
    for cell, text in enumerate(["21:40 CET", "a | b", "22:00 CET"]):
        page.locator("[name=timeline]").nth(cell).fill(text)


def document(visitor: Reader) -> str:
    """The document as the author sees it."""
    return str(visitor.page.locator(DOCUMENT).text_content())


def cited(site: Site, root: str, identity: str, form: str = "markdown") -> str:
    """The citation that the handbook gives for an id."""
    language: Language = "ru" if root else "en"
    return str(getattr(citation(HANDBOOK.catalogs[language], identity, site.address), form))


def pasted(visitor: Reader) -> str:
    """What the author would paste."""
    return str(visitor.page.evaluate("navigator.clipboard.readText()"))
