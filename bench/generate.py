"""Write a handbook of any size that is valid by every rule: the real one, and new items in the likeness of its own.

The same numbers and the same seed always give the same files.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from random import Random

import yaml
from handbook.history.publication import enter
from handbook.loading import Shelf, load
from handbook.node import LANGUAGES
from handbook.translation import digest

from bench.likeness import UNSIGNED, Likeness
from bench.running import ROOT, run

COPIED = (
    *("docs", "hooks", "overrides", "playbooks", "risks", "vocabulary"),
    *("mkdocs.yml", "mkdocs.ru.yml", "pyproject.toml", "register.json"),
)
UNCOPIED = shutil.ignore_patterns("__pycache__", "*.egg-info")
FOLDERS = {"risks": "R", "playbooks": "PB"}


class Plain(yaml.CSafeDumper):
    """YAML without anchors, as the handbook's authors write it."""

    def ignore_aliases(self, data: object) -> bool:
        """Write everything out in full."""
        return True


def main() -> None:
    """Write one handbook into a folder."""
    parser = argparse.ArgumentParser(prog="python -m bench.generate", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--playbooks", type=int, default=1000, help="in all [default: 1000]")
    parser.add_argument("--risks", type=int, help="in all [default: one for ten playbooks]")
    parser.add_argument("--seed", type=int, default=7, help="[default: 7]")
    asked = parser.parse_args()
    generate(asked.folder, asked.playbooks, asked.risks, asked.seed)


def generate(folder: Path, playbooks: int, risks: int | None = None, seed: int = 7) -> None:
    """Write a whole handbook with its site and its register into a folder that is new or empty."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in (ROOT / name for name in COPIED):
        if path.is_dir():
            shutil.copytree(path, folder / path.name, ignore=UNCOPIED)
        elif path.exists():
            shutil.copy(path, folder)
    wanted = {"risks": playbooks // 10 if risks is None else risks, "playbooks": playbooks}
    likeness = Likeness(ROOT, wanted, Random(seed))
    for kind, prefix in FOLDERS.items():
        for number in range(likeness.known(kind) + 1, wanted[kind] + 1):
            write(folder / kind / f"{prefix}-{number:03}-item", f"{prefix}-{number:03}", likeness)
    sign(folder)
    enter(folder, load(folder).catalogs["en"])


def generate_apart(folder: Path, playbooks: int, risks: int) -> None:
    """The same in a process of its own: what a process holds counts for whatever it starts."""
    run("python", "-m", "bench.generate", folder, "--playbooks", str(playbooks), "--risks", str(risks))


def write(path: Path, identity: str, likeness: Likeness) -> None:
    """Write one item, its translation beside it."""
    editions = likeness.item(path.parent.name, identity)
    for language in LANGUAGES:
        values, body = editions[language]
        header = yaml.dump(values, Dumper=Plain, allow_unicode=True, sort_keys=False, width=110)
        suffix = ".md" if language == "en" else f".{language}.md"
        path.with_name(path.name + suffix).write_text(f"---\n{header}---\n{body}", "utf-8")


def sign(folder: Path) -> None:
    """Note in every new translation that it follows its original."""
    shelf = Shelf(folder)
    for kind in FOLDERS:
        shelf.read_folder(kind)
    for identity, translation in shelf.translations.items():
        path = folder / translation.place.file
        path.write_text(path.read_text("utf-8").replace(UNSIGNED, digest(shelf.items[identity]), 1), "utf-8")


if __name__ == "__main__":
    main()
