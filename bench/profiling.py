"""Where the time goes after saving: the steps of both editions in a preview, as shares of the whole."""

from __future__ import annotations

import pstats
from pathlib import Path
from typing import Any

from bench import saving
from bench.running import run

STEPS = {  # of the functions that a build runs, those that stand for a step
    "read": ("loading.py", "load"),
    "by_hand": ("handwritten.py", "pages"),
    "items": ("items.py", "pages_of"),
    "around": ("furniture.py", "furnished"),
    "offers": ("volume.py", "offers"),
}
WHOLE = ("build.py", "build")
Stats = dict[tuple[str, int, str], tuple[int, int, float, float, Any]]


def measure_profile(handbook: Path, work: Path) -> dict[str, Any]:
    """Each step as a share of the build."""
    kept = work / "profile"
    run("python", saving.__file__, work / "site-p", kept, folder=handbook)
    stats: Stats = pstats.Stats(str(kept)).stats  # type: ignore[attr-defined]
    whole = seconds(stats, *WHOLE)
    shares = {name: seconds(stats, *step) / whole for name, step in STEPS.items()}
    shares["rest"] = 1 - sum(shares.values())
    return {"profile": [{"step": name, "share": round(share, 3)} for name, share in shares.items()]}


def seconds(stats: Stats, file: str, name: str) -> float:
    """The time spent in a function and all that it calls."""
    return sum(each[3] for (path, _, function), each in stats.items() if (Path(path).name, function) == (file, name))
