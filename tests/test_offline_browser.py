"""The handbook kept on a reader's device: by a button alone, whole, fresh with a network, gone when it shall go."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import pytest
from handbook.takeaway.keeping import kept, listed

from tests.browsing import Reader, Readers
from tests.built import Host, Site, served
from tests.test_browser_search import searches

EDITIONS = pytest.mark.parametrize("root", ["", "ru/"])
BUTTON = "about/offline/"
STATE = """async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length]"""
NOTHING, ALL = [0, 0], [1, 1]
NEWS = "The news of this minute"
RENEWED = f"""async () => {{
  const kept = await caches.match(new URL("../pb-005/", location));
  return (await kept.text()).includes("{NEWS}");
}}"""


class Line:
    """Whether the network is there."""

    cut = False


class Cut(Host):
    """A host that does not answer while the line is cut."""

    def do_GET(self) -> None:
        """Answer, or hang up."""
        if not Line.cut:
            super().do_GET()


@dataclass
class Away:
    """A reader of a copy of the site, and what can happen to both."""

    visitor: Reader
    folder: Path

    def presses(self, button: str) -> str:
        """Press a button and read what is said of it in the end."""
        self.visitor.page.click(f"[data-keep-{button}]")
        self.visitor.page.wait_for_selector(f"[data-keep-{'remove' if button == 'take' else 'take'}]:focus")
        return self.visitor.page.locator("[data-keep] [role=status]").inner_text()

    @property
    def state(self) -> object:
        """How many service workers and how many caches there are."""
        return self.visitor.page.evaluate(STATE)

    @contextmanager
    def without_a_network(self) -> Iterator[None]:
        """The line is cut for a while."""
        Line.cut = True
        yield
        Line.cut = False


@pytest.fixture
def away(reader: Readers, site: Site, tmp_path: Path) -> Iterator[Callable[[], Away]]:
    """A reader who arrives at a copy of the site whose pages can change and whose line can be cut."""
    folder = Path(shutil.copytree(site.folder, tmp_path / "site"))
    with served(folder, "/kb/", Cut) as address:
        yield lambda: Away(reader(address), folder)
    Line.cut = False


@EDITIONS
def test_what_was_kept_opens_and_is_searched_without_a_network(away: Callable[[], Away], root: str) -> None:
    """One press; then a playbook never visited opens, the search finds it, and what is not kept says so."""
    reader = away()
    reader.visitor.goes_to(f"{root}playbooks/pb-002/")
    reader.visitor.goes_to(root + BUTTON)
    label = reader.visitor.page.locator("[data-keep]:not([inert]) [data-keep-take]").inner_text()
    assert reader.state == NOTHING
    size = sum((reader.folder / root / name).stat().st_size for name in kept(reader.folder / root).values())
    assert f"{size / 1e6:.1f}".replace(".", "," if root else ".") in label
    reader.presses("take")
    assert (reader.state, reader.visitor.complaints) == (ALL, [])
    with reader.without_a_network():
        reader.visitor.goes_to(f"{root}playbooks/pb-004/#pb-004-1")
        assert "PB-004.1" in reader.visitor.page.locator(":target").inner_text()
        asked = "взломанному" if root else "the client says we hacked their server"
        assert "playbooks/pb-002/" in searches(reader.visitor, root, f"q={asked}")[:3]
        reader.visitor.goes_to(f"{'' if root else 'ru/'}playbooks/pb-002/")
        assert reader.visitor.at == f"{root}{BUTTON}#not-kept"


def test_with_a_network_nothing_is_stale_and_what_is_kept_becomes_new(away: Callable[[], Away]) -> None:
    """A page that changed is shown as it is; without a network another one is, too, for the list said so."""
    reader = away()
    reader.visitor.goes_to(BUTTON)
    reader.presses("take")
    for name in ("playbooks/pb-003/index.html", "playbooks/pb-005/index.html"):
        page = reader.folder / name
        page.write_text(page.read_text("utf-8").replace("<h1", f"<p>{NEWS}</p><h1", 1), "utf-8")
    (reader.folder / "offline.json").write_text(listed(reader.folder), "utf-8")
    reader.visitor.goes_to("playbooks/pb-003/")
    assert NEWS in reader.visitor.page.locator("article").inner_text()
    reader.visitor.page.wait_for_function(RENEWED)
    with reader.without_a_network():
        reader.visitor.goes_to("playbooks/pb-005/")
        assert NEWS in reader.visitor.page.locator("article").inner_text()


def test_what_is_kept_goes_at_a_press_and_with_it_the_script(away: Callable[[], Away]) -> None:
    """Each edition goes alone; with the last one nothing is left on the device."""
    reader = away()
    for root in ("", "ru/"):
        reader.visitor.goes_to(root + BUTTON)
        reader.presses("take")
    assert reader.state == [1, 2]
    reader.presses("remove")
    assert reader.state == [1, 1]
    reader.visitor.goes_to(BUTTON)
    said = reader.presses("remove")
    assert (reader.state, reader.visitor.complaints) == (NOTHING, [])
    assert said and reader.visitor.page.locator("[data-keep-take]:visible").count() == 1


def test_a_press_that_cannot_get_everything_keeps_nothing_and_says_so(away: Callable[[], Away]) -> None:
    """Half a handbook would be worse than none."""
    reader = away()
    reader.visitor.goes_to(BUTTON)
    reader.visitor.page.wait_for_selector("[data-keep-take]:visible")
    shutil.rmtree(reader.folder / "playbooks/pb-009")
    reader.visitor.page.click("[data-keep-take]")
    reader.visitor.page.wait_for_selector("[data-keep-take]:focus")
    assert reader.state == NOTHING
    status = reader.visitor.page.locator("[data-keep] [role=status]").inner_text()
    assert status == reader.visitor.page.locator("[data-keep]").get_attribute("data-failed")


@EDITIONS
def test_the_list_names_every_page_of_the_edition_and_what_it_loads(site: Site, root: str) -> None:
    """Nothing of the other language, nothing twice, nothing that is not there."""
    names = kept(site.folder / root)
    pages = {address for address in site.pages if address.startswith("ru/") == bool(root) and address != "404.html"}
    assert {root + address for address in names if address.endswith("/") or not address} == pages
    wanted = {
        urljoin(f"/{address}", link).removeprefix(f"/{root}")
        for address in pages
        for tag, name in (("script", "src"), ("link", "href"), ("img", "src"))
        for link in (each.attributes.get(name, "") for each in site.pages[address].all(tag))
        if link and ":" not in link and not link.startswith("#") and not link.endswith(".xml")
    }
    assert len(wanted) > 8 and wanted - set(names) == set()
