"""The authors' reference: every field, from the model itself, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import Address, Lesson, Playbook, Risk, Tension, Translation
from handbook.node import Node
from handbook.pages.markdown import Writer, blocks, heading

MODELS: dict[str, type[Node]] = {
    "playbook": Playbook,
    "lesson": Lesson,
    "address": Address,
    "tension": Tension,
    "risk": Risk,
    "translation": Translation,
}


def fields(writer: Writer) -> str:
    """A table for each kind of thing: its fields, what they mean, an example of each."""
    return blocks(part for name, model in MODELS.items() for part in table(writer, name, model))


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
