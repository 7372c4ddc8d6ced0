"""A citation says what was meant, in four forms and two languages, and leads there for ever."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from handbook.addresses import address_of
from handbook.citing import FORMS, HANDBOOK, LESSON, REVISION, by_page, citable, citation, cite, of_entry
from handbook.loading import load
from handbook.node import LANGUAGES, Language
from handbook.postmortem.fetching import parsed

from tests.built import ROOT, Site
from tests.clones import Clone
from tests.elements import Element

REAL = load(ROOT)
GOLDEN = ROOT / "tests/citing"
SITE = "https://example.org/kb/"
CITED = ("PB-001", "PB-001.2", "R-002", "Q-01", "B-01")
AWKWARD = 'title: "A “lamp” goes out | [dark] *night* & <rain> {1} _!_ `x` \\\\"'
LINK = re.compile(r"https?://[^\s|\])\"]+")
EDITIONS = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def awkward(small_copy: Path) -> Clone:
    """The small handbook with a title that holds a sign of every form."""
    clone = Clone(small_copy)
    clone.edit("playbooks/PB-001-lamp.md", "title: The lamp goes out", AWKWARD)
    clone.edit("playbooks/PB-001-lamp.ru.md", "title: ", "title: «Лампа» и ")
    return clone


@EDITIONS
@pytest.mark.parametrize("form", FORMS)
def test_a_citation_reads_as_its_form_wants_it(awkward: Clone, language: Language, form: str) -> None:
    """Title, number of the lesson, id, handbook, revision and link, every sign of the form escaped."""
    catalog = load(awkward.folder).catalogs[language]
    cited = [cite(catalog, identity, form, SITE) for identity in CITED]
    assert cited == (GOLDEN / f"{form}.{language}.txt").read_text("utf-8").splitlines()


@EDITIONS
def test_a_citation_speaks_the_words_of_the_site(language: Language) -> None:
    """One word for one thing, in a citation as on a page."""
    words = REAL.catalogs[language].words
    said = [HANDBOOK[language].strip("«»"), LESSON[language], REVISION[language]]
    assert said == [words["site_name"].name, words["lesson"].name.lower(), words["revision"].name]


@EDITIONS
def test_every_citation_leads_to_a_page_and_an_anchor_of_the_site(site: Site, language: Language) -> None:
    """Whatever can be cited is there."""
    ids = {site.address + address: set(page.values("id")) for address, page in site.pages.items()}
    catalog = REAL.catalogs[language]
    dead = []
    for identity in citable(catalog):
        page, _, anchor = cite(catalog, identity, "text", site.address).rpartition(" ")[2].partition("#")
        if page not in ids or (anchor and anchor not in ids[page]):
            dead.append(identity)
    assert dead == []


@EDITIONS
def test_every_citation_on_the_site_makes_the_round_trip(site: Site, language: Language, tmp_path: Path) -> None:
    """Copied in any form, it leads to what it names, and a postmortem that holds it is found to be right."""
    root = "" if language == "en" else "ru/"
    offered = {each["data-id"]: each for page in editions(site, root) for each in waiting(page)}
    wanted = {name for name in citable(REAL.catalogs[language]) if name.startswith(("PB-", "R-", "Q-"))}
    assert set(offered) == wanted
    links = {
        name: {LINK.findall(unescape(each[f"data-{form}"]))[0] for form in FORMS} for name, each in offered.items()
    }
    assert links == {name: {site.address + root + address_of(name).url} for name in wanted}
    assert [name for name, [link] in links.items() if name not in target(site, link)] == []
    report = tmp_path / "report.md"
    report.write_text("\n\n".join(each[f"data-{form}"] for each in offered.values() for form in FORMS), "utf-8")
    arguments = ("--catalog", str(site.folder / "api/v1/handbook.json"), "report.md")
    checked = Clone(tmp_path).handbook("postmortem", "check", *arguments)
    assert checked.stdout == f"{len(wanted) * len(FORMS)} citations in 1 file, no problems\n"


def editions(site: Site, root: str) -> list[Element]:
    """The pages of an edition."""
    return [page for address, page in site.pages.items() if address.startswith("ru/") == (root == "ru/")]


def waiting(page: Element) -> list[dict[str, str]]:
    """The citations that a page offers to copy, in every form."""
    return [element.attributes for element in page.all("template") if "data-citation" in element.attributes]


def target(site: Site, link: str) -> str:
    """What stands where a link leads: the heading with its anchor, or the page's."""
    address, _, anchor = link.removeprefix(site.address).partition("#")
    page = site.pages[address]
    found = [each for each in page.walk() if anchor and each.attributes.get("id") == anchor]
    return (found[0] if found else next(page.all("article"))).text()


