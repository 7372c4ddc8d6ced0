"""`handbook postmortem`: what a writer, a reviewer and a build are told, for every way in which it can end."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from handbook.cli import main

from tests.built import BIN, ROOT, served

TEXTS = ROOT / "tests/postmortems"
EXPECTED = TEXTS / "expected"
OLD = "old-handbook.json"
SITE = b"https://handbook.example/kb/"
NEAR = ["a-risotto.md", "a-vacancy.md"]
ELSEWHERE = [*NEAR, "der-ausfall.md", "la-panne.md", "nichnyi-zbii.md", "nothing.md"]


@contextmanager
def offline() -> Iterator[None]:
    """A machine on which whatever reaches for the network fails."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "socket", None)
        yield


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder outside any handbook, with the texts in it and nothing said in the environment."""
    for variable in ("HANDBOOK_CATALOG", "SITE_URL"):
        monkeypatch.delenv(variable, raising=False)
    copy = Path(shutil.copytree(TEXTS, tmp_path / "work", ignore=shutil.ignore_patterns("expected")))
    monkeypatch.chdir(copy)
    return copy


def postmortem(*arguments: str) -> Result:
    """The command, off the network."""
    with offline():
        return CliRunner().invoke(main, ["postmortem", *arguments])


def golden(name: str) -> str:
    """What is expected to be said or written."""
    return (EXPECTED / name).read_bytes().decode()


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_a_citation_that_no_longer_stands_is_told_with_its_remedy(form: str) -> None:
    """Replaced, taken back, replaced and replaced again, unknown; in code or in a comment nothing is cited."""
    result = postmortem("check", "--catalog", OLD, "--format", form, "the-night.md")
    assert (result.stdout, result.stderr, result.exit_code) == (golden(f"the-night.{form}.txt"), "", 1)


@pytest.mark.parametrize("name", ["the-night.md", "the-deadline.ru.md"])
def test_bare_ids_become_links_and_a_second_run_changes_nothing(name: str, folder: Path) -> None:
    """Front matter, links, addresses, comments and code stay as they were; the links are in the file's language."""
    postmortem("link", "--catalog", OLD, name)
    once = (folder / name).read_bytes()
    postmortem("link", "--catalog", OLD, name)
    assert (once.decode(), (folder / name).read_bytes()) == (golden(name), once)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"PB-002\r\nR-008", b"[PB-002](@playbooks/pb-002/)\r\n[R-008](@risks/r-008/)"),
        (b"PB-002\rR-008\r", b"[PB-002](@playbooks/pb-002/)\r[R-008](@risks/r-008/)\r"),
        (
            b"\xef\xbb\xbf---\r\na: PB-002\r\n---\r\nPB-002.1",
            b"\xef\xbb\xbf---\r\na: PB-002\r\n---\r\n[PB-002.1](@playbooks/pb-002/#pb-002-1)",
        ),
        (b"---\na: PB-002\n", b"---\na: [PB-002](@playbooks/pb-002/)\n"),
        (b"caf\xe9 Q-01 \xff", b"caf\xe9 [Q-01](@questions/#q-01) \xff"),
        (b"```\nPB-002\n```\n\n~~~ x\nPB-002\n", None),
        (b"- item\n\n  Q-01\n\n      PB-002\n", b"- item\n\n  [Q-01](@questions/#q-01)\n\n      PB-002\n"),
        (b"> ```\n> PB-002\nQ-01", b"> ```\n> PB-002\n[Q-01](@questions/#q-01)"),
        (b"<!-- PB-002\n\nPB-002\n-->\n\n<pre>\n\nPB-002</pre>\n", None),
        (b"[PB-002]\n\n[PB-002]: https://x.example/\n", None),
        (b"[[PB-002]] [x PB-002][y] ![PB-002](<a b.png>) <a href='x'>PB-002</a> `` ` PB-002``", None),
        (b"#PB-002 XPB-002 PB-0021 PB-002.100 a/PB-002 PB-002-x pb-002 https://x.example/PB-002", None),
        (b"[^1]: Q-01", b"[^1]: [Q-01](@questions/#q-01)"),
    ],
)
def test_linking_leaves_every_other_byte(before: bytes, after: bytes | None, folder: Path) -> None:
    """Line ends, a byte order mark, bytes of another encoding, a missing last line end, whatever is no prose."""
    (folder / "report.md").write_bytes(before)
    postmortem("link", "--catalog", OLD, "--lang", "en", "report.md")
    assert (folder / "report.md").read_bytes() == (after or before).replace(b"@", SITE)


