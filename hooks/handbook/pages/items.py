"""The Markdown pages of playbooks and risks: every word and anchor on them that can be cited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape

from handbook.addresses import address_of
from handbook.catalog import Catalog
from handbook.checks.sections import first_item
from handbook.citing import SITE, citation
from handbook.model import Item, Lesson, Playbook, Risk, Section
from handbook.node import Borrowed
from handbook.pages.editing import drift_into
from handbook.pages.lags import Lags
from handbook.pages.markdown import DRAWING, blocks, bullets, classed, heading

BEFORE_LESSONS = ("do", "say", "avoid")


@dataclass(frozen=True)
class Page:
    """One page of an edition: its Markdown, and under it, as front matter, what a template needs to furnish it."""

    uri: str
    markdown: str
    meta: Mapping[str, object] = field(default_factory=dict)


def pages_of(catalog: Catalog, site: str = SITE, repository: str = "", *, drafts: bool = False) -> Iterator[Page]:
    """A page for each playbook and each risk; for drafts only where they are asked for."""
    for playbook in catalog.playbooks.values():
        if drafts or playbook.status != "draft":
            yield page_of(playbook, "playbook.html", PlaybookWriter(catalog, playbook, site, repository).text())
    for risk in catalog.risks.values():
        if drafts or risk.status != "draft":
            yield page_of(risk, "risk.html", RiskWriter(catalog, risk, site, repository).text())


def page_of(item: Item, template: str, markdown: str) -> Page:
    """The page of a playbook or a risk."""
    meta: dict[str, object] = {"id": item.id, "title": escape(item.title), "description": escape(item.summary)}
    meta |= {"template": template, "source": item.place.file} | ({} if item.listed else {"listed": False})
    return Page(address_of(item.id).page, markdown, meta)


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


class PlaybookWriter(ItemWriter):
    """Writes the page of a playbook."""

    def __init__(self, catalog: Catalog, playbook: Playbook, site: str, repository: str) -> None:
        super().__init__(catalog, playbook, site, repository)
        self.playbook = playbook

    def text(self) -> str:
        """The whole page."""
        return blocks(
            [
                *self.opening(self.facts()),
                *self.start(),
                *self.provenance(),
                *self.account(),
                *(self.section(each) for each in self.playbook.sections if each.anchor in BEFORE_LESSONS),
                *self.lessons(),
                *(self.section(each) for each in self.playbook.sections if each.anchor not in BEFORE_LESSONS),
                *self.neighbours(),
                *self.standing(),
                *self.closing(),
            ]
        )

    def facts(self) -> list[str]:
        """Kind and stages."""
        return [
            self.say(f"kind_{self.playbook.kind}"),
            *(self.entry("stages", stage) for stage in self.playbook.stages),
        ]

    def start(self) -> Iterator[str]:
        """What to begin with: the first thing to do, to say and to avoid, and links to what else is wanted soon."""
        firsts = {section.anchor: first_item(section) for section in self.playbook.sections}
        titles = {section.anchor: self.plain(section.title) for section in self.playbook.sections}
        chosen = {anchor: text for anchor, text in firsts.items() if text and anchor in BEFORE_LESSONS}
        if chosen:
            yield heading(2, self.say("start"), "start", "ms-start")
            yield bullets(
                f"[{titles[anchor]}](#{anchor})  \n{self.inline(text)}\n{{ .ms-start--{anchor} }}"
                for anchor, text in chosen.items()
            )
        parts = [(titles[anchor], anchor) for anchor in BEFORE_LESSONS if anchor in titles and anchor not in chosen]
        parts += [(self.say("lessons"), "lessons")] if self.playbook.lessons else []
        parts += [(titles["checklist"], "checklist")] if "checklist" in titles else []
        yield self.chips(parts)

    def provenance(self) -> Iterator[str]:
        """That it is not a case that happened, or why it is open."""
        if self.playbook.kind == "practice":
            yield classed(self.say("practice_note"), "ms-provenance")
        if self.playbook.open_note:
            yield self.notice(self.say("open_note"), self.playbook.open_note)

    def account(self) -> Iterator[str]:
        """What happened and what came of it."""
        yield heading(2, self.say("situation"), "situation")
        yield self.block(self.playbook.situation)
        yield self.signals()
        tellers = [self.entry("sources", name) for name in self.playbook.sources if self.founding(name)]
        if self.playbook.kind == "case" and tellers:
            yield classed(f"{self.say('as_told_by')}: {'; '.join(tellers)}", "ms-teller")
        if self.playbook.result:
            yield heading(2, self.say(f"result_{self.playbook.kind}"), "result")
            yield self.block(self.playbook.result)

    def founding(self, source: str) -> bool:
        """Whether a source is one of the founding documents."""
        return source in self.catalog.sources and self.catalog.sources[source].kind == "founding"

    def section(self, section: Section) -> str:
        """A part of the body under its heading."""
        return blocks(
            [
                heading(2, self.plain(section.title), section.anchor, f"ms-{section.anchor}"),
                self.block(section.markdown),
            ]
        )

    def lessons(self) -> Iterator[str]:
        """Every lesson: what it says, who says so, which risks it answers and how, when it does not hold."""
        if self.playbook.lessons:
            yield heading(2, self.say("lessons"), "lessons")
            yield DRAWING
        for lesson in self.playbook.lessons:
            cited = self.playbook.cited(lesson)
            anchor = address_of(cited).anchor
            yield heading(3, f"{self.say('lesson')} {lesson.id} · {cited}", anchor, "ms-lesson")
            if lesson.status != "published":
                successor = self.link(lesson.superseded_by) if lesson.superseded_by else ""
                reason = self.inline(lesson.closed_reason or "")
                yield classed(f"**{self.say(f'{lesson.status}_note')}** {reason} {successor}".strip(), "ms-notice")
            yield self.block(lesson.text)
            origin = self.say(f"origin_{lesson.origin}")
            citing = f" {self.cite_link(cited)}" if self.item.status != "draft" else ""
            yield classed(origin + citing, "ms-origin")
            if lesson.exception:
                yield classed(f"**{self.say('exception')}:** {self.inline(lesson.exception)}", "ms-exception")
            yield self.risks_answered(lesson)
            yield self.tensions(cited)

    def risks_answered(self, lesson: Lesson) -> str:
        """The risks that a lesson answers, each with how."""
        return bullets(
            f"**{self.link(address.risk)}**  \n{self.inline(address.how)}" for address in self.catalog.answered(lesson)
        )

    def tensions(self, cited: str) -> str:
        """The lessons that pull against this one, and when each holds."""
        return blocks(
            classed(
                f"**{self.say('pulls_against')} {self.link(pull.playbook.cited(pull.lesson))}:** "
                f"{self.inline(pull.lesson.text)} {self.inline(pull.how)}",
                "ms-tension",
            )
            for pull in self.catalog.tensions_of(cited)
        )

    def standing(self) -> Iterator[str]:
        """Who acts, and how much stands behind it."""
        yield heading(2, self.say("standing"), "standing")
        evidence = f"**{self.say('evidence')}:** {self.say('evidence_' + self.playbook.evidence.replace(' ', '_'))}."
        roles = ", ".join(self.entry("roles", role) for role in self.playbook.roles)
        yield bullets(
            [f"{evidence} {self.inline(self.playbook.evidence_note or '')}", f"**{self.say('roles')}:** {roles}"]
        )

    def neighbours(self) -> Iterator[str]:
        """The episodes before and after, the questions it helps to answer, what to read next."""
        story = [(self.say("episode_before"), self.playbook.after)]
        story += [(self.say("episode_after"), episode.id) for episode in self.catalog.next_episodes(self.playbook.id)]
        told = [f"{name}: {self.link(each)}" for name, each in story if each and each in self.catalog.playbooks]
        if told:
            yield heading(2, self.say("story"), "story")
            yield bullets(told)
        if self.playbook.answers:
            yield heading(2, self.say("answers"), "answers")
            yield bullets(self.link(question) for question in self.playbook.answers)
        related = [
            self.catalog.playbooks[name] for name in self.playbook.related if self.catalog.standing(name) == name
        ]
        if related:
            yield heading(2, self.say("related"), "related")
            yield bullets(f"{self.link(other.id)}  \n{self.plain(other.summary)}" for other in related)


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