@EDITIONS
def test_without_javascript_the_text_to_copy_is_on_the_page(site: Site, language: Language) -> None:
    """Each link to a citation leads to its text further down, and the four forms wait for the dialog."""
    root = "" if language == "en" else "ru/"
    for uri, cited in by_page(REAL.catalogs[language], site.address).items():
        page = site.pages[root + uri.removesuffix(".md").removesuffix("index") + "/" * (not uri.endswith("index.md"))]
        links = [link.attributes["href"] for link in page.all("a", "ms-cite")]
        assert links == [f"#{each.anchor}" for each in cited]
        texts = [code.text() for code in page.all("code") if code.text().endswith(tuple(each.link for each in cited))]
        assert texts == [each.text for each in cited]
        assert [{form: each[f"data-{form}"] for form in FORMS} for each in waiting(page)] == [
            {"markdown": each.markdown, "html": each.html, "jira": each.jira, "text": each.text} for each in cited
        ]


@EDITIONS
def test_a_citation_holds_no_word_of_a_lesson(language: Language) -> None:
    """It may stand in a letter to the client."""
    catalog = REAL.catalogs[language]
    assert [
        cited
        for playbook, lesson in catalog.lessons()
        for cited in [citation(catalog, playbook.cited(lesson))]
        if " ".join(lesson.text.split()) in cited.text or cited.title != playbook.title
    ] == []


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("PB-001",), "“The lamp goes out” (PB-001)](https://example.org/kb/playbooks/pb-001/), Mainstay"),
        (("pb-001.2", "--lang", "ru"), "урок 2 (PB-001.2)](https://example.org/kb/ru/playbooks/pb-001/#pb-001-2)"),
        (("R-002", "--format", "jira"), "[“Iron rusts” (R-002)|https://example.org/kb/risks/r-002/], Mainstay"),
    ],
)
def test_the_command_cites_as_the_page_does(small_copy: Path, command: tuple[str, ...], said: str) -> None:
    """In the folder of a handbook, with the address of its site from the environment."""
    cited = Clone(small_copy).handbook("cite", *command, SITE_URL=SITE)
    assert said in cited.stdout and cited.returncode == 0


def test_a_citation_of_a_site_on_the_own_machine_is_told_to_be_of_no_use_to_others(small_copy: Path) -> None:
    """Whoever forgot SITE_URL hears of it before a client meets the link."""
    cited = Clone(small_copy).handbook("cite", "PB-001", "--format", "text")
    notice = "notice: the links lead to http://127.0.0.1:8000/ - set SITE_URL to the address of the site\n"
    assert cited.stdout.startswith(notice) and cited.returncode == 0


def test_the_command_cites_from_a_published_handbook(site: Site, tmp_path: Path) -> None:
    """In any other repository, with the addresses of the site that was published."""
    catalog = str(site.folder / "api/v1/handbook.json")
    cited = Clone(tmp_path).handbook("cite", "PB-002.1", "--format", "text", "--catalog", catalog)
    assert cited.stdout.strip() == cite(REAL.catalogs["en"], "PB-002.1", "text", site.address)
    russian = Clone(tmp_path).handbook("cite", "Q-01", "--lang", "ru", HANDBOOK_CATALOG=catalog)
    assert russian.stdout.strip() == cite(REAL.catalogs["ru"], "Q-01", "markdown", site.address)


@EDITIONS
def test_a_published_handbook_is_cited_as_the_handbook_itself(site: Site, language: Language) -> None:
    """Every id, with the same title, link and revision."""
    entries = parsed((site.folder / "api/v1/handbook.json").read_bytes(), "handbook.json").entries
    catalog = REAL.catalogs[language]
    assert {name: of_entry(name, entry, language) for name, entry in entries.items()} == {
        name: citation(catalog, name, site.address) for name in citable(catalog)
    }


def test_an_unknown_id_is_told_the_nearest_one(small_copy: Path) -> None:
    """Exit status 2, and what may have been meant."""
    cited = Clone(small_copy).handbook("cite", "PB-001.3")
    said = "found 'PB-001.3', which nobody knows - nearest: PB-001.2 The lamp goes out\n"
    assert (cited.stdout, cited.returncode) == (said, 2)


def test_where_there_is_no_handbook_the_line_to_copy_is_told(tmp_path: Path) -> None:
    """Exit status 3."""
    cited = Clone(tmp_path).handbook("cite", "PB-001")
    assert "handbook cite --catalog https://the.site/api/v1/handbook.json PB-002.1" in cited.stdout
    assert cited.returncode == 3
