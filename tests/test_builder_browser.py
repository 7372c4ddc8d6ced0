"""The builder of postmortems in a real browser: the document grows, its citations hold, and it can be taken along."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Route

from tests.browsing import Reader, Readers
from tests.building import CLIPBOARD, DOCUMENT, HANDBOOK, SECRET, cited, document, opens, pasted, writes
from tests.built import Site
from tests.test_postmortem_template import FILES

EDITIONS = pytest.mark.parametrize("root", ["", "ru/"])
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
    visitor.page.locator("[name=lesson]").evaluate_all("all => all.forEach((box) => box.click())")
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
        template = (site.folder / root / "postmortem" / FILES[ending]).read_text("utf-8")
        blank = re.sub(r"(?m)^(?:<!--|\{color).*\n\n", "", template)
        assert re.sub(r"(?m)^[-*] .*PB-002\.1.*$", "…", text) == blank