@pytest.mark.parametrize("name", ["the-night.md", "the-team-lead.md", "the-deadline.ru.md"])
def test_the_lessons_that_fit_are_named_with_the_words_and_the_risk(name: str) -> None:
    """In the language of the text, the best first."""
    result = postmortem("suggest", "--catalog", OLD, name)
    assert (result.stdout, result.stderr, result.exit_code) == (golden(name.replace(".md", ".suggest.txt")), "", 0)


def test_a_program_gets_the_suggestions_as_json() -> None:
    """Id, title, text, address, words, risk and how it helps."""
    result = postmortem("suggest", "--catalog", OLD, "--most", "1", "--format", "json", "the-team-lead.md")
    assert json.loads(result.stdout) == json.loads(golden("the-team-lead.suggest.json"))


@pytest.mark.parametrize(("name", "catalog"), [*((name, OLD) for name in ELSEWHERE), *((name, "") for name in NEAR)])
def test_nothing_is_suggested_for_a_text_about_something_else(name: str, catalog: str, folder: Path) -> None:
    """A recipe, a vacancy, texts in other languages of either alphabet, an empty file: no guess, and no success."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder if catalog else ROOT)
        result = postmortem("suggest", *(["--catalog", catalog] if catalog else []), str(folder / name))
    assert (result.stdout, result.exit_code) == ("", 2)
    assert result.stderr.endswith(f"{name}: nothing fits\n")


LINE = b"2026-05-04 21:%d:%02d INFO request handled in %d ms by node alpha\n"
FORMS: dict[str, Callable[[bytes], bytes]] = {
    "without headings": lambda raw: raw.replace(b"#", b""),
    "in one line": lambda raw: b" ".join(raw.split()),
    "with line ends of Windows": lambda raw: raw.replace(b"\n", b"\r\n"),
    "with bytes of another encoding": lambda raw: raw + b"caf\xe9 \xff",
    "with a long log": lambda raw: raw + b"\n## Log\n\n" + b"".join(LINE % (n, n % 60, n % 977) for n in range(9_999)),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_postmortem_of_any_form_is_given_the_same_lessons(form: str, folder: Path) -> None:
    """Whatever an author's tools made of it."""
    (folder / "report.md").write_bytes(FORMS[form]((folder / "the-night.md").read_bytes()))
    arguments = ("suggest", "--catalog", OLD, "--most", "1", "--format", "json")
    found = [json.loads(postmortem(*arguments, name).stdout)[0]["id"] for name in ("the-night.md", "report.md")]
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("name", "playbooks"),
    [
        ("the-night.md", {"PB-002", "PB-017"}),
        ("the-sale.ru.md", {"PB-002", "PB-017"}),
        ("the-team-lead.md", {"PB-003", "PB-016"}),
        ("the-deadline.ru.md", {"PB-014"}),
    ],
)
def test_in_the_handbook_itself_the_right_playbook_comes_first(
    name: str, playbooks: set[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words that are only searched help there."""
    monkeypatch.chdir(ROOT)
    result = postmortem("suggest", "--format", "json", "--most", "2", str(folder / name))
    assert {each["id"].partition(".")[0] for each in json.loads(result.stdout)} <= playbooks


def test_the_words_that_are_only_searched_count_in_the_handbook_itself(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No export holds them; where the handbook is at hand, one of them in the text is told as a reason."""
    (folder / "short.md").write_text(
        "Client ghosted us. He stopped answering, no reply and no news for weeks.\n", "utf-8"
    )
    arguments = ("--format", "json", "--most", "1", str(folder / "short.md"))
    exported = postmortem("suggest", "--catalog", OLD, *arguments)
    monkeypatch.chdir(ROOT)
    reasons = [json.loads(result.stdout)[0]["words"] for result in (exported, postmortem("suggest", *arguments))]
    assert ["ghosted" in words for words in reasons] == [False, True]


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["check", "--catalog", OLD, "the-deadline.ru.md"], 0, "2 citations in 1 file, no problems\n"),
        (["check", "--catalog", OLD, "a-risotto.md", "--may-cite-nothing"], 0, "0 citations in 1 file, no problems\n"),
        (["check", "--catalog", OLD, "the-deadline.ru.md", "the-night.md"], 1, "found R-099, which nobody knows"),
        (["check", "--catalog", OLD, "a-risotto.md"], 2, "found no citation in 1 file - cite an id such as PB-002.1\n"),
        (["check", "--catalog", OLD, "nothing.md"], 2, "found no citation in 1 file - cite an id such as PB-002.1\n"),
        (["check", "--catalog", OLD, "no-such.md"], 2, "'no-such.md' does not exist"),
        (["check", "--catalog", OLD], 2, "Missing argument"),
        (["check", "--catalog", OLD, "."], 2, "is a directory"),
        (["check", "the-night.md"], 3, "export HANDBOOK_CATALOG=https://the.site/api/v1/handbook.json\n"),
        (["check", "--catalog", OLD, "picture.png"], 3, "picture.png:1: file: found a binary file"),
        (["check", "--catalog", OLD, "wide.md", "the-night.md"], 3, "wide.md:1: file: found UTF-16 - save the file as"),
        (
            ["check", "--catalog", OLD, "bytes.md"],
            1,
            "bytes.md:2: file: found bytes that are not UTF-8, the first 0xE9",
        ),
        (["link", "--catalog", OLD, "the-deadline.ru.md"], 0, "the-deadline.ru.md: 2 ids linked\n"),
        (["link", "--catalog", OLD, "the-night.md"], 1, "the-night.md:20: citation: found R-099, which nobody knows"),
        (["link", "--catalog", OLD, "a-risotto.md"], 2, "found no citation"),
        (["link", "the-night.md"], 3, "found no handbook"),
        (["link", "--catalog", OLD, "picture.png"], 3, "found a binary file"),
        (["suggest", "--catalog", OLD, "the-night.md"], 0, "PB-002"),
        (["suggest", "--catalog", OLD, "a-risotto.md"], 2, "nothing fits"),
        (["suggest", "the-night.md"], 3, "found no handbook"),
        (["suggest", "--catalog", OLD, "picture.png"], 3, "found a binary file"),
    ],
)
def test_each_exit_status_means_what_the_help_says(arguments: list[str], status: int, said: str, folder: Path) -> None:
    """Checked and fine, problems, nothing matched, could not check; never 0 without a check, never a traceback."""
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR PB-002")
    (folder / "wide.md").write_text("PB-002", "utf-16")
    (folder / "bytes.md").write_bytes(b"PB-002\ncaf\xe9 PB-999\n")
    result = postmortem(*arguments)
    assert (result.exit_code, said in result.output, "Traceback" in result.output) == (status, True, False)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "no JSON, or only a part of it"),
        (b'{"version": "v1", "playbooks": [', "no JSON, or only a part of it"),
        (b"<!doctype html><title>Not here</title>", "no JSON, or only a part of it"),
        (b"\xff\xfe\x00", "no JSON, or only a part of it"),
        (b"[" * 100_000, "no JSON, or only a part of it"),
        (b'{"version": "v1", "playbooks": NaN}', "no JSON, or only a part of it"),
        (b'["handbook"]', "JSON that is no handbook.json"),
        (b'{"openapi": "3.1.0"}', "JSON that is no handbook.json"),
        (b'{"version": "v2", "works": []}', "version 'v2' - this command reads v1: install the newest one"),
        (b'{"version": "v1", "playbooks": [], "risks": []}', "a handbook.json without a playbook or a risk"),
        (b'{"version": "v1", "playbooks": [{"id": "PB-001"}], "risks": []}', "'playbooks.0.address' missing or amiss"),
    ],
)
@pytest.mark.parametrize("command", ["check", "link", "suggest"])
def test_a_catalogue_that_is_none_is_told_and_nothing_is_checked(
    command: str, content: bytes, found: str, folder: Path
) -> None:
    """Truncated, of another kind, too new, empty."""
    (folder / "catalog.json").write_bytes(content)
    result = postmortem(command, "--catalog", "catalog.json", "the-night.md")
    assert (result.stdout, result.exit_code) == ("", 3)
    assert result.stderr.startswith("catalog 'catalog.json': found ")
    assert found in result.stderr


