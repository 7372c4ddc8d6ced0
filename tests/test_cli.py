"""The `handbook` command as it is typed: what it says, how it ends, and that it works anywhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.built import BIN, run

HANDBOOK = BIN / "handbook"
OAR = "playbooks/PB-003-oar.md"
SAIL = "risks/R-003-sail.md"
SAID = f"{OAR}:11: roles.0: found 'rover', which nobody knows - nearest: rower Rower"
SAID_TOO = f"{SAIL}:1: file: found '100 %' where the front matter opens - put --- alone on line 1"
FINE, PROBLEMS, USAGE, UNCHECKED = range(4)


@pytest.fixture
def spoilt(small_copy: Path) -> Path:
    """A handbook with a mistake in a playbook and one in a risk."""
    oar = small_copy / OAR
    oar.write_text(oar.read_text("utf-8").replace("[rower]", "[rover]"), "utf-8")
    (small_copy / SAIL).write_text("100 %\n", "utf-8")
    return small_copy


def ended(*words: str | Path, folder: Path, **environment: str) -> tuple[int, str]:
    """How the command ended, and all that it said."""
    done = run(HANDBOOK, *words, folder=folder, **environment)
    return done.returncode, done.stdout


def test_a_handbook_without_mistakes_is_said_to_be_fine(small_copy: Path) -> None:
    """With how much was read, so that nobody trusts an empty check."""
    assert ended("check", ".", folder=small_copy) == (FINE, "5 playbooks and risks, no problems\n")


def test_every_mistake_is_told_a_line_each(spoilt: Path) -> None:
    """Sorted by file and line, in one run."""
    assert ended("check", ".", folder=spoilt) == (PROBLEMS, f"{SAID}\n{SAID_TOO}\n")


def test_a_pull_request_shows_each_mistake_beside_its_line(spoilt: Path) -> None:
    """Signs that would end an annotation are written out."""
    assert ended("check", ".", "--format", "github", folder=spoilt) == (
        PROBLEMS,
        f"::error file={OAR},line=11::roles.0: found 'rover', which nobody knows - nearest: rower Rower\n"
        f"::error file={SAIL},line=1::file: found '100 %25' where the front matter opens - put --- alone on line 1\n",
    )
    assert ended("check", SAIL, "--format", "github", folder=spoilt)[0] == PROBLEMS


def test_a_program_reads_the_mistakes_as_json(spoilt: Path) -> None:
    """Each in the same five parts; none is an empty list."""
    status, said = ended("check", OAR, "--format", "json", folder=spoilt)
    assert (status, json.loads(said)) == (
        PROBLEMS,
        [
            {
                "file": OAR,
                "line": 11,
                "field": "roles.0",
                "found": "found 'rover', which nobody knows",
                "mend": "nearest: rower Rower",
            }
        ],
    )
    assert ended("check", "vocabulary", "--format", "json", folder=spoilt) == (FINE, "[]\n")


def test_an_author_can_ask_about_one_file_or_folder(spoilt: Path) -> None:
    """The mistakes of others stay out of sight."""
    assert ended("check", OAR, folder=spoilt) == (PROBLEMS, f"{SAID}\n")
    assert ended("check", "risks", folder=spoilt) == (PROBLEMS, f"{SAID_TOO}\n")
    assert ended("check", SAIL, OAR, folder=spoilt) == (PROBLEMS, f"{SAID}\n{SAID_TOO}\n")
    assert ended("check", "playbooks/PB-001-lamp.md", folder=spoilt)[0] == FINE


def test_nothing_is_said_to_be_fine_that_was_not_checked(small_copy: Path, tmp_path: Path) -> None:
    """A wrong call ends with 2; where there is no handbook, with 3."""
    (small_copy / "README.md").write_text("Row.\n", "utf-8")
    assert ended("check", "README.md", folder=small_copy) == (
        USAGE,
        "found nothing to check in README.md - name files of playbooks/, risks/, vocabulary/ or docs/\n",
    )
    assert ended("check", "playbooks", "nowhere.md", folder=small_copy)[0] == USAGE
    assert ended("check", "--format", "xml", folder=small_copy)[0] == USAGE
    assert ended("row", folder=small_copy)[0] == USAGE
    status, said = ended("check", folder=tmp_path)
    assert (status, said.partition(" - ")[2]) == (UNCHECKED, "run it in a folder with playbooks/ and vocabulary/\n")


def test_it_works_from_any_folder(spoilt: Path, tmp_path: Path) -> None:
    """Below the handbook or beside it; files are named from its root."""
    assert ended("check", OAR.split("/")[1], folder=spoilt / "playbooks") == (PROBLEMS, f"{SAID}\n")
    assert ended("check", spoilt / OAR, folder=tmp_path) == (PROBLEMS, f"{SAID}\n")
    assert ended("check", spoilt, folder=tmp_path) == (PROBLEMS, f"{SAID}\n{SAID_TOO}\n")


def test_it_works_in_a_folder_of_any_name(small_copy: Path) -> None:
    """Blanks, quotes and other letters than English ones."""
    folder = small_copy.rename(small_copy.with_name("наша «книга» 100 %"))
    assert ended("check", folder, folder=folder.parent) == (FINE, "5 playbooks and risks, no problems\n")


@pytest.mark.parametrize("environment", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "latin-1"}, {"PYTHONUTF8": "0"}])
def test_it_speaks_in_any_locale(environment: dict[str, str], spoilt: Path) -> None:
    """A terminal that lacks letters gets them written out, and never a traceback."""
    oar = spoilt / OAR
    oar.write_text(oar.read_text("utf-8").replace("kind: case", "kind: случай"), "utf-8")
    status, said = ended("check", OAR, folder=spoilt, **environment)
    assert (status, said.count("\n"), said[: len(OAR)]) == (PROBLEMS, 1, OAR)
    assert "случай" in said or "\\u0441\\u043b\\u0443\\u0447\\u0430\\u0439" in said
    assert ended("--help", folder=spoilt, **environment)[0] == FINE


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_a_translation_is_noted_as_following_its_original(ends: bytes, small_copy: Path) -> None:
    """One line changes and no other byte; a second time nothing does."""
    file = small_copy / "playbooks/PB-001-lamp.ru.md"
    right = file.read_bytes().replace(b"\n", ends)
    [line] = [line for line in right.split(ends) if line.startswith(b"translates: ")]
    file.write_bytes(right.replace(line, b"translates: 0123456789abcdef"))
    for _ in range(2):
        assert ended("translated", file, folder=small_copy) == (FINE, f"{file}: {line.decode()}\n")
        assert file.read_bytes() == right


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_a_translation_without_the_line_that_notes_it_gets_one(ends: bytes, small_copy: Path) -> None:
    """Below its id, where it stands in every other."""
    file = small_copy / "playbooks/PB-001-lamp.ru.md"
    right = file.read_bytes().replace(b"\n", ends)
    [line] = [line for line in right.split(ends) if line.startswith(b"translates: ")]
    file.write_bytes(right.replace(line + ends, b""))
    assert ended("translated", file, folder=small_copy) == (FINE, f"{file}: {line.decode()}\n")
    assert file.read_bytes() == right


@pytest.mark.parametrize("file", [OAR, "risks/R-001-rain.md", "vocabulary/stages.yml", "notes.md"])
def test_only_a_translation_can_follow_an_original(file: str, small_copy: Path) -> None:
    """Nothing else is written to."""
    with (small_copy / file).open("a", encoding="utf-8") as writer:
        writer.write("\ntranslates: nothing\n")
    before = (small_copy / file).read_bytes()
    status, said = ended("translated", file, folder=small_copy)
    assert (status, said.partition(" - ")[0]) == (USAGE, f"{file} is no translation")
    assert (small_copy / file).read_bytes() == before
