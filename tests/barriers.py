"""What keeps somebody with a screen reader, a keyboard or weak eyes from using a page: the rules of axe."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.built import ROOT

AXE = (ROOT / "tests/vendor/axe.min.js").read_text("utf-8")
RUN = """async (where) => (await axe.run(where, { resultTypes: ["violations"], preload: false })).violations
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\\n${failureSummary}`))"""


def barriers(page: Page, where: str = "html") -> list[str]:
    """Each rule that a page breaks as it stands now, with the element and what to mend; `where` is a selector."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    return [str(each) for each in page.evaluate(RUN, where)]
