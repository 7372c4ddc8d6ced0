"""An author in an editor: schemas that are the model's, snippets that make good files, mistakes shown in place."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from handbook.cli import main
from handbook.exports.editor import FOLDER, files
from handbook.loading import load
from handbook.model import Lesson, Playbook
from handbook.source import StrictHandler
from jsonschema import Draft7Validator

from tests.built import BIN, ROOT, run
from tests.clones import ALONE, Clone, base_in, clone_of

EDITOR = ROOT / ".vscode"
SETTINGS, TASKS, SNIPPETS = (
    json.loads((EDITOR / name).read_text("utf-8")) for name in ("settings.json", "tasks.json", "handbook.code-snippets")
)
MATCHED = [task["problemMatcher"] for task in TASKS["tasks"] if task["problemMatcher"]]
ONCE, WATCHING = (next(each for each in MATCHED if ("background" in each) == kept) for kept in (False, True))
BODIES = {snippet["prefix"]: "\n".join(snippet["body"]) for snippet in SNIPPETS.values()}
LANGUAGES = {
    "en": ("playbook", "lesson", "address", "перевод", "## What to say { #say }"),
    "ru": ("сценарий", "урок", "риск", "translation", "## Что говорить { #say }"),
}
OAR = "playbooks/PB-003-oar.md"
FILES = [path.relative_to(ROOT).as_posix() for each in ("playbooks", "risks") for path in (ROOT / each).glob("*.md")]
LISTS = [path.relative_to(ROOT).as_posix() for path in (ROOT / "vocabulary").glob("*.yml")]


def test_the_schemas_of_editors_are_those_of_the_model() -> None:
    """Whoever changes the model renews them: python -m handbook.exports.editor."""
    assert {file.name: file.read_text("utf-8") for file in (ROOT / FOLDER).iterdir()} == files()


def schemas_for(file: str) -> list[str]:
    """The schemas that the settings name for a file."""
    wanted = {schema: [each] if isinstance(each, str) else each for schema, each in SETTINGS["yaml.schemas"].items()}
    return [
        schema
        for schema, patterns in wanted.items()
        if any(fnmatch(file, each) for each in patterns)
        and not any(fnmatch(file, each[1:]) for each in patterns if each[0] == "!")
    ]


def values_of(file: str) -> Any:
    """What stands in a file, as any reader of YAML has it; a day is a text in JSON."""
    text = (ROOT / file).read_text("utf-8")
    return json.loads(
        json.dumps(yaml.safe_load(StrictHandler().split(text)[0] if file[-3:] == ".md" else text), default=str)
    )


@pytest.mark.parametrize("file", [*FILES, *LISTS])
def test_every_file_has_one_schema_which_it_fits(file: str) -> None:
    """No editor underlines what the check lets through."""
    [schema] = schemas_for(file)
    known = json.loads((ROOT / schema).read_text("utf-8"))
    Draft7Validator.check_schema(known)
    assert [error.message for error in Draft7Validator(known).iter_errors(values_of(file))] == []


def test_a_schema_refuses_what_the_check_refuses() -> None:
    """A field that nobody knows and one that is missing are underlined while somebody types."""
    known = json.loads((ROOT / FOLDER / "stages.json").read_text("utf-8"))
    stages = values_of("vocabulary/stages.yml")
    stages[0]["colour"] = "red"
    del stages[1]["ru"]
    assert sorted(error.json_path for error in Draft7Validator(known).iter_errors(stages)) == ["$[0]", "$[1]"]


def expanded(prefix: str, name: str) -> str:
    """What a snippet writes when its author takes what is offered."""
    text = re.sub(r"\$\{TM_FILENAME_BASE/(.*?)\.\*\$/\$1/\}", lambda found: re.match(found[1], name)[1], BODIES[prefix])  # type: ignore[index]
    text = re.sub(r"\$\{\d+\|([^,|]*)[^|]*\|\}", r"\1", text)
    return re.sub(r"\$0\n?", "", re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text)).rstrip() + "\n"


def indented(text: str, blanks: int) -> str:
    """A snippet where the cursor stands that many blanks in."""
    return "".join(f"{' ' * blanks}{line}\n" for line in text.splitlines())


def test_what_the_snippets_write_is_accepted(small_copy: Path) -> None:
    """A playbook with two lessons, one of them with two risks, and its translation, in either direction."""
    for number, (playbook, lesson, address, translation, _) in enumerate(LANGUAGES.values(), 4):
        name = f"PB-00{number}-snippets"
        more = indented(expanded(lesson, name), 2) + indented(expanded(address, name), 6)
        story = expanded(playbook, name).replace("evidence:", f"{more}evidence:")
        (small_copy / f"playbooks/{name}.md").write_text(here(story), "utf-8")
        end = "ru" if translation == "перевод" else "en"
        file = small_copy / f"playbooks/{name}.{end}.md"
        file.write_text(here(expanded(translation, name)), "utf-8")
        done = run(BIN / "handbook", "translated", file, folder=small_copy, **ALONE)
        assert done.returncode == 0, done.stdout
    handbook = load(small_copy)
    assert [str(problem) for problem in handbook.problems] == []
    for name in ("PB-004", "PB-005"):
        written = handbook.originals[name]
        assert isinstance(written, Playbook)
        assert [len(lesson.addresses) for lesson in written.lessons] == [1, 2]
        assert [section.anchor for section in written.sections] == ["do", "say", "avoid", "signs", "checklist"]
        assert handbook.catalogs["en"].drifts[name].state == "partial"


def here(text: str) -> str:
    """What a snippet writes, in the stage, the role and the risk of the small handbook."""
    for offered, known in ("[first-contact]", "[dusk]"), ("[owner]", "[keeper]"), ("R-009", "R-002"):
        text = text.replace(offered, known)
    return text


def test_both_languages_have_the_same_snippets() -> None:
    """A story in Russian is begun as one in English is."""
    assert sorted(BODIES) == sorted(prefix for prefixes in LANGUAGES.values() for prefix in prefixes[:4])
    english, russian = ([*LANGUAGES[language]] for language in ("en", "ru"))
    assert [english[-1] in BODIES[prefix] for prefix in ("playbook", "translation")] == [True, True]
    assert [russian[-1] in BODIES[prefix] for prefix in ("сценарий", "перевод")] == [True, True]
    for one, other in zip(english[:3], russian[:3], strict=True):
        assert shape(BODIES[one]) == shape(BODIES[other])


def shape(body: str) -> list[str]:
    """The fields and anchors of a snippet, in their order."""
    return re.findall(r"(?m)^ *(?:- )?\w+:|#\w+", body)


def test_the_snippets_offer_what_the_model_and_the_vocabulary_know() -> None:
    """A choice that is gone would be refused, a new one would be missed."""
    catalog = load(ROOT).catalogs["en"]
    known = {name: get_args(Playbook.model_fields[name].annotation) for name in ("kind", "evidence")}
    known |= {"stages": tuple(catalog.stages), "roles": tuple(catalog.roles)}
    known |= {"origin": get_args(Lesson.model_fields["origin"].annotation)}
    offered = [(field, tuple(words.split(","))) for body in BODIES.values() for field, words in choices(body)]
    assert {field for field, _ in offered} == {*known}
    assert [(field, words) for field, words in offered if words != known[field]] == []
    risks = {risk for body in BODIES.values() for risk in re.findall(r"R-\d{3}", body)}
    assert [risk for risk in risks if risk not in catalog.risks] == []


def choices(body: str) -> Iterator[tuple[str, str]]:
    """The fields of a snippet that offer a choice, with what they offer."""
    yield from re.findall(r"(\w+): \[?\$\{\d+\|([^|]*)\|\}", body)


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    """A contributor's clone, with two mistakes in one file."""
    clone = clone_of(base_in(tmp_path), "story")
    clone.edit(OAR, "[rower]", "[rover]")
    clone.edit(OAR, "kind: case", "kind: cas")
    return clone


