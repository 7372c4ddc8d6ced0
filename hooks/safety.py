"""The second lock: a page keeps only the HTML that our own pages are made of, whatever got past the check."""

from __future__ import annotations

import re
from collections import Counter

import nh3
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

log = get_plugin_logger("safety")
PIECE = re.compile(r"<!--|<[a-zA-Z][\w-]*|(?<=\s)[a-zA-Z][\w-]*(?==\")")  # a comment, a tag, an attribute
TEXT = {"a", "br", "code", "del", "em", "hr", "img", "kbd", "mark", "span", "strong", "sub", "sup"}
BLOCKS = {"blockquote", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p", "pre", "ul"}
TABLES = {"table", "tbody", "td", "th", "thead", "tr"}
TASKS = {"input", "label"}
CONTENT = TEXT | BLOCKS | TABLES | TASKS
CONTROLS = {"button", "details", "dialog", "fieldset", "figcaption", "figure", "form", "legend", "noscript", "option"}
CONTROLS |= {"output", "section", "select", "summary", "template", "textarea"}
ATTRIBUTES = {
    "*": {"class", "dir", "id", "lang"},
    "a": {"href", "title"},
    "img": {"alt", "height", "src", "title", "width"},
    "input": {"checked", "disabled", "type"},
    "ol": {"start"},
    "td": {"align"},
    "th": {"align"},
}
FIELD = {"autocomplete", "disabled", "for", "hidden", "name", "placeholder", "required", "rows", "type", "value"}
OURS = {tag: {*ATTRIBUTES.get(tag, set()), *FIELD} for tag in CONTENT | CONTROLS} | {
    "*": {*ATTRIBUTES["*"], "hidden", "role", "tabindex"},
    "a": {*ATTRIBUTES["a"], "download"},
}


@event_priority(-100)
def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Clean a page before the templates see it; one written by hand may have controls as well. No loss is silent."""
    kept = cleaned(html, by_hand="id" not in page.meta)
    if pieces := lost(html, kept):
        log.warning("%s: found %s, which no page may have - write it in Markdown", page.file.src_uri, ", ".join(pieces))
    return kept


def lost(html: str, kept: str) -> list[str]:
    """The tags, attributes and comments of a page that cleaning took away."""
    gone = Counter(PIECE.findall(html)) - Counter(PIECE.findall(kept))
    return [piece.replace("<!--", "<!-- -->") for piece in sorted(gone)]


def cleaned(html: str, *, by_hand: bool) -> str:
    """The same page without anything that could run, load, or send something elsewhere."""
    return nh3.clean(
        html,
        tags=CONTENT | CONTROLS if by_hand else CONTENT,
        clean_content_tags={"script", "style"},
        attributes=OURS if by_hand else ATTRIBUTES,
        generic_attribute_prefixes={"aria-", "data-"} if by_hand else None,
        attribute_filter=bearable,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )


def bearable(tag: str, attribute: str, value: str) -> str | None:
    """The value of an attribute; a picture of another host has none."""
    return None if attribute == "src" and not re.match(r"(?![\\/])[^:]*$", value) else value
