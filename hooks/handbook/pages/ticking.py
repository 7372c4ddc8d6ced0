"""An extension of Markdown: in a list of tasks the words are the label of their box, and the box can be ticked."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

AFTER_THE_BOXES = 24  # pymdownx.tasklist puts them in at 25, before the inline signs are read


class Labels(Treeprocessor):
    """Puts the words of each task, and the box before them, into a label."""

    def run(self, root: Element) -> None:
        """Label every task of a text."""
        for item in root.iter("li"):
            if "task-list-item" not in item.get("class", "").split():
                continue
            if len(item) and item[0].tag == "p":
                item[0].tag = "label"
            else:
                label = Element("label")
                label.text, item.text = item.text, None
                item.insert(0, label)


class Ticking(Extension):
    """What mkdocs.yml switches on."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Label the tasks once they have their boxes."""
        md.treeprocessors.register(Labels(md), "ticking", AFTER_THE_BOXES)


def makeExtension() -> Ticking:
    """The name by which Markdown asks for it."""
    return Ticking()
