"""The same Markdown pages for stock Material: what a build costs that knows nothing of playbooks."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from handbook.exports.volume import volume
from handbook.loading import load
from handbook.node import LANGUAGES

SITE = "http://127.0.0.1:8000/"
HEAD = f"site_name: Stock\nsite_url: {SITE}\ntheme: {{name: material, language: en, font: false}}\nplugins: []\n"


def export(handbook: Path, folder: Path) -> int:
    """Write the pages of both editions, their assets and the settings of a stock site; tell how many pages it has."""
    loaded, count = load(handbook), 0
    for language in LANGUAGES:
        docs = folder / "docs" / ("" if language == "en" else language)
        shutil.copytree(handbook / "docs" / language, docs, ignore=shutil.ignore_patterns("*.md"), dirs_exist_ok=True)
        for page in volume(loaded, language, handbook, SITE, "").pages.values():
            file = docs / page.uri
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"---\ntitle: {page.meta['title']!r}\n---\n\n{page.markdown}", "utf-8")
            count += 1
    (folder / "mkdocs.yml").write_text(settings(handbook), "utf-8")
    return count


def settings(handbook: Path) -> str:
    """The handbook's own settings as far as they are stock: the extensions, and the pages by hand in one menu."""
    english, russian = ((handbook / name).read_text("utf-8") for name in ("mkdocs.yml", "mkdocs.ru.yml"))
    extensions = english[english.index("\nmarkdown_extensions:") : english.index("\nnav:")]
    menus = [text[text.index("\nnav:") + len("\nnav:") :] for text in (english, russian)]
    return HEAD + extensions + "\nnav:" + menus[0] + re.sub(r"[\w/-]+\.md", r"ru/\g<0>", menus[1])
