"""One build makes both editions, the Russian one below the English one, beside each other where that can be."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from beside import Beside, can_be, done
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files


class Started:
    """What the site is built for, whether pages that stay may be spared, and who makes the Russian edition beside."""

    command: Literal["build", "gh-deploy", "serve"] = "build"
    dirty = False
    beside: Beside | None = None


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Note it for the second edition."""
    Started.command, Started.dirty = command, dirty


def on_config(config: MkDocsConfig) -> None:
    """What a reader sets, such as the colours, holds for both editions."""
    home = (config.site_url or "/").removesuffix("" if config.theme["language"] == "en" else "ru/")
    config.extra["scope"] = urlsplit(home).path


@event_priority(100)
def on_pre_build(*, config: MkDocsConfig) -> None:
    """In a preview, have the Russian edition made anew at once, if this one will not clear the site first."""
    if Started.beside and Started.dirty:
        begin_again(Started.beside)


@event_priority(100)
def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Begin the Russian edition beside the English one, as soon as the content is read, which both share."""
    if config.theme["language"] != "en":
        return
    if Started.beside and not Started.beside.at_work:
        begin_again(Started.beside)
    elif not Started.beside and can_be():
        Started.beside = Beside(partial(build_russian, config), partial(read_and_build_russian, config))


@event_priority(-100)
def on_post_build(*, config: MkDocsConfig) -> None:
    """See to it that the Russian edition stands in ru/ of the English one."""
    if config.theme["language"] != "en":
        return
    if not (Started.beside.done() if Started.beside else done(partial(build_russian, config))):
        raise PluginError("The Russian edition could not be built, as told above")
    if Started.command != "serve":
        on_shutdown()


def on_build_error(*, error: Exception) -> None:
    """Leave nothing running where the English edition could not be built, but what a preview will need again."""
    if Started.beside and Started.beside.at_work and Started.command == "serve":
        Started.beside.done()
    elif Started.command != "serve":
        on_shutdown()


def on_shutdown() -> None:
    """Leave nothing running."""
    if Started.beside:
        Started.beside.end()
    Started.beside = None


def begin_again(beside: Beside) -> None:
    """Have the Russian edition made anew; whoever does it no more is not asked again."""
    try:
        beside.begin_again()
    except OSError:
        on_shutdown()


def read_and_build_russian(config: MkDocsConfig) -> None:
    """The same once more, from the content as it stands now."""
    config.plugins.on_pre_build(config=config)
    build_russian(config)


def build_russian(config: MkDocsConfig) -> None:
    """Build the Russian edition below the English one."""
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
