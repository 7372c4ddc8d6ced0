"""One style sheet for a reader to fetch, several by subject for us to read."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

FOLDER = "assets/stylesheets"


def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Put the parts that mkdocs.yml names into one file, in their order."""
    parts = [files.src_uris[f"{FOLDER}/{name}.css"] for name in config.extra["stylesheets"]]
    joined = "\n".join(Path(part.abs_src_path or "").read_text("utf-8") for part in parts)
    for part in parts:
        files.remove(part)
    files.append(File.generated(config, f"{FOLDER}/mainstay.css", content=joined))
