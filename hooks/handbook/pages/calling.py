"""What a page written by hand may have computed: it names words and calls macros; it can reach nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from handbook.pages.macros import MACROS

WORDS = ("site_root", "repository")
FILTERS = ("replace", "trim")
PARTS = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Const, nodes.Or, nodes.If, nodes.Assign)


class Refused(TemplateSyntaxError):
    """Something in the text of a page that no page may have."""

    def __init__(self, message: str, line: int, unknown: str = "") -> None:
        super().__init__(message, line)
        self.unknown = unknown  # the name, where it is one that nobody knows


class Calling(SandboxedEnvironment):
    """Reads the text of a page as a template, and refuses whatever is no macro, no word, and no choice between them."""

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """The template, unless something in it is refused; Jinja asks for it before it makes anything run."""
        template = super()._parse(source, name, filename)
        for each in refused(template):
            raise each
        return template


def refused(template: nodes.Template) -> Iterator[Refused]:
    """Everything that no page may have."""
    own = {name.name for name in template.find_all(nodes.Name) if name.ctx == "store"}
    for node in within(template):
        if isinstance(node, nodes.Name):
            if node.name not in (*MACROS, *WORDS, *own):
                yield Refused(f"'{node.name}', which nobody knows", node.lineno, node.name)
        elif isinstance(node, nodes.Filter):
            if node.name not in FILTERS:
                yield Refused(f"the filter '{node.name}', which no page may use", node.lineno)
        elif isinstance(node, nodes.Call):
            if not isinstance(node.node, nodes.Name) or node.node.name in (*WORDS, *own):
                yield Refused("a call of something that is no macro", node.lineno)
        elif not isinstance(node, PARTS):
            yield Refused(f"'{type(node).__name__.lower()}', which no page may use", node.lineno)


def within(node: Any) -> Iterator[nodes.Node]:
    """A part of a template and all its parts, in their order."""
    yield node
    for part in node.iter_child_nodes():
        yield from within(part)
