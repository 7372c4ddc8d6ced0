"""A host such as people use: it packs what it sends, and keeps the line open."""

from __future__ import annotations

import gzip
from functools import cache
from http import HTTPStatus
from pathlib import Path

from tests.built import Host

PACKED = (".css", ".html", ".js", ".json", ".svg", ".xml")


class Packing(Host):
    """Serves a site below a prefix, packed."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file, or the site's own page for what is missing."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if file.is_file():
            self.deliver(HTTPStatus.OK, file)
        else:
            self.deliver(HTTPStatus.NOT_FOUND, Path(self.directory) / "404.html")

    def deliver(self, status: HTTPStatus, file: Path) -> None:
        """Send one file."""
        content = packed(file) if file.suffix in PACKED else file.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        if file.suffix in PACKED:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content)


@cache
def packed(file: Path) -> bytes:
    """A file as it is sent; a host packs it once."""
    return gzip.compress(file.read_bytes(), 6)


def weight(folder: Path, addresses: list[str]) -> float:
    """What files of a site weigh on the way, packed, in kB."""
    found = (folder / address for address in addresses)
    files = (file / "index.html" if file.is_dir() else file for file in found)
    return sum(len(packed(file)) for file in files) / 1000
