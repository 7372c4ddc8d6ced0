"""A finished site for a folder: opened by a double click, without a server, every link names its file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

NAME = "mainstay"
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # as early as a zip can say; a clock would make other bytes each time
READABLE = 0o644 << 16
UNIX = 3
UNUSED = re.compile(
    r"(ru/)?(cards/.*|\.well-known/.*|sitemap\.xml(\.gz)?|404\.html|offline\.json|keeper\.js|search/records\.json"
    r"|assets/javascripts/(lunr|workers)/.*|.*\.map)"
)
LINK = re.compile(r'(<a\b[^>]*?\shref=")(?![a-z]+:|/|#|")([^"#?]*)')
WITHOUT_IMPORTS = "mainstay.js"
MODULE = re.compile(r'<script type="module"(?: blocking="render")? src="([^"]*)"></script>')
UNSCRIPTED = re.compile(r"(?s)<noscript>(.*?)</noscript>")
AHEAD = re.compile(r'<link rel="(?:module)?preload"[^>]*>')  # letters come to the style sheet alone, modules not at all
POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)')


def for_a_folder(site: Path) -> bytes:
    """An archive to unpack and to open without a server; the same site gives the same bytes."""
    return packed((f"{NAME}/{name}", content) for name, content in unserved(site))


def for_a_host(site: Path) -> bytes:
    """An archive of the site as it is, to be put on a host."""
    return packed((name, (site / name).read_bytes()) for name in names(site))


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive of these files."""
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for name, content in files:
            entry = ZipInfo(name, LONG_AGO)
            entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, UNIX, READABLE
            archive.writestr(entry, content, compresslevel=9)
    return written.getvalue()


def names(site: Path) -> list[str]:
    """Every file of a site, by its place in it."""
    return sorted(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())


def unserved(site: Path) -> Iterator[tuple[str, bytes]]:
    """The files that are of use in a folder, the pages fit for it."""
    for name in names(site):
        if UNUSED.fullmatch(name):
            continue
        content = (site / name).read_bytes()
        yield name, page(content.decode()).encode() if name.endswith(".html") else content


def page(html: str) -> str:
    """A page as a browser takes it from a folder: no script that imports others, and what stands in for it is shown."""
    shown = UNSCRIPTED.sub(r"\1", MODULE.sub(script, AHEAD.sub("", html)))
    allowed = POLICY.sub(lambda policy: policy[1] + policy[2].replace("'self'", "'self' file:"), shown)
    return LINK.sub(lambda link: link[1] + file_of(link[2]), allowed)


def script(module: re.Match[str]) -> str:
    """A module as a plain script, if it imports nothing: a browser loads no module from a folder."""
    return f'<script defer src="{module[1]}"></script>' if module[1].endswith(f"/{WITHOUT_IMPORTS}") else ""


def file_of(path: str) -> str:
    """The file behind the address of a page."""
    if path.endswith(("/..", "/.")) or path in ("", ".", ".."):
        path += "/" if path else "./"
    return f"{path}index.html" if path.endswith("/") else path
