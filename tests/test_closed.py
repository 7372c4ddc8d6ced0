"""What was replaced or taken back stays at its address, says so, and leaves the lists and the search."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import elements
from tests.built import BIN, address_in, copied, run

CLOSED = ("playbooks/pb-013/", "risks/r-020/")
SUPERSEDED = ("status: published", "status: superseded\nsuperseded_by: PB-018\nclosed_reason: Merged there.")
WITHDRAWN = ("status: published", "status: withdrawn\nclosed_reason: It was no risk.")
EDITS = {
    "playbooks/PB-013-*.md": SUPERSEDED,
    "playbooks/PB-013-*.ru.md": ("title:", "closed_reason: Вошло туда.\ntitle:"),
    "risks/R-020-*.md": WITHDRAWN,
    "risks/R-020-*.ru.md": ("title:", "closed_reason: Это не риск.\ntitle:"),
    "playbooks/PB-002-*.md": ("  - id: 3", "  - id: 3\n    status: withdrawn\n    closed_reason: Outdated."),
    "playbooks/PB-002-*.ru.md": ("  - id: 3", "  - id: 3\n    closed_reason: Устарело."),
    "playbooks/PB-006-*.md": ("  - id: 2", "  - id: 2\n    status: withdrawn\n    closed_reason: Outdated."),
    "playbooks/PB-006-*.ru.md": ("  - id: 2", "  - id: 2\n    closed_reason: Устарело."),
}
GONE = re.compile(r"PB-013|R-020|PB-002\.3|PB-006\.2")
EDITIONS = pytest.mark.parametrize("root", ["", "ru/"])


@dataclass(frozen=True)
class Built:
    """A site in which a playbook is superseded, a risk and two lessons are withdrawn."""

    folder: Path
    pages: dict[str, elements.Element]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A copy of the repository, closed in part, registered and built."""
    folder = copied(tmp_path_factory.mktemp("closed"))
    for pattern, (old, new) in EDITS.items():
        names = [
            name for name in folder.glob(pattern) if pattern.endswith(".ru.md") or not name.name.endswith(".ru.md")
        ]
        names[0].write_text(names[0].read_text("utf-8").replace(old, new, 1), "utf-8")
    register = run(BIN / "handbook", "register", folder=folder)
    assert register.stdout == "register.json: entered PB-002.3, PB-006.2, PB-013, R-020\n"
    site = folder / "site"
    build = run(BIN / "mkdocs", "build", "--quiet", "--strict", "-d", site, folder=folder, REPO_URL="")
    assert build.returncode == 0, build.stdout
    files = sorted(site.rglob("*.html"))
    return Built(site, {address_in(site, file): elements.read(file.read_text("utf-8")) for file in files})


@EDITIONS
def test_a_closed_page_stays_and_says_why_and_what_stands_in_its_place(built: Built, root: str) -> None:
    """Whoever follows an old link learns what happened, and goes on."""
    says = {"": ("Merged there.", "It was no risk."), "ru/": ("Вошло туда.", "Это не риск.")}[root]
    for address, why in zip(CLOSED, says, strict=True):
        notice = next(built.pages[root + address].all("p", "ms-notice"))
        assert why in notice.text()
    notice = next(built.pages[root + CLOSED[0]].all("p", "ms-notice"))
    assert [link.attributes["href"] for link in notice.all("a")] == ["../pb-018/"]


@EDITIONS
def test_a_closed_lesson_keeps_its_number_and_its_place(built: Built, root: str) -> None:
    """Its neighbours keep theirs, too."""
    page = built.pages[f"{root}playbooks/pb-002/"]
    lessons = [heading.attributes["id"] for heading in page.all("h3", "ms-lesson")]
    assert lessons == [f"pb-002-{number}" for number in (1, 2, 3, 4)]
    why = {"": "Outdated.", "ru/": "Устарело."}[root]
    assert [notice.text().endswith(why) for notice in page.all("p", "ms-notice")].count(True) == 1


def test_only_closed_pages_ask_not_to_be_found(built: Built) -> None:
    """Search engines forget them, and no sitemap names them."""
    hidden = [
        address
        for address, page in built.pages.items()
        if any(tag.attributes.get("name") == "robots" for tag in page.all("meta"))
    ]
    assert hidden == [*CLOSED, *(f"ru/{address}" for address in CLOSED)]
    maps = "".join(file.read_text("utf-8") for file in built.folder.rglob("sitemap.xml"))
    assert [address for address in CLOSED if address in maps] == [] and "playbooks/pb-018/" in maps


@EDITIONS
def test_closed_things_stand_in_no_list_and_no_search(built: Built, root: str) -> None:
    """Only those find them who have the link, or read of them in a text."""
    lists = {address: page for address, page in built.pages.items() if not re.search(r"/(pb|r)-\d+/$", address)}
    gone = re.compile(r"(pb-013|r-020)/|#(pb-013|r-020|pb-002-3|pb-006-2)$")
    found = [
        f"{address}: {link}"
        for address, page in lists.items()
        if address.startswith("ru/") == (root == "ru/")
        for link in page.values("href")
        if gone.search(link)
    ]
    assert found == []
    files = ("search/records.json", "postmortem/lessons.json", "feed.xml")
    texts = {name: (built.folder / root / name).read_text("utf-8") for name in files}
    texts["llms.txt"] = (built.folder / "llms.txt").read_text("utf-8")
    assert [(name, GONE.findall(text)) for name, text in texts.items() if GONE.search(text)] == []


@EDITIONS
def test_what_still_stands_names_nothing_closed_but_in_a_text(built: Built, root: str) -> None:
    """Neither a lesson its withdrawn risk, nor one that pulled against it, nor a card, nor what to read next."""
    stands = {address: page for address, page in built.pages.items() if address.startswith(f"{root}playbooks/pb-")}
    stands = {address: page for address, page in stands.items() if address.removeprefix(root) not in CLOSED}
    parts = {address: [*page.all("p", "ms-tension"), *page.all("script")] for address, page in stands.items()}
    said = {address: " ".join("".join(part.pieces(())) for part in found) for address, found in parts.items()}
    assert [address for address, text in said.items() if GONE.search(text)] == []
    risks = {address: " ".join(each.text() for each in answered(page)) for address, page in stands.items()}
    assert "R-003" in risks[f"{root}playbooks/pb-003/"]
    assert [address for address, text in risks.items() if GONE.search(text)] == []


def answered(page: elements.Element) -> list[elements.Element]:
    """The risks that lessons answer, as links in bold at the beginning of a line."""
    return [bold for line in page.all("li") for bold in line.all("strong") if list(bold.all("a"))]


@EDITIONS
def test_each_page_shows_its_revision(built: Built, root: str) -> None:
    """Whoever cited an older revision can see that it changed since."""
    page = built.pages[f"{root}playbooks/pb-018/"]
    assert re.search(r"\d{4}-\d\d-\d\d-[0-9a-f]{8}$", [each.text() for each in page.all("p", "ms-facts")][-1])


def test_without_a_repository_no_page_offers_to_edit_it(built: Built) -> None:
    """A fork that names none has no dead links."""
    links = [
        link.attributes for page in built.pages.values() for link in page.all("a") if "data-action" in link.attributes
    ]
    assert [link for link in links if link["data-action"] in ("edit", "version-history")] == []
