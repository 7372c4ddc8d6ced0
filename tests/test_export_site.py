"""The exports on the built site: found where they were promised, leading to what is there, true to what is shown."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin

import pytest
from handbook.addresses import address_of
from handbook.loading import load
from handbook.pages.lags import Lags

from tests.built import BIN, ROOT, Site, run
from tests.clones import Clone
from tests.elements import Element
from tests.elements import read as read_page
from tests.exported import exported, plain, read

REAL = load(ROOT)
KINDS = re.compile(r"(ru/)?(api/.*|feed\.xml|objects\.inv|llms\.txt)")
EDITIONS = pytest.mark.parametrize("root", ["", "ru/"])
Whole = dict[str, Any]


@pytest.fixture(scope="module")
def found(site: Site) -> dict[str, bytes]:
    """What the site should offer."""
    return exported(REAL, site.address)


@pytest.fixture(scope="module")
def whole(found: dict[str, bytes]) -> Whole:
    """The handbook as its JSON has it."""
    handbook: Whole = read(found, "handbook")
    return handbook


def test_the_site_offers_every_export_at_its_address(site: Site, found: dict[str, bytes]) -> None:
    """A program finds each file, with the address of this site in it, and no other file beside them."""
    files = {file.relative_to(site.folder).as_posix(): file for file in site.folder.rglob("*") if file.is_file()}
    assert {name: file.read_bytes() for name, file in files.items() if KINDS.fullmatch(name)} == found


def test_every_address_in_an_export_leads_to_a_page_and_an_anchor(site: Site, found: dict[str, bytes]) -> None:
    """Whoever follows a link out of the data meets the thing itself."""
    ids = {address: set(page.values("id")) for address, page in site.pages.items()}
    named = [(name, urldefrag(link)) for name, link in addresses(found, site.address)]
    dead = [
        f"{name}: {page}#{anchor}"
        for name, (page, anchor) in named
        if page not in found and (page not in ids or (anchor and anchor not in ids[page]))
    ]
    assert len(named) > len(site.pages)
    assert dead == []


def addresses(found: dict[str, bytes], site: str) -> Iterator[tuple[str, str]]:
    """Every address that a file names, from the root of the site, with the file; a feed's guid is none."""
    for name, content in found.items():
        if name.endswith(".inv"):
            root = name.removesuffix("objects.inv")
            yield from ((name, root + line.split()[3]) for line in plain(content).splitlines() if line[0] != "#")
        else:
            text = re.sub(r"<guid.*?</guid>", "", content.decode())
            yield from ((name, link) for link in re.findall(rf"{re.escape(site)}([^\s\"<>)]*)", text))


@EDITIONS
def test_each_page_leads_a_program_to_the_feed_and_to_its_own_data(site: Site, whole: Whole, root: str) -> None:
    """A feed reader finds the feed on any page, a program the JSON of the playbook or risk before it."""
    data = {item["address"]["ru" if root else "en"]: item["id"].lower() for item in whole["playbooks"] + whole["risks"]}
    pages = {
        urljoin(site.address, name): page for name, page in site.pages.items() if name.startswith("ru/") == bool(root)
    }
    assert {address: programs(address, page) for address, page in pages.items()} == {
        address: {"application/rss+xml": f"{site.address}{root}feed.xml"}
        | ({"application/json": json_of(site, data[address])} if address in data else {})
        for address in pages
    }


def programs(address: str, page: Element) -> dict[str, str]:
    """What the head of a page offers to programs, by its type."""
    links = [link.attributes for link in page.all("link") if "type" in link.attributes]
    return {link["type"]: urljoin(address, link["href"]) for link in links if link["rel"].strip() == "alternate"}


def json_of(site: Site, identity: str) -> str:
    """Where the JSON of a playbook or a risk stands."""
    return f"{site.address}api/v1/{'playbooks' if identity.startswith('pb') else 'risks'}/{identity}.json"


@EDITIONS
def test_the_totals_on_the_pages_can_be_had_from_the_export(site: Site, whole: Whole, root: str) -> None:
    """How many playbooks, lessons, risks and sources there are."""
    counts = whole["counts"]
    shown = {name: paragraphs(site.pages[root + name]) for name in ("", "lessons/", "sources/")}
    assert [counts["playbooks"], counts["lessons"], counts["risks"]] in shown[""]
    assert [counts["lessons"]] in shown["lessons/"]
    assert [counts["sources"]] in shown["sources/"]
    kinds = [item["kind"] for item in whole["playbooks"] if item["status"] in ("open", "published")]
    assert (counts["cases"], counts["practice"]) == (kinds.count("case"), kinds.count("practice"))


def paragraphs(page: Element) -> list[list[int]]:
    """The whole numbers in each paragraph of a page; those in ids are none."""
    texts = [paragraph.text() for article in page.all("article") for paragraph in article.all("p")]
    return [[int(number) for number in re.findall(r"(?<![\w.-])\d+(?![\w-])", text)] for text in texts]


@EDITIONS
def test_the_figures_in_the_lists_can_be_had_from_the_export(site: Site, whole: Whole, root: str) -> None:
    """How many lessons each playbook has, and how many help against each risk."""
    listed = [item for item in whole["playbooks"] if item["status"] in ("open", "published")]
    lessons = {item["id"]: [each["status"] for each in item["lessons"]].count("published") for item in listed}
    assert figures(site.pages[f"{root}playbooks/"]) == {name: number for name, number in lessons.items() if number}
    assert figures(site.pages[f"{root}risks/"]) == {risk["id"]: len(risk["answered_by"]) for risk in whole["risks"]}


