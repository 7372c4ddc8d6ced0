"""A real preview: a copy of the repository served with live reload, as an author has it open while writing."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from tests import elements
from tests.built import BIN, QUIET, run

LIMIT = 120  # seconds, generous for a busy machine
LOG = "serve.log"
STUCK = "The server will appear stuck"


@dataclass(frozen=True)
class Preview:
    """The files of an author, and the address at which they are shown."""

    folder: Path
    address: str

    def save(self, file: str, text: str) -> None:
        """Save a new file."""
        (self.folder / file).write_text(text, "utf-8")

    def edit(self, file: str, old: str, new: str) -> None:
        """Change the first place of a text in a file, and save."""
        text = (self.folder / file).read_text("utf-8")
        assert old in text
        (self.folder / file).write_text(text.replace(old, new, 1), "utf-8")

    def told(self, file: str) -> str:
        """What `handbook check` says of a file."""
        return run(BIN / "handbook", "check", file, folder=self.folder).stdout.strip()

    def until(self, path: str, text: str, *, there: bool = True) -> str:
        """What a page says once it says this, or says it no more; when patience ends, what the server said last."""
        end, seen = time.monotonic() + LIMIT, ""
        while time.monotonic() < end and STUCK not in self.log and not (seen and (text in seen) is there):
            time.sleep(0.2)
            seen = self.page(path)
        return seen or self.log

    @property
    def log(self) -> str:
        """What the server said so far."""
        return self.folder.with_name(LOG).read_text("utf-8")

    def page(self, path: str) -> str:
        """What a page says now; nothing while it can't be had."""
        return elements.read(self.html(path)).text()

    def html(self, path: str) -> str:
        """A page as it is sent now; nothing while it can't be had."""
        try:
            with urlopen(self.address + path, timeout=LIMIT / 4) as answer:
                return str(answer.read().decode())
        except OSError:
            return ""


@contextmanager
def serving(folder: Path) -> Iterator[Preview]:
    """Serve a folder on a free port, as `make serve` does, until nobody looks any more."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    environment = {**os.environ, **QUIET, "TMPDIR": str(folder.parent)}
    command = [str(BIN / "mkdocs"), "serve", "--quiet", "--livereload", "--dirty", "--dev-addr", address]
    with folder.with_name(LOG).open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
    try:
        yield Preview(folder, f"http://{address}/")
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(LIMIT)