def test_a_catalogue_whose_address_could_break_out_of_a_link_is_refused(folder: Path) -> None:
    """What is written into somebody's file comes from a catalogue that anybody may have made."""
    text = (folder / OLD).read_text("utf-8")
    (folder / OLD).write_text(text.replace("https://handbook.example/kb/playbooks/pb-002/", "javascript:x"), "utf-8")
    assert postmortem("link", "--catalog", OLD, "the-night.md").exit_code == 3


def test_a_catalogue_may_be_an_address(folder: Path) -> None:
    """A site that answers; one that does not know the file; nobody there."""
    (folder / "404.html").write_text("<!doctype html>", "utf-8")
    with served(folder, "/api/") as address:
        answers = [check_against(address + name) for name in (OLD, "nowhere.json")]
    answers.append(check_against(address + OLD))
    told = [(answer.exit_code, answer.output.replace(address, "@")) for answer in answers]
    assert told[:2] == [
        (0, "2 citations in 1 file, no problems\n"),
        (3, "catalog '@nowhere.json': found the answer 404 - look for the address on the site's page about data\n"),
    ]
    assert told[2][0] == 3
    assert told[2][1].startswith(f"catalog '@{OLD}': found no answer (")


def check_against(catalog: str) -> Result:
    """`check` with the network there."""
    return CliRunner().invoke(main, ["postmortem", "check", "--catalog", catalog, "the-deadline.ru.md"])


