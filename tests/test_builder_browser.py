"""The builder of postmortems in a real browser: the document grows, its citations hold, nothing leaves the page."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from handbook.citing import citation
from handbook.loading import load
from handbook.node import Language
from playwright.sync_api import Dialog, Route

from tests.browsing import Reader, Readers
from tests.built import ROOT, Site

HANDBOOK = load(ROOT)
EDITIONS = pytest.mark.parametrize("root", ["", "ru/"])
CLIPBOARD = ["clipboard-read", "clipboard-write"]
READY = "[data-builder]:not([hidden])"
DOCUMENT = "[data-document]"
SECRET = "Kormoran"
STORED = """async () =>
    JSON.stringify([{...localStorage}, {...sessionStorage}, await indexedDB.databases(), document.cookie])"""
UNNAMED = """() => [...document.querySelectorAll("[data-builder] :is(input, select, textarea, button)")]
    .filter((each) => !each.labels?.length && !each.ariaLabel && !each.textContent.trim())
    .map((each) => each.outerHTML)"""
GROWN = {
    "": """# Postmortem: Kormoran was closed

**Contact:** The account lead

## What happened

Nobody could log in:

- on the web

## Timeline

| When | Event |
| --- | --- |
| 21:40 CET | a \\| b |
| 22:00 CET |   |

## Lessons behind the changes

- “Every crisis holds two problems, a technical one and a psychological one. Solve only the first, and the second \
stays open” — {}
    - Risks: R-010 Communication breaks down; R-017 A disagreement ends the cooperation overnight
""",
    "ru/": """# Разбор: Kormoran was closed

**Контактное лицо:** The account lead

## Что произошло

Nobody could log in:

- on the web

## Хронология

| Когда | Событие |
| --- | --- |
| 21:40 CET | a \\| b |
| 22:00 CET |   |

## Уроки, на которых основаны изменения

- «В любом кризисе две проблемы — техническая и психологическая. Если решить только первую, вторая останется» — {}
    - Риски: R-010 Общение разлаживается; R-017 Разногласия в одночасье обрывают сотрудничество
