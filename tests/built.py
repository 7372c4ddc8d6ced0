"""The real site, built once for all tests and served under a sub-path; and copies of the repository to change."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests import elements

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
QUIET = {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"}
REPOSITORY = "https://repository.example/handbook"
UNCOPIED = shutil.ignore_patterns(
    ".git", ".venv", "node_modules", ".*_cache", ".site.*", "__pycache__", "*.egg-info", "site", "tests"
)


@dataclass(frozen=True)
class Site:
    """A built site, where it is served, and how its build ended."""

    folder: Path
    address: str
    status: int
    said: str

    @cached_property
    def pages(self) -> dict[str, elements.Element]:
        """Every page by its address from the root of the site: "", "ru/playbooks/", "404.html"."""
        files = sorted(self.folder.rglob("*.html"))
        return {address_in(self.folder, file): elements.read(file.read_text("utf-8")) for file in files}


def address_in(folder: Path, file: Path) -> str:
    """The address of a file of the site, from the site's root."""
    return file.relative_to(folder).as_posix().removesuffix("index.html")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of this repository, as it stands, under /kb/, with links into a repository."""
    folder = tmp_path_factory.mktemp("site")
    with served(folder, "/kb/") as address:
        build = run(BIN / "mkdocs", "build", "--strict", "--site-dir", folder, SITE_URL=address, REPO_URL=REPOSITORY)
        yield Site(folder, address, build.returncode, build.stdout)


def copied(folder: Path) -> Path:
    """A copy of what the site is made of, to change at will."""
    return Path(shutil.copytree(ROOT, folder / "handbook", ignore=UNCOPIED))


def small_site(folder: Path) -> Path:
    """The site of the repository around the small handbook, for whatever does not depend on how much there is."""
    handbook = copied(folder)
    for name in ("playbooks", "risks"):
        shutil.rmtree(handbook / name)
        shutil.copytree(ROOT / "tests/handbook" / name, handbook / name)
    for path in (ROOT / "tests/handbook/vocabulary").glob("*.yml"):
        if path.name != "words.yml":
            shutil.copy(path, handbook / "vocabulary")
    (handbook / "register.json").write_text("[\n]\n", "utf-8")
    assert run(BIN / "handbook", "register", folder=handbook).returncode == 0
    return handbook


def run(*command: str | Path, folder: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command that has ended, with all that it said."""
    return subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **QUIET, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def digests(folder: Path) -> dict[str, str]:
    """The files of a folder, each with a digest of its content."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): sha256(file.read_bytes()).hexdigest() for file in files}


@contextmanager
def served(folder: Path, prefix: str, host: type[Host] | None = None) -> Iterator[str]:
    """Serve a folder as a static host would, and tell at which address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(host or Host, directory=str(folder), prefix=prefix))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{prefix}"
    server.shutdown()
    server.server_close()


class Host(SimpleHTTPRequestHandler):
    """Serves a site below a prefix, with the site's own page for what is missing."""

    def __init__(self, *request: object, prefix: str, directory: str) -> None:
        self.prefix = prefix
        super().__init__(*request, directory=directory)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        """The file behind an address; nothing lies outside the prefix."""
        inside = path.startswith(self.prefix)
        return super().translate_path("/" + path.removeprefix(self.prefix) if inside else "/outside")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What is missing has the site's own page."""
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""
