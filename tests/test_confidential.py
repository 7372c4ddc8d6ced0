"""Nobody can be recognised: contacts, names, secrets and clients are found wherever they are, and shown to nobody."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import pytest
from handbook.privacy.confidential import MOST_SEEN, PIECE, check_site
from handbook.privacy.personal import found_in

from tests.built import BIN, run
from tests.test_problems import OAR, told_of

CLIENTS = "# Clients of an invented fleet.\n\nKormoran Boats\nВолна\nОАО «Пирс»  # since last year\nAct\n"
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
Place = Callable[[str], tuple[str, str]]
PLACES: dict[str, Place] = {
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
FORMS = ("kormoran boats", "KORMORAN-BOATS", "KormoranBoats", "Kormoran_Boats'", "волны", "Волну", "ОАО Пирса")
OTHERS = "Kormorans and other boats, the pier, волнорез, волнение, actors, a fact, пирс и ОАО"
MASKED = "found a client who must not be named, '{}***' - leave it out, or call it the client"


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


@pytest.mark.parametrize("service", TOKENS)
def test_the_keys_of_known_services_are_found(service: str, small_copy: Path) -> None:
    """In code, too: that is where they get forgotten."""
    spoil(small_copy, "took the oar.", f"took `{TOKENS[service]}`.")
    mend = "leave it out, and have it changed: whoever saw this file knows it"
    assert told_of(small_copy) == [f"{OAR}:13: situation: found a key or token, '{TOKENS[service][0]}***' - {mend}"]


@pytest.mark.parametrize("form", FORMS)
def test_a_client_is_found_in_any_form(form: str, small_copy: Path, clients: Path) -> None:
    """In capitals, in one word, with another ending."""
    spoil(small_copy, "took the oar.", f"took {form}, and the oar.")
    assert told_of(small_copy) == [f"{OAR}:13: situation: {MASKED.format(form[0])}"]


def test_a_word_that_only_begins_like_a_client_is_none(small_copy: Path, clients: Path) -> None:
    """Nobody has to write around the list."""
    spoil(small_copy, "took the oar.", f"took {OTHERS} and the oar.")
    assert told_of(small_copy) == []


def test_the_name_of_a_file_gives_nobody_away(small_copy: Path, clients: Path) -> None:
    """Found, and masked in every message about that file, in each format."""
    (small_copy / "playbooks/PB-004-kormoran-boats.md").write_text("Row.\n", "utf-8")
    picture = small_copy / "docs/en/assets/call +7-495-201-84-33.png"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(png())
    for form in ("text", "github", "json"):
        said = run(
            BIN / "handbook", "check", "--format", form, folder=small_copy, HANDBOOK_DENYLIST=str(clients)
        ).stdout
        assert said.count("give the file another name") == 2
        assert "kormoran" not in said and "201-84" not in said
        assert "playbooks/PB-004-***.md" in said and "docs/en/assets/call ***.png" in said


LISTS = {
    "that is not there": (None, 1, "found no text that can be read - name a file in UTF-8"),
    "in another encoding": ("Пирс".encode("cp1251"), 1, "found no text that can be read - name a file in UTF-8"),
    "with a short name": (b"Kormoran Boats\nAb\n", 2, "found a name too short to look for - write it out"),
}


@pytest.mark.parametrize("case", LISTS)
def test_a_list_that_can_not_be_used_is_told_whatever_is_checked(case: str, small_copy: Path, tmp_path: Path) -> None:
    """Nobody believes that clients were looked for when they were not."""
    raw, line, told = LISTS[case]
    if raw:
        (tmp_path / "clients.txt").write_bytes(raw)
    done = run(BIN / "handbook", "check", OAR, folder=small_copy, HANDBOOK_DENYLIST=str(tmp_path / "clients.txt"))
    assert (done.returncode, done.stdout) == (1, f"HANDBOOK_DENYLIST:{line}: file: {told}\n")


def test_the_list_of_clients_does_not_lie_in_the_repository(small_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There it would give them all away."""
    (small_copy / "clients.txt").write_text(CLIENTS, "utf-8")
    monkeypatch.setenv("HANDBOOK_DENYLIST", str(small_copy / "clients.txt"))
    assert told_of(small_copy) == [
        "HANDBOOK_DENYLIST:1: file: found the list inside the repository - keep it elsewhere"
    ]


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    """A picture of one dot, with more chunks."""
    dot = bytes.fromhex("00000001000000010800000000"), bytes.fromhex("789c636000000002000148afa471")
    parts = [(b"IHDR", dot[0]), *chunks, (b"IDAT", dot[1]), (b"IEND", b"")]
    sized = (len(raw).to_bytes(4, "big") + kind + raw + crc32(kind + raw).to_bytes(4, "big") for kind, raw in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(sized)


def jpeg(*segments: tuple[int, bytes]) -> bytes:
    """A photograph of nothing."""
    parts = [(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0"), *segments, (0xDB, b"\0"), (0xDA, b"\0")]
    sized = (bytes([0xFF, kind]) + (len(raw) + 2).to_bytes(2, "big") + raw for kind, raw in parts)
    return b"\xff\xd8" + b"".join(sized) + b"row\xff\0\xff\xd0row\xff\xd9"


def webp(*chunks: bytes) -> bytes:
    """A picture of the third kind, each chunk empty."""
    body = b"WEBP" + b"".join(kind + b"\0\0\0\0" for kind in chunks)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


EXPORT, REWRITE = (
    "export it again without: they tell who made it, and where",
    "export it in the format that its name ends in",
)
AGAIN = "export it again"
PICTURES = {
    "a.png": (png(), ""),
    "b.png": (png((b"tEXt", b"Author\0Rowena")), f"found metadata - {EXPORT}"),
    "c.png": (png((b"eXIf", b"MM\0*")), f"found metadata - {EXPORT}"),
    "d.png": (png((b"iTXt", b"XML:com.adobe.xmp")), f"found metadata - {EXPORT}"),
    "e.jpg": (jpeg(), ""),
    "f.jpg": (jpeg((0xE1, b"Exif\0\0MM\0*")), f"found metadata - {EXPORT}"),
    "g.jpg": (jpeg((0xE1, b"http://ns.adobe.com/xap/1.0/")), f"found metadata - {EXPORT}"),
    "h.jpeg": (jpeg((0xED, b"Photoshop 3.0\0")), f"found metadata - {EXPORT}"),
    "i.jpeg": (jpeg((0xFE, b"Rowena")), f"found metadata - {EXPORT}"),
    "j.webp": (webp(b"VP8 "), ""),
    "k.webp": (webp(b"VP8X", b"EXIF"), f"found metadata - {EXPORT}"),
    "l.webp": (webp(b"VP8X", b"XMP "), f"found metadata - {EXPORT}"),
    "o.png": (png((b"caBX", b"jumb")), f"found metadata - {EXPORT}"),
    "p.jpg": (jpeg((0xE2, b"MPF\0")), f"found metadata - {EXPORT}"),
    "q.png": (png() + b"PK\3\4", f"found no end, or more behind it - {AGAIN}"),
    "r.jpg": (jpeg() + b"Rowena", f"found no end, or more behind it - {AGAIN}"),
    "s.jpg": (jpeg()[:-2], f"found no end, or more behind it - {AGAIN}"),
    "t.webp": (webp(b"VP8 ") + b"Rowena", f"found no end, or more behind it - {AGAIN}"),
    "u.jpg": (jpeg((0xE2, b"ICC_PROFILE\0")), ""),
    "m.png": (b"<svg onload='row()'></svg>", f"found no png - {REWRITE}"),
    "n.jpg": (png(), f"found no jpg - {REWRITE}"),
}


def test_a_picture_says_nothing_of_its_maker(small_copy: Path) -> None:
    """Neither where, nor with what, nor by whom it was made; and it is a picture."""
    folder = small_copy / "docs/ru/assets"
    folder.mkdir(parents=True)
    for name, (raw, _) in PICTURES.items():
        (folder / name).write_bytes(raw)
    assert told_of(small_copy) == [
        f"docs/ru/assets/{name}:1: picture: {told}" for name, (_, told) in sorted(PICTURES.items()) if told
    ]


BUILT = {
    "a text": ("p/index.html", "<p>Write to <b>rower</b>@oar-and-pier.io</p>"),
    "an entity": ("p/index.html", "<p>rower&#64;oar-and-pier.io</p>"),
    "a link": ("p/index.html", '<a href="mailto:rower@oar-and-pier.io">Row</a>'),
    "a title": ("p/index.html", '<i title="rower@oar-and-pier.io">Row</i>'),
    "the head": ("p/index.html", '<meta name="author" content="rower@oar-and-pier.io">'),
    "a record": ("search/records.json", '["Row","rower@oar-and-pier.io","on"]'),
    "a feed": ("feed.xml", "<author>rower@oar-and-pier.io</author>"),
    "a document": ("llms.txt", "rower@oar-and-pier.io"),
}


@pytest.mark.parametrize("way", BUILT)
def test_the_built_site_is_searched_too(way: str, small_copy: Path, tmp_path: Path) -> None:
    """Whatever way it took to get there."""
    name, text = BUILT[way]
    file = tmp_path / "site" / name
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")
    mend = "leave it out, or write one at example.com"
    assert [str(problem) for problem in check_site(tmp_path / "site", small_copy)] == [
        f"{name}:1: text: found an e-mail address, 'r***' - {mend}"
    ]


def test_a_line_of_a_large_site_is_judged_in_every_file(small_copy: Path, tmp_path: Path) -> None:
    """However many lines came before it, in this file or in others."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "a.txt").write_text("\n".join(map(str, range(MOST_SEEN + 5))), "utf-8")
    for name in ("b.json", "c.txt"):
        (site / name).write_text("\n" * 2 * PIECE + "rower@oar-and-pier.io\n", "utf-8")
    told = [(problem.file, problem.line) for problem in check_site(site, small_copy)]
    assert told == [("b.json", 2 * PIECE + 1), ("c.txt", 2 * PIECE + 1)]


def test_the_digest_of_a_translation_is_no_number_of_a_card() -> None:
    """It may be all digits, by chance one in some thousands; anywhere else such a number is told."""
    for written in ("4111111111111111", "'4111111111111111'", '"4111111111111111"'):
        assert [*found_in(f"translates: {written}")] == []
    for written in (
        "paid from: 4111111111111111",
        "translates: 4111 1111 1111 1111",
        "It translates: 4111111111111111",
    ):
        assert len([*found_in(written)]) == 1
