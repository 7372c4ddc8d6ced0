"""The workflows: what strangers send meets no secret, every action is pinned, what is promised is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatch
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from tests.built import ROOT, run

GITHUB = ROOT / ".github"
FILES = [*sorted(GITHUB.glob("workflows/*")), *sorted(GITHUB.glob("actions/*/*"))]
STARTS = {
    "addresses.yml": {"schedule": [{"cron": "23 4 * * *"}]},
    "check.yml": {"pull_request": ""},
    "deploy.yml": {"push": {"branches": ["main"]}},
    "links.yml": {"schedule": [{"cron": "41 5 * * 1"}]},
    "release.yml": {"push": {"tags": ["v*"]}},
}
RIGHTS = {
    "addresses.yml ask": {"contents": "read", "issues": "write"},
    "check.yml check": {"contents": "read"},
    "deploy.yml build": {"contents": "read"},
    "deploy.yml deploy": {"pages": "write", "id-token": "write"},
    "deploy.yml addresses": {"contents": "read"},
    "links.yml links": {"contents": "read", "issues": "write"},
    "release.yml make": {"contents": "read"},
    "release.yml publish": {"contents": "write"},
}
PINNED = re.compile(r"(?P<action>[\w./-]+)@[0-9a-f]{40} # v\d+\.\d+\.\d+")
RUNNING = (
    "hooks/x.py",
    "overrides/main.html",
    "tests/x.py",
    "docs/en/x/index.md",
    ".github/workflows/x.yml",
    "Makefile",
    ".vscode/tasks.json",
    ".pre-commit-config.yaml",
)
PROMISING = ("register.json", "mkdocs.yml", "mkdocs.ru.yml", "pyproject.toml", "requirements.txt", ".ci/run")


def read(file: Path) -> Any:
    """A file of YAML, every value of it the text that was written."""
    return yaml.load(file.read_text("utf-8"), yaml.BaseLoader)


WORKFLOWS = {file.name: read(file) for file in sorted(GITHUB.glob("workflows/*"))}
JOBS = {f"{name} {job}": body for name, workflow in WORKFLOWS.items() for job, body in workflow["jobs"].items()}


def steps() -> Iterator[dict[str, Any]]:
    """Every step of every job and action."""
    for job in JOBS.values():
        yield from job["steps"]
    for action in GITHUB.glob("actions/*/action.yml"):
        yield from read(action)["runs"]["steps"]


def test_nothing_starts_on_what_a_stranger_could_do_to_a_run_with_rights() -> None:
    """A pull request starts the check alone; everything else starts from main, a tag or by the clock."""
    assert {name: workflow["on"] for name, workflow in WORKFLOWS.items()} == STARTS


def test_each_job_has_the_rights_it_needs_and_no_other() -> None:
    """A run that a stranger takes over can read what is public anyway."""
    assert [workflow["permissions"] for workflow in WORKFLOWS.values()] == [{}] * len(WORKFLOWS)
    assert {name: job["permissions"] for name, job in JOBS.items()} == RIGHTS


def test_no_secret_is_named_and_no_stranger_writes_a_command() -> None:
    """What a title or a branch says never becomes part of a script: values come in by the environment."""
    texts = {file.name: file.read_text("utf-8") for file in FILES}
    assert [name for name, text in texts.items() if "secrets" in text] == []
    assert [step["run"] for step in steps() if "${{" in step.get("run", "")] == []


def test_every_action_is_pinned_to_one_commit_that_says_its_version() -> None:
    """Nobody can change what runs by moving a tag, and the same action is the same everywhere."""
    used = re.findall(r"uses: *(.*)", "\n".join(file.read_text("utf-8") for file in FILES))
    assert [each for each in used if not PINNED.fullmatch(each)] == []
    assert len(set(used)) == len({each.partition("@")[0] for each in used})


def test_no_job_runs_for_ever_on_a_moving_machine_or_keeps_a_key() -> None:
    """Each has a limit and a fixed system; a clone forgets its token, and no cache carries anything into a build."""
    limits = {name: (job["runs-on"], int(job["timeout-minutes"]) <= 60) for name, job in JOBS.items()}
    assert limits == dict.fromkeys(JOBS, ("ubuntu-24.04", True))
    clones = [step["with"] for step in steps() if "actions/checkout@" in step.get("uses", "")]
    assert {clone["persist-credentials"] for clone in clones} == {"false"}
    assert [step for step in steps() if "cache" in str(step)] == []


def test_a_site_is_published_when_every_test_has_passed_and_is_asked_for_its_addresses() -> None:
    """One job tests, builds and hands over the site with its hidden files; publishing and asking wait for it."""
    build, deploy, ask = (JOBS[f"deploy.yml {name}"] for name in ("build", "deploy", "addresses"))
    commands = [step["run"].split("\n") for step in build["steps"] if "run" in step]
    assert [[line for line in lines if "make" in line] for lines in commands] == [["make test"], ["make build"]]
    assert build["steps"][-1]["with"] == {"path": "site", "include-hidden-files": "true"}
    assert (deploy["needs"], ask["needs"]) == ("build", "deploy")
    assert "continue-on-error" not in str(WORKFLOWS)


def test_a_release_carries_what_the_site_says_it_does() -> None:
    """What was made and tested by one job is published by another, which runs nothing of the repository."""
    make, publish = (JOBS[f"release.yml {name}"] for name in ("make", "publish"))
    commands = [step["run"].splitlines()[-1] for step in make["steps"] if "run" in step]
    assert commands == ["make test", "make pdf zip"]
    assert publish["needs"] == "make" and "checkout" not in str(publish)
    assert "gh release create" in publish["steps"][-1]["run"]
    said = [(ROOT / f"docs/{language}/about/offline/index.md").read_text("utf-8") for language in ("en", "ru")]
    made = (ROOT / "hooks/handbook/takeaway/__main__.py").read_text("utf-8")
    for name in ("mainstay.{}.pdf", "mainstay-talk.{}.pdf", "mainstay-offline.zip", "mainstay-site.zip"):
        assert name.format("{language}") in made
        assert [name.format(language) in text for language, text in zip(("en", "ru"), said, strict=True)] == [True] * 2


def test_the_check_compares_with_the_base_branch_or_fails() -> None:
    """A pull request that breaks a promise is turned down, and so is one that could not be compared."""
    runs = [step for step in JOBS["check.yml check"]["steps"] if "run" in step]
    compared = [step["env"]["BASE_REF"] for step in runs if "handbook check --require-base" in step["run"]]
    assert compared == ["${{ github.base_ref }}"]
    assert runs[-1]["run"] == "make test"


def test_whatever_is_pinned_is_renewed_every_week() -> None:
    """Locks and actions get their updates in one pull request each, a week after they came out."""
    told = {each["package-ecosystem"]: each for each in read(GITHUB / "dependabot.yml")["updates"]}
    actions = ["/", *sorted({f"/{file.parent.relative_to(ROOT)}" for file in GITHUB.glob("actions/*/action.yml")})]
    covered = [
        [folder for folder in actions if fnmatch(folder, each)] for each in told["github-actions"]["directories"]
    ]
    assert sorted(told) == ["github-actions", "npm", "pip"]
    assert (told["pip"]["directory"], told["npm"]["directory"], [*chain(*covered)]) == ("/", "/bench", actions)
    for each in told.values():
        assert (each["schedule"], each["cooldown"]) == ({"interval": "weekly"}, {"default-days": "7"})
        assert [group["patterns"] for group in each["groups"].values()] == [["*"]]


def test_what_runs_or_promises_has_owners() -> None:
    """A change to code, templates, workflows, locks or the register needs the eyes of maintainers."""
    lines = [line.split() for line in (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines()]
    owned = [line[0].lstrip("/") for line in lines if line and line[0] != "#" and len(line) > 1]
    wanted = [*RUNNING, *PROMISING]
    assert [file for file in wanted if not any(fnmatch(file, f"{each}*") for each in owned)] == []


def test_the_linters_of_workflows_look_at_all_of_them() -> None:
    """`make check` reads every workflow, every action and the file of updates."""
    said = run("make", "--dry-run", "check", "BIN=bin", "-o", ".venv/ready").stdout
    linters = [line for line in said.splitlines() if "zizmor" in line or "check-jsonschema" in line]
    assert linters == [
        "bin/zizmor --offline --quiet --persona=pedantic .github",
        "bin/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml",
        "bin/check-jsonschema --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/[1-9]*.yml",
        "bin/check-jsonschema --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml",
        "bin/check-jsonschema --builtin-schema vendor.github-actions .github/actions/*/action.yml",
        "bin/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml",
    ]
