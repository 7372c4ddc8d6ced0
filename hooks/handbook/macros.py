"""What the pages written by hand compute: lists, indexes, the matrix and the story, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.drawings import Row, rows
from handbook.markdown import Writer, blocks, bullets, classed, heading
from handbook.model import Playbook, Risk
from handbook.reference import fields
from handbook.vocabulary import Situation

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
    "to_page",
    "trust_table",
    "word",
)
SHOWN = 2
GROUPS = ("crisis", "relationship", "money", "deadlines", "people", "contract")


class Macros(Writer):
    """Writes the computed parts of one page; MACROS names those that a page may call."""

    def to_page(self, identity: str) -> str:
        """A link to an id under the id and its title."""
        return self.link(identity)

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

    def situations(self) -> str:
        """The situations under their groups, each with how it sounds and where it leads."""
        jumps = [f"[{self.say(f'group_{group}')}](#group-{group})" for group in GROUPS]
        parts = [classed(" ".join(jumps), "ms-jumps")]
        for group in GROUPS:
            entries = [each for each in self.catalog.situations.values() if each.group == group]
            parts += [heading(2, self.say(f"group_{group}"), f"group-{group}"), bullets(map(self.situation, entries))]
        return blocks(parts)

    def situation(self, situation: Situation) -> str:
        """One situation: its name leads to the best answer, the others stand behind."""
        known = [identity for identity in situation.leads_to if self.catalog.title(identity)]
        first, others = known[:1], known[1:]
        name = self.plain(situation.name)
        shown = self.link(first[0], f"**{name}**") if first else name
        lines = [shown, " · ".join(self.quote(signal) for signal in situation.signals[:SHOWN])]
        lines.append(
            f"{self.say('see_also')}: " + ", ".join(self.named(other) for other in others[:SHOWN]) if others else ""
        )
        return "  \n".join(line for line in lines if line) + f"\n{{ #{situation.id.lower()} }}"

    def named(self, identity: str) -> str:
        """A link to an id under its title alone."""
        return self.link(identity, self.plain(self.catalog.title(identity) or identity))

    def playbooks(self) -> str:
        """Every playbook, cases first, each with its summary."""
        parts = []
        for kind in ("case", "practice"):
            chosen = [playbook for playbook in self.catalog.listed if playbook.kind == kind]
            parts += [heading(2, self.say(f"kind_{kind}_many"), kind), bullets(map(self.playbook_line, chosen))]
        return blocks(parts)

    def playbook_line(self, playbook: Playbook) -> str:
        """A playbook in a list."""
        stages = ", ".join(self.catalog.stages[stage].name for stage in playbook.stages if stage in self.catalog.stages)
        count = f"{self.say('lessons')}: {len(playbook.lessons)}" if playbook.lessons else self.say("open_note")
        facts = f"{stages} · {count}"
        return f"**{self.link(playbook.id)}**  \n{self.plain(playbook.summary)}  \n*{facts}*"

    def risks(self) -> str:
        """Every risk under its side, the founding ones first, with the fear in plain words."""
        sides = (("client", "founding"), ("client", "public"), ("vendor", "public"))
        parts = []
        for side, origin in sides:
            chosen = [risk for risk in self.catalog.listed_risks if (risk.side, risk.origin) == (side, origin)]
            parts += [
                heading(2, self.say(f"risks_{side}_{origin}"), f"{side}-{origin}"),
                bullets(map(self.risk_line, chosen)),
            ]
        return blocks(parts)

    def risk_line(self, risk: Risk) -> str:
        """A risk in a list."""
        answered = len(self.catalog.lessons_addressing(risk.id))
        return f"**{self.link(risk.id)}**  \n{self.quote(risk.fear)}  \n*{self.say('lessons')}: {answered}*"

    def lessons(self) -> str:
        """Every lesson, with its playbook and the risks it answers."""
        parts: list[str] = []
        for playbook in self.catalog.listed:
            lines = [
                f"**{self.link(playbook.cited(lesson), playbook.cited(lesson))}** {self.inline(lesson.text)}  \n"
                + ", ".join(self.link(address.risk) for address in lesson.addresses)
                for lesson in playbook.lessons
                if lesson.status == "published"
            ]
            if lines:
                parts += [heading(2, self.plain(playbook.title), playbook.id.lower()), bullets(lines)]
        return blocks(parts)

    def questions(self) -> str:
        """Every question with its answer and the playbooks behind it."""
        parts: list[str] = []
        for question in self.catalog.questions.values():
            parts += [
                heading(2, f"{self.plain(question.name)} · {question.id}", question.id.lower()),
                self.block(question.answer),
            ]
            parts += [classed(self.block(question.note), "ms-note") if question.note else ""]
            parts += [bullets(map(self.playbook_line, self.catalog.playbooks_answering(question.id)))]
        return blocks(parts)

    def question_links(self) -> str:
        """The questions, each a link to its answer."""
        return bullets(self.link(name, self.plain(each.name)) for name, each in self.catalog.questions.items())

    def stage_links(self) -> str:
        """The stages in their order, each a link to its playbooks."""
        return bullets(
            f"{self.entry('stages', name)} — {self.inline(x.meaning)}" for name, x in self.catalog.stages.items()
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
            parts += [heading(2, self.plain(role.name), role.id), bullets(map(self.playbook_line, chosen))]
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
        return blocks(classed(f"**{name}:** {' · '.join(links)}", "ms-run") for name, links in groups if links)

    def episodes(self) -> str:
        """The episodes of the story as a numbered list of links."""
        return "\n".join(f"1. {self.link(playbook.id)}" for playbook in self.catalog.story)

    def trust_table(self) -> str:
        """The episodes with trust after each, for those who cannot see the curve."""
        head = f"| {self.say('episode')} | {self.say('what_happened')} | {self.say('trust')} |"
        lines = [
            f"| {self.link(playbook.id)} | {self.plain(playbook.summary)} | {playbook.trust} / 5 |"
            for playbook in self.catalog.story
            if playbook.trust is not None
        ]
        return "\n".join([head, "| --- | --- | --- |", *lines])

    def story(self) -> str:
        """The episodes in their order, what happened, what came of it, and the lessons."""
        return blocks(part for playbook in self.catalog.story for part in self.episode(playbook))

    def episode(self, playbook: Playbook) -> Iterator[str]:
        """One episode of the story."""
        yield heading(2, self.link(playbook.id, self.plain(playbook.title)), playbook.id.lower())
        yield self.block(playbook.situation)
        if playbook.result:
            yield f"**{self.say('result_case')}:** {self.inline(playbook.result)}"
        if playbook.open_note:
            yield classed(self.inline(playbook.open_note), "ms-note")
        if playbook.trust is not None:
            yield classed(f"{self.say('trust_after')}: {playbook.trust} / 5", "ms-trust")
        yield bullets(
            f"{self.link(playbook.cited(lesson), playbook.cited(lesson))} {self.inline(lesson.text)}"
            for lesson in playbook.lessons
        )

    def matrix(self) -> str:
        """The matrix in words: each playbook with the risks it answers, by which lesson and how."""
        return blocks(part for row in rows(self.catalog) for part in self.row(row))

    def row(self, row: Row) -> Iterator[str]:
        """One playbook of the matrix."""
        yield heading(3, self.link(row.playbook.id), row.playbook.id.lower(), "ms-card")
        yield bullets(
            f"**{self.link(cell.risk.id)}**  \n"
            + "  \n".join(f"{self.link(x.cited, x.cited)} — {self.inline(x.address.how)}" for x in cell.answers)
            for cell in row.filled
        )

    def coverage(self) -> str:
        """How well the risks are answered, in words: how many lessons each has, and from how many playbooks."""
        return bullets(map(self.covered, self.catalog.listed_risks))

    def covered(self, risk: Risk) -> str:
        """One risk, by how many lessons it is answered."""
        answers = self.catalog.lessons_addressing(risk.id)
        playbooks = {answer.playbook.id for answer in answers}
        verdict = self.say("covered" if len(playbooks) > 1 else "thin" if answers else "gap")
        counts = f"{self.say('lessons')}: {len(answers)} · {self.say('playbooks')}: {len(playbooks)}"
        return f"{self.link(risk.id)}  \n{counts} · {verdict}"

    def talk(self) -> str:
        """The sheet for the risk conversation: each worry of the client, what to offer, room for what was agreed."""
        parts: list[str] = []
        for origin in ("founding", "public"):
            parts += [heading(2, self.say(f"talk_{origin}"), origin)]
            chosen = [risk for risk in self.catalog.listed_risks if (risk.side, risk.origin) == ("client", origin)]
            parts += [part for risk in chosen for part in self.worry(risk)]
        return blocks(parts)

    def worry(self, risk: Risk) -> Iterator[str]:
        """One worry of the client on the sheet."""
        yield heading(3, self.quote(risk.fear), risk.id.lower(), "ms-worry")
        yield classed(f"{self.link(risk.id)}", "ms-facts")
        yield bullets(f"[ ] {self.plain(text)}" for text in risk.safeguards)
        yield classed(self.say("agreed"), "ms-agreed")

    def sources(self) -> str:
        """Every source by kind: how far it was read, what rests on it."""
        parts: list[str] = []
        for kind in ("founding", "research", "practice", "guidance", "standard", "law"):
            chosen = [source for source in self.catalog.sources.values() if source.kind == kind]
            parts += [heading(2, self.say(f"sources_{kind}"), kind)] if chosen else []
            for source in chosen:
                parts += [bullets([self.source_line(source.id)])]
        return blocks(parts)

    def source_line(self, identity: str) -> str:
        """One source."""
        source = self.catalog.sources[identity]
        link = source.link or (f"https://doi.org/{source.doi}" if source.doi else "")
        lines = [self.plain(source.citation) + (f" [{self.say('open_source')}]({link})" if link else "")]
        lines += [self.plain(source.supports), f"*{self.say('read_' + source.read.replace(' ', '_'))}*"]
        lines += [self.plain(source.note)] if source.note else []
        resting = ", ".join(self.link(item.id, item.id) for item in self.catalog.resting_on(identity))
        lines += [f"{self.say('rests_on_it')}: {resting}"] if resting else []
        return "  \n".join(lines) + f"\n{{ #{identity} }}"
