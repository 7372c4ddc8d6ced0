"""What stands in lists: situations, playbooks, risks, lessons, sources."""

from __future__ import annotations

from handbook.model import Lesson, Playbook, Risk
from handbook.pages.facets import Values, of_lesson, of_playbook
from handbook.pages.markdown import Writer, blocks, bullets, card, classed, heading
from handbook.vocabulary import Situation

SHOWN = 2
GROUPS = ("crisis", "relationship", "money", "deadlines", "people", "contract")


class Lists(Writer):
    """Writes the lists of a page."""

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
        known = self.catalog.led_to(situation)
        first, others = known[:1], known[1:]
        name = self.plain(situation.name)
        shown = self.link(first[0], f"**{name}**") if first else name
        lines = [shown, " · ".join(self.quote(signal) for signal in situation.signals[:SHOWN])]
        also = ", ".join(self.named(other) for other in others[:SHOWN])
        lines.append(f"_{self.say('see_also')}: {also}_" if others else "")
        return card("situation", "  \n".join(line for line in lines if line), situation.id.lower())

    def named(self, identity: str) -> str:
        """A link to an id under its title alone."""
        return self.link(identity, self.plain(self.catalog.title(identity) or identity))

    def playbooks(self) -> str:
        """Every playbook, cases first, each with its summary."""
        parts = []
        for kind in ("case", "practice"):
            chosen = [playbook for playbook in self.catalog.listed if playbook.kind == kind]
            entries = [self.playbook_line(each, of_playbook(self.catalog, each)) for each in chosen]
            parts += [heading(2, self.say(f"kind_{kind}_many"), kind), bullets(entries)]
        return blocks(parts)

    def playbook_row(self, playbook: Playbook) -> str:
        """A playbook in a list of many, by its title and what it is about."""
        return card("playbook", f"**{self.link(playbook.id)}**  \n*{self.facts_of(playbook)}*")

    def playbook_line(self, playbook: Playbook, found_by: Values | None = None) -> str:
        """A playbook in a list, told by what the list can be narrowed to it."""
        told = f"**{self.link(playbook.id)}**  \n{self.plain(playbook.summary)}  \n*{self.facts_of(playbook)}*"
        return card("playbook", told, found_by=found_by)

    def facts_of(self, playbook: Playbook) -> str:
        """When a playbook is wanted, and how much it teaches."""
        stages = ", ".join(self.catalog.stages[stage].name for stage in playbook.stages if stage in self.catalog.stages)
        count = f"{self.say('lessons')}: {len(playbook.standing)}" if playbook.standing else self.say("open_note")
        return f"{stages} · {count}"

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
        told = f"**{self.link(risk.id)}**  \n{self.quote(risk.fear)}  \n*{self.say('lessons')}: {answered}*"
        return card("risk", told)

    def lessons(self) -> str:
        """Every lesson under its playbook, with the risks it answers."""
        parts: list[str] = []
        for playbook in self.catalog.listed:
            if playbook.standing:
                lines = [self.lesson_line(playbook, lesson) for lesson in playbook.standing]
                parts += [heading(2, self.plain(playbook.title), playbook.id.lower()), bullets(lines)]
        return blocks(parts)

    def lesson_line(self, playbook: Playbook, lesson: Lesson) -> str:
        """A lesson in a list, told by what the list can be narrowed to it."""
        cited = playbook.cited(lesson)
        risks = ", ".join(self.link(address.risk) for address in self.catalog.answered(lesson))
        told = f"**{self.link(cited, cited)}** {self.inline(lesson.text)}  \n_{risks}_"
        return card("lesson", told, found_by=of_lesson(self.catalog, playbook, lesson))

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
