"""What a newcomer is told whose machine lacks what the commands of the repository need."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.built import ROOT, run

PYTHONS = ("python", "python3", "python3.11", "python3.12", "python3.13", "python3.14")
SAID = "Mainstay needs Python 3.11 or newer: install it, or name it: make PYTHON=/path/to/python3.12\n"


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A machine on which every Python is too old: each answers no to whatever it is asked."""
    (tmp_path / "bin").mkdir()
    for name in PYTHONS:
        (tmp_path / "bin" / name).symlink_to(shutil.which("false") or "/bin/false")
    for name in ("Makefile", "pyproject.toml", "requirements-dev.txt"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", [("serve",), ("test",), ("serve", "PYTHON=python3")])
def test_where_python_is_too_old_a_newcomer_is_told_which_one_is_needed(bare: Path, command: tuple[str, ...]) -> None:
    """Found on the path or named: nothing is begun with it."""
    done = run("make", *command, folder=bare, PATH=f"{bare / 'bin'}:{os.environ['PATH']}", MAKELEVEL="", MAKEFLAGS="")
    assert done.stdout.startswith(SAID) and done.returncode == 2
    assert not (bare / ".venv").exists()
