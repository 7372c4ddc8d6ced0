"""What was measured: kept as a file, each figure beside its budget."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from handbook.node import Language

HERE = Path(__file__).resolve().parent
KEPT = HERE / "results.json"
FIGURES = HERE / "figures.yml"


@dataclass(frozen=True)
class Figure:
    """One thing that is measured, its unit and its budget, which most must not exceed and some must reach."""

    id: str
    en: str
    ru: str
    unit: str = ""
    most: float | None = None
    least: float | None = None
    digits: int = 0

    def name(self, language: Language) -> str:
        """What it is called."""
        return self.ru if language == "ru" else self.en

    def keeps(self, value: float) -> bool | None:
        """Whether a value keeps the budget; nothing where there is none."""
        rounded = round(value, self.digits)
        if self.most is not None:
            return rounded <= self.most
        return rounded >= self.least if self.least is not None else None


def figures() -> list[Figure]:
    """Everything that is measured, in its order."""
    return [Figure(**each) for each in yaml.safe_load(FIGURES.read_text("utf-8"))]


def read() -> dict[str, Any]:
    """What was measured last."""
    found: dict[str, Any] = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}
    return {"figures": {}, **found}


def keep(measured: Mapping[str, Any]) -> None:
    """Keep what was measured now, and of the rest what was measured before."""
    kept = read()
    named = {each.id for each in figures()}
    values = {**kept["figures"], **{name: float(f"{value:.6g}") for name, value in measured["figures"].items()}}
    kept |= {name: value for name, value in measured.items() if name != "figures"}
    kept |= {"date": date.today().isoformat(), "machine": machine()}
    kept["figures"] = {name: values[name] for name in sorted(values) if name in named}
    KEPT.write_text(json.dumps(kept, ensure_ascii=False, indent=2, sort_keys=True) + "\n", "utf-8")


def machine() -> dict[str, Any]:
    """The size of this machine."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {"cores": os.cpu_count(), "gib": round(memory / 2**30), "python": platform.python_version()}
