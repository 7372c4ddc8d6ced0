"""What may run in a reader's browser: the policy of every page, and pages that hold nothing else that could run."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from urllib.parse import urljoin

import pytest
from safety import cleaned, lost

from tests import elements
from tests.built import Site
from tests.elements import Element

POLICY = {
    "default-src": ["'none'"],
    "img-src": ["'self'", "data:"],
    **{f"{kind}-src": ["'self'"] for kind in ("connect", "font", "manifest", "style", "worker")},
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
}
JSON = ("application/json", "application/ld+json")
FOREIGN = {"applet", "base", "embed", "frame", "iframe", "link:import", "object", "portal", "style"}
HOSTILE = {
    "<script>steal()</script>": "an unknown script",
    '<script src="https://example.org/steal.js"></script>': "a script of another host",
    '<svg><a href=" JaVa\tScript:steal()">.</a></svg>': "a script in href",
    '<form><button formaction="javascript:steal()">.</button></form>': "a script in formaction",
    '<a href="data:text/html,steal">.</a>': "a script in href",
    '<img src="x" ONERROR=steal()>': "onerror",
    '<p style="position: fixed">.</p>': "style",
    '<meta http-equiv="refresh" content="0; url=https://example.org">': "meta refresh",
    '<iframe srcdoc="steal"></iframe>': "iframe",
    '<base href="https://example.org/">': "base",
}


LOST = {
    '<p onclick="row()" style="color: red" class="ms-x">Row</p>': ["onclick", "style"],
    '<p>Row <b onclick="row()">on</b></p><!-- Oarsman --><hr />': ["<!-- -->", "<b", "onclick"],
    '<a href="javascript:row()">.</a><img alt="" src="https://example.org/oar.png" />': ["href", "src"],
    '<script>row()</script><iframe src="x"></iframe>': ["<iframe", "<script", "src"],
    '<p class="ms-x" id="do">psql -h &lt;host&gt; a="b" &para; <code>&lt;b&gt;</code></p><br /><hr />': [],
}


@pytest.mark.parametrize("html", LOST)
def test_what_is_cleaned_away_is_told(html: str) -> None:
    """Nothing of a page goes in silence; the strict build of the real site shows that ours lose nothing."""
    assert lost(html, cleaned(html, by_hand=False)) == LOST[html]


def policy(page: Element) -> dict[str, list[str]]:
    """What a page allows, by what it is about; it says so right after its charset, and once."""
    first, second, *_ = (tag for head in page.all("head") for tag in head.content if isinstance(tag, Element))
    assert (first.attributes, second.attributes["http-equiv"]) == ({"charset": "utf-8"}, "Content-Security-Policy")
    parts = [part.split() for part in second.attributes["content"].split(";")]
    return {name: allowed for name, *allowed in parts}


def test_every_page_allows_its_own_host_and_the_scripts_of_the_theme_alone(site: Site) -> None:
    """Whatever slips into a page, a browser runs nothing of it and asks no other host."""
    policies = {address: policy(page) for address, page in site.pages.items()}
    scripts = [each.pop("script-src") for each in policies.values()]
    assert policies == dict.fromkeys(policies, POLICY)
    known = {digest(script) for page in site.pages.values() for script in inline(page)}
    assert [sorted(each) for each in scripts] == [sorted(["'self'", *known])] * len(scripts)
    assert len(known) == 3


def inline(page: Element) -> Iterator[str]:
    """The scripts that stand in a page itself."""
    for script in page.all("script"):
        if "src" not in script.attributes and script.attributes.get("type") not in JSON:
            yield "".join(part for part in script.content if isinstance(part, str))


def digest(script: str) -> str:
    """A script as a policy names it."""
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def test_nothing_on_a_page_could_run_but_the_scripts_of_the_site(site: Site) -> None:
    """Every script is a known one, and there are no handlers, no script in an address, nothing of another host."""
    found = {address: list(runnable(page, site.address, address)) for address, page in site.pages.items()}
    assert {address: what for address, what in found.items() if what} == {}


@pytest.mark.parametrize("html", HOSTILE)
def test_what_could_run_would_be_seen(site: Site, html: str) -> None:
    """The same look at a page into which something slipped finds it, and what it is."""
    page = elements.read((site.folder / "about/index.html").read_text("utf-8").replace("</article>", html, 1))
    assert list(runnable(page, site.address, "about/")) == [HOSTILE[html]]


def runnable(page: Element, site: str, address: str) -> Iterator[str]:
    """Everything on a page that could run and is not known."""
    yield from ("an unknown script" for script in inline(page) if digest(script) not in policy(page)["script-src"])
    for element in page.walk():
        if element.tag in FOREIGN:
            yield element.tag
        if element.attributes.get("http-equiv", "").lower() == "refresh":
            yield "meta refresh"
        source = element.attributes.get("src", "") if element.tag == "script" else ""
        if not urljoin(site + address, source).startswith(site):
            yield "a script of another host"
        for name, value in element.attributes.items():
            if name.startswith("on") or name == "style":
                yield name
            if "".join(value.split()).lower().startswith(("javascript:", "vbscript:", "data:")):
                yield f"a script in {name}"
