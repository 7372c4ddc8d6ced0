"""What the pages of a playbook and of a risk have in common: how they open and how they end."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.addresses import address_of
from handbook.catalog import Catalog
from handbook.citing import citation
from handbook.model import Item, Playbook
from handbook.node import Borrowed
from handbook.pages.editing import drift_into
from handbook.pages.lags import Lags
from handbook.pages.markdown import bullets, classed, heading


class ItemWriter(Lags):
    """What the pages of a playbook and of a risk have in common."""

    def __init__(self, catalog: Catalog, item: Item, site: str, repository: str) -> None:
        super().__init__(catalog, address_of(item.id).page, site, repository)
        self.item = item

    def opening(self, facts: list[str]) -> Iterator[str]:
        """Title, facts, summary, and what must be known before reading on."""
        yield heading(1, self.plain(self.item.title), self.item.id.lower())
        citing = f" {self.cite_link(self.item.id)}" if self.item.status != "draft" else ""
        yield classed(" · ".join([self.item.id, *facts]) + citing, "ms-facts")
        yield classed(self.plain(self.item.summary), "ms-summary")
        if self.item.status in ("draft", "superseded", "withdrawn"):
            yield self.notice(self.say(f"{self.item.status}_note"), self.item.closed_reason or "")
        if (drift := drift_into(self.catalog, self.item.id)) and drift.state == "behind":
            yield self.notice(self.say("stale_note"), self.mending(drift))
        if isinstance(self.item.title, Borrowed):
            yield self.notice(self.say("untranslated_note"), "")

    def notice(self, title: str, text: str) -> str:
        """A remark set apart from the text."""
        if self.item.superseded_by:
            text = f"{text} {self.link(self.item.superseded_by)}"
        return classed(f"**{title}** {self.inline(text)}".strip(), "ms-notice")

    def chips(self, parts: list[tuple[str, str]]) -> str:
        """Links to parts of this page."""
        return classed(" ".join(f"[{name}](#{anchor})" for name, anchor in parts), "ms-jumps")

    def signals(self) -> str:
        """How it sounds, in the words of the one who says it."""
        shown = " · ".join(self.quote(signal) for signal in self.item.signals)
        return classed(f"**{self.say('signals')}:** {shown}", "ms-signals") if shown else ""

    def closing(self) -> Iterator[str]:
        """The note, what the client feels, the sources, the dates."""
        traits = [*self.item.behaviours, *self.item.expectations]
        if traits:
            yield heading(2, self.say("client_shoes"), "client")
            yield bullets(self.link(trait) for trait in traits)
        if self.item.note:
            yield heading(2, self.say("note"), "note")
            yield self.block(self.item.note)
        yield heading(2, self.say("sources"), "sources")
        yield bullets(self.entry("sources", source) for source in self.item.sources)
        if self.item.status != "draft":
            yield from self.citations()
        dates = [f"{self.say(name)} {day}" for name, day in self.dates() if day]
        revision = f"{self.say('revision')} {self.catalog.revisions.get(self.item.id, '')}"
        yield classed(" · ".join([self.item.id, *dates, revision]), "ms-facts")

    def citations(self) -> Iterator[str]:
        """What to copy in order to cite the page, and each of its lessons."""
        yield heading(2, self.say("cite_page"), "cite")
        yield f"```text\n{citation(self.catalog, self.item.id, self.site).text}\n```"
        lessons = [self.item.cited(lesson) for lesson in self.item.lessons] if isinstance(self.item, Playbook) else []
        yield bullets(map(self.cited, lessons))

    def dates(self) -> list[tuple[str, object]]:
        """Since when, and when last changed."""
        return [("published", self.item.published), ("changed", self.item.changed)]
