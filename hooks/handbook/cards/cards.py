"""What the card says that a chat shows under a link: one for each playbook and risk, painted once and kept."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

from handbook.cards.painting import painted, style
from handbook.catalog import Catalog
from handbook.model import Item, Playbook, Risk

HANDBOOK = "handbook"


@dataclass(frozen=True)
class Card:
    """The words on a card; the summary stands where there is nothing to name."""

    look: Literal["playbook", "risk"]
    site: str
    id: str
    title: str
    kind: str
    summary: str
    label: str
    names: tuple[str, ...]
    more: str


def cards(catalog: Catalog, kept: Path) -> Iterator[tuple[str, bytes]]:
    """The picture of every card of an edition by its address; `kept` is the folder with those painted before."""
    yield card_address(HANDBOOK), picture(of_handbook(catalog), kept)
    for playbook in catalog.playbooks.values():
        if playbook.status != "draft":
            yield card_address(playbook.id), picture(of_playbook(catalog, playbook), kept)
    for risk in catalog.risks.values():
        if risk.status != "draft":
            yield card_address(risk.id), picture(of_risk(catalog, risk), kept)


def card_address(name: str) -> str:
    """Where a card stands, from the root of its edition."""
    return f"cards/{name.lower()}.png"


def picture(card: Card, kept: Path) -> bytes:
    """The picture of a card, as it was kept or painted anew."""
    file = kept / f"{sha256(style() + repr(card).encode()).hexdigest()}.png"
    if file.exists():
        return file.read_bytes()
    found = painted(card)
    with suppress(OSError):  # a folder that cannot be written to costs the time to paint, no more
        kept.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(found)
        unfinished.replace(file)
    return found


def of_playbook(catalog: Catalog, playbook: Playbook) -> Card:
    """A playbook names the risks that it helps against, those first that most of its lessons address."""
    risks = Counter(address.risk for address in catalog.answered(*playbook.standing))
    names = [catalog.risks[risk].title for risk, _ in risks.most_common()]
    return of_item(catalog, playbook, [f"kind_{playbook.kind}"], "card_risks", names)


def of_risk(catalog: Catalog, risk: Risk) -> Card:
    """A risk names the playbooks that help against it, those first that have most lessons for it."""
    playbooks = Counter(answer.playbook.title for answer in catalog.lessons_addressing(risk.id))
    kinds = [f"side_{risk.side}", *(["origin_founding"] if risk.origin == "founding" else [])]
    return of_item(catalog, risk, kinds, "what_helps", [title for title, _ in playbooks.most_common()])


def of_item(catalog: Catalog, item: Item, kinds: Iterable[str], label: str, names: Sequence[str]) -> Card:
    """The card of a playbook or a risk; one that was replaced or taken back says so instead, and names nothing."""
    return Card(
        look="risk" if isinstance(item, Risk) else "playbook",
        site=catalog.say("site_name"),
        id=item.id,
        title=item.title,
        kind=" · ".join(map(catalog.say, kinds if item.listed else [f"{item.status}_note"])),
        summary=item.summary,
        label=catalog.say(label),
        names=tuple(names) if item.listed else (),
        more=catalog.say("card_more"),
    )


def of_handbook(catalog: Catalog) -> Card:
    """The card of every other page: what the handbook is, and the stages that it covers."""
    return Card(
        look="playbook",
        site=catalog.say("site_name"),
        id="",
        title=catalog.say("card_title"),
        kind="",
        summary="",
        label=catalog.say("card_stages"),
        names=tuple(stage.name for stage in catalog.stages.values()),
        more=catalog.say("card_more"),
    )
