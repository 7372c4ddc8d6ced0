"""Find a Chromium for the browser tests, or get one: an installed one, else Playwright's own, else Debian's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = (
    *("chromium-headless-shell", "chrome-headless-shell"),  # no window, no menus: half the work
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
)
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
ADVICE = (
    "The browser tests need Chromium or Chrome: install one, for example with `apt-get install chromium`, "
    "`brew install --cask chromium` or `python -m playwright install --with-deps chromium`."
)
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@cache
def find() -> str | None:
    """The path of a browser that runs."""
    return installed() or of_playwright() or of_debian()


def flags() -> list[str]:
    """How to start it: quiet on the network; the sandbox is left out for root, for whom it does not start."""
    return [*QUIET, *(["--no-sandbox"] if is_root() else [])]


def installed() -> str | None:
    """A Chromium or Chrome of this machine."""
    found = (shutil.which(name) for name in (*NAMES, *APPLICATIONS))
    return next((path for path in found if path and runs(path)), None)


def of_playwright() -> str | None:
    """Playwright's own Chromium, downloaded where it is not there yet."""
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if not runs(path):
        done(sys.executable, "-m", "playwright", "install", "chromium")
    return path if runs(path) else None


def of_debian() -> str | None:
    """Debian's Chromium, installed where that is ours to do."""
    if not is_root() or not Path("/etc/debian_version").exists() or not shutil.which("apt-get"):
        return None
    done("apt-get", "update")
    done("apt-get", "install", "-y", "chromium-headless-shell") or done("apt-get", "install", "-y", "chromium")
    return installed()


def runs(path: str) -> bool:
    """Whether a browser starts; a name on the path may be a shim that only complains."""
    return Path(path).exists() and done(path, "--version")


def done(*command: str) -> bool:
    """Whether a command, run quietly, succeeds."""
    answers = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, env=answers, check=False)
    return run.returncode == 0


def is_root() -> bool:
    """Whether we may install packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


if __name__ == "__main__":
    print(find() or ADVICE)
    sys.exit(0 if find() else 1)
