"""A process that works beside another: at once, as often as it is told, and no longer than the other one lives."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from tests.built import ROOT, run

LIMIT = 60  # seconds
ALONE = """
import json, os
from beside import Beside
def fail():
    raise ValueError("the oar broke")
places = []
{story}
print(json.dumps(places))
"""  # as a process without threads

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="there is no process beside where none can be copied")


def told(story: str) -> tuple[object, str]:
    """What is noted while a story is played, and what is said before."""
    said, _, noted = run(sys.executable, "-c", ALONE.format(story=story)).stdout.strip().rpartition("\n")
    return json.loads(noted), said


def test_it_works_at_once_and_again() -> None:
    """Whoever begins something may wait for it."""
    story = """
begun, again = os.pipe(), os.pipe()
beside = Beside(lambda: os.write(begun[1], b"begun"), lambda: os.write(again[1], b"again"))
places += [beside.at_work, beside.done(), os.read(begun[0], 9).decode(), beside.at_work]
beside.begin_again()
places += [beside.at_work, beside.done(), os.read(again[0], 9).decode()]
beside.end()
places.append(beside.process.exitcode)
"""
    assert told(story)[0] == [True, True, "begun", False, True, True, "again", 0]


def test_a_failure_is_told_and_is_not_the_end() -> None:
    """What went wrong is said where it happened; the next attempt may be better."""
    story = """
beside = Beside(fail, lambda: None)
places.append(beside.done())
beside.begin_again()
places.append(beside.done())
beside.end()
"""
    places, said = told(story)
    assert places == [False, True]
    assert "the oar broke" in said


def test_nobody_waits_for_a_process_that_is_gone() -> None:
    """It has done nothing, and can't be told anything any more."""
    story = """
beside = Beside(lambda: os._exit(7), lambda: None)
places.append(beside.done())
try:
    beside.begin_again()
except OSError:
    places.append("gone")
beside.end()
"""
    assert told(story)[0] == [False, "gone"]


def test_it_ends_with_the_other_process_however_that_ends() -> None:
    """An interruption is for the first one; where that is killed, nothing stays behind."""
    story = "beside = Beside(lambda: None, lambda: None); beside.done(); print(beside.process.pid, flush=True); input()"
    command = [sys.executable, "-c", ALONE.format(story=story)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout
        second = int(first.stdout.readline())
        os.kill(second, signal.SIGINT)
        assert running(second)
        first.kill()
    end = time.monotonic() + LIMIT
    while running(second) and time.monotonic() < end:
        time.sleep(0.1)
    assert not running(second)


def running(process: int) -> bool:
    """Whether a process still runs."""
    try:
        with open(f"/proc/{process}/stat", encoding="utf-8") as state:
            return state.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
