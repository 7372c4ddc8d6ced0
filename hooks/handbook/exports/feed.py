"""The feed: new and changed playbooks of an edition as RSS 2.0, newest first."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from html import escape
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from handbook.addresses import address_of, root_of
from handbook.catalog import Catalog
from handbook.node import Borrowed

ATOM = "http://www.w3.org/2005/Atom"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
register_namespace("atom", ATOM)


def feed(catalog: Catalog, site: str) -> bytes:
    """The feed of an edition."""
    root = root_of(site, catalog.language)
    rss = Element("rss", version="2.0")
    channel = SubElement(rss, "channel")
    add(channel, "title", catalog.say("site_name"))
    add(channel, "link", root)
    add(channel, "description", catalog.say("feed"))
    add(channel, "language", catalog.language)
    SubElement(channel, f"{{{ATOM}}}link", href=f"{root}feed.xml", rel="self", type="application/rss+xml")
    dated = [(playbook.changed, playbook) for playbook in catalog.listed if playbook.changed]
    for changed, playbook in sorted(dated, key=lambda pair: (pair[0], pair[1].id), reverse=True):
        item = SubElement(channel, "item")
        address = root + address_of(playbook.id).url
        add(item, "title", playbook.title)
        add(item, "link", address)
        add(item, "description", playbook.summary, html=True)
        SubElement(item, "guid", isPermaLink="false").text = f"{address}#{catalog.revisions[playbook.id]}"
        add(item, "pubDate", midnight(changed))
    indent(rss)
    written: bytes = tostring(rss, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def add(parent: Element, name: str, text: str, *, html: bool = False) -> None:
    """An element with a text, marked with its language where that is not the feed's; some are read as HTML."""
    element = SubElement(parent, name)
    element.text = escape(text, quote=False) if html else text
    if isinstance(text, Borrowed):
        element.set(LANGUAGE, text.language)


def midnight(day: date) -> str:
    """A day as RSS writes a moment."""
    return format_datetime(datetime.combine(day, time(), UTC), usegmt=True)
