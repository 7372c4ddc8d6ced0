"""Other repositories: the action and the pre-commit hook run as GitHub and pre-commit run them, and their examples."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.built import BIN, ROOT, copied, run

ACTION = ".github/actions/check-postmortem"
EXPRESSION = re.compile(r"\$\{\{ *([\w.-]+) *\}\}")
PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40}")
EXAMPLES = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository as others fetch it: every file of it committed."""
    folder = copied(tmp_path_factory.mktemp("fetched"))
    committed(folder)
    return folder


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Another repository, with postmortems and a catalogue."""
    folder = Path(shutil.copytree(ROOT / "tests/postmortems", tmp_path / "other", ignore=lambda *_: ["expected"]))
    (folder / "reports").mkdir()
    shutil.copy(folder / "the-deadline.ru.md", folder / "reports/may of this year.md")
    committed(folder)
    return folder


def committed(folder: Path) -> None:
    """A folder made a repository with one commit."""
    who = ("-c", "user.name=Somebody", "-c", "user.email=somebody@handbook.example", "-c", "commit.gpgsign=false")
    for command in (("init", "--quiet"), ("add", "--all"), (*who, "commit", "--quiet", "--message", "All of it")):
        subprocess.run(["git", *command], cwd=folder, check=True)


class Runner:
    """Runs the steps of the action as GitHub does: expressions put into the environment, then bash."""

    def __init__(self, handbook: Path, temporary: Path) -> None:
        self.temporary = temporary
        self.steps: list[dict[str, Any]] = yaml.safe_load((handbook / ACTION / "action.yml").read_text())["runs"][
            "steps"
        ]
        self.known = {"github.action_path": str(handbook / ACTION), "steps.python.outputs.python-path": sys.executable}

    def step(self, name: str, folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
        """One step, in the folder that was checked out."""
        known = self.known | {f"inputs.{key}": value for key, value in inputs.items()}
        step = next(step for step in self.steps if step.get("name") == name)
        environment = {key: filled(value, known) for key, value in step["env"].items()}
        command = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"])
        return run(*command, folder=folder, RUNNER_TEMP=str(self.temporary), **environment)


def filled(value: str, known: Mapping[str, str]) -> str:
    """A value with its expressions replaced by what they stand for."""
    return EXPRESSION.sub(lambda match: known[match[1]], value)


@pytest.fixture(scope="module")
def runner(handbook: Path, tmp_path_factory: pytest.TempPathFactory) -> Runner:
    """A runner on which the action has installed the command."""
    runner = Runner(handbook, tmp_path_factory.mktemp("runner"))
    installed = runner.step("Install the handbook command", handbook)
    assert installed.returncode == 0, installed.stdout
    return runner


@pytest.mark.parametrize(
    ("files", "status", "said"),
    [
        ("reports/*.md\nthe-deadline.ru.md\n", 0, "4 citations in 2 files, no problems"),
        ("**/may of this year.md", 0, "2 citations in 1 file, no problems"),
        ("the-night.md", 1, "::error file=the-night.md,line=20::citation: found R-099, which nobody knows"),
        ("a-risotto.md", 2, "found no citation in 1 file"),
        ("no-such-folder/*.md", 2, "Missing argument"),
        ("no-such.md", 2, "does not exist"),
        ("$(touch told) `touch told` ; touch told", 2, "does not exist"),
        ("--help", 2, "does not exist"),
    ],
)
def test_the_action_checks_the_files_of_another_repository(
    files: str, status: int, said: str, runner: Runner, repository: Path
) -> None:
    """Patterns, names with blanks, nothing that matches; what a file is called is never run."""
    checked = runner.step("Check", repository, files=files, catalog="old-handbook.json")
    assert (checked.returncode, said in checked.stdout, (repository / "told").exists()) == (status, True, False)


def test_the_action_ends_with_3_where_it_could_not_check(runner: Runner, repository: Path) -> None:
    """Without a catalogue nothing is checked, and the workflow says so."""
    checked = runner.step("Check", repository, files="the-deadline.ru.md", catalog="no-such.json")
    assert checked.returncode == 3


def test_the_action_takes_others_code_by_digest_and_puts_no_input_into_a_script(runner: Runner) -> None:
    """What a caller writes reaches the scripts through the environment alone."""
    assert [step["uses"] for step in runner.steps if "uses" in step and not PINNED.fullmatch(step["uses"])] == []
    assert [step["name"] for step in runner.steps if "${{" in step.get("run", "")] == []


def test_the_hook_checks_the_files_of_another_repository(handbook: Path, repository: Path, tmp_path: Path) -> None:
    """pre-commit builds it from this repository and runs it on what is to be committed."""
    command = (BIN / "pre-commit", "try-repo", handbook, "check-postmortem", "--files")
    variables = {"PRE_COMMIT_HOME": str(tmp_path / "hooks"), "HANDBOOK_CATALOG": "old-handbook.json"}
    checked = run(*command, "the-deadline.ru.md", "the-night.md", "der-ausfall.md", folder=repository, **variables)
    assert checked.returncode == 1
    assert re.findall(r"(?m)^[\w.-]+\.md:\d+: citation: found [\w.-]+", checked.stdout) == [
        "the-night.md:17: citation: found PB-017.2",
        "the-night.md:18: citation: found PB-002.4",
        "the-night.md:19: citation: found PB-003.1",
        "the-night.md:20: citation: found R-099",
    ]


def test_the_examples_on_the_page_name_what_there_is() -> None:
    """The inputs of the action, the id of the hook, the options of the command; the same in both languages."""
    english, russian = (examples(language) for language in ("en", "ru"))
    workflow, hook = english
    inputs = yaml.safe_load((ROOT / ACTION / "action.yml").read_text())["inputs"]
    step = workflow["jobs"]["postmortems"]["steps"][-1]
    assert step["uses"] == f"OWNER/mainstay/{ACTION}@COMMIT"
    assert set(step["with"]) == set(inputs)
    assert hook["repos"][0]["hooks"][0]["id"] == yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())[0]["id"]
    assert russian == english


def examples(language: str) -> list[Any]:
    """The YAML on the page, read as a fork without an address of its own would show it."""
    text = (ROOT / f"docs/{language}/about/ci/index.md").read_text("utf-8")
    text = text.replace("{{ site_root }}", "https://handbook.example/").replace(
        "{{ repository }}", "https://github.com/OWNER/mainstay"
    )
    return [yaml.safe_load(example.replace("{{ slug }}", "OWNER/mainstay")) for example in EXAMPLES.findall(text)]
