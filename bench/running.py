"""Programs that are run to be measured: how long each took, and how large its largest process became."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
SITE = "http://127.0.0.1:8000/"
TIMES = int(os.environ.get("BENCH_TIMES", "5"))  # 1 to see whether all of it runs
FEW = min(3, TIMES)  # of what takes long
QUIET = {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "", "SITE_URL": SITE, "REPO_URL": ""}


@dataclass(frozen=True)
class Run:
    """A program that ended well: seconds by the clock, seconds of work, and MiB of its largest process."""

    wall: float
    work: float
    peak: float


def run(*command: str | Path, folder: Path = ROOT, **environment: str) -> Run:
    """Run a program of this environment to its end; where it fails, what it said ends everything."""
    known = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "hooks"), str(ROOT)]), **QUIET, **environment}
    program = [str(BIN / command[0]), *map(str, command[1:])]
    with TemporaryFile() as said:
        begun = time.perf_counter()
        process = subprocess.Popen(program, cwd=folder, env=known, stdout=said, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise SystemExit(f"{' '.join(program)}\n{said.read().decode(errors='replace')[-4000:]}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def in_turns(programs: Mapping[str, Callable[[], Run]], times: int) -> dict[str, list[Run]]:
    """Several programs one after the other, again and again, so that what slows the machine slows them all."""
    found: dict[str, list[Run]] = {name: [] for name in programs}
    for turn in range(times):
        for name, program in programs.items():
            print(f"  {name} {turn + 1}/{times}", file=sys.stderr, flush=True)
            found[name].append(program())
    return found


def ratio(runs: Sequence[Run], others: Sequence[Run]) -> float:
    """How much longer one program takes than another: the median of the ratios turn by turn."""
    return median(one.wall / other.wall for one, other in zip(runs, others, strict=True))
