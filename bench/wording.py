"""Numbers, units and days in both languages, and the few words that the picture and the tables need."""

from __future__ import annotations

from datetime import date

from handbook.node import Language

from bench.results import Figure

UNITS = {"kB": "кБ", "ms": "мс", "s": "с", "MiB": "МиБ", "×": "×"}
MONTHS = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)
WORDS: dict[str, dict[Language, str]] = {
    "the_budget": {"en": "the budget", "ru": "предел"},
    "over": {"en": "over the budget", "ru": "больше предела"},
    "kept": {"en": "kept", "ru": "выдержан"},
    "broken": {"en": "not reached", "ru": "не достигнут"},
    "most": {"en": "at most {}", "ru": "не больше {}"},
    "least": {"en": "at least {}", "ru": "не меньше {}"},
    "none": {"en": "–", "ru": "–"},
}
NAMES: dict[str, dict[Language, str]] = {
    "home": {"en": "home", "ru": "главная"},
    "playbook": {"en": "a playbook", "ru": "сценарий"},
    "risk": {"en": "a risk", "ru": "риск"},
    "playbooks": {"en": "all playbooks", "ru": "все сценарии"},
    "lessons": {"en": "all lessons", "ru": "все уроки"},
    "matrix": {"en": "the matrix", "ru": "матрица"},
    "story": {"en": "the story", "ru": "история"},
    "talk": {"en": "the risk conversation", "ru": "разговор о рисках"},
    "builder": {"en": "the builder", "ru": "конструктор"},
    "search": {"en": "the search", "ru": "поиск"},
    "mkdocs": {"en": "MkDocs with Material", "ru": "MkDocs с Material"},
    "properdocs": {"en": "ProperDocs with Material", "ru": "ProperDocs с Material"},
    "zensical": {"en": "Zensical, from the export", "ru": "Zensical, из выгрузки"},
    "read": {"en": "reading and checking all files", "ru": "чтение и проверка всех файлов"},
    "by_hand": {"en": "pages written by hand, with their lists", "ru": "страницы, написанные вручную, и их списки"},
    "items": {"en": "pages of playbooks and risks", "ru": "страницы сценариев и рисков"},
    "around": {"en": "what stands around a page", "ru": "то, что стоит вокруг страницы"},
    "offers": {"en": "records of the search, and what the forms load", "ru": "записи поиска и то, что загружают формы"},
    "rest": {"en": "all the rest, with the page itself", "ru": "всё остальное и сама страница"},
}


def number(value: float, figure: Figure, language: Language) -> str:
    """A value with its unit."""
    unit = UNITS[figure.unit] if language == "ru" and figure.unit else figure.unit
    return f"{plain(value, figure.digits, language)} {unit}".strip()


def places(bound: float) -> int:
    """How many places behind the point a budget is written with."""
    return len(f"{bound:g}".partition(".")[2])


def plain(value: float, digits: int, language: Language) -> str:
    """A number as the language writes it."""
    written = f"{value:,.{digits}f}"
    return written.replace(",", " ").replace(".", ",") if language == "ru" else written


def day(iso: str, language: Language) -> str:
    """A day in words."""
    found = date.fromisoformat(iso)
    if language == "ru":
        return f"{found.day} {MONTHS[found.month - 1]} {found.year} года"
    return f"{found.day} {found:%B} {found.year}"