def figures(page: Element) -> dict[str, int]:
    """The number at the end of each entry of a list, by the id at its beginning."""
    entries = [re.match(r"(PB-\d+|R-\d+) .*: (\d+)$", line.text()) for line in page.all("li")]
    return {entry[1]: int(entry[2]) for entry in entries if entry}


@EDITIONS
def test_how_many_translations_lag_can_be_had_from_the_export(small_copy: Path, root: str) -> None:
    """Of what stands in lists."""
    Clone(small_copy).edit("playbooks/PB-001-lamp.md", "Call out to the boat.", "Call the boat.")
    changed = load(small_copy)
    shown = Lags(changed.catalogs["ru" if root else "en"], "contribute/index.md").translations()
    items = [*read(exported(changed), "handbook")["playbooks"], *read(exported(changed), "handbook")["risks"]]
    states = [item["translation"] for item in items if item["status"] in ("open", "published")]
    late = len(states) - states.count("current")
    assert late and f" {late} / {len(states)}" in shown.partition("\n")[0]


@EDITIONS
def test_the_figures_of_the_matrix_can_be_had_from_the_export(site: Site, whole: Whole, root: str) -> None:
    """How many lessons of which playbook help against which risk, and how many against it in all."""
    page = site.pages[f"{root}matrix/"]
    cells = [re.match(r"(PB-\d+), (R-\d+) .* (\d+)$", name) for name in page.values("aria-label")]
    assert {(cell[1], cell[2]): int(cell[3]) for cell in cells if cell} == matrix_of(whole)
    covered = re.compile(r"(R-\d+) .*?: (\d+) · [^:]+: (\d+) · ")
    lines = [covered.match(line.text()) for line in page.all("li")]
    assert {line[1]: (int(line[2]), int(line[3])) for line in lines if line} == {
        risk["id"]: (len(risk["answered_by"]), len({cited.partition(".")[0] for cited in risk["answered_by"]}))
        for risk in whole["risks"]
    }


def matrix_of(whole: Whole) -> dict[tuple[str, str], int]:
    """The cells of the matrix that hold a figure, from the links between risks and lessons."""
    pairs = [(cited.partition(".")[0], risk["id"]) for risk in whole["risks"] for cited in risk["answered_by"]]
    return {pair: pairs.count(pair) for pair in pairs}


@EDITIONS
def test_the_curve_of_trust_can_be_had_from_the_export(site: Site, whole: Whole, root: str) -> None:
    """How trust rises and falls over the episodes of the story."""
    told = {item["id"]: item.get("trust") for item in whole["playbooks"]}
    rows = [re.match(r"\d\. (PB-\d+) .* (\d) / 5$", row.text()) for row in site.pages[f"{root}story/"].all("tr")]
    assert [(row[1], int(row[2])) for row in rows if row] == [(name, told[name]) for name in whole["story"]]


@EDITIONS
def test_a_sphinx_project_cites_by_id(site: Site, tmp_path: Path, root: str) -> None:
    """An author of Sphinx documents writes the id, and the reader is led to the lesson."""
    edition, title = site.address + root, REAL.catalogs["ru" if root else "en"].title
    inventory = str(site.folder / root / "objects.inv")
    (tmp_path / "conf.py").write_text(
        f"extensions = ['sphinx.ext.intersphinx']\nintersphinx_mapping = {{'mainstay': ({edition!r}, {inventory!r})}}\n"
    )
    (tmp_path / "index.rst").write_text(
        "Postmortem\n==========\n\nSee :ref:`PB-002.1`, :external:ref:`R-003`, :external+mainstay:std:ref:`E-01`,\n"
        ":external:ref:`the question <Q-01>` and :ref:`mainstay:S-01`.\n"
    )
    build = run(BIN / "sphinx-build", "-q", "-W", "-b", "html", tmp_path, tmp_path / "html", folder=tmp_path)
    assert (build.returncode, build.stdout) == (0, "")
    page = read_page((tmp_path / "html/index.html").read_text("utf-8"))
    assert {link.attributes["href"]: link.text() for link in page.all("a", "external")} == {
        f"{edition}playbooks/pb-002/#pb-002-1": title("PB-002.1"),
        f"{edition}risks/r-003/": title("R-003"),
        f"{edition}client/#e-01": title("E-01"),
        f"{edition}questions/#q-01": "the question",
        f"{edition}#s-01": title("S-01"),
    }


@EDITIONS
def test_the_example_on_the_page_about_data_can_be_copied_and_run(site: Site, root: str) -> None:
    """A programmer copies the lines, runs them, and has the lessons in the language of the page."""
    catalog = REAL.catalogs["ru" if root else "en"]
    codes = ["".join(code.pieces(())) for code in site.pages[f"{root}data/"].all("code")]
    script = next(code for code in codes if "urlopen" in code)
    assert run(sys.executable, "-c", script, PYTHONIOENCODING="utf-8").stdout.splitlines() == [
        f"{x.cited} {x.lesson.text.strip()} {site.address}{root}{address_of(x.cited).url}"
        for x in catalog.lessons_addressing("R-008")
    ]
