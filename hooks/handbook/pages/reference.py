"""The authors' reference: every field, from the model itself, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from handbook.model import Address, Lesson, Playbook, Risk, Tension, Translation
from handbook.node import Node
from handbook.pages.markdown import Writer, blocks, heading

WIDTH = 80
MODELS: dict[str, type[Node]] = {
    "playbook": Playbook,
    "lesson": Lesson,
    "address": Address,
    "tension": Tension,
    "risk": Risk,
    "translation": Translation,
}


def fields(writer: Writer) -> str:
    """A table for each kind of thing: its fields, what they mean, an example of each; a whole lesson besides."""
    return blocks(
        part for name, model in MODELS.items() for part in (*table(writer, name, model), *whole(writer, name))
    )


def table(writer: Writer, name: str, model: type[Node]) -> Iterator[str]:
    """The fields of one kind of thing; those that must be there are in bold."""
    yield heading(3, writer.say(f"fields_{name}"), f"fields-{name}")
    columns = [writer.say("field"), writer.say("field_meaning"), writer.say("field_example")]
    rows = [f"| {' | '.join(columns)} |", "| --- | --- | --- |"]
    for field_name, field in model.model_fields.items():
        meaning = field.description or ""
        if writer.catalog.language == "ru" and isinstance(field.json_schema_extra, dict):
            meaning = str(field.json_schema_extra["ru"])
        mark = "**" if field.is_required() else ""
        example = str((field.examples or [""])[0]).replace("|", "\\|")
        rows.append(f"| {mark}`{field_name}`{mark} | {writer.plain(meaning)} | `{example}` |")
    yield "\n".join(rows)


def whole(writer: Writer, name: str) -> Iterator[str]:
    """Below the table of lessons the one that uses most of their fields, as it stands in a file."""
    found = [(playbook, lesson) for playbook in writer.catalog.listed for lesson in playbook.standing]
    if name == "lesson" and found:
        playbook, lesson = max(found, key=lambda each: (filled(each[1]), each[0].id))
        yield f"{writer.say('field_whole')} {playbook.cited(lesson)}:"
        yield "\n".join(["```yaml", "lessons:", *(f"  {line}" for line in listed(lesson)), "```"])


def filled(node: Node) -> int:
    """How many of its fields hold something."""
    return sum(bool(getattr(node, name)) for name in type(node).model_fields)


def listed(node: Node) -> Iterator[str]:
    """A thing as it is written within a list: a dash, then each field that it has on lines of its own."""
    lines = [line for name in type(node).model_fields for line in written(name, getattr(node, name))]
    yield from (("  " if at else "- ") + line for at, line in enumerate(lines))


def written(name: str, value: object) -> Iterator[str]:
    """The lines of one field; what is empty or goes without saying is left out."""
    if isinstance(value, tuple) and value:
        yield from (f"{name}:", *(f"  {line}" for part in value for line in listed(part)))
    elif isinstance(value, str) and " " in value:
        yield from (f"{name}: >", *(f"  {line}" for line in wrap(value, WIDTH)))
    elif value and value != "published":
        yield f"{name}: {value}"
