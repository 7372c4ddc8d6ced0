"""What is misspelt, or not in the manner of its language, is told with what to write instead.

Each prose/NAME.md takes, in the small handbook, the place of the story of the oar, NAME.ru.md that of its translation;
NAME.txt is all that `handbook check --prose` then says.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from handbook import messages
from handbook.checks.spelling import LISTS, Speller, dictionary
from handbook.messages import Message
from handbook.node import LANGUAGES, Language
from handbook.pages.reference import MODELS

from tests.built import BIN, ROOT, run

CASES = sorted((ROOT / "tests/prose").glob("*.md"))
SPELLER = Speller(ROOT)
CODE = re.compile(
    r"(?m)`[^`\n]*`|^    .*|\]\(\S*\)|https?://\S*"  # of Markdown
    r"|^ *(?:id|type|labels|placeholder):.*|^nav:|^(?!nav|site_)\w+:.*(?:\n +.*)*|[\w/]+\.(?:md|yml)"  # of YAML
)
OAR = "playbooks/PB-003-oar{}.md"


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.stem))
def test_an_author_is_told_what_to_write_instead(case: Path, small_copy: Path) -> None:
    """The whole list of messages, word for word; the check without --prose lets it all through."""
    shutil.copy(case, small_copy / OAR.format(".ru" if case.stem.endswith(".ru") else ""))
    check = run(BIN / "handbook", "check", ".", "--prose", folder=small_copy)
    assert (check.stdout, check.returncode) == (case.with_suffix(".txt").read_text("utf-8"), 1)
    assert run(BIN / "handbook", "check", ".", folder=small_copy).returncode == 0


def test_a_page_written_by_hand_is_read_too(small_copy: Path) -> None:
    """Its title, its description and its text, but not what is called, styled or linked to."""
    page = small_copy / "docs/en/about/index.md"
    page.parent.mkdir(parents=True)
    page.write_text(
        '---\ntitle: Abuot\ndescription: What "it" is.\n---\n\n# About { #abuot }\n\n'
        '{{ word("abuot") }} {% set abuot = "x - y" %}\n'
        '[The lamp](../abuot/index.md){ .abuot } <a id="abuot">here</a>\n',
        "utf-8",
    )
    check = run(BIN / "handbook", "check", "docs/en", "--prose", folder=small_copy)
    assert check.stdout.splitlines() == [
        "docs/en/about/index.md:2: title: found 'Abuot', which no dictionary has"
        " - did you mean 'About'? add it to vocabulary/spelling-en.txt if it is right",
        'docs/en/about/index.md:3: description: found the quote " - write “ and ”',
    ]


def test_without_a_reader_of_dictionaries_nothing_is_said_to_be_fine(small_copy: Path) -> None:
    """Whoever installed the command alone is told what is missing."""
    script = "import sys; sys.modules['spylls'] = None; from handbook.cli import main; main(['check', '--prose'])"
    check = run(sys.executable, "-c", script, folder=small_copy)
    assert (check.returncode, check.stdout.splitlines()[-1]) == (
        3,
        "found no package spylls, which reads dictionaries - pip install spylls",
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_words_is_in_order_and_holds_only_what_it_must(language: Language) -> None:
    """Sorted, each word once, none that the dictionary has."""
    words = (ROOT / LISTS[language]).read_text("utf-8").splitlines()
    assert words == sorted({*words})
    assert [word for word in words if dictionary(language).lookup(word)] == []


def interface() -> Iterator[tuple[str, str]]:
    """Every text that readers and authors are shown from elsewhere than the content, with where it stands."""
    for name, model in MODELS.items():
        for field_name, field in model.model_fields.items():
            extra = field.json_schema_extra
            yield f"{name}.{field_name}", f"{field.description} {extra['ru'] if isinstance(extra, dict) else ''}"
    for name, message in vars(messages).items():
        if isinstance(message, Message):
            yield name, re.sub(r"\{\w+\}", "", " ".join(message))
    for prefix, text in snippets():
        yield f"snippet {prefix}", text
    forms = (*ROOT.glob(".github/ISSUE_TEMPLATE/*.yml"), *ROOT.glob(".github/*.md"))
    for file in (*forms, *ROOT.glob("*.md"), *ROOT.glob("mkdocs*.yml")):
        yield file.name, CODE.sub(" ", file.read_text("utf-8"))


def snippets() -> Iterator[tuple[str, str]]:
    """What the snippets of editors write, but for what is chosen."""
    for snippet in json.loads((ROOT / ".vscode/handbook.code-snippets").read_text("utf-8")).values():
        words = re.findall(r"\$\{\d+:([^}]*)\}|## (.*) \{", "\n".join(snippet["body"]))
        yield snippet["prefix"], ". ".join("".join(each) for each in words)


@pytest.mark.parametrize(("where", "text"), [*interface()], ids=[where for where, _ in interface()])
def test_the_interface_is_spelt_right(where: str, text: str) -> None:
    """The help for authors, what is said of mistakes, the forms, the navigation."""
    assert [word for _, word in SPELLER.unknown_in(text)] == []
