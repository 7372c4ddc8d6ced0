"""What lies beside the pages: a link, an odd name, a twin or a monster is refused before any of it is published."""

from __future__ import annotations

from pathlib import Path

import pytest
from handbook.loading import load

from tests.built import ROOT

NAMED = "found the name {} - name a page docs/en/some-words/index.md, a picture some-words.png, .jpg or .webp"
LINK = "found a link or a folder - put the file itself here"
LINKS = {
    "docs/en/passwords.png": "/etc/passwd",
    "docs/ru/story": "/etc",
    "docs/en/story/again": "..",
    "docs/en/gone/index.md": "nowhere.md",
    "overrides/assets/passwords.txt": "/etc/passwd",
    "playbooks/PB-004-rope.md": "PB-001-lamp.md",
    "vocabulary/questions.yml": "roles.yml",
}
NAMES = {
    "docs/en/Story/index.md": "'en/Story/index.md'",
    "docs/en/story/INDEX.md": "'en/story/INDEX.md'",
    "docs/en/story.md": "'en/story.md'",
    "docs/en/story/README.md": "'en/story/README.md'",
    "docs/en/story/page.html": "'en/story/page.html'",
    "docs/en/story/drawing.svg": "'en/story/drawing.svg'",
    "docs/en/story/script.js": "'en/story/script.js'",
    "docs/en/story/a b.png": "'en/story/a b.png'",
    "docs/en/story/%2e%2e.png": "'en/story/%2e%2e.png'",
    "docs/en/story/évian.png": "'en/story/évian.png'",
    "docs/en/story/a\nb.png": r"'en/story/a\nb.png'",
    "docs/en/story/.hidden.md": "'en/story/.hidden.md'",
    "docs/en/story/index.md~": "'en/story/index.md~'",
}


@pytest.fixture
def copy(small_copy: Path) -> Path:
    """The small handbook with a page by hand."""
    for folder in ("docs/en/story", "docs/ru", "overrides/assets"):
        (small_copy / folder).mkdir(parents=True)
    (small_copy / "docs/en/story/index.md").write_text(
        "---\ntitle: Story\ndescription: One.\n---\n\n# Story\n", "utf-8"
    )
    return small_copy


def told(folder: Path) -> list[str]:
    """What is wrong with a handbook."""
    return [str(problem) for problem in load(folder).problems]


@pytest.mark.parametrize("name", LINKS)
def test_a_link_to_another_file_is_refused_and_not_followed(copy: Path, name: str) -> None:
    """Neither a password nor a folder without end gets into the site by it."""
    (copy / name).parent.mkdir(exist_ok=True)
    (copy / name).unlink(missing_ok=True)
    (copy / name).symlink_to(LINKS[name])
    assert f"{name}:1: file: {LINK}" in told(copy)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_is_another_elsewhere_is_refused(copy: Path, name: str) -> None:
    """On every system and every host a file has one name, one address and no twin; nothing is published unread."""
    (copy / name).parent.mkdir(exist_ok=True)
    (copy / name).write_text("<script>", "utf-8")
    shown = repr(name)[1:-1]
    assert f"{shown}:1: file: {NAMED.format(NAMES[name])}" in told(copy)


@pytest.mark.parametrize("name", ["docs/en/story/big.png", "vocabulary/sources.yml", "risks/R-001-rain.md"])
def test_a_monster_is_refused_unread(copy: Path, name: str) -> None:
    """A file larger than any page or picture should be is told of at once, whatever memory there is."""
    with (copy / name).open("wb") as monster:
        monster.truncate(40_000_000_000)
    assert f"{name}:1: file: found 40000000000 bytes - keep a file under 1000000" in told(copy)


def test_the_files_of_this_handbook_are_in_order() -> None:
    """No honest file is refused."""
    assert told(ROOT) == []
