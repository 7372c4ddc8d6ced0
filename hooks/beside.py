"""Work done beside this process, by a copy of it that is made while no thread runs, and kept for the next time."""

from __future__ import annotations

import gc
import signal
import sys
import traceback
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import active_count

Work = Callable[[], None]


def can_be() -> bool:
    """Whether a copy of this process would work."""
    return sys.platform == "linux" and active_count() == 1


class Beside:
    """A process that works at once, and again whenever it is told."""

    def __init__(self, work: Work, work_again: Work) -> None:
        gc.freeze()  # what is read is wanted to the end, and shared as long as nobody counts it anew
        context = get_context("fork")
        self.line, other_end = context.Pipe()
        self.process = context.Process(target=self.keep_working, args=(other_end, work, work_again))
        self.process.start()
        other_end.close()
        self.at_work = True

    def keep_working(self, line: Connection, work: Work, work_again: Work) -> None:
        """Work until the line is closed; an interruption is for the other process, which then ends."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        self.line.close()
        line.send(done(work))
        while heard(line):
            line.send(done(work_again))

    def begin_again(self) -> None:
        """Have it work anew."""
        self.line.send("again")
        self.at_work = True

    def done(self) -> bool:
        """Whether the work could be done, once it has ended."""
        self.at_work = False
        return heard(self.line) is True

    def end(self) -> None:
        """Have no process any more."""
        if self.at_work:
            self.process.terminate()
        self.line.close()
        self.process.join()


def done(work: Work) -> bool:
    """Whether some work could be done; what went wrong is told."""
    try:
        work()
    except SystemExit as ending:
        print(ending, file=sys.stderr)
    except Exception:
        traceback.print_exc()
    else:
        return True
    return False


def heard(line: Connection) -> object:
    """What the other process says; nothing where it has ended."""
    try:
        return line.recv()
    except EOFError:
        return None
