"""The cards that a chat shows under a link: painted in a build alone, for no chat ever shows a preview."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from handbook.cards.cards import cards
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

KEPT = ".cards"
known: dict[str, Any] = {}


@event_priority(-60)  # after the catalogue is known to the other hooks
def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Note the edition; what programs read in a page is written as it is."""
    known["catalog"] = env.globals["catalog"]
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}


def on_post_build(*, config: MkDocsConfig) -> None:
    """Put the cards of the edition into the site."""
    if not config.extra["cards"]:
        return
    for uri, picture in cards(known["catalog"], Path(config.config_file_path).parent / KEPT):
        file = Path(config.site_dir) / uri
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(picture)
