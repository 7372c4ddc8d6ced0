"""The whole handbook as a folder that any generator can build: Markdown, files, templates, a configuration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml
from pydantic_core import to_jsonable_python

from handbook.cards.cards import cards
from handbook.exports import configuration
from handbook.exports.styles import THEME, parts
from handbook.exports.volume import Volume, volume
from handbook.history.register import FILE as REGISTER
from handbook.loading import Handbook
from handbook.pages.items import Page
from handbook.problems import Problem

KEPT_CARDS = ".cards"
WHOLE_LINE = 1_000_000
BESIDE = (REGISTER, "LICENSE", "LICENSE-CONTENT")
GUIDE = """# The handbook, ready to build

Pages in `docs/`, templates and styles in `overrides/`. Nothing here is computed while it is built, and no hook is run.

Any of these makes the whole site in `site/`, the Russian edition after the English one:

    mkdocs build --strict && mkdocs build --strict -f mkdocs.ru.yml
    properdocs build --strict -f mkdocs.yml && properdocs build --strict -f mkdocs.ru.yml
    zensical build --strict && zensical build --strict -f mkdocs.ru.yml

Addresses of the site stand in citations, feeds and exports: this copy is for {site}. For another, export again with
SITE_URL set. `register.json` lists every address that must go on leading somewhere.
"""


def portable(handbook: Handbook, root: Path, site: str, repository: str) -> Iterator[tuple[str, str | bytes] | Problem]:
    """Every file of the folder by its path, or what is wrong with a page; `site` is where it will be published."""
    yield "README.md", GUIDE.format(site=site)
    for name in BESIDE:
        if (root / name).is_file():
            yield name, (root / name).read_bytes()
    yield from theme(root)
    for language in handbook.catalogs:
        edition = volume(handbook, language, root, site, repository)
        yield from edition.problems
        yield configuration.FILES[language], configuration.portable(root, language, site, edition.extra)
        yield from ((f"docs/{language}/{uri}", content) for uri, content in bound(edition, root))


def theme(root: Path) -> Iterator[tuple[str, bytes]]:
    """Templates, icons, styles and scripts as they are; of the style sheet there is the whole among the pages."""
    left_out = {f"{THEME}/{part}" for part in parts(root)}
    for path in sorted((root / THEME).rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_file() and name not in left_out and path.suffix != ".md":
            yield name, path.read_bytes()


def bound(edition: Volume, root: Path) -> Iterator[tuple[str, str | bytes]]:
    """The pages of an edition, its files, the pictures beside its pages, and its cards."""
    folder = root / "docs" / edition.catalog.language
    for page in edition.pages.values():
        yield page.uri, text(page)
    yield from edition.files.items()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".md":
            yield path.relative_to(folder).as_posix(), path.read_bytes()
    yield from cards(edition.catalog, root / KEPT_CARDS)


def text(page: Page) -> str:
    """A page as a file: its front matter, then its Markdown."""
    plain = to_jsonable_python(page.meta)
    meta = yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, default_flow_style=None, width=WHOLE_LINE)
    return f"---\n{meta}---\n\n{page.markdown}\n"


def write(folder: Path, files: Iterable[tuple[str, str | bytes]]) -> int:
    """Write files into a folder, and say how many they were."""
    count = 0
    for name, content in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        count += 1
    return count
