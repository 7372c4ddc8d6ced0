"""What may be referred to: every id and name, by kind, with its title."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from handbook.catalog import Catalog


class Names:
    """What may be referred to, by kind, drafts by drafts alone; a kind whose file can't be read is not asked about."""

    def __init__(self, catalog: Catalog, unread: Collection[str], *, drafts: bool) -> None:
        known = [item for item in catalog.playbooks.values() if drafts or item.status != "draft"]
        playbooks = {item.id: item.title for item in known}
        lessons = {item.cited(lesson): item.title for item in known for lesson in item.lessons}
        risks = {item.id: item.title for item in catalog.risks.values() if drafts or item.status != "draft"}
        terms = {
            kind: {name: term.name for name, term in getattr(catalog, kind).items()}
            for kind in ("stages", "roles", "behaviours", "expectations", "questions", "principles", "sources")
        }
        traits = {**terms["behaviours"], **terms["expectations"], **terms["questions"], **terms["principles"]}
        kinds = {"playbooks": playbooks, "lessons": lessons, "risks": risks, **terms}
        kinds["any"] = {**playbooks, **lessons, **risks, **traits, **dict.fromkeys(catalog.situations, "")}
        self.kinds = {kind: Known(titles, unread=unread, any_will_do=kind in unread) for kind, titles in kinds.items()}

    def of(self, kind: str) -> Known:
        """The names of a kind, with their titles."""
        return self.kinds[kind]


class Known(dict[str, str]):
    """Names with titles; those of unreadable files are taken as known, and never offered as the nearest."""

    def __init__(self, titles: Mapping[str, str], *, unread: Collection[str], any_will_do: bool) -> None:
        super().__init__(titles)
        self.unread, self.any_will_do = unread, any_will_do

    def __contains__(self, name: object) -> bool:
        return self.any_will_do or super().__contains__(name) or str(name).partition(".")[0] in self.unread