def shown(matcher: dict[str, Any], said: str) -> list[tuple[str, int, str]]:
    """What an editor makes of what a task says: file, line, message."""
    pattern = matcher["pattern"]
    found = [match for line in said.splitlines() if (match := re.search(pattern["regexp"], line))]
    return [(each[pattern["file"]], int(each[pattern["line"]]), each[pattern["message"]]) for each in found]


def test_an_editor_shows_each_message_in_its_place(clone: Clone) -> None:
    """File and line as the check says them, the whole message, and no line that is none."""
    said = clone.handbook("check").stdout
    assert shown(ONCE, said) == [(OAR, 6, "kind: found 'cas' - write one of: case, practice")]
    assert ONCE["fileLocation"] == ["relative", "${workspaceFolder}"]
    clone.edit(OAR, "kind: cas", "kind: case")
    clone.edit(OAR, "[rover]", "[rower]")
    assert shown(ONCE, clone.handbook("check").stdout) == []


def test_an_editor_is_told_anew_whenever_a_file_is_saved(clone: Clone) -> None:
    """Each time between a line that begins and one that ends, so that what is mended disappears."""
    command = [str(BIN / "handbook"), "check", "--watch"]
    background = WATCHING["background"]
    with subprocess.Popen(command, cwd=clone.folder, stdout=subprocess.PIPE, text=True) as watching:
        first = round_of(watching, background)
        clone.edit(OAR, "kind: cas", "kind: case")
        second = round_of(watching, background)
        watching.terminate()
    assert [message for _, _, message in shown(WATCHING, first)] == ["kind: found 'cas' - write one of: case, practice"]
    assert shown(WATCHING, second) == [(OAR, 11, "roles.0: found 'rover', which nobody knows - nearest: rower Rower")]


