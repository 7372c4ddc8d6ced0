"""The parts of the style sheet are for us to read: a reader fetches the whole."""

from __future__ import annotations

from pathlib import Path

from handbook.exports.styles import parts
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files


def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Leave out the parts; the whole is there already."""
    for part in parts(Path(config.config_file_path).parent):
        files.remove(files.src_uris[part])
