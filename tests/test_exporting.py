"""Taking the whole handbook away: what the command refuses, what it says then, and that it never touches a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.built import BIN, ROOT, run

FINE, PROBLEMS, USAGE, UNCHECKED = range(4)


def ended(folder: Path, *, at: Path = ROOT) -> tuple[int, str]:
    """How the command ended, and all that it said."""
    done = run(BIN / "handbook", "export", folder, folder=at)
    return done.returncode, done.stdout


@pytest.mark.parametrize("name", ["held", "held/letter.txt"])
def test_a_folder_that_holds_anything_is_left_alone(tmp_path: Path, name: str) -> None:
    """Neither a folder of somebody's files nor a file is written to."""
    (tmp_path / "held").mkdir()
    (tmp_path / "held/letter.txt").write_text("Dear client")
    taken = tmp_path / name
    assert ended(taken) == (USAGE, f"found something in {taken} - name a folder that is empty or not there yet\n")
    assert [path.name for path in (tmp_path / "held").iterdir()] == ["letter.txt"]
    assert (tmp_path / "held/letter.txt").read_text() == "Dear client"


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    """With the reason of the system, and no traceback."""
    (tmp_path / "letter.txt").write_text("Dear client")
    status, said = ended(tmp_path / "letter.txt/handbook")
    assert status == UNCHECKED
    assert said.startswith("could not ") and said.endswith(" - name a folder of your own\n")


def test_where_there_is_no_site_to_export_it_says_so(tmp_path: Path, small_copy: Path) -> None:
    """Content alone has no pages and no navigation."""
    said = f"found no mkdocs.yml and mkdocs.ru.yml in {small_copy} - run it in the repository of a handbook\n"
    assert ended(tmp_path / "new", at=small_copy) == (UNCHECKED, said)
    assert ended(tmp_path / "new", at=tmp_path)[0] == UNCHECKED
    assert not (tmp_path / "new").exists()
