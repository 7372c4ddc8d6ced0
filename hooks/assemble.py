"""The handbook put into a MkDocs build: its pages, its files and its words."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from freshness import Edition, environment, unworried
from handbook.exports.volume import Volume, volume
from handbook.history.followed import with_commits
from handbook.loading import Handbook, load
from handbook.pages import handwritten
from handbook.pages.calling import Calling
from handbook.pages.macros import MACROS, Macros
from handbook.pages.previews import notices, with_notices
from handbook.privacy.confidential import check_site
from handbook.problems import Problem, report
from handbook.spreading import forget
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as SitePage

log = get_plugin_logger("handbook")


class Build:
    """What one build knows; made anew whenever the files are read."""

    serving = False
    sparing = False
    editions: Mapping[str, Edition] = defaultdict(Edition)
    handbook = Handbook({})
    volume: Volume
    files: Files
    noted: frozenset[str] = frozenset()


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether an author is looking over our shoulder, and whether to spare pages that stay as they are."""
    Build.serving = command == "serve"
    Build.sparing = dirty
    if dirty:
        logging.getLogger("mkdocs.commands.build").addFilter(unworried)


def on_config(config: MkDocsConfig) -> None:
    """Register our macros for the pages written by hand."""
    plugin: Any = config.plugins["macros"]

    def run(name: str, *arguments: str) -> object:
        where = (plugin.page.file.src_uri, site_root(config), repository(config))
        return getattr(Macros(Build.volume.catalog, *where), name)(*arguments)

    plugin.register_macros({name: partial(run, name) for name in MACROS})
    plugin.register_variables({"site_root": site_root(config)})
    if Build.sparing:
        config.theme.get_env = partial(environment, config)  # type: ignore[method-assign]


def on_pre_build(*, config: MkDocsConfig) -> None:
    """Read the content, once for both editions."""
    if config.theme["language"] == "en" or not Build.handbook.catalogs:
        root = root_of(config)
        Build.handbook = with_commits(load(root), root)
        if not Build.serving:
            announce({*Build.handbook.problems}, root)
        let_go()


@event_priority(50)
def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Put every page and every file of the edition in its place; a page by hand keeps its file, for its macros."""
    Build.volume = volume_for(config)
    narrow(config.plugins["macros"])
    config.extra.update(Build.volume.extra)
    for page in Build.volume.pages.values():
        by_hand = files.get_file_from_path(page.uri)
        if by_hand and page.uri not in Build.noted:
            continue
        if by_hand:
            files.remove(by_hand)
        inclusion = InclusionLevel.INCLUDED if by_hand else InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, page.uri, content=page.markdown, inclusion=inclusion))
    for uri, content in Build.volume.files.items():
        files.append(File.generated(config, uri, content=content, inclusion=InclusionLevel.INCLUDED))
    if Build.sparing:
        edition_of(config).mark(files, Build.volume.pages, config)


def edition_of(config: MkDocsConfig) -> Edition:
    """The pages of this edition that are written already."""
    return Build.editions[config.theme["language"]]


def narrow(plugin: Any) -> None:
    """Pages by hand are run where they reach our macros alone: the plugin's own place would give them the machine."""
    plugin._env = Calling()
    plugin.env.globals.update(plugin.macros)


def volume_for(config: MkDocsConfig) -> Volume:
    """The edition of this build; what other programs read stays in a preview as it was when that began."""
    root, language, edition = root_of(config), config.theme["language"], edition_of(config)
    where = (root, site_root(config), repository(config))
    made = volume(Build.handbook, language, *where, drafts=Build.serving, exported=edition.exported)
    if Build.sparing:
        edition.exported = made.exported
    problems = {*Build.handbook.problems, *made.problems}
    announce(problems, root)
    let_go()
    noted = notices(problems, made.catalog)
    Build.noted = frozenset(noted)
    return made.with_pages(with_notices(made.pages.values(), noted))


def let_go() -> None:
    """A build reads nothing twice; a preview does whenever somebody saves."""
    if not Build.serving:
        forget()


def announce(problems: set[Problem], root: Path) -> None:
    """Problems stop a build, told with those of all pages by hand; a preview tells them, and goes on to show them."""
    told = report(problems | {*handwritten.check(Build.handbook.catalogs, root)}) if problems else ""
    if told and not Build.serving:
        raise PluginError(told)
    if told:
        log.error(told)


@event_priority(100)
def on_page_markdown(markdown: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> None:
    """Give the templates what belongs around a page."""
    page.meta = {**Build.volume.pages[page.file.src_uri].meta, "render_macros": page.file.abs_src_path is not None}


@event_priority(100)
def on_env(env: Any, *, config: MkDocsConfig, files: Files) -> None:
    """Give the other hooks the edition that this build shows."""
    env.globals["catalog"] = Build.volume.catalog
    Build.files = files
    if Build.sparing:
        edition_of(config).restore(files)


@event_priority(-100)
def on_post_page(html: str, *, page: SitePage, config: MkDocsConfig) -> None:
    """Note that a page is as it should be, and let go of its text."""
    page.markdown = page.content = None
    if Build.sparing:
        edition_of(config).written(page)


@event_priority(-50)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Look once more for what must not be published, now that the edition is written."""
    if not Build.serving:
        for file in Build.files:
            if file.generated_by:
                file.content_string = ""  # it is written
        found = [*check_site(Path(config.site_dir), root_of(config), beside="ru")]
        if found:
            raise PluginError(report(found))


def root_of(config: MkDocsConfig) -> Path:
    """The folder of the handbook."""
    return Path(config.config_file_path).parent


def site_root(config: MkDocsConfig) -> str:
    """The address of the English edition, at the root of the site."""
    return (config.site_url or "").removesuffix("" if config.theme["language"] == "en" else "ru/")


def repository(config: MkDocsConfig) -> str:
    """The address of the repository; nothing where a fork names none."""
    return str(config.extra["repository"] or "").rstrip("/")
