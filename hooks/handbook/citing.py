"""Citing: the title, the id, the short link and the revision of a thing, for a letter, a page or a ticket."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from handbook.addresses import address_of, root_of
from handbook.catalog import Catalog
from handbook.model import Playbook
from handbook.node import Language
from handbook.postmortem.published import Entry

SITE = "http://127.0.0.1:8000/"
FORMS = ("markdown", "html", "jira", "text")
HANDBOOK: dict[Language, str] = {"en": "Mainstay", "ru": "«Опора»"}
LESSON: dict[Language, str] = {"en": "lesson", "ru": "урок"}
REVISION: dict[Language, str] = {"en": "revision", "ru": "версия"}
QUOTES: dict[Language, tuple[str, str, str, str]] = {"en": ("“", "”", "‘", "’"), "ru": ("«", "»", "„", "“")}
IN_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~])")
IN_JIRA = re.compile(r"([{}\[\]|*_^~+!])")


@dataclass(frozen=True)
class Citation:
    """What is cited: its title alone, which the client may read, the link that stays, the text that was meant."""

    id: str
    title: str
    link: str
    revision: str
    language: Language

    @property
    def anchor(self) -> str:
        """Where the citation stands on the page of what it cites."""
        return f"cite-{self.id.lower().replace('.', '-')}" if "#" in self.link else "cite"

    @property
    def name(self) -> str:
        """The title in quotation marks, the lesson's number, the id."""
        lesson = self.id.partition(".")[2]
        number = f", {LESSON[self.language]} {lesson}" if lesson else ""
        return f"{quoted(self.title, self.language)}{number} ({self.id})"

    @property
    def origin(self) -> str:
        """The handbook, and the revision that was cited."""
        revision = f", {REVISION[self.language]} {self.revision}" if self.revision else ""
        return HANDBOOK[self.language] + revision

    @property
    def text(self) -> str:
        """For a letter."""
        return f"{self.name}, {self.origin}, {self.link}"

    @property
    def markdown(self) -> str:
        """For a repository or a wiki that reads Markdown."""
        name = IN_MARKDOWN.sub(r"\\\1", self.name)
        return f"[{name}]({self.link}), {self.origin}"

    @property
    def html(self) -> str:
        """For a web page."""
        return f'<a href="{escape(self.link)}">{escape(self.name, quote=False)}</a>, {escape(self.origin)}'

    @property
    def jira(self) -> str:
        """For Jira and Confluence, in their wiki markup."""
        name = IN_JIRA.sub(r"\\\1", self.name.replace("\\", "&#92;"))
        return f"[{name}|{self.link}], {self.origin}"

    @property
    def forms(self) -> dict[str, str]:
        """Every one of FORMS, with the id that is cited and the anchor at which it is."""
        written = {"markdown": self.markdown, "html": self.html, "jira": self.jira, "text": self.text}
        return {"id": self.id, "anchor": self.anchor, **written}


def cite(catalog: Catalog, identity: str, form: str, site: str = SITE) -> str:
    """The citation of an id that the catalogue knows, in one of FORMS."""
    return written(citation(catalog, identity, site), form)


def written(cited: Citation, form: str) -> str:
    """A citation in one of FORMS."""
    return cited.forms[form]


def citation(catalog: Catalog, identity: str, site: str = SITE) -> Citation:
    """What a citation of an id says; a lesson goes by the title and the revision of its playbook."""
    link = root_of(site.rstrip("/") + "/", catalog.language) + address_of(identity).url
    revision = catalog.revisions.get(identity.partition(".")[0], "")
    return Citation(identity, " ".join((catalog.title(identity) or "").split()), link, revision, catalog.language)


def of_entry(identity: str, entry: Entry, language: Language) -> Citation:
    """The same from a published `handbook.json`."""
    title = " ".join(entry.title.said(language).split())
    return Citation(identity, title, entry.address.said(language), entry.revision, language)


def citable(catalog: Catalog) -> dict[str, str]:
    """Everything that can be cited, by its id, with its title; no drafts."""
    items = [item for item in (*catalog.playbooks.values(), *catalog.risks.values()) if item.status != "draft"]
    lessons = [item.cited(lesson) for item in items if isinstance(item, Playbook) for lesson in item.lessons]
    lists = (catalog.questions, catalog.behaviours, catalog.expectations, catalog.principles, catalog.situations)
    known = [*(item.id for item in items), *lessons, *(name for terms in lists for name in terms)]
    return {identity: catalog.title(identity) or "" for identity in known}


def by_page(catalog: Catalog, site: str) -> dict[str, list[Citation]]:
    """The citations that the pages offer, of playbooks, lessons, risks and questions, by a page's Markdown file."""
    found: dict[str, list[Citation]] = {}
    for identity in citable(catalog):
        if identity.startswith(("PB-", "R-", "Q-")):
            found.setdefault(address_of(identity).page, []).append(citation(catalog, identity, site))
    return found


def quoted(title: str, language: Language) -> str:
    """A title in the quotation marks of its language, those within it turned into the inner ones."""
    opening, closing, *inner = QUOTES[language]
    if re.fullmatch(f"{opening}[^{opening}{closing}]*{closing}", title):
        return title
    return opening + title.translate(str.maketrans(opening + closing, "".join(inner))) + closing
