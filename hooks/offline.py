"""What a reader's device would keep of each edition, listed once its pages are written."""

from __future__ import annotations

from pathlib import Path

from handbook.takeaway import keeping
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

KEEPER = "keeper.js"


def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Leave the script that keeps to the root: from there it sees both editions."""
    keeper = files.src_uris.get(KEEPER)
    if keeper and config.theme["language"] != "en":
        files.remove(keeper)


@event_priority(-50)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Write the list."""
    keeping.write(Path(config.site_dir))
