"""The way in for whoever finds a hole: security.txt, as RFC 9116 wants it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

ADDRESS = ".well-known/security.txt"
UNDER_A_YEAR = timedelta(days=364)  # as RFC 9116 recommends


def security_txt(site: str, repository: str, changed: date | None) -> str:
    """Where to report, and until when that holds, counted from the newest change in the content."""
    return "".join(f"{name}: {value}\n" for name, value in fields(site, repository, changed))


def fields(site: str, repository: str, changed: date | None) -> Iterator[tuple[str, str]]:
    """The fields in their order; without a repository the page about security says where to write."""
    yield "Contact", f"{repository}/security/advisories/new" if repository else f"{site}about/security/#report"
    if changed:
        yield "Expires", f"{(changed + UNDER_A_YEAR).isoformat()}T00:00:00Z"
    yield "Preferred-Languages", "en, ru"
    yield "Canonical", site + ADDRESS
    yield "Policy", f"{site}about/security/"