def round_of(watching: subprocess.Popen[str], background: dict[str, Any]) -> str:
    """All that is said from the line that begins to the line that ends."""
    assert watching.stdout
    begun = watching.stdout.readline()
    assert re.search(background["beginsPattern"], begun)
    lines: list[str] = []
    while not re.search(background["endsPattern"], line := watching.stdout.readline()):
        assert line
        lines.append(line)
    return "".join(lines)


def test_the_tasks_run_commands_that_exist() -> None:
    """And each is explained in both languages."""
    targets = re.findall(r"(?m)^(\w+):", (ROOT / "Makefile").read_text("utf-8"))
    for task in TASKS["tasks"]:
        name, options = task["args"][0], {word for word in task["args"] if word.startswith("--")}
        if task["command"] == "make":
            assert name in targets
        else:
            assert options <= {option for each in main.commands[name].params for option in each.opts}
        assert re.search("[A-Za-z]", task["label"]) and re.search("[а-я]", task["detail"])


def test_a_commit_with_a_mistake_is_told_and_not_made(clone: Clone) -> None:
    """The hook of the repository says what the check says; once it is mended the commit is made."""
    (clone.folder / ".venv").mkdir()
    (clone.folder / ".venv/bin").symlink_to(BIN)
    (clone.folder / ".gitignore").write_text("/.venv\n", "utf-8")
    (clone.folder / ".pre-commit-config.yaml").write_bytes((ROOT / ".pre-commit-config.yaml").read_bytes())
    clone.git("add", "--all")
    home = {**ALONE, "PRE_COMMIT_HOME": str(clone.folder.parent / "hooks")}
    told = run(BIN / "pre-commit", "run", folder=clone.folder, **home)
    assert "kind: found 'cas' - write one of: case, practice" in told.stdout
    assert told.returncode == 1
    clone.git("checkout", "--quiet", "HEAD", "--", OAR)
    assert run(BIN / "pre-commit", "run", "--all-files", folder=clone.folder, **home).returncode == 0
