"""Nothing that somebody writes ever runs: neither where the site is built nor in a browser, were every check blind."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.built import BIN, ROOT, Site, copied, run
from tests.test_policy import runnable

SMALL = ROOT / "tests/handbook"
RUN = "{{ 7*191 }}{% include 'index.md' %}{{ cycler.__init__.__globals__.os.popen('touch taken').read() }}"
ACT = "<script>taken()</script><b onclick=taken()>row</b></title><img src=x onerror=taken()>"
SPOILT = {  # every kind of text that somebody may write, and where in the small handbook one stands
    "playbooks/PB-001-lamp.md": (
        ("title: The lamp goes out", 'title: "{}"'),
        ("summary: How to bring", 'summary: "{}" # '),
        ("it is dark out there", '"{}"'),
        ("The lamp went out", "{}"),
        ("Light the spare lamp first.", "{}"),
        ("The pier stays visible", "{}"),
        ("Take the spare lamp", "{}"),
        ("What to say", "{}"),
    ),
    "risks/R-001-rain.md": (
        ("title: Rain falls on the pier", 'title: "{}"'),
        ("I will not see", "{}"),
        ("The gulls sit low", '"{}"'),
    ),
    "vocabulary/stages.yml": (("name: Dusk", 'name: "{}"'), ("meaning: The boat comes home.", 'meaning: "{}"')),
    "vocabulary/questions.yml": (('"When to light the lamp?"', '"{}"'), ("Before dusk.", '"{}"')),
    "vocabulary/sources.yml": (("The old log of the pier.", '"{}"'),),
}
KEPT = (
    "index.md",
    "playbooks/index.md",
    "lessons/index.md",
    "stages/index.md",
    "questions/index.md",
    "sources/index.md",
)


@pytest.fixture(scope="module")
def blind(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A small site of spoilt texts, built while every check looked away."""
    folder = copied(tmp_path_factory.mktemp("blind"))
    words = (folder / "vocabulary/words.yml").read_bytes()
    for name in ("playbooks", "risks", "vocabulary"):
        shutil.rmtree(folder / name)
        shutil.copytree(SMALL / name, folder / name)
    (folder / "vocabulary/words.yml").write_bytes(words)
    (folder / "register.json").write_text("[\n]\n", "utf-8")
    for page in folder.glob("docs/*/**/*.md"):
        if Path(*page.relative_to(folder).parts[2:]).as_posix() not in KEPT:
            page.unlink()
    for name, places in SPOILT.items():
        spoil(folder / name, places)
    settings = folder / "mkdocs.yml"
    hooks = f"hooks: [{ROOT}/tests/site/blind.py, "
    settings.write_text(settings.read_text("utf-8").replace("hooks: [", hooks, 1), "utf-8")
    done = run(BIN / "mkdocs", "build", "--site-dir", folder / "site", folder=folder, SITE_URL="http://127.0.0.1/")
    assert done.returncode == 0, done.stdout
    return Site(folder / "site", "http://127.0.0.1/", done.returncode, done.stdout)


def spoil(file: Path, places: tuple[tuple[str, str], ...]) -> None:
    """Put what would run into these places."""
    text = file.read_text("utf-8")
    for old, new in places:
        assert old in text, old
        text = text.replace(old, new.replace("{}", RUN + ACT), 1)
    file.write_text(text, "utf-8")


def test_no_text_runs_where_the_site_is_built(blind: Site) -> None:
    """What is written as a template is shown as it stands; nothing is included, counted, or done to the machine."""
    assert not (blind.folder.parent / "taken").exists()
    texts = [file.read_text("utf-8") for file in blind.folder.rglob("*") if file.suffix in (".html", ".json", ".xml")]
    assert [text for text in texts if "1337" in text] == []
    for address in ("playbooks/pb-001/", "risks/r-001/", "stages/", "questions/", "sources/", "playbooks/"):
        assert RUN.split("}}")[0] in blind.pages[address].text(), address


def test_no_text_runs_in_a_browser(blind: Site) -> None:
    """Wherever it is shown: in titles, heads, lists, records and texts."""
    found = {address: list(runnable(page, blind.address, address)) for address, page in blind.pages.items()}
    assert {address: what for address, what in found.items() if what} == {}


@pytest.mark.parametrize("edition", ["en", "ru"])
def test_a_page_by_hand_reaches_its_macros_and_nothing_else(blind: Site, edition: str) -> None:
    """Not even by asking first whether there is more."""
    asked = (blind.folder.parent / f"asked-{edition}.txt").read_text("utf-8")
    assert asked == "'test', which no page may use"
