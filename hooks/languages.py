"""One build makes both editions: when the English one is done, the Russian one is built below it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

started: dict[str, Literal["build", "gh-deploy", "serve"]] = {}


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Note what the second edition is built for."""
    started["command"] = command


def on_config(config: MkDocsConfig) -> None:
    """What a reader sets, such as the colours, holds for both editions."""
    home = (config.site_url or "/").removesuffix("" if config.theme["language"] == "en" else "ru/")
    config.extra["scope"] = urlsplit(home).path


@event_priority(-100)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Build the Russian edition into ru/ of the English one."""
    if config.theme["language"] != "en":
        return
    russian = load_config(
        str(Path(config.config_file_path).with_name("mkdocs.ru.yml")),
        site_dir=str(Path(config.site_dir) / "ru"),
        site_url=(config.site_url or "").rstrip("/") + "/ru/",
        strict=config.strict,
    )
    russian.theme.static_templates -= {"404.html", ".well-known/security.txt"}  # a host serves the root's only
    russian.plugins.on_startup(command=started.get("command", "build"), dirty=False)
    build(russian)
    russian.plugins.on_shutdown()
