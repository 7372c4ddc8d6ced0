"""What a branch changes in the handbook, in words for those who review it: texts, matrix, addresses, translations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from textwrap import shorten

from handbook.history.differences import differences, parted, retold
from handbook.history.register import Entries
from handbook.loading import Handbook, identity_in
from handbook.model import Item, Playbook
from handbook.node import LANGUAGES
from handbook.pages.markdown import literal
from handbook.privacy.personal import masked_loosely
from handbook.vocabulary import VOCABULARY

LONGEST, MOST_TOLD = 200, 100
LANGUAGE = {"en": "English", "ru": "Russian"}
STATES = {
    "behind": "is behind its original: mend it, then run `handbook translated {file}`",
    "partial": "lacks {lacking}",
    "missing": "is not written yet: `{file}`",
}
NOTHING = "Nothing changes in the handbook: no text, no address, no translation."
CURRENT = "Every translation follows its original."


@dataclass(frozen=True)
class Moment:
    """The handbook at one time, with the addresses that it promised."""

    handbook: Handbook
    register: Entries

    @property
    def items(self) -> Mapping[str, Item]:
        """Every playbook and risk as its author wrote it."""
        return self.handbook.originals

    @cached_property
    def read(self) -> frozenset[str]:
        """The ids of which there are files, whether or not they can be read."""
        return frozenset(identity_in(Path(file)) for file in self.handbook.files)

    @cached_property
    def answers(self) -> dict[str, dict[str, str]]:
        """The matrix: for each risk the lessons against it, each with how; drafts are in it, as they are to come."""
        found: dict[str, dict[str, str]] = {}
        for playbook in self.items.values():
            if isinstance(playbook, Playbook) and playbook.status in ("draft", "open", "published"):
                for lesson in playbook.standing:
                    for address in lesson.addresses:
                        found.setdefault(address.risk, {})[playbook.cited(lesson)] = address.how
        return found


def told(before: Moment, now: Moment) -> str:
    """Everything that differs, as Markdown; how the translations stand comes last."""
    parts = {
        "Playbooks and risks": items(before, now),
        "The matrix": matrix(before, now),
        "Lists": lists(before, now),
        "New addresses, which then stay for ever": addresses(before, now),
    }
    written = [part for title, lines in parts.items() for part in section(title, lines)]
    late = list(section("Translations", translations(now)))
    return "\n\n".join(["## What changes in the handbook", *(written or [NOTHING]), *(late or [CURRENT])]) + "\n"


def section(title: str, lines: Iterable[str]) -> Iterator[str]:
    """A heading and a list below it, as far as it is bearable; nothing where there is nothing to tell."""
    found = list(lines)
    if found:
        more = [f"- … and {len(found) - MOST_TOLD} more"] if len(found) > MOST_TOLD else []
        yield f"### {title}"
        yield "\n".join([*(f"- {line}" for line in found[:MOST_TOLD]), *more])


def items(before: Moment, now: Moment) -> Iterator[str]:
    """The playbooks and risks that are new, gone or different."""
    for name in sorted({*before.items, *now.items}):
        was, item = before.items.get(name), now.items.get(name)
        if item and not was and name not in before.read:
            yield f"{named(item)}: new, {item.status}, in {LANGUAGE[item.language]}"
        if was and not item:
            yield f"{named(was)}: {'can not be read' if name in now.read else 'is gone'}"
        texts = retold(before.handbook.translations.get(name), now.handbook.translations.get(name))
        if was and item and (different := [*differences(was, item), *filter(None, [texts])]):
            yield f"{named(item)}: {', '.join(different)}"


def matrix(before: Moment, now: Moment) -> Iterator[str]:
    """The risks that gain or lose a lesson, or of which a lesson says otherwise how it helps."""
    for risk in sorted({*before.answers, *now.answers}):
        was, answers = before.answers.get(risk, {}), now.answers.get(risk, {})
        item = now.items.get(risk) or before.items.get(risk)
        gained = [f"gains **{lesson}** ({shown(how)})" for lesson, how in answers.items() if lesson not in was]
        lost = [f"loses **{lesson}**" for lesson in was if lesson not in answers]
        altered = [
            f"**{name}** says otherwise how it helps ({shown(how)})"
            for name, how in answers.items()
            if was.get(name, how) != how
        ]
        if changes := [*gained, *lost, *altered]:
            only = "" if answers and was else " (its first)" if answers else " (no lesson is left)"
            yield f"{named(item) if item else f'**{risk}**'}: {'; '.join(changes)}{only}"


def lists(before: Moment, now: Moment) -> Iterator[str]:
    """The entries of the vocabulary that are new, gone or different in either language."""
    for model in VOCABULARY:
        was, entries = (entries_of(moment.handbook, model.file) for moment in (before, now))
        if found := list(parted("", was, entries)):
            yield f"`vocabulary/{model.file}.yml`: {', '.join(found)}"


def entries_of(handbook: Handbook, name: str) -> dict[str, object]:
    """The entries of a list of the vocabulary, each in both languages."""
    lists = [getattr(handbook.catalogs[language], name) for language in LANGUAGES]
    return {identity: [entries[identity].model_dump() for entries in lists] for identity in lists[0]}


def addresses(before: Moment, now: Moment) -> Iterator[str]:
    """The addresses and anchors that the register did not hold."""
    known = {address for entry in before.register.values() for address in entry.addresses}
    for _, entry in sorted(now.register.items()):
        yield from (f"`/{address}`" for address in entry.addresses if address not in known)


def translations(now: Moment) -> Iterator[str]:
    """The translations that do not follow their originals."""
    for name, drift in now.handbook.catalogs["en"].drifts.items():
        if drift.state != "current":
            state = STATES[drift.state].format(
                file=drift.file, lacking=", ".join(f"`{each}`" for each in drift.lacking)
            )
            yield f"**{name}**: its {LANGUAGE[drift.language]} translation {state}"


def named(item: Item) -> str:
    """An item by its id and title."""
    return f"**{item.id}** {shown(item.title)}"


def shown(text: str) -> str:
    """A text of the content in a list: its signs as they stand, cut where it is long, personal data masked."""
    return literal(shorten(masked_loosely(text), LONGEST, placeholder=" …"))
