"""An author at work: what is saved is shown, a mistake is told on its page, and nothing needs a restart."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.request import urlopen

import pytest

from tests import elements
from tests.built import ROOT, small_site
from tests.previewed import Preview, serving

SAVED = {
    "a playbook": ("playbooks/PB-001-lamp.md", "title:", "title: {}.", "playbooks/pb-001/"),
    "a translation": ("playbooks/PB-003-oar.ru.md", "title:", "title: {}.", "ru/playbooks/pb-003/"),
    "a risk": ("risks/R-001-rain.md", "title:", "title: {}.", "risks/r-001/"),
    "a vocabulary": ("vocabulary/questions.yml", "When to", "{}. When to", "questions/"),
    "a Russian page": ("docs/ru/about/index.md", "# О", "# {}. О", "ru/about/"),
    "a template": ("overrides/partials/copyright.html", "<div", "<div>{}</div><div", "stages/"),
}
TOGETHER = [["a risk"], ["a vocabulary"], ["a template"], ["a Russian page"], ["a playbook", "a translation"]]
UNREADABLE = ("playbooks/PB-003-oar.md", "kind: case", "kind: [case", "playbooks/pb-003/")
STANDING = ("playbooks/pb-001/", "PB-001.1")
BROKEN = [("vocabulary/roles.yml", "- id:", "- id", "roles/"), ("vocabulary/words.yml", "- id:", "- id", "")]
MISTYPED = [
    ("stages", "{{ stages() }}", "{{ stagse() }}", "macro: found 'stagse', which nobody knows"),
    ("lessons", "{{ lessons() }}", "{{ lessons( }}", "macro: found a template that can't be read"),
]
SAYING_WHAT_CHANGED = (  # of a playbook: its own page, and how its translation stands
    "playbooks/pb-001/index.html",
    "contribute/translations/index.html",
)


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """The small handbook in the site of the repository, with one file that was left broken, open in a preview."""
    folder = small_site(tmp_path_factory.mktemp("preview"))
    file, good, bad, _ = UNREADABLE
    Preview(folder, "").edit(file, good, bad)
    with serving(folder) as preview:
        assert STANDING[1] in preview.until(*STANDING)
        yield preview


def test_a_preview_starts_on_a_file_that_was_left_broken(preview: Preview) -> None:
    """An author who comes back to a broken file is told of it, mends it and goes on."""
    file, good, bad, path = UNREADABLE
    told = preview.told(file)
    assert told.startswith(f"{file}:")
    assert told in preview.until(path, told)
    assert STANDING[1] in preview.page(STANDING[0])
    preview.edit(file, bad, good)
    assert "Somebody else took the oar." in preview.until(path, "Somebody else took the oar.")


def test_a_preview_may_reload_itself(preview: Preview) -> None:
    """The script that reloads a page differs on every page: no policy stands in its way, in either language."""
    for path in ("playbooks/pb-001/", "ru/playbooks/pb-001/"):
        page = preview.html(path)
        assert ("livereload(" in page, "Content-Security-Policy" in page) == (True, False)


@pytest.mark.parametrize("saved", TOGETHER, ids=" and ".join)
def test_what_an_author_saves_is_shown_at_its_address(preview: Preview, saved: list[str]) -> None:
    """Save, look, go on writing."""
    for what in saved:
        file, old, new, _ = SAVED[what]
        preview.edit(file, old, new.format(f"The bell rings for {what}"))
    for what in saved:
        assert f"The bell rings for {what}" in preview.until(SAVED[what][-1], f"The bell rings for {what}")


def test_a_mistake_is_told_on_its_page_until_it_is_mended(preview: Preview) -> None:
    """File, line and message stand where the author looks; the other pages stay."""
    file = "playbooks/PB-997-hull.md"
    preview.save(file, (ROOT / "tests/site/PB-997-hull.md").read_text("utf-8"))
    mistake = preview.told(file)
    assert mistake.startswith(f"{file}:20: lessons.0.addresses.0.risk: found 'R-099'")
    assert mistake in preview.until("playbooks/pb-997/", mistake)
    assert STANDING[1] in preview.page(STANDING[0])
    preview.edit(file, "R-099", "R-001")
    assert mistake not in preview.until("playbooks/pb-997/", mistake, there=False)
    assert "Look a number up before you write it." in preview.page("playbooks/pb-997/")


def test_a_broken_vocabulary_tells_its_mistake_until_it_is_mended(preview: Preview) -> None:
    """The page of a list shows what is wrong with it, and the home page what is wrong with the site's own words."""
    for file, good, bad, _ in BROKEN:
        preview.edit(file, good, bad)
    for file, _, _, path in BROKEN:
        told = preview.told(file)
        assert told.startswith(f"{file}:")
        assert told in preview.until(path, told)
    assert STANDING[1] in preview.page(STANDING[0])
    for file, good, bad, _ in BROKEN:
        preview.edit(file, bad, good)
    for file, _, _, path in BROKEN:
        assert f"{file}:" not in preview.until(path, f"{file}:", there=False)


