"""What a page written by hand may call: the macros, and the few that only count or name."""

from __future__ import annotations

from handbook.addresses import Address, root_of
from handbook.pages.lags import Lags
from handbook.pages.reference import fields
from handbook.pages.retold import Retold
from handbook.pages.ways import Ways

MACROS = (
    "behaviours",
    "count",
    "coverage",
    "episodes",
    "expectations",
    "fields",
    "lessons",
    "matrix",
    "playbooks",
    "principles",
    "question_links",
    "questions",
    "risks",
    "roles",
    "situations",
    "sources",
    "stage_links",
    "stages",
    "story",
    "talk",
    "to_file",
    "to_page",
    "translations",
    "trust_table",
    "word",
)


class Macros(Ways, Retold, Lags):
    """Writes the computed parts of one page; MACROS names those that a page may call."""

    def to_page(self, identity: str) -> str:
        """A link to an id under the id and its title."""
        return self.link(identity)

    def to_file(self, address: str) -> str:
        """Where a file lies, by its address from the root; one of the other edition by its whole address."""
        edition = root_of("", self.catalog.language)
        inside = address.startswith("ru/") == bool(edition)
        return self.to(Address(address.removeprefix(edition))) if inside else self.site + address

    def word(self, name: str) -> str:
        """A word of the site."""
        return self.plain(self.say(name))

    def fields(self) -> str:
        """Every field that an author fills in."""
        return fields(self)

    def count(self, kind: str) -> int:
        """How many playbooks, risks, lessons, or entries of a vocabulary there are."""
        counted = {
            "playbooks": self.catalog.listed,
            "cases": [playbook for playbook in self.catalog.listed if playbook.kind == "case"],
            "practice": [playbook for playbook in self.catalog.listed if playbook.kind == "practice"],
            "risks": self.catalog.listed_risks,
            "lessons": list(self.catalog.lessons()),
        }
        return len(counted[kind] if kind in counted else getattr(self.catalog, kind))