def test_the_nearest_catalogue_is_taken(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that is named, else the handbook around, else the environment's: the old one lacks PB-020."""
    (folder / "new.md").write_text("PB-020\n", "utf-8")
    new, old = str(folder / "new.md"), str(folder / OLD)
    monkeypatch.setenv("HANDBOOK_CATALOG", old)
    from_environment = postmortem("check", new)
    monkeypatch.chdir(ROOT / "docs")
    around, named = postmortem("check", new), postmortem("check", "--catalog", old, new)
    assert [result.exit_code for result in (from_environment, around, named)] == [1, 0, 1]


def test_links_of_a_handbook_in_its_folder_lead_to_its_site(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SITE_URL says where that is; without it the writer is warned."""
    monkeypatch.chdir(ROOT)
    (folder / "new.md").write_text("PB-020", "utf-8")
    warned = postmortem("link", str(folder / "new.md"))
    (folder / "new.md").write_text("PB-020", "utf-8")
    monkeypatch.setenv("SITE_URL", "https://handbook.example/")
    silent = postmortem("link", str(folder / "new.md"))
    assert [result.stderr for result in (warned, silent)] == [LOCAL, ""]
    assert (folder / "new.md").read_text("utf-8") == "[PB-020](https://handbook.example/playbooks/pb-020/)"


LOCAL = "notice: the links lead to http://127.0.0.1:8000/ - set SITE_URL to the address of the site\n"


def test_neither_a_name_nor_a_catalogue_writes_its_own_lines(folder: Path) -> None:
    """A file's name and a title may hold line ends and escapes; a log shows one line a problem all the same."""
    name, text = "a\n::error::b\x1b[2J,c.md", (folder / OLD).read_text("utf-8")
    (folder / OLD).write_text(text.replace("A key person leaves", "A key\\n::error::\\u001b[2J"), "utf-8")
    (folder / name).write_text("PB-003.1", "utf-8")
    result = postmortem("check", "--catalog", OLD, "--format", "github", name)
    assert result.stdout == (
        "::error file=a?%3A%3Aerror%3A%3Ab?[2J%2Cc.md,line=1::citation: found PB-003.1, superseded: "
        "'Said better elsewhere.' - cite PB-016.2 A key ::error:: [2J\n"
    )


def test_a_very_long_text_is_read_to_its_end(folder: Path) -> None:
    """Millions of characters, in lines or in one, with the citation last."""
    line = "Nothing is cited here, on 14-05 or else. "
    (folder / "lines.md").write_text((line + "\n\n") * 50_000 + "R-099", "utf-8")
    (folder / "one-line.md").write_text(line * 100_000 + "R-099", "utf-8")
    result = postmortem("check", "--catalog", OLD, "lines.md", "one-line.md")
    assert [each.partition(" found")[0] for each in result.stdout.splitlines()] == [
        "lines.md:100001: citation:",
        "one-line.md:1: citation:",
    ]


def test_many_files_show_how_far_it_is_on_a_terminal_alone(folder: Path) -> None:
    """A bar on a terminal; in a log nothing but what is found."""
    names = [f"{number}.md" for number in range(30)]
    for name in names:
        (folder / name).write_text("PB-002", "utf-8")
    terminal, screen = os.openpty()
    command = [str(BIN / "handbook"), "postmortem", "check", "--catalog", OLD, *names]
    on_terminal = subprocess.run(command, stdout=subprocess.PIPE, stderr=screen, check=False)
    in_log = subprocess.run(command, capture_output=True, check=False)
    assert b"100%" in os.read(terminal, 100_000)
    assert on_terminal.stdout == in_log.stdout == b"30 citations in 30 files, no problems\n"
    assert in_log.stderr == b""
