"""A way in for whoever finds a hole: /.well-known/security.txt, as RFC 9116 wants it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from handbook.exports.disclosure import security_txt

from tests.built import REPOSITORY, Site

FILE = ".well-known/security.txt"


def fields(text: str) -> list[tuple[str, str]]:
    """The fields of the file, in their order; each stands on a line of its own, the last one too."""
    assert text.endswith("\n")
    return [(name, value) for name, value in (line.split(": ") for line in text.splitlines())]


def test_whoever_finds_a_hole_learns_whom_to_tell(site: Site) -> None:
    """The file stands once, at the root; the page it names says how to report, and is there."""
    found = dict(fields((site.folder / FILE).read_text("utf-8")))
    assert found == {
        "Contact": f"{REPOSITORY}/security/advisories/new",
        "Expires": found["Expires"],
        "Preferred-Languages": "en, ru",
        "Canonical": site.address + FILE,
        "Policy": f"{site.address}about/security/",
    }
    assert "report" in site.pages["about/security/"].values("id")
    assert [file.parent.parent for file in site.folder.rglob("security.txt")] == [site.folder]


def test_the_way_to_report_is_good_today_and_not_for_ever(site: Site) -> None:
    """An author's next change renews it; when nothing was changed for a year, somebody has to look after it."""
    expires = dict(fields((site.folder / FILE).read_text("utf-8")))["Expires"]
    left = datetime.strptime(expires, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC) - datetime.now(UTC)
    assert timedelta(days=30) < left < timedelta(days=365)


def test_where_no_repository_is_known_the_page_says_how_to_report() -> None:
    """A copy of the site that names no repository still has a way in that exists."""
    text = security_txt("https://example.org/", "", date(2026, 1, 2))
    assert fields(text)[:2] == [
        ("Contact", "https://example.org/about/security/#report"),
        ("Expires", "2027-01-01T00:00:00Z"),
    ]
