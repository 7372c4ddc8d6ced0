"""What the form says of a story is what `handbook check` says, and what it writes is what was typed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from handbook.contribution.table import table
from handbook.loading import load
from handbook.model import SECTIONS, Playbook
from handbook.node import LANGUAGES
from handbook.problems import Problem
from handbook.source import read_document

from tests.browsing import Readers
from tests.built import ROOT
from tests.telling import errors, modules, opens, unfolds
from tests.test_any_input import SIGNS

CASES = {path.stem: path for path in sorted((ROOT / "tests/problems").glob("*.md"))}
TOLD = yaml.safe_load((ROOT / "tests/form/told-by-the-check.yml").read_text("utf-8"))
REFUSALS = yaml.safe_load((ROOT / "tests/form/refusals.yml").read_text("utf-8"))
PLAYBOOKS = {path.name: path for path in sorted(ROOT.glob("playbooks/*.md")) if ".ru." not in path.name}
JUDGE = """
    const [{ read, write }, { Rules }] = [await from("story-file.js"), await from("story-rules.js")];
    const rules = new Rules(argument.table);
    const judged = {};
    for (const [name, text] of Object.entries(argument.files)) {
        const { values, problems } = await read(text, argument.table);
        const wrong = problems.map(({ path }) => path.join("."));
        const within = (path, each) => each !== "body" && `${path.join(".")}.`.startsWith(`${each}.`);
        const under = ({ path }) => wrong.some((each) => within(path, each));
        const checked = values ? rules.check(values).filter((each) => !under(each)) : [];
        const written = values && write({ language: "en", ...values }, argument.table);
        const again = written && (await read(written, argument.table)).values;
        const told = [...problems.map((each) => rules.told(each)), ...checked];
        judged[name] = {
            said: told.map((each) => `${each.found} - ${each.mend}`),
            written, same: written === (again && write(again, argument.table)), values,
        };
    }
    return judged;
"""
WRITE = """
    const { checkText, read, tidy, write } = await from("story-file.js");
    return await Promise.all(argument.typed.map(async (typed) => {
        const text = tidy(typed);
        const line = text.replaceAll("\\n", " ").trim();
        const values = {
            language: "en", title: line, signals: [line], situation: text, do: text,
            lessons: [{ text, addresses: [{ risk: "R-008", how: text }] }],
        };
        const file = write(values, argument.table);
        const again = (await read(file, argument.table)).values;
        return { text, line, file, wrong: checkText(file, argument.table).length, again };
    }));
"""
DESCRIBED = """each => each.getAttribute("aria-describedby").split(" ")
    .map((id) => document.getElementById(id).textContent)"""
TRIED = 400


def rules_of(root: Path, language: str = "en") -> dict[str, Any]:
    """The table that the core makes for the form."""
    handbook = load(root)
    return table(handbook, handbook.catalogs["ru" if language == "ru" else "en"], root)


def expected(case: Path) -> list[str]:
    """What `handbook check` says of a bad file, without the places."""
    lines = case.with_suffix(".txt").read_text("utf-8").splitlines()
    return [line.split(": ", 2)[2] for line in lines if not line.startswith("# ")]


def test_every_bad_file_is_refused_by_the_form_too_or_named_as_told_by_the_check(reader: Readers) -> None:
    """In the same words; where the form stays silent or says it otherwise, the list says why."""
    small = rules_of(ROOT / "tests/handbook")
    files = {name: path.read_text("utf-8") for name, path in CASES.items()}
    judged = modules(opens(reader()), JUDGE, {"table": small, "files": files})
    bad = {name for name, path in CASES.items() if expected(path)}
    assert {name for name in bad if not judged[name]["said"]} == TOLD["silent"].keys()
    other = {name for name, path in CASES.items() if otherwise(judged[name]["said"], expected(path))}
    assert other == TOLD["otherwise"].keys()


def otherwise(said: list[str], told: list[str]) -> bool:
    """Whether the form says what the check does not; of YAML that can't be read it names the line alone."""
    return any(each not in told and not (told and each.startswith("found YAML that can't be read")) for each in said)


def test_every_playbook_is_taken_whole_and_free_of_mistakes(reader: Readers) -> None:
    """An author may begin with any page of the handbook; what she exports and imports again is the same file."""
    files = {name: path.read_text("utf-8") for name, path in PLAYBOOKS.items()}
    judged = modules(opens(reader()), JUDGE, {"table": rules_of(ROOT), "files": files})
    assert {name: found["said"] for name, found in judged.items()} == {name: [] for name in files}
    assert [name for name, found in judged.items() if not found["same"]] == []
    handbook = load(ROOT)
    for name, found in judged.items():
        playbook, values = handbook.originals[name[:6]], found["values"]
        assert isinstance(playbook, Playbook)
        lessons = [each["text"] for each in values.get("lessons", ())]
        assert lessons == [lesson.text.strip() for lesson in playbook.lessons]
        assert [values["title"], values["situation"]] == [playbook.title, playbook.situation.strip()]
        assert tuple(values["signals"]) == playbook.signals
        written = {anchor: values[anchor] for anchor in SECTIONS if anchor in values}
        assert written == {section.anchor: section.markdown for section in playbook.sections}


def typed() -> Iterator[str]:
    """Odd things to type: every sign alone, and many together."""
    chance = random.Random(1)
    odd = [
        *SIGNS,
        "it's",
        "- dash",
        "yes",
        "null",
        "2026-01-02",
        "[a, b]",
        "{ x }",
        "> folded",
        "| bar",
        "a: b # c",
        "🚣 «»",
    ]
    yield from odd
    for _ in range(TRIED):
        yield " ".join(chance.choices(odd, k=chance.randint(2, 9))) + chance.choice(["", " row" * 60])


def test_whatever_is_typed_stands_in_the_file_unchanged(reader: Readers, tmp_path: Path) -> None:
    """Quotes, colons, hashes, dashes, braces, emoji: the core reads what was typed, and so does the form again."""
    table = rules_of(ROOT)
    printable = [each.encode("utf-8", "replace").decode() for each in typed()]
    tried = 0
    for number, each in enumerate(modules(opens(reader()), WRITE, {"table": table, "typed": printable})):
        if each["wrong"] or not each["line"]:
            continue
        tried += 1
        file = tmp_path / f"{number}.md"
        file.write_text(each["file"], "utf-8")
        source = read_document(file, tmp_path)
        assert not isinstance(source, Problem), (each["file"], str(source))
        values, [lesson] = source.values, source.values["lessons"]
        assert [values["title"], *values["signals"]] == [each["line"]] * 2
        assert [values["situation"], lesson["text"], lesson["addresses"][0]["how"]] == [each["text"]] * 3
        assert source.cut == {}
        assert [each["again"][name] for name in ("title", "situation")] == [each["line"], each["text"]]
    assert tried > TRIED / 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_refusal_is_said_as_one_types_in_the_language_of_the_page(reader: Readers, language: str) -> None:
    """At its field, at once, and gone when it is mended."""
    visitor = opens(reader(), "contribute/new/" if language == "en" else "ru/contribute/new/")
    unfolds(visitor)
    for each in REFUSALS:
        control = visitor.page.locator(f"[name='{each['field']}']").first
        control.fill(each["typed"])
        assert errors(visitor) == [each[language]], each
        described = control.evaluate(DESCRIBED)
        assert (described[-1], control.get_attribute("aria-invalid")) == (each[language], "true")
        control.fill("")
        control.fill("Row." if each["field"] in ("title", "summary", "situation") else "")
        assert errors(visitor) == []
    assert visitor.complaints == []
