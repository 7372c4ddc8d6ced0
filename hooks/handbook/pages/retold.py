"""The same links told another way: the story, the matrix in words, the sheet for the risk conversation."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import Playbook, Risk
from handbook.pages.drawings import Row, rows
from handbook.pages.markdown import Writer, blocks, bullets, classed, heading


class Retold(Writer):
    """Writes what is drawn from the links between playbooks and risks."""

    def episodes(self) -> str:
        """The episodes of the story as a numbered list of links."""
        return "\n".join(f"1. {self.link(playbook.id)}" for playbook in self.catalog.story)

    def trust_table(self) -> str:
        """The episodes with trust after each, for those who cannot see the curve."""
        head = f"| {self.say('episode')} | {self.say('trust')} |"
        told = [playbook for playbook in self.catalog.story if playbook.trust is not None]
        lines = [
            f"| {number}. {self.link(playbook.id)}: {self.plain(playbook.summary)} | {playbook.trust} / 5 |"
            for number, playbook in enumerate(told, 1)
        ]
        return "\n".join([head, "| --- | --- |", *lines])

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
            for lesson in playbook.standing
        )

    def matrix(self) -> str:
        """The matrix in words: each playbook with the risks it answers, by which lesson and how."""
        return blocks(part for row in rows(self.catalog) for part in self.row(row))

    def row(self, row: Row) -> Iterator[str]:
        """One playbook of the matrix."""
        yield heading(3, self.link(row.playbook.id), row.playbook.id.lower(), "ms-row")
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
