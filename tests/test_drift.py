"""What lags behind in translation is told with what to do, and nothing is told where nothing lags."""

from __future__ import annotations

import re
import shutil
from hashlib import sha256
from pathlib import Path

import pytest
from handbook.history.followed import with_commits
from handbook.loading import load
from handbook.pages.editing import difference
from handbook.pages.items import pages_of
from handbook.pages.macros import Macros

from tests.built import REPOSITORY, run
from tests.clones import ALONE, base_in

PAGE = "contribute/translations/index.md"
SITE = "https://site.example/"
LAMP = "playbooks/PB-001-lamp.md"
COMMITS, EDIT, NEW = (f"{REPOSITORY}/{kind}/main/playbooks" for kind in ("commits", "edit", "new"))
LATE = {
    "PB-001": [
        "**[`PB-001` The lamp goes out](../../playbooks/pb-001.md)** · drift_into_ru",
        f"drift_behind [drift_difference]({COMMITS}/PB-001-lamp.md) · [translate_page]({EDIT}/PB-001-lamp.ru.md)",
        "`playbooks/PB-001-lamp.ru.md`",
    ],
    "PB-002": [
        "**[`PB-002` The mast is chosen by the wind](../../playbooks/pb-002.md)** · drift_into_en",
        f"drift_partial [drift_difference]({COMMITS}/PB-002-mast.md) · [translate_page]({EDIT}/PB-002-mast.en.md)",
        "drift_lacking `result`, `evidence_note`, `lessons.1.exception`, `lessons.1.addresses.R-001.how`, `#checklist`",
        "`playbooks/PB-002-mast.en.md`",
    ],
    "PB-003": [
        "**[`PB-003` The oar is passed on](../../playbooks/pb-003.md)** · drift_into_ru",
        f"drift_missing [translate_page]({NEW}?filename=PB-003-oar.ru.md)",
        "`playbooks/PB-003-oar.ru.md`",
    ],
}


def told(folder: Path, repository: str = REPOSITORY) -> str:
    """The page of translation state, in English."""
    return Macros(load(folder).catalogs["en"], PAGE, SITE, repository).translations()


def test_every_translation_that_lags_is_told_with_what_to_do(small_copy: Path) -> None:
    """Behind, in part, not there: with what changed and where to write, one click away."""
    lamp = small_copy / "playbooks/PB-001-lamp.md"
    lamp.write_text(lamp.read_text("utf-8").replace("Do not row", "Never row"), "utf-8")
    (small_copy / "playbooks/PB-003-oar.ru.md").unlink()
    lags = ["- " + "  \n    ".join(lines) + f"\n    {{ #{name.lower()} }}" for name, lines in LATE.items()]
    assert told(small_copy) == "\n".join(["drift_some 3 / 5\n", *lags])


def test_nothing_is_told_where_nothing_lags(small_copy: Path) -> None:
    """Drafts are in no list, so they aren't in this one."""
    for name in ("PB-002-mast", "PB-003-oar"):
        path = small_copy / f"playbooks/{name}.md"
        path.write_text(re.sub("status: .*", "status: draft", path.read_text("utf-8")), "utf-8")
    assert told(small_copy) == "drift_none"


def test_without_a_repository_there_are_no_links_into_it(small_copy: Path) -> None:
    """A fork that names none still tells which files lag."""
    page = told(small_copy, repository="")
    assert "`playbooks/PB-002-mast.en.md`" in page and "](http" not in page


def test_what_changed_since_is_one_click_away(tmp_path: Path) -> None:
    """From the text that was translated to that of today, at the file, whatever was committed in between."""
    clone = base_in(tmp_path)
    clone.edit(LAMP, "changed: 2026-02-03", "changed: 2026-02-04")
    clone.commit("2026-02-04")
    translated = run("git", "rev-parse", "HEAD", folder=clone.folder, **ALONE).stdout.strip()
    for old, new in ("Do not row", "Never row"), ("Never row", "Never ever row"):
        clone.edit(LAMP, old, new)
        clone.commit("2026-03-02")
    drift = with_commits(load(clone.folder), clone.folder).catalogs["ru"].drifts["PB-001"]
    file = sha256(LAMP.encode()).hexdigest()
    assert difference(drift) == f"compare/{translated}...main#diff-{file}"
    assert run("git", "diff", "--shortstat", f"{translated}...main", folder=clone.folder, **ALONE).stdout.strip() == (
        "1 file changed, 1 insertion(+), 1 deletion(-)"
    )


def test_without_the_text_of_then_the_history_is_one_click_away(tmp_path: Path) -> None:
    """A translation of what nobody committed, or a build without git."""
    clone = base_in(tmp_path)
    clone.edit("playbooks/PB-001-lamp.ru.md", "translates: ", "translates: 0123456789abcdef # ")
    for git in (True, False):
        if not git:
            shutil.rmtree(clone.folder / ".git")
        drift = with_commits(load(clone.folder), clone.folder).catalogs["ru"].drifts["PB-001"]
        assert (drift.state, difference(drift)) == ("behind", f"commits/main/{LAMP}")


@pytest.mark.parametrize("repository", ["", REPOSITORY])
def test_a_page_that_is_behind_leads_to_what_changed(repository: str, small_copy: Path) -> None:
    """Its reader may look whether it matters, and mend it."""
    lamp = small_copy / "playbooks/PB-001-lamp.md"
    lamp.write_text(lamp.read_text("utf-8").replace("Do not row", "Never row"), "utf-8")
    links = f" [drift_difference]({COMMITS}/PB-001-lamp.md) · [translate_page]({EDIT}/PB-001-lamp.ru.md)"
    notices = {
        language: [line for line in page.markdown.split("\n") if "stale_note" in line]
        for language, catalog in load(small_copy).catalogs.items()
        for page in pages_of(catalog, SITE, repository)
        if page.uri == "playbooks/pb-001.md"
    }
    assert notices == {"en": [], "ru": [f"**stale_note**{links if repository else ''}"]}
