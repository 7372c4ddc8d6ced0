"""The page of a playbook: what to do first, the account, the lessons, what stands behind it."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.addresses import address_of
from handbook.catalog import Catalog
from handbook.checks.sections import first_item
from handbook.model import Lesson, Playbook, Section
from handbook.pages.item import ItemWriter
from handbook.pages.markdown import DRAWING, blocks, bullets, classed, heading

BEFORE_LESSONS = ("do", "say", "avoid")


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
