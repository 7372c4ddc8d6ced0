"""Building the site: signs of a template in the content stay text, and a mistake never costs the last good site."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from handbook.loading import load

from tests import elements
from tests.built import BIN, ROOT, copied, digests, run

CASES = ROOT / "tests/site"
SIGNS = ("{{ 7*7 }}", "{% raw %}", "{{ config }}")
HIDDEN = "zwaluwstaart"


MISTAKES = [
    (
        "playbooks/PB-998-unknown-risk.md",
        (CASES / "PB-998-unknown-risk.md").read_text("utf-8"),
        (CASES / "PB-998-unknown-risk.txt").read_text("utf-8").strip(),
    ),
    ("docs/ru/about/index.md", "\n[?](nowhere.md)\n", "'about/index.md' contains a link 'nowhere.md'"),
    ("docs/ru/about/index.md", "\n{{ storey() }}\n", "macro: found 'storey', which nobody knows - nearest: story"),
]


@dataclass(frozen=True)
class Copy:
    """A copy of the repository with one more playbook, built as a maintainer builds it."""

    folder: Path
    build: CompletedProcess[str]

    def page(self, address: str) -> elements.Element:
        """A page of its site."""
        return elements.read((self.folder / "site" / address / "index.html").read_text("utf-8"))


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The repository with signs of a template in a playbook, and a telling word wherever only the search may look."""
    folder = copied(tmp_path_factory.mktemp("copy"))
    add(folder, "PB-999")
    for file in (*folder.glob("playbooks/*.md"), *folder.glob("risks/*.md"), folder / "vocabulary/situations.yml"):
        text = file.read_text("utf-8")
        file.write_text(re.sub(r"(?m)^( *)search_words:$", rf"\g<0>\n\1  - {HIDDEN}", text), "utf-8")
    run(BIN / "handbook", "register", folder=folder)
    return Copy(folder, make_build(folder))


def add(folder: Path, identity: str) -> None:
    """Put a playbook of the cases into a copy."""
    for file in CASES.glob(f"{identity}-*.md"):
        shutil.copy(file, folder / "playbooks")


def make_build(folder: Path) -> CompletedProcess[str]:
    """`make build` with what is installed already."""
    return run("make", "build", f"BIN={BIN}", "-o", ".venv/ready", folder=folder)


def test_a_playbook_more_needs_its_two_files_and_the_register(copy: Copy) -> None:
    """An author adds the files, a maintainer registers the address, and the site has the page in both languages."""
    assert copy.build.returncode == 0, copy.build.stdout
    assert copy.page("playbooks/pb-999").text() and copy.page("ru/playbooks/pb-999").text()


@pytest.mark.parametrize("root", ["", "ru/"])
def test_every_list_count_and_drawing_follows_a_new_playbook(copy: Copy, root: str) -> None:
    """Nobody edits a list: the home page counts it, the matrix has its row, lists and sources lead to it."""
    catalog = load(copy.folder).catalogs["ru" if root else "en"]
    counts = {str(len(catalog.listed)), str(len(list(catalog.lessons()))), str(len(catalog.listed_risks))}
    assert any(counts <= set(re.findall(r"\d+", text.text())) for text in copy.page(root or ".").all("p"))
    lists = ["playbooks", "lessons", "matrix", "stages", "roles", "risks/r-010", "sources"]
    leading = [name for name in lists if any("pb-999" in link for link in copy.page(root + name).values("href"))]
    assert leading == lists


@pytest.mark.parametrize("root", ["", "ru/"])
def test_signs_of_a_template_in_the_content_are_shown_as_they_are(copy: Copy, root: str) -> None:
    """What an author writes about templates is text: on its page, in the lists, at the risk."""
    title, summary = SIGNS[0], SIGNS[1:]
    expected = {"playbooks/pb-999": SIGNS, "playbooks": SIGNS, "lessons": (title,), "risks/r-010": (title, summary[-1])}
    texts = {address: copy.page(root + address).text() for address in expected}
    assert {address: tuple(sign for sign in SIGNS if sign in text) for address, text in texts.items()} == expected


def test_words_for_the_search_stand_in_its_records_alone(copy: Copy) -> None:
    """A client who reads along never meets what people type in anger: no page, feed or export holds it."""
    site = copy.folder / "site"
    files = [file for file in sorted(site.rglob("*")) if file.is_file() and HIDDEN.encode() in file.read_bytes()]
    assert [file.relative_to(site).as_posix() for file in files] == ["ru/search/records.json", "search/records.json"]


@pytest.mark.parametrize(("file", "text", "told"), MISTAKES, ids=["a playbook", "a page", "a macro"])
def test_a_mistake_is_told_and_the_last_good_site_stays(copy: Copy, file: str, text: str, told: str) -> None:
    """A maintainer builds a mistake in a playbook, a dead link or a macro: the build fails, site/ is as it was."""
    before = digests(copy.folder / "site")
    with added(copy.folder / file, text):
        build = make_build(copy.folder)
    assert build.returncode == 2, build.stdout
    assert told in build.stdout
    assert "Traceback" not in build.stdout
    assert digests(copy.folder / "site") == before


def test_the_check_and_the_build_name_the_same_mistakes_of_both_editions_in_one_run(copy: Copy) -> None:
    """Whether in a playbook or on a page by hand, in English or in Russian: all of them at once, in either."""
    playbook, text, _ = MISTAKES[0]
    page = "---\ntitle: X\ndescription: Y.\n---\n\n# X { #top }\n\n{{ stagse() }}\n"
    with added(copy.folder / playbook, text), misplaced(copy.folder, page):
        said, build = run(BIN / "handbook", "check", folder=copy.folder, BASE_REF="").stdout, make_build(copy.folder)
    problems = [line for line in said.splitlines() if re.match(r"[\w/.-]+:\d+: ", line)]
    assert len({line.partition(":")[0] for line in problems}) == 3
    assert [line for line in build.stdout.splitlines() if re.match(r"[\w/.-]+:\d+: ", line)] == problems


@contextmanager
def misplaced(folder: Path, page: str) -> Iterator[None]:
    """A page with a slip at a wrong address, in both languages, for a while."""
    places = [folder / "docs" / language / "risks/r-001" for language in ("en", "ru")]
    for place in places:
        place.mkdir()
        (place / "index.md").write_text(page, "utf-8")
    yield
    for place in places:
        shutil.rmtree(place)


@contextmanager
def added(file: Path, text: str) -> Iterator[None]:
    """A text at the end of a file, for a while."""
    before = file.read_bytes() if file.exists() else b""
    file.write_bytes(before + text.encode())
    yield
    file.write_bytes(before) if before else file.unlink()
