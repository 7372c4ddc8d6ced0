"""The card under a link in a chat: what stands on it, that all of it is in sight, and that it costs a build little."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from handbook.cards.cards import HANDBOOK, Card, card_address, cards, of_handbook, of_playbook, of_risk
from handbook.cards.painting import HEIGHT, MARGIN, WIDTH, painted
from handbook.cards.typesetting import BOLD, PLAIN, font
from handbook.catalog import Catalog
from handbook.loading import load
from handbook.node import Language
from PIL import Image

from tests.built import ROOT, Site, run
from tests.clones import Clone
from tests.exported import small

CATALOGS = load(ROOT).catalogs
EDITIONS = pytest.mark.parametrize("language", ["en", "ru"])
LARGEST = 60_000  # bytes; some chats ask for less than 300,000
ENDLESS = "Внезапное повышение цены, или исполнитель уходит " * 4
CARD = Card(
    "playbook", "Mainstay", "PB-001", "A title", "A case", "A summary.", "Against", ("One", "Two"), "and {} more"
)
WORST = {
    "a long title": replace(CARD, title=ENDLESS),
    "a long word": replace(CARD, title="W" * 200, names=("W" * 200,)),
    "a long summary": replace(CARD, names=(), summary=ENDLESS),
    "long names": replace(CARD, names=(ENDLESS,) * 9),
    "many names": replace(CARD, look="risk", names=tuple(f"Name {number}" for number in range(60))),
}
DIGEST = """
import sys
from hashlib import sha256
from pathlib import Path
from handbook.cards.cards import cards
from tests.exported import small
print(sha256(repr(list(cards(small().catalogs["ru"], Path(sys.argv[1])))).encode()).hexdigest())
"""


def ids(catalog: Catalog) -> list[str]:
    """What has a card of its own."""
    return [item.id for item in (*catalog.playbooks.values(), *catalog.risks.values()) if item.status != "draft"]


@EDITIONS
def test_every_playbook_and_every_risk_has_its_card_on_the_site(site: Site, language: Language) -> None:
    """In the size that chats ask for, small, and nothing in the file but the picture."""
    root = site.folder / ("" if language == "en" else "ru")
    found = {file.relative_to(root).as_posix(): file.read_bytes() for file in (root / "cards").iterdir()}
    assert set(found) == {card_address(name) for name in (HANDBOOK, *ids(CATALOGS[language]))}
    assert {(Image.open(BytesIO(png)).format, Image.open(BytesIO(png)).size) for png in found.values()} == {
        ("PNG", (1200, 630))
    }
    assert {frozenset(chunks(png)) for png in found.values()} == {frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND"})}
    assert [name for name, png in found.items() if len(png) > LARGEST] == []
    assert len({*found.values()}) == len(found)


def chunks(png: bytes) -> list[bytes]:
    """The names of the parts of a PNG."""
    found, at = [], 8
    while at < len(png):
        found.append(png[at + 4 : at + 8])
        at += 12 + int.from_bytes(png[at : at + 4], "big")
    return found


def test_a_card_names_the_id_the_kind_and_the_risks() -> None:
    """A playbook the risks that it helps against, a risk what helps; the titles of both, which a client may read."""
    english, russian = CATALOGS["en"], CATALOGS["ru"]
    playbook, risk = of_playbook(russian, russian.playbooks["PB-003"]), of_risk(english, english.risks["R-021"])
    assert playbook == Card(
        look="playbook",
        site="Опора",
        id="PB-003",
        title=russian.playbooks["PB-003"].title,
        kind="Случай из жизни",
        summary=russian.playbooks["PB-003"].summary,
        label="От каких рисков помогает",
        names=tuple(russian.risks[name].title for name in ("R-003", "R-015", "R-012", "R-020", "R-023")),
        more="и ещё {}",
    )
    assert (risk.look, risk.id, risk.kind, risk.label) == ("risk", "R-021", "A risk that the vendor runs", "What helps")
    assert set(risk.names) == {answer.playbook.title for answer in english.lessons_addressing("R-021")}


@EDITIONS
def test_the_card_of_what_was_replaced_or_taken_back_says_so(language: Language) -> None:
    """And names nothing that it helps against."""
    catalog = small().catalogs[language]
    shown = [of_playbook(catalog, catalog.playbooks["PB-004"]), of_risk(catalog, catalog.risks["R-003"])]
    assert [(card.kind, card.names) for card in shown] == [("superseded_note", ()), ("withdrawn_note", ())]


@pytest.mark.parametrize("card", WORST.values(), ids=WORST)
def test_whatever_stands_on_a_card_is_in_sight(card: Card) -> None:
    """Too much is cut with a sign that more was there; nothing reaches into the margins."""
    picture = Image.open(BytesIO(painted(card))).convert("RGB")
    margins = ((0, 0, MARGIN - 5, HEIGHT), (WIDTH - MARGIN + 2, 0, WIDTH, HEIGHT), (0, HEIGHT - 16, WIDTH, HEIGHT))
    seen = {colour for box in margins for _, colour in picture.crop(box).getcolors() or []}
    assert seen == {picture.getpixel((0, 0)), picture.getpixel((0, HEIGHT - 1))}


@EDITIONS
def test_the_letters_of_the_cards_hold_every_sign_that_is_written(language: Language) -> None:
    """No empty box in a title, a name or a word, in either alphabet."""
    catalog = CATALOGS[language]
    shown = [of_playbook(catalog, each) for each in catalog.playbooks.values()]
    shown += [of_risk(catalog, each) for each in catalog.risks.values()]
    signs = {sign for card in [of_handbook(catalog), *shown] for sign in repr(card)} - {" "}
    assert {face.name: {*filter(partial(is_blank, face), signs)} for face in (BOLD, PLAIN)} == {
        BOLD.name: set(),
        PLAIN.name: set(),
    }
    assert is_blank(BOLD, "中") and is_blank(PLAIN, "中")


def is_blank(face: Path, sign: str) -> bool:
    """Whether a font has nothing to show for a sign."""
    return font(face, 40).getmask(sign).getbbox() is None


def test_the_same_cards_are_the_same_bytes(tmp_path: Path) -> None:
    """In every process, painted anew each time."""
    told = {run(sys.executable, "-c", DIGEST, tmp_path / seed, PYTHONHASHSEED=seed).stdout for seed in ("1", "2")}
    assert len(told) == 1
    assert re.fullmatch(r"[0-9a-f]{64}\n", told.pop())


def test_a_rebuild_paints_what_changed_and_nothing_else(small_copy: Path, tmp_path: Path) -> None:
    """A new title changes its own card and those that name it; all others are taken from the folder as they are."""
    kept = tmp_path / "kept"
    list(cards(load(small_copy).catalogs["en"], kept))
    for file in kept.iterdir():
        file.write_bytes(b"kept")
    Clone(small_copy).edit("risks/R-002-rust.md", "title: Iron rusts", "title: Iron rusts away")
    anew = {name for name, png in cards(load(small_copy).catalogs["en"], kept) if png != b"kept"}
    assert anew == {card_address(name) for name in ("R-002", "PB-001")}


def test_a_folder_that_cannot_be_written_to_costs_nobody_a_card(small_copy: Path) -> None:
    """The cards are painted each time, and the build goes on."""
    (small_copy / "file").touch()
    assert all(png for _, png in cards(load(small_copy).catalogs["en"], small_copy / "file/kept"))
