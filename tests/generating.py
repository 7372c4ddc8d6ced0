"""The same handbook from other generators: the repository from ProperDocs, the export from Zensical."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.built import BIN, REPOSITORY, Site, run, served

CONFIGURATIONS = ("mkdocs.yml", "mkdocs.ru.yml")


@pytest.fixture(scope="module")
def exported(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole handbook as `handbook export` writes it, for the address at which the site is served."""
    folder = tmp_path_factory.mktemp("exported") / "handbook"
    done = run(BIN / "handbook", "export", folder, SITE_URL=site.address, REPO_URL=REPOSITORY)
    assert done.returncode == 0, done.stdout
    return folder


@pytest.fixture(scope="module")
def others(site: Site, exported: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Site]]:
    """The sites of the other generators by their names, each served; what they name is the address of the first."""
    proper = tmp_path_factory.mktemp("properdocs")
    command = ("build", "--strict", "--config-file", "mkdocs.yml", "--site-dir", str(proper))
    built = [run(BIN / "properdocs", *command, SITE_URL=site.address, REPO_URL=REPOSITORY)]
    strict = ("build", "--strict", "--config-file")
    made = [run(BIN / "zensical", *strict, name, folder=exported) for name in CONFIGURATIONS]
    with ExitStack() as stack:
        yield {
            "properdocs": told(proper, stack.enter_context(served(proper, "/kb/")), built),
            "zensical": told(exported / "site", stack.enter_context(served(exported / "site", "/kb/")), made),
        }


def told(folder: Path, address: str, builds: list[CompletedProcess[str]]) -> Site:
    """A site, and how its builds ended."""
    return Site(folder, address, max(build.returncode for build in builds), "".join(build.stdout for build in builds))