""",
}
TYPED = """Seen: **early**, `x_1`, [log](https://a.example/b_c), {not} [a] link!
- on the web_site
1. first
### Then
https://a.example/b_c"""
IN_WIKI = """Seen: *early*, {{x\\_1}}, [log|https://a.example/b_c], \\{not\\} \\[a\\] link\\!
* on the web\\_site
# first
h3. Then
https://a.example/b_c"""


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


def stored(visitor: Reader) -> Any:
    """Everything that the browser keeps for the site."""
    return json.loads(visitor.page.evaluate(STORED))


@EDITIONS
def test_the_document_grows_as_one_ticks_and_types(reader: Readers, site: Site, root: str) -> None:
    """What is filled in stands in the document, with the citation, and what is empty does not."""
    visitor = opens(reader(), root)
    assert visitor.page.locator(f"{DOCUMENT}[data-empty]").count() == 1
    assert visitor.page.locator("[data-copy]:enabled, [data-download]:enabled").count() == 0
    writes(visitor)
    assert document(visitor) == GROWN[root].format(cited(site, root, "PB-002.2"))
    visitor.page.uncheck("[value='PB-002.2']")
    assert "PB-002" not in document(visitor)
    assert visitor.complaints == []


@EDITIONS
def test_every_lesson_can_be_cited_and_every_cited_address_holds(reader: Readers, site: Site, root: str) -> None:
    """A client who follows a citation, years later too, stands at the very lesson."""
    visitor = opens(reader(), root)
    visitor.page.select_option("[name=choice]", "all")
    for box in visitor.page.locator("[name=lesson]").all():
        box.check()
    lessons = [playbook.cited(lesson) for playbook, lesson in HANDBOOK.catalogs["ru" if root else "en"].lessons()]
    lines = [line for line in document(visitor).splitlines() if line.startswith("- ")]
    assert [line.endswith(f" — {cited(site, root, name)}") for line, name in zip(lines, lessons, strict=True)] == [
        True
    ] * len(lessons)
    links = [re.findall(r"\]\((\S+)#(\S+)\)", line)[-1] for line in lines]
    ids = {address: set(page.values("id")) for address, page in site.pages.items()}
    assert [link for link in links if link[1] not in ids[link[0].removeprefix(site.address)]] == []


def test_what_happened_brings_its_lessons_and_leaves_the_ticked_ones(reader: Readers) -> None:
    """The best playbook stands first; a lesson once ticked stays in sight whatever is chosen next."""
    visitor = opens(reader(), "")
    visitor.page.select_option("[name=choice]", "S-02")
    assert playbooks(visitor) == ["PB-002", "PB-017", "PB-022"]
    assert visitor.page.locator("[data-said=lessons]").text_content() == "Lessons to choose from: 8"
    assert "Risks: R-010 " in visitor.page.locator("li", has=visitor.page.locator("[value='PB-002.2']")).inner_text()
    visitor.page.check("[value='PB-002.2']")
    visitor.page.select_option("[name=choice]", "PB-017")
    assert playbooks(visitor) == ["PB-017", "PB-002"]
    assert visitor.page.locator("[name=lesson]:visible").evaluate_all("all => all.map(each => each.value)") == [
        "PB-017.1",
        "PB-017.2",
        "PB-017.3",
        "PB-002.2",
    ]


def playbooks(visitor: Reader) -> list[str]:
    """The playbooks whose lessons are shown, in their order."""
    return [legend.split()[0] for legend in visitor.page.locator("legend a:visible").all_inner_texts()]


@EDITIONS
def test_copy_and_download_give_what_is_seen(reader: Readers, tmp_path: Path, root: str) -> None:
    """The Markdown on the clipboard, in the file and on the page is the same text; a screen reader is told."""
    visitor = opens(reader(permissions=CLIPBOARD), root)
    writes(visitor)
    visitor.page.click("[data-copy=markdown]")
    said = visitor.page.locator("[role=status][data-said=document]")
    said.filter(has_text="Markdown").wait_for()
    with visitor.page.expect_download() as waiting:
        visitor.page.click("[data-download]")
    waiting.value.save_as(tmp_path / "got")
    assert waiting.value.suggested_filename == "postmortem.md"
    assert [pasted(visitor), (tmp_path / "got").read_text("utf-8")] == [document(visitor)] * 2
    assert visitor.complaints == []


@EDITIONS
def test_for_confluence_the_same_document_comes_in_wiki_markup(reader: Readers, site: Site, root: str) -> None:
    """Headings, tables, lists and links are Confluence's own, and no sign in the text is taken for one."""
    visitor = opens(reader(permissions=CLIPBOARD), root)
    writes(visitor)
    visitor.page.fill("[name=happened]", TYPED)
    visitor.page.uncheck("[name=risks]")
    visitor.page.click("[data-copy=wiki]")
    visitor.page.locator("[data-said=document]", has_text="Confluence").wait_for()
    expected = GROWN[root].format(cited(site, root, "PB-002.2", "jira")).rpartition("    - ")[0]
    expected = re.sub(r"(?m)^## ", "h2. ", expected).replace("# ", "h1. ", 1).replace("| --- | --- |\n", "")
    expected = re.sub(r"\*\*(.+?)\*\*", r"*\1*", expected).replace("Nobody could log in:\n\n- on the web", IN_WIKI)
    head = "|| When || Event ||" if root == "" else "|| Когда || Событие ||"
    expected = expected.replace(head.replace("||", "|"), head)
    assert pasted(visitor) == re.sub("(?m)^- ", "* ", expected)


def test_where_copying_is_not_allowed_the_text_is_selected(reader: Readers) -> None:
    """The author is told, and needs one stroke."""
    visitor = reader()
    visitor.page.route("**/postmortem/build/", without_clipboard)
    opens(visitor, "")
    visitor.page.fill("[name=title]", SECRET)
    visitor.page.click("[data-copy=wiki]")
    visitor.page.locator("[data-said=document]", has_text="Ctrl+C").wait_for()
    assert visitor.page.evaluate("String(getSelection())").strip() == f"h1. Postmortem: {SECRET}"


def without_clipboard(route: Route) -> None:
    """Serve the page as a host does that allows no page to write to the clipboard."""
    answer = route.fetch()
    route.fulfill(response=answer, headers={**answer.headers, "permissions-policy": "clipboard-write=()"})


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


def reach(visitor: Reader, selector: str) -> None:
    """Press Tab until an element has the focus, and see that it shows."""
    for _ in range(120):
        visitor.page.keyboard.press("Tab")
        if visitor.page.evaluate("name => document.activeElement.matches(name)", selector):
            break
    assert visitor.page.evaluate("name => document.activeElement.matches(name)", selector), selector
    assert visitor.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


@EDITIONS
def test_every_control_has_a_name_and_the_names_are_in_the_language(reader: Readers, root: str) -> None:
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
def test_a_filled_document_has_the_sections_of_the_template(reader: Readers, site: Site, root: str) -> None:
    """Whoever begins with the template and whoever begins here ends with the same document."""
    visitor = opens(reader(permissions=CLIPBOARD), root)
    visitor.page.select_option("[name=choice]", "PB-002")
    visitor.page.check("[value='PB-002.1']")
    for field in visitor.page.locator("input[id^=field-], textarea, [data-rows] input").all():
        field.fill("…")
    texts = {"md": document(visitor)}
    visitor.page.click("[data-copy=wiki]")
    visitor.page.locator("[data-said=document]", has_text="Confluence").wait_for()
    texts["txt"] = pasted(visitor)
    for ending, text in texts.items():
        template = (site.folder / root / f"postmortem/template.{ending}").read_text("utf-8")
        blank = re.sub(r"(?m)^(?:<!--|\{color).*\n\n", "", template)
        assert re.sub(r"(?m)^[-*] .*PB-002\.1.*$", "…", text) == blank


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
        visitor.page.click("[href='template.md']")
    assert waiting.value.suggested_filename == "postmortem.md"


def test_where_the_lessons_do_not_load_the_author_is_told(reader: Readers) -> None:
    """A broken connection leaves a sentence and the way to the templates, not an empty page."""
    visitor = reader()
    visitor.page.route("**/postmortem/lessons.json", lambda route: route.abort())
    visitor.goes_to("postmortem/build/")
    visitor.page.wait_for_selector("[data-builder-failed]:not([hidden])")
    assert visitor.page.locator(".ms-builder").is_hidden()
