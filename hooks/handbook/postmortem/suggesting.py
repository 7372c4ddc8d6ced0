"""Suggestions as they are told: as lines for a reader, or as JSON for a program."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from handbook.node import Language
from handbook.postmortem.published import Published, plain

if TYPE_CHECKING:
    from handbook.postmortem.fitting import Suggestion


def as_text(found: Sequence[Suggestion], published: Published, language: Language) -> str:
    """Each lesson with what made it fit."""
    return "\n\n".join(
        f"{each['id']} {each['title']}\n"
        f"  {each['text']}\n"
        f"  words: {', '.join(each['words'])}\n"
        f"  risk: {each['risk']['id']} {each['risk']['title']} - {each['risk']['how']}\n"
        f"  {each['address']}"
        for each in as_json(found, published, language)
    )


def as_json(found: Sequence[Suggestion], published: Published, language: Language) -> list[dict[str, Any]]:
    """Each lesson, best first: its id, title, text and address, the words of the text, the risk and how it helps."""
    titles = published.titles(language)
    return [
        {
            "id": lesson.cited,
            "title": plain(playbook.title.said(language)),
            "text": plain(lesson.text.said(language)),
            "address": lesson.address.said(language),
            "words": list(words),
            "risk": {"id": answer.risk, "title": titles.get(answer.risk, ""), "how": plain(answer.how.said(language))},
        }
        for playbook, lesson, answer, words in found
    ]
