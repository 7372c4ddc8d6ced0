"""The last look at a page: without the switches of the theme's own menu, which is not ours, and idle blanks."""

from __future__ import annotations

import re
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

SWITCHES = re.compile(r'<input class="md-toggle"[^>]*>|<label class="md-overlay"[^>]*></label>')
ALIGNED = re.compile(r'(<t[dh]) align="(left|center|right)"')
IDLE = re.compile(r"[ \t]+$", re.MULTILINE)


@event_priority(-50)
def on_post_page(html: str, *, page: Any, config: MkDocsConfig) -> str:
    """Tidy a page."""
    return tidied(html)


@event_priority(-50)
def on_post_template(html: str, *, template_name: str, config: MkDocsConfig) -> str:
    """Tidy the page for addresses that lead nowhere; what programs read is as it should be."""
    return tidied(html) if template_name.endswith(".html") else html


def tidied(html: str) -> str:
    """The same page, as HTML is written today."""
    classed = ALIGNED.sub(r'\1 class="ms-\2"', SWITCHES.sub("", html))
    return IDLE.sub("", classed).replace("<!doctype html>", "<!DOCTYPE html>", 1).lstrip()
