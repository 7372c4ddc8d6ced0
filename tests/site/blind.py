"""Hooks of a build in which every check has gone blind; it tries at the end what a page by hand could have run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from handbook import loading
from mkdocs.config.defaults import MkDocsConfig  # noqa: TID251 - a hook

ASKED = "{% if config is defined %}{{ cycler.__init__.__globals__.os.getcwd() }}{% endif %}"
seeing = loading.load
loading.load = lambda root: replace(seeing(root), problems=())


def on_post_build(*, config: MkDocsConfig) -> None:
    """Note what comes of a page by hand that asks for the machine."""
    macros = config.plugins["macros"]
    try:
        came = macros.env.from_string(ASKED).render(**macros.variables)  # type: ignore[attr-defined]
    except Exception as error:
        came = str(error)
    (Path(config.config_file_path).parent / f"asked-{config.theme['language']}.txt").write_text(came, "utf-8")
