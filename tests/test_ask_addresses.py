"""After a site is published, it is asked for every address that was ever promised."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from tests.built import ROOT, Host, Site, run, served

SCRIPT = ROOT / ".github/ask_addresses.py"


class Hesitant(Host):
    """A host on which a page is there only when somebody asks again."""

    asked: set[str] = set()  # noqa: RUF012 - a handler is made anew for each request

    def do_GET(self) -> None:
        """Send the page to whoever comes back."""
        if self.path in self.asked:
            return super().do_GET()
        self.asked.add(self.path)
        return self.send_error(503)


@pytest.fixture
def published(site: Site, tmp_path: Path) -> Path:
    """A copy of the site, to damage at will."""
    return Path(shutil.copytree(site.folder, tmp_path / "site"))


def ask(address: str, *waits: str) -> CompletedProcess[str]:
    """What the script finds out, and how it ends."""
    return run(sys.executable, SCRIPT, address, *waits)


def test_every_registered_address_of_the_site_answers_in_both_languages(site: Site) -> None:
    """Whatever anybody cited is there."""
    register = json.loads((ROOT / "register.json").read_text("utf-8"))
    addresses = {each for entry in register for each in all_of(entry)}
    pages = {each.partition("#")[0] for each in addresses}
    asked = ask(site.address, "0")
    assert (asked.returncode, asked.stdout) == (0, f"{2 * len(addresses)} addresses on {2 * len(pages)} pages answer\n")


def all_of(entry: dict[str, Any]) -> list[str]:
    """An address of the register, and those of its anchors."""
    page = entry["address"].partition("#")[0]
    return [entry["address"], *(f"{page}#{anchor}" for anchor in entry.get("anchors", []))]


def test_a_page_and_an_anchor_that_went_are_told_by_their_addresses(published: Path) -> None:
    """A maintainer learns what exactly is missing, and the workflow fails."""
    shutil.rmtree(published / "playbooks/pb-002")
    questions = published / "ru/questions/index.html"
    questions.write_text(questions.read_text("utf-8").replace('id="q-03"', 'id="q-30"'), "utf-8")
    with served(published, "/kb/") as address:
        asked = ask(address, "0", "0")
    assert asked.returncode == 1
    assert asked.stdout == "playbooks/pb-002/: HTTP Error 404: Not Found\nru/questions/#q-03: not on the page\n"


def test_a_page_that_takes_a_while_to_appear_is_waited_for(site: Site) -> None:
    """A host shows what is new a little later; only what stays missing counts."""
    with served(site.folder, "/kb/", Hesitant) as address:
        assert ask(address, "0", "0").returncode == 0


def test_a_host_that_does_not_answer_at_all_is_told() -> None:
    """No traceback, and every page by its address."""
    asked = ask("http://127.0.0.1:9/", "0")
    assert asked.returncode == 1
    assert "playbooks/pb-002/: <urlopen error" in asked.stdout
    assert "Traceback" not in asked.stdout


def test_without_a_site_the_script_says_how_to_call_it() -> None:
    """Nothing was asked, so nothing is fine."""
    asked = run(sys.executable, SCRIPT)
    assert (asked.returncode, asked.stdout) == (1, "usage: ask_addresses.py https://the.site/ [SECONDS …]\n")
