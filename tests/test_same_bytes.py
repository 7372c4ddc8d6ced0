"""The same commit gives the same bytes: wherever, whenever and by whomever it is built, without a network."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.built import BIN, REPOSITORY, ROOT, Site, copied, digests, run

OFFLINE = str(ROOT / "tests/offline")
MAKE = ("make", "build", f"BIN={BIN}", "-o", ".venv/ready")
ASCII = {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
UNPLUGGED = ("unshare", "--net", "--map-root-user")


@dataclass(frozen=True)
class Machine:
    """Where somebody builds: the folder, the rights of new files, the day, and what the environment says."""

    folder: str = "."
    umask: int = 0o022
    day: int = 0
    environment: dict[str, str] = field(default_factory=dict)


MACHINES = {
    "deep in folders, far in the east": Machine("one/two/three", environment={"TZ": "Asia/Kathmandu"}),
    "with another seed and no letters but ASCII": Machine(environment={"PYTHONHASHSEED": "7", **ASCII}),
    "on another day, by somebody who shares nothing": Machine(umask=0o077, day=1_000_000_000),
    "in a folder with a name in Russian": Machine("мой дом", environment={"PYTHONHASHSEED": "0", "TZ": "Etc/GMT+12"}),
}


@pytest.mark.parametrize("machine", MACHINES.values(), ids=MACHINES)
def test_another_machine_builds_the_same_site_with_the_network_off(
    site: Site, machine: Machine, tmp_path: Path
) -> None:
    """Whoever doubts the published site builds it again, and compares."""
    (tmp_path / machine.folder).mkdir(parents=True, exist_ok=True)
    folder = copied(tmp_path / machine.folder)
    for file in folder.rglob("*"):
        os.utime(file, (machine.day, machine.day))
    known = {
        "SITE_URL": site.address,
        "REPO_URL": REPOSITORY,
        "SOURCE_DATE_EPOCH": str(machine.day),
        "PYTHONPATH": path(),
    }
    umask = f'umask {machine.umask:o} && exec "$@"'
    build = run("sh", "-c", umask, "sh", *unplugged(), *MAKE, folder=folder, **known, **machine.environment)
    assert build.returncode == 0, build.stdout
    assert digests(folder / "site") == digests(site.folder)


def path() -> str:
    """Where Python looks first: at the end of the network, then as before."""
    return os.pathsep.join([OFFLINE, *filter(None, [os.environ.get("PYTHONPATH")])])


def unplugged() -> tuple[str, ...]:
    """What takes the network away from other programs too, where that is allowed."""
    allowed = shutil.which(UNPLUGGED[0]) and run(*UNPLUGGED, "true").returncode == 0
    return UNPLUGGED if allowed else ()


def test_a_program_that_asks_for_an_address_would_be_stopped() -> None:
    """The network is off indeed: whoever asks, and even forgives the failure, ends there."""
    ask = "import urllib.request as u\ntry: u.urlopen('http://127.0.0.1:9')\nexcept OSError: print('forgiven')"
    asked = run(sys.executable, "-c", ask, PYTHONPATH=path())
    assert (asked.returncode, asked.stdout) == (70, "socket.getaddrinfo: there is no network\n")
