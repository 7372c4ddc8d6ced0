"""The day of a build is that of the newest change in the content: no clock is asked, so the same bytes come out."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

UNDER_A_YEAR = timedelta(days=364)  # as RFC 9116 recommends


@event_priority(-100)
def on_env(env: Any, *, config: MkDocsConfig, files: Files) -> None:
    """Date every page, and say until when the way to report a hole holds."""
    if not (changed := env.globals["catalog"].changed):
        return
    env.globals["good_until"] = changed + UNDER_A_YEAR
    for page in (file.page for file in files.documentation_pages()):
        if page:
            page.update_date = changed.isoformat()