def test_a_page_by_hand_with_a_slip_in_a_macro_costs_no_other_page(preview: Preview) -> None:
    """The slip is told on that page, with its line, and the preview goes on."""
    for page, good, bad, _ in MISTYPED:
        preview.edit(f"docs/en/{page}/index.md", good, bad)
    for page, _, _, found in MISTYPED:
        told = preview.told(f"docs/en/{page}/index.md")
        assert told.startswith(f"docs/en/{page}/index.md:") and found in told
        assert told in preview.until(f"{page}/", told)
    assert STANDING[1] in preview.page(STANDING[0])
    for page, good, bad, _ in MISTYPED:
        preview.edit(f"docs/en/{page}/index.md", bad, good)
    for page, _, _, _ in MISTYPED:
        assert "PB-001" in preview.until(f"{page}/", "PB-001")


def test_what_did_not_change_is_not_made_anew(preview: Preview) -> None:
    """An author waits for the pages that say something else than before, and for no other."""
    (site,) = preview.folder.parent.glob("mkdocs_*")
    pages = {page: page.stat().st_mtime_ns for page in site.rglob("index.html")}
    preview.edit("playbooks/PB-001-lamp.md", "The lamp went out,", "The lamp was out of oil,")
    assert "out of oil" in preview.until("playbooks/pb-001/", "out of oil")
    fresh = {page.relative_to(site).as_posix() for page, saved in pages.items() if page.stat().st_mtime_ns > saved}
    assert "playbooks/pb-001/index.html" in fresh
    assert fresh <= {f"{edition}{path}" for edition in ("", "ru/") for path in SAYING_WHAT_CHANGED}


def test_a_story_that_is_taken_away_leaves_no_page(preview: Preview) -> None:
    """What is not in the folder any more is not shown any more."""
    file = "playbooks/PB-998-sail.md"
    preview.save(file, (ROOT / "tests/site/PB-997-hull.md").read_text("utf-8").replace("997", "998"))
    assert preview.until("playbooks/pb-998/", "R-099")
    (preview.folder / file).unlink()
    preview.edit("docs/en/about/index.md", "# ", "# The sail is down. ")
    assert "The sail is down" in preview.until("about/", "The sail is down")
    assert preview.page("playbooks/pb-998/") == ""


def test_a_preview_paints_no_card(preview: Preview) -> None:
    """Nobody pastes a link to an author's own machine into a chat, and saving stays quick."""
    with urlopen(f"{preview.address}playbooks/pb-001/") as answer:
        page = elements.read(answer.read().decode())
    said = {tag.attributes["property"] for tag in page.all("meta") if "property" in tag.attributes}
    assert "og:title" in said and "og:image" not in said
    assert preview.page("cards/pb-001.png") == ""


def test_what_programs_read_stays_as_the_preview_began(preview: Preview) -> None:
    """It is there, and nobody who writes waits for it."""
    paths = ("api/v1/playbooks/pb-001.json", "feed.xml", "ru/feed.xml")
    before = [preview.html(path) for path in paths]
    preview.edit("playbooks/PB-001-lamp.md", "title: ", "title: Once more. ")
    assert "Once more." in preview.until("playbooks/pb-001/", "Once more.")
    assert all(before) and [preview.html(path) for path in paths] == before
