"""Where the time goes after saving: the steps of the English edition in a preview, as shares of the whole."""

from __future__ import annotations

import pstats
from pathlib import Path
from typing import Any

from bench.running import run

STEPS = {  # of the functions that a build runs, those that stand for a step
    "read": ("loading.py", "load"),
    "write": ("volume.py", "volume"),
    "markdown": ("pages.py", "render"),
    "clean": ("safety.py", "on_page_content"),
    "pages": ("build.py", "_build_page"),
}

WHOLE = ("build.py", "build")
UNSEEN = (  # what a preview does not do: wait for the other edition, look once more for names, paint cards
    ("popen_fork.py", "wait"),
    ("confidential.py", "check_site"),
    ("unfurl.py", "on_post_build"),
)


def measure_profile(handbook: Path, work: Path) -> dict[str, Any]:
    """Each step as a share of the build."""
    kept = work / "profile"
    run(
        "python",
        "-m",
        "cProfile",
        "-o",
        kept,
        "-m",
        "mkdocs",
        "build",
        "--quiet",
        "-d",
        work / "site-p",
        folder=handbook,
    )
    stats: dict[tuple[str, int, str], tuple[int, int, float, float, Any]] = pstats.Stats(str(kept)).stats  # type: ignore[attr-defined]
    whole = seconds(stats, *WHOLE) - sum(seconds(stats, *each) for each in UNSEEN)
    shares = {name: seconds(stats, *step) / whole for name, step in STEPS.items()}
    shares["rest"] = 1 - sum(shares.values())
    return {"profile": [{"step": name, "share": round(share, 3)} for name, share in shares.items()]}


def seconds(stats: dict[tuple[str, int, str], tuple[int, int, float, float, Any]], file: str, name: str) -> float:
    """The time spent in a function and all that it calls."""
    return sum(each[3] for (path, _, function), each in stats.items() if (Path(path).name, function) == (file, name))
