"""A page of the built site as the elements it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Element:
    """A tag with its attributes and what stands in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    content: list[Element | str] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """Itself and all below it, in the order of the page."""
        yield self
        for part in self.content:
            if isinstance(part, Element):
                yield from part.walk()

    def all(self, tag: str = "", name: str = "") -> Iterator[Element]:
        """The elements below it with this tag and this class."""
        for element in self.walk():
            if tag in ("", element.tag) and (not name or name in element.attributes.get("class", "").split()):
                yield element

    def values(self, attribute: str) -> list[str]:
        """Every value of an attribute below it."""
        return [element.attributes[attribute] for element in self.walk() if attribute in element.attributes]

    def text(self, *, without: tuple[str, ...] = ()) -> str:
        """What a reader sees of it, blanks run together, some tags left out."""
        return " ".join("".join(self.pieces(without)).split())

    def pieces(self, without: tuple[str, ...]) -> Iterator[str]:
        """The text piece by piece."""
        for part in self.content:
            if isinstance(part, str):
                yield part
            elif part.tag not in ("script", "style", *without):
                yield from part.pieces(without)


def read(html: str) -> Element:
    """The page that an HTML text describes."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader.page


class Reader(HTMLParser):
    """Puts each tag under the one that is open."""

    def __init__(self) -> None:
        super().__init__()
        self.page = Element("")
        self.open = [self.page]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens; a void one holds nothing."""
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].content.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """A tag closes, and all that stayed open in it."""
        depths = [depth for depth, element in enumerate(self.open) if element.tag == tag]
        if depths:
            del self.open[depths[-1] :]

    def handle_data(self, data: str) -> None:
        """A piece of text."""
        self.open[-1].content.append(data)
