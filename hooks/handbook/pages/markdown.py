"""The small change of Markdown: a writer who knows the edition and the page that it writes for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from handbook.addresses import Address, address_of, entry_address
from handbook.catalog import Catalog
from handbook.citing import SITE, citation
from handbook.linking import link_ids
from handbook.node import Borrowed

SPECIAL = re.compile(r"([\\`*_{}\[\]#|])")
BEGINNING = re.compile(r"^(?:(|\d+(?=\.))([-+>!.])|([/=~?]))")
KEPT = 100_000  # texts: most stand on many pages
DRAWING = "/// html | div\n    attrs: {class: ms-drawing}\n\n///"  # where a template puts its drawing


class Writer:
    """Writes the Markdown of one page: links, lists, and texts that may be borrowed from the other language."""

    def __init__(self, catalog: Catalog, page: str, site: str = SITE, repository: str = "") -> None:
        self.catalog, self.page, self.site, self.repository = catalog, page, site, repository
        self.say = catalog.say

    def plain(self, text: str) -> str:
        """A text without Markdown, every sign of it shown as it is."""
        shown = literal(text)
        return f"*{shown}*{{ lang={text.language} }}" if isinstance(text, Borrowed) else shown

    def inline(self, text: str) -> str:
        """A Markdown text on one line, its ids linked."""
        shown = re.sub(r"^\{", r"\{", self.linked(" ".join(text.split())))
        return f"*{shown}*{{ lang={text.language} }}" if isinstance(text, Borrowed) else shown

    def block(self, text: str) -> str:
        """A Markdown text of one or more paragraphs, its ids linked, its language marked where it is another."""
        shown = self.linked(text.strip("\n"))
        if not isinstance(text, Borrowed):
            return shown
        attributes = f"attrs: {{lang: {text.language}, class: ms-borrowed}}"
        return f"/// html | div\n    {attributes}\n\n{shown}\n///"

    def linked(self, text: str) -> str:
        """The text with a link for every bare id in it."""
        return link_ids(text, lambda identity: self.link(identity, identity) if self.catalog.title(identity) else None)

    def to(self, address: Address) -> str:
        """The relative link from this page."""
        return address.seen_from(self.page)

    def link(self, identity: str, text: str | None = None) -> str:
        """A link to an id: by default under the id, set apart, and its title; under other words the id is for paper."""
        title = self.catalog.title(identity) or ""
        tip = literal(title).replace('"', "&quot;")
        target = self.to(address_of(identity))
        if text is None:
            return f"[`{identity}` {self.plain(title)}]({target})"
        if text == identity:
            return f'[{text}]({target} "{tip}")'
        return f"[{text}]({target})" + ("" if identity in text else f'{{ data-id="{identity}" }}')

    def entry(self, kind: str, identity: str) -> str:
        """A link to an entry of the vocabulary under its name."""
        entry = getattr(self.catalog, kind).get(identity)
        name = self.plain(entry.name) if entry else identity
        return f"[{name}]({self.to(entry_address(kind, identity))})"

    def cite_link(self, identity: str) -> str:
        """A link to the citation of an id further down on this page."""
        anchor = citation(self.catalog, identity, self.site).anchor
        return f'[{self.say("cite")}](#{anchor} "{self.say("cite_whom")} {identity}"){{ .ms-cite }}'

    def cited(self, identity: str) -> str:
        """The citation of an id as text to copy, in a list of several."""
        found = citation(self.catalog, identity, self.site)
        ticks = "`" + max(re.findall("`*", found.text), key=len)
        return f"{ticks}{found.text}{ticks}\n{{ #{found.anchor} }}"

    def quote(self, text: str) -> str:
        """A short phrase in the quotation marks of the edition's language."""
        opening, closing = ("«", "»") if self.catalog.language == "ru" else ("“", "”")
        bare = self.plain(text)
        return bare if text[:1] in "«“„\"'" else f"{opening}{bare}{closing}"


@lru_cache(KEPT)
def literal(text: str) -> str:
    """A text as Markdown that shows each of its signs as it stands, also the first one."""
    shown = SPECIAL.sub(r"\\\1", " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;"))
    return BEGINNING.sub(lambda sign: f"{sign[1]}\\{sign[2]}" if sign[2] else f"&#{ord(sign[3])};", shown)


def blocks(parts: Iterable[str]) -> str:
    """Blocks of Markdown, an empty line between two."""
    return "\n\n".join(part for part in parts if part)


def bullets(items: Iterable[str]) -> str:
    """A list; an item of several lines is indented under its dash."""
    return "\n".join("- " + item.replace("\n", "\n    ") for item in items)


def card(kind: str, text: str, anchor: str = "", found_by: Mapping[str, Iterable[str]] | None = None) -> str:
    """A thing in a list; its last line tells its kind, its anchor and by what the list can be narrowed to it."""
    values = {name: " ".join(each) for name, each in (found_by or {}).items()}
    told = [f"#{anchor}"] if anchor else []
    told += [".ms-card", f".ms-card--{kind}", *(f'data-{name}="{value}"' for name, value in values.items())]
    return f"{text}\n{{ {' '.join(told)} }}"


def classed(text: str, name: str) -> str:
    """A paragraph with one of our classes."""
    return f"{text}\n{{: .{name} }}" if text else ""


def folded(summary: str, text: str) -> str:
    """A text that a reader opens."""
    return f"/// html | details\n\n/// html | summary\n\n{summary}\n///\n\n{text}\n///"


def heading(level: int, text: str, anchor: str, name: str = "") -> str:
    """A heading with its anchor, and one of our classes where there is one."""
    return f"{'#' * level} {text} {{ #{anchor}{f' .{name}' if name else ''} }}"
