"""The fixtures that several files of tests share."""

import shutil
from pathlib import Path

import pytest

from tests.browsing import browser, reader
from tests.built import ROOT, site

__all__ = ["browser", "reader", "site", "small_copy"]


@pytest.fixture
def small_copy(tmp_path: Path) -> Path:
    """A copy of the small handbook, to change at will."""
    return Path(shutil.copytree(ROOT / "tests/handbook", tmp_path / "handbook"))
