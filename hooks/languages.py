"""One build makes both editions, the Russian one below the English one, beside each other where that can be."""

from __future__ import annotations

import gc
import sys
from multiprocessing import get_context
from multiprocessing.context import ForkProcess
from pathlib import Path
from threading import active_count
from typing import Literal
from urllib.parse import urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files


class Started:
    """What the site is built for, and whether pages that stay as they are may be spared."""

    command: Literal["build", "gh-deploy", "serve"] = "build"
    dirty = False


class Beside:
    """The Russian edition while it is built in a process of its own: a copy of this one, where no thread runs."""

    process: ForkProcess | None = None


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Note it for the second edition."""
    Started.command, Started.dirty = command, dirty


def on_config(config: MkDocsConfig) -> None:
    """What a reader sets, such as the colours, holds for both editions."""
    home = (config.site_url or "/").removesuffix("" if config.theme["language"] == "en" else "ru/")
    config.extra["scope"] = urlsplit(home).path


@event_priority(100)
def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Begin the Russian edition beside the English one, as soon as the content is read, which both share."""
    if config.theme["language"] == "en" and sys.platform == "linux" and active_count() == 1:
        gc.freeze()  # what is read is wanted to the end, and shared as long as nobody counts it anew
        Beside.process = get_context("fork").Process(target=build_russian, args=(config,))
        Beside.process.start()


@event_priority(-100)
def on_post_build(*, config: MkDocsConfig) -> None:
    """See to it that the Russian edition stands in ru/ of the English one."""
    if config.theme["language"] != "en":
        return
    if process := Beside.process:
        Beside.process = None
        process.join()
        if process.exitcode:
            raise PluginError("The Russian edition could not be built, as told above")
    else:
        build_russian(config)


def on_build_error(*, error: Exception) -> None:
    """Leave nothing running where the English edition could not be built."""
    if Beside.process:
        Beside.process.terminate()
        Beside.process.join()
        Beside.process = None


def build_russian(config: MkDocsConfig) -> None:
    """Build the Russian edition below the English one."""
    Beside.process = None
    russian = load_config(
        str(Path(config.config_file_path).with_name("mkdocs.ru.yml")),
        site_dir=str(Path(config.site_dir) / "ru"),
        site_url=(config.site_url or "").rstrip("/") + "/ru/",
        strict=config.strict,
    )
    russian.theme.static_templates.discard("404.html")  # a host serves the root's only
    command, dirty = Started.command, Started.dirty
    russian.plugins.on_startup(command=command, dirty=dirty)
    build(russian, dirty=dirty)
    russian.plugins.on_shutdown()
