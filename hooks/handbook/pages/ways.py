"""The ways in: by question, stage, role, and by what the client does and expects."""

from __future__ import annotations

from handbook.model import Playbook, Risk
from handbook.pages.lists import Lists
from handbook.pages.markdown import blocks, bullets, card, classed, folded, heading


class Ways(Lists):
    """Writes the indexes of a page."""

    def questions(self) -> str:
        """Every question with its answer and the playbooks behind it."""
        parts: list[str] = []
        for question in self.catalog.questions.values():
            parts += [
                heading(2, f"{self.plain(question.name)} · {question.id}", question.id.lower()),
                self.block(question.answer),
            ]
            parts += [classed(self.block(question.note), "ms-note") if question.note else ""]
            parts += [classed(self.cite_link(question.id), "ms-facts")]
            parts += [bullets(map(self.playbook_line, self.catalog.playbooks_answering(question.id)))]
        parts += [heading(2, self.say("cite_page"), "cite"), bullets(map(self.cited, self.catalog.questions))]
        return blocks(parts)

    def question_links(self) -> str:
        """The questions, each a link to its answer."""
        questions = self.catalog.questions.items()
        return bullets(card("question", self.link(name, self.plain(each.name))) for name, each in questions)

    def stage_links(self) -> str:
        """The stages in their order, each a link to its playbooks."""
        return bullets(
            card("stage", f"{self.entry('stages', name)}  \n{self.inline(stage.meaning)}")
            for name, stage in self.catalog.stages.items()
        )

    def stages(self) -> str:
        """Every stage with its playbooks."""
        parts: list[str] = []
        for stage in self.catalog.stages.values():
            parts += [heading(2, self.plain(stage.name), stage.id), self.block(stage.meaning)]
            parts += [bullets(map(self.playbook_line, self.catalog.playbooks_at(stage.id)))]
        return blocks(parts)

    def roles(self) -> str:
        """Every role with its playbooks."""
        parts: list[str] = []
        for role in self.catalog.roles.values():
            chosen = self.catalog.playbooks_for(role.id)
            parts += [heading(2, self.plain(role.name), role.id), bullets(map(self.playbook_row, chosen))]
        return blocks(parts)

    def behaviours(self) -> str:
        """How a client may behave, what helps, and what bears on it."""
        parts: list[str] = []
        for behaviour in self.catalog.behaviours.values():
            parts += [
                heading(3, f"{self.plain(behaviour.name)} · {behaviour.id}", behaviour.id.lower()),
                self.block(behaviour.meaning),
            ]
            parts += [f"**{self.say('what_helps')}:** {self.inline(behaviour.answer)}", self.bearing(behaviour.id)]
        return blocks(parts)

    def expectations(self) -> str:
        """What a client expects, and what bears on it."""
        parts: list[str] = []
        for wish in self.catalog.expectations.values():
            parts += [
                heading(3, f"{self.plain(wish.name)} · {wish.id}", wish.id.lower()),
                self.block(wish.meaning),
                self.bearing(wish.id),
            ]
        return blocks(parts)

    def principles(self) -> str:
        """What a long relationship rests on."""
        parts: list[str] = []
        for principle in self.catalog.principles.values():
            parts += [
                heading(3, f"{self.plain(principle.name)} · {principle.id}", principle.id.lower()),
                self.block(principle.meaning),
            ]
        return blocks(parts)

    def bearing(self, trait: str) -> str:
        """The playbooks and risks that bear on a behaviour or an expectation."""
        found = self.catalog.bearing_on(trait)
        playbooks = [self.named(item.id) for item in found if isinstance(item, Playbook)]
        risks = [self.named(item.id) for item in found if isinstance(item, Risk)]
        groups = ((self.say("playbooks"), playbooks), (self.say("risks"), risks))
        return blocks(folded(f"{name}: {len(links)}", bullets(links)) for name, links in groups if links)
