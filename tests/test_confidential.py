"""Nobody can be recognised: contacts, names, secrets and clients are found wherever they are, and shown to nobody."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from handbook.confidential import check_site
from handbook.loading import load

from tests.built import BIN, ROOT, run
from tests.test_problems import OAR, told_of

CLIENTS = "# Clients of an invented fleet.\n\nKormoran Boats\nВолна\nОАО «Пирс»  # since last year\nAct\n"
BROKEN = "---\nid: PB-003\nlanguage: en\ntitle: {}\n"
SECRETS = {
    "an address": "rower@oar-and-pier.io",
    "a telephone": "+7 (495) 201-84-33",
    "a card": "4111 1111 1111 1111",
    "a password": "password:oar2pier",
    "a person": "Mr Oarsman",
    "a patronymic": "Анна Сергеевна",
    "a client": "Kormoran Boats",
    "a client in Russian": "Волной",
}
TOKENS = {  # put together here: whole, they would alarm every scanner on the way
    "GitHub": "gh" + "p_" + "rowTheOarToThePier" * 2,
    "GitLab": "gl" + "pat-" + "rowTheOarToThePier123",
    "Slack": "xo" + "xb-" + "1234567890-rowTheOar",
    "a Slack hook": "hooks.sl" + "ack.com/services/" + "ROW/OAR/pier",
    "Stripe": "sk_" + "live_" + "rowTheOarToThePier",
    "Google": "AI" + "za" + "rowTheOarToThePierAgainAndAgain12345",
    "OpenAI": "sk-" + "rowTheOarToThePier123",
    "Telegram": "1234567890:" + "rowTheOarToThePier" * 2,
    "a web token": "ey" + "JyZXdlciI6Im9h." + "ey" + "JwaWVyIjoib2Fy." + "cm93",
}
PLACES = {
    "an unknown name": lambda text: ("roles: [rower]", f"roles: ['{text}']"),
    "a status": lambda text: ("status: open", f"status: '{text}'"),
    "a date": lambda text: ("changed: 2026-01-02", f"changed: '{text}'"),
    "a field": lambda text: ("status: open", f"'{text}': open"),
    "an id": lambda text: ("after: PB-002", f"after: '{text}'"),
    "a title too long": lambda text: ("title: ", f"title: {text} {'row ' * 99}"),
    "a text cut short": lambda text: ("title: The oar", f"title: {text} # The oar"),
    "HTML": lambda text: ("took the oar.", f"took <a title='{text}'>the oar</a>."),
    "a link": lambda text: ("took the oar.", f"took [the oar](<{text}>)."),
    "a definition": lambda text: ("took the oar.", f"took the oar.\n\n  [oar]: {text}"),
    "attributes": lambda text: ("took the oar.", f"took *the oar*{{ title='{text}' }}."),
    "endless code": lambda text: ("took the oar.", f"took `{text}"),
    "a picture": lambda text: ("took the oar.", f"took ![{text}]({text})."),
    "a quote": lambda text: ("summary: ", f'summary: "{text}\n'),
    "a merge": lambda text: ("took the oar.", f"took the oar.\n<<<<<<< {text}"),
    "text before the fields": lambda text: ("---\nid", f"{text}\n---\nid"),
    "text before a heading": lambda text: ("old-log]\n---\n", f"old-log]\n---\n{text}\n"),
    "a heading": lambda text: ("old-log]\n---\n", f"old-log]\n---\n## {text}\n\nRow.\n"),
}


@pytest.fixture
def clients(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A list of invented clients outside the handbook, named in the environment."""
    file = tmp_path / "clients.txt"
    file.write_text(CLIENTS, "utf-8")
    monkeypatch.setenv("HANDBOOK_DENYLIST", str(file))
    return file


def spoil(handbook: Path, old: str, new: str, file: str = OAR) -> None:
    """Change a text of a file."""
    text = (handbook / file).read_text("utf-8")
    assert old in text
    (handbook / file).write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("secret", [*SECRETS, "a token"])
def test_whatever_is_told_of_a_mistake_gives_nobody_away(
    secret: str, place: str, small_copy: Path, clients: Path
) -> None:
    """Every rule masks what it quotes, also the half of it that is left where a quotation is cut."""
    text = SECRETS.get(secret) or TOKENS["GitHub"]
    spoil(small_copy, *PLACES[place](text))
    told = told_of(small_copy)
    assert told
    words = [word for word in text.replace(":", " ").split() if word not in ("Mr", "password")]
    assert [line for line in told if any(word in line for word in words)] == []
