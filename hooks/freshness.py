"""What a preview makes anew: the pages whose text changed, or around which something changed, and no other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from logging import LogRecord
from pathlib import Path
from typing import Any

from handbook.pages.items import Page
from jinja2 import Environment
from jinja2.bccache import Bucket, BytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as SitePage
from mkdocs.theme import Theme


@dataclass
class Leaf:
    """A page of the site: the digest of what it is made of, and the page once it is written."""

    made_of: str
    page: SitePage | None = None


class Edition:
    """The pages of an edition as a preview wrote them last, by their places in the site; and what it exports."""

    def __init__(self) -> None:
        self.leaves: dict[str, Leaf] = {}
        self.exported: Mapping[str, str | bytes] | None = None

    def mark(self, files: Files, pages: Mapping[str, Page], config: MkDocsConfig) -> None:
        """Have MkDocs write every page that is made of something else than before, and clear away what is gone."""
        around, before = surroundings(config), self.leaves
        self.leaves = {}
        for uri, page in pages.items():
            file = files.src_uris[uri]
            leaf = Leaf(digest((page.markdown, page.meta, around)))
            known = before.pop(file.abs_dest_path, leaf)
            same = known.made_of == leaf.made_of and known.page is not None
            file.is_modified = partial(bool, not same)  # type: ignore[method-assign]
            self.leaves[file.abs_dest_path] = known if same else leaf
        for gone in before:
            Path(gone).unlink(missing_ok=True)

    def restore(self, files: Files) -> None:
        """Give the pages that are not written anew what others ask of them: their fields, their links and anchors."""
        for file in files.documentation_pages():
            leaf = self.leaves.get(file.abs_dest_path)
            if leaf and leaf.page and file.page and not file.is_modified():
                was, page = leaf.page, file.page
                page.meta, page.present_anchor_ids = was.meta, was.present_anchor_ids
                page.links_to_anchors = {
                    files.src_uris.get(to.src_uri, to): links for to, links in (was.links_to_anchors or {}).items()
                }

    def written(self, page: SitePage) -> None:
        """Note that a page was written."""
        if leaf := self.leaves.get(page.file.abs_dest_path):
            leaf.page = page


def unworried(record: LogRecord) -> bool:
    """MkDocs, which judges by the clock, warns that such a build goes wrong; ours knows better."""
    return "'dirty' build" not in record.getMessage()


def surroundings(config: MkDocsConfig) -> str:
    """What stands around every page: words, the settings of the site, templates."""
    root = Path(config.config_file_path).parent
    files = [*sorted((root / "overrides").rglob("*")), *sorted(root.glob("mkdocs*.yml"))]
    return digest((config.extra, [(str(file), file.stat().st_mtime_ns) for file in files]))


def digest(values: object) -> str:
    """What stands for some values, and for no others."""
    return sha256(repr(values).encode()).hexdigest()


def environment(config: MkDocsConfig) -> Environment:
    """What templates are rendered with; those that stay are not compiled again, nor the theme's files listed."""
    env = Theme.get_env(config.theme)
    env.bytecode_cache = COMPILED
    listing, around = env.list_templates, surroundings(config)

    def listed(**how: Any) -> list[str]:
        if around not in LISTED:
            LISTED.clear()
            LISTED[around] = listing(**how)
        return LISTED[around]

    env.list_templates = listed  # type: ignore[assignment]
    return env


class Compiled(BytecodeCache):
    """The templates as they were compiled, for as long as their texts stay."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """What is known of a template."""
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it."""
        self.kept[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()
LISTED: dict[str, list[str]] = {}
