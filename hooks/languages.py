"""One build makes both editions, the Russian one below the English one, beside each other where that can be."""

from __future__ import annotations

import gc
import signal
import sys
import traceback
from multiprocessing import get_context
from multiprocessing.connection import Connection
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
    """The process that makes the Russian edition: a copy of this one from when no thread ran. A preview keeps it."""

    process: ForkProcess | None = None
    line: Connection
    at_work = False


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Note it for the second edition."""
    Started.command, Started.dirty = command, dirty


def on_config(config: MkDocsConfig) -> None:
    """What a reader sets, such as the colours, holds for both editions."""
    home = (config.site_url or "/").removesuffix("" if config.theme["language"] == "en" else "ru/")
    config.extra["scope"] = urlsplit(home).path


@event_priority(100)
def on_pre_build(*, config: MkDocsConfig) -> None:
    """Have the Russian edition made anew, by a process that reads the content for itself; nobody clears the site now."""
    if Beside.process and Started.dirty:
        begin_again()


@event_priority(100)
def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Begin the Russian edition beside the English one, as soon as the content is read, which both share."""
    if config.theme["language"] != "en" or Beside.at_work:
        return
    if Beside.process:
        begin_again()
    elif sys.platform == "linux" and active_count() == 1:
        gc.freeze()  # what is read is wanted to the end, and shared as long as nobody counts it anew
        context = get_context("fork")
        Beside.line, other_end = context.Pipe()
        Beside.process = context.Process(target=keep_building, args=(config, other_end))
        Beside.process.start()
        Beside.at_work = True
        other_end.close()


@event_priority(-100)
def on_post_build(*, config: MkDocsConfig) -> None:
    """See to it that the Russian edition stands in ru/ of the English one."""
    if config.theme["language"] == "en" and not (made_beside() if Beside.at_work else made(config)):
        raise PluginError("The Russian edition could not be built, as told above")


def on_build_error(*, error: Exception) -> None:
    """Leave nothing running where the English edition could not be built."""
    if Beside.at_work and Started.command == "serve":
        made_beside()
    elif Beside.process:
        Beside.process.terminate()
        on_shutdown()


def on_shutdown() -> None:
    """Whoever hears nothing more ends."""
    if Beside.process:
        Beside.line.close()
        Beside.process.join()
        Beside.process, Beside.at_work = None, False


def begin_again() -> None:
    """Tell the process that makes the Russian edition."""
    Beside.line.send("again")
    Beside.at_work = True


def made_beside() -> bool:
    """Whether the Russian edition could be built, once the process that does so has answered."""
    Beside.at_work = False
    made = heard(Beside.line)
    if made is None or Started.command != "serve":
        on_shutdown()
    return made is True


def keep_building(config: MkDocsConfig, line: Connection) -> None:
    """Build the Russian edition, and in a preview do it anew whenever the other process says so; it reads for itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the other process ends, and so the line
    Beside.process, Beside.at_work = None, False
    Beside.line.close()
    line.send(made(config))
    while Started.command == "serve" and heard(line):
        config.plugins.on_pre_build(config=config)
        line.send(made(config))


def heard(line: Connection) -> object:
    """What the other process says; nothing where it has ended."""
    try:
        return line.recv()
    except EOFError:
        return None


def made(config: MkDocsConfig) -> bool:
    """Whether the Russian edition could be built; what went wrong is told."""
    try:
        build_russian(config)
    except SystemExit as ending:
        print(ending, file=sys.stderr)
    except Exception:
        traceback.print_exc()
    else:
        return True
    return False


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
