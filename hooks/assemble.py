"""The handbook put into a MkDocs build: its pages, its data, its macros and its words."""

from __future__ import annotations

import json
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

from handbook.addresses import address_of
from handbook.blank import parts_of
from handbook.builder import offered
from handbook.catalog import Catalog
from handbook.citing import by_page
from handbook.confidential import check_site
from handbook.drawings import curve, rows
from handbook.editing import actions
from handbook.export import exports
from handbook.loading import Handbook, load
from handbook.macros import MACROS, Macros
from handbook.pages import Page, pages_of
from handbook.previews import notices, with_notices
from handbook.problems import report
from handbook.search import records
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as SitePage

log = get_plugin_logger("handbook")


class Build:
    """What one build knows; made anew whenever the files are read."""

    serving = False
    handbook: Handbook | None = None
    pages: dict[str, Page]
    notices: dict[str, str]


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether an author is looking over our shoulder."""
    Build.serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Register our macros; one that fails stops a build, but not a preview."""
    plugin: Any = config.plugins["macros"]
    plugin.config["on_error_fail"] = not Build.serving

    def run(name: str, *arguments: str) -> object:
        page = plugin.page.file.src_uri
        return getattr(Macros(the_catalog(config), page, site_root(config), repository(config)), name)(*arguments)

    plugin.register_macros({name: partial(run, name) for name in MACROS})
    plugin.register_variables({"site_root": site_root(config)})


@event_priority(50)
def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Add a page for each playbook and risk, the records of the search, and the exports."""
    catalog = catalog_for(config)
    assert Build.handbook is not None
    for page in Build.pages.values():
        if present := files.get_file_from_path(page.uri):
            files.remove(present)
        files.append(generated(config, page.uri, page.markdown))
    found = json.dumps(records(catalog), ensure_ascii=False, separators=(",", ":"))
    files.append(generated(config, "search/records.json", found))
    for uri, content in exports(Build.handbook, site_root(config), catalog.language):
        files.append(generated(config, uri, content))
    for uri, content in offered(catalog, site_root(config)):
        files.append(as_it_is(config, uri, content))


def catalog_for(config: MkDocsConfig) -> Catalog:
    """The edition of this build; the files are read once for both."""
    language = config.theme["language"]
    if language == "en" or Build.handbook is None:
        Build.handbook = load(Path(config.config_file_path).parent)
        announce(Build.handbook)
    catalog = Build.handbook.catalogs[language]
    Build.notices = notices(Build.handbook, catalog)
    pages = pages_of(catalog, site_root(config), repository(config), drafts=Build.serving)
    Build.pages = with_notices(pages, Build.notices)
    return catalog


def announce(handbook: Handbook) -> None:
    """Problems stop a build; in a preview they are told, and shown on their pages."""
    if handbook.problems and not Build.serving:
        raise PluginError(report(handbook.problems))
    if handbook.problems:
        log.error(report(handbook.problems))


def generated(config: MkDocsConfig, uri: str, content: str | bytes) -> File:
    """A file that stands in no folder of the documentation."""
    return File.generated(config, uri, content=content, inclusion=InclusionLevel.NOT_IN_NAV)


def as_it_is(config: MkDocsConfig, uri: str, content: str) -> File:
    """A file to download; under its own name MkDocs would make a page of one that ends in .md."""
    file = generated(config, f"{uri}.txt", content)
    file.dest_uri = uri
    return file


@event_priority(100)
def on_page_markdown(markdown: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:
    """A page of content is never run as a template; a page by hand is, with its list's problems on top."""
    made = Build.pages.get(page.file.src_uri)
    page.meta = furniture(made) if made else page.meta
    notice = "" if made else Build.notices.get(page.file.src_uri, "")
    return f"{notice}\n\n{markdown}" if notice else markdown


def furniture(made: Page) -> dict[str, Any]:
    """What the templates may know of a page, safe to be shown as it is."""
    return {
        "render_macros": False,
        "title": escape(made.title),
        "description": escape(made.summary),
        "template": made.template,
        "source": made.source,
        "listed": made.listed,
    }


@event_priority(-200)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Look once more for what must not be published, now that both editions are written."""
    if config.theme["language"] == "en" and not Build.serving:
        found = [*check_site(Path(config.site_dir), Path(config.config_file_path).parent)]
        if found:
            raise PluginError(report(found))


def the_catalog(config: MkDocsConfig) -> Catalog:
    """The edition that this build shows."""
    assert Build.handbook is not None
    return Build.handbook.catalogs[config.theme["language"]]


@event_priority(-50)
def on_env(env: Any, *, config: MkDocsConfig, files: Files) -> None:
    """Give the templates the words of the site."""
    assert Build.handbook is not None
    words = {
        language: {name: word.name for name, word in catalog.words.items()}
        for language, catalog in Build.handbook.catalogs.items()
    }
    env.globals["words"] = words[config.theme["language"]]
    env.globals["words_in"] = words
    env.globals["catalog"] = the_catalog(config)
    env.globals["curve"] = curve(the_catalog(config))
    env.globals["matrix"] = list(rows(the_catalog(config)))
    env.globals["address_of"] = address_of
    env.globals["postmortem_parts"] = parts_of(the_catalog(config))
    env.globals["site_root"] = site_root(config)
    env.globals["actions"] = partial(actions, the_catalog(config))
    env.globals["citations"] = by_page(the_catalog(config), site_root(config))


def site_root(config: MkDocsConfig) -> str:
    """The address of the English edition, at the root of the site."""
    return (config.site_url or "").removesuffix("" if config.theme["language"] == "en" else "ru/")


def repository(config: MkDocsConfig) -> str:
    """The address of the repository; nothing where a fork names none."""
    return str(config.extra["repository"]).rstrip("/")
