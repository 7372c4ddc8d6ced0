"""The day of a build is that of the newest change in the content: no clock is asked, so the same bytes come out."""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files


@event_priority(-100)
def on_env(env: Any, *, config: MkDocsConfig, files: Files) -> None:
    """Date every page."""
    changed = env.globals["catalog"].changed
    for page in (file.page for file in files.documentation_pages()):
        if page and changed:
            page.update_date = changed.isoformat()
