"""The page of a risk: the fear, its signs, the safeguards, every lesson that addresses it."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.catalog import Catalog
from handbook.model import Risk
from handbook.pages.item import ItemWriter
from handbook.pages.markdown import DRAWING, blocks, bullets, classed, heading


class RiskWriter(ItemWriter):
    """Writes the page of a risk."""

    def __init__(self, catalog: Catalog, risk: Risk, site: str, repository: str) -> None:
        super().__init__(catalog, risk, site, repository)
        self.risk = risk

    def text(self) -> str:
        """The whole page."""
        facts = [self.say(f"side_{self.risk.side}"), self.say(f"origin_{self.risk.origin}")]
        return blocks(
            [
                *self.opening(facts),
                self.chips([(self.say("safeguards"), "safeguards"), (self.say("lessons"), "lessons")]),
                heading(2, self.say(f"fear_{self.risk.side}"), "fear"),
                "\n".join(f"> {line}" for line in self.block(self.risk.fear).split("\n")),
                self.signals(),
                *self.listed("early_signals"),
                *self.listed("makes_it_worse"),
                *self.listed("safeguards"),
                *self.lessons(),
                *self.closing(),
            ]
        )

    def listed(self, field: str) -> Iterator[str]:
        """One of the risk's lists under its heading."""
        yield heading(2, self.say(field), field.replace("_", "-"))
        yield bullets(self.plain(text) for text in getattr(self.risk, field))

    def lessons(self) -> Iterator[str]:
        """Every lesson that addresses the risk, with how."""
        answers = self.catalog.lessons_addressing(self.risk.id)
        yield heading(2, self.say("lessons_addressing"), "lessons")
        if not answers:
            yield self.say("no_lesson_yet")
        for answer in answers:
            title = self.plain(answer.playbook.title)
            link = self.link(answer.cited, answer.cited)
            yield classed(f"**{link}** · {title}", "ms-lesson-source")
            yield self.block(answer.lesson.text)
            yield classed(f"**{self.say('how')}:** {self.inline(answer.address.how)}", "ms-how")
        yield DRAWING
