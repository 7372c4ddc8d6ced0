"""Where a published handbook is read from: a file, an address, the folder one stands in, or the environment."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from http.client import HTTPException
from pathlib import Path
from time import monotonic
from typing import NoReturn
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from pydantic import ValidationError

from handbook.catalog import Catalog
from handbook.exports.editions import Editions
from handbook.exports.shapes import VERSION
from handbook.loading import load
from handbook.postmortem.published import Published, Texts
from handbook.problems import quoted

VARIABLE = "HANDBOOK_CATALOG"
SECONDS = 20
LARGEST = 50_000_000
MISSING = (
    "found no handbook to check against - give one, as in\n"
    "  handbook postmortem check --catalog https://the.site/api/v1/handbook.json FILE\n"
    f"  or export {VARIABLE}=https://the.site/api/v1/handbook.json"
)


class Unavailable(Exception):
    """No handbook can be had from there: a sentence on what was found and how to mend it."""


def obtain(named: str | None, here: Path, environment: Mapping[str, str]) -> Published:
    """The handbook that is named; else the one around this folder; else the one that the environment names."""
    folder = handbook_folder(here)
    if not named and folder:
        return of_folder(folder, environment.get("SITE_URL") or "http://127.0.0.1:8000/")
    source = named or environment.get(VARIABLE)
    if not source:
        raise Unavailable(MISSING)
    remote = source.lower().startswith(("http://", "https://"))
    raw = from_address(source) if remote else from_file(Path(source))
    return parsed(raw, source)


def handbook_folder(path: Path) -> Path | None:
    """The nearest folder, from this one up, that holds a handbook."""
    here = path.resolve()
    for folder in (here, *here.parents):
        if (folder / "playbooks").is_dir() and (folder / "vocabulary").is_dir():
            return folder
    return None


def of_folder(folder: Path, site: str) -> Published:
    """The handbook of a folder, as its site would publish it, with the words that only the search may know."""
    handbook = load(folder)
    if handbook.problems:
        several = "1 problem" if len(handbook.problems) == 1 else f"{len(handbook.problems)} problems"
        raise Unavailable(f"found {several} in the handbook of {folder} - run handbook check, or name a --catalog")
    whole = Editions(handbook.catalogs, handbook.originals, site).handbook().model_dump(mode="json", exclude_none=True)
    published = Published.model_validate(whole)
    published._search_words = dict(hidden_words(handbook.catalogs["en"], handbook.catalogs["ru"]))
    return published


def from_file(path: Path) -> bytes:
    """The bytes of a file of bearable size."""
    try:
        if path.stat().st_size > LARGEST:
            refuse(str(path), f"more than {LARGEST} bytes")
        return path.read_bytes()
    except OSError as error:
        refuse(str(path), error.strerror or "no file", mend="name a handbook.json, or its address")


def from_address(address: str) -> bytes:
    """The bytes behind an address; a host has twenty seconds for all of them."""
    ends = monotonic() + SECONDS
    found = bytearray()
    try:
        with urlopen(Request(address, headers={"Accept": "application/json"}), timeout=SECONDS) as answer:
            while chunk := answer.read1(65_536):
                found += chunk
                if len(found) > LARGEST:
                    refuse(address, f"more than {LARGEST} bytes")
                if monotonic() > ends:
                    refuse(address, f"no end within {SECONDS} seconds", mend="try again")
            if answer.length:
                refuse(address, "an answer that breaks off", mend="try again")
    except HTTPError as error:
        refuse(address, f"the answer {error.code}", mend="look for the address on the site's page about data")
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        refuse(address, f"no answer ({quoted(reason)})", mend="check the address and the network")
    return bytes(found)


def parsed(raw: bytes, source: str) -> Published:
    """A `handbook.json` of this version that holds a handbook; anything else is refused."""
    try:
        whole = json.loads(raw.decode("utf-8-sig"), parse_constant=refused_number)
    except (ValueError, RecursionError):
        refuse(source, "no JSON, or only a part of it")
    version = whole.get("version") if isinstance(whole, dict) else None
    if isinstance(version, str) and version != VERSION and version.startswith("v"):
        refuse(source, f"version {quoted(version)}", mend=f"this command reads {VERSION}: install the newest one")
    if version != VERSION:
        refuse(source, "JSON that is no handbook.json")
    try:
        published = Published.model_validate(whole)
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        place = ".".join(map(str, detail["loc"]))
        refuse(source, f"a handbook.json with {quoted(place)} missing or amiss ({error.error_count()} in all)")
    if not (published.playbooks or published.risks):
        refuse(source, "a handbook.json without a playbook or a risk")
    return published


def refused_number(text: str) -> NoReturn:
    """NaN and its like are no JSON."""
    raise ValueError(text)


def refuse(source: str, found: str, mend: str = "fetch /api/v1/handbook.json of the site anew") -> NoReturn:
    """Nothing can be checked against that source."""
    raise Unavailable(f"catalog {quoted(source)}: found {found} - {mend}")


def hidden_words(english: Catalog, russian: Catalog) -> Iterator[tuple[str, Texts]]:
    """The words that are searched and never shown, by the id of a playbook, a risk or a situation."""
    for kind in ("playbooks", "risks", "situations"):
        for name, thing in getattr(english, kind).items():
            yield name, Texts(en=thing.search_words, ru=getattr(russian, kind)[name].search_words)
