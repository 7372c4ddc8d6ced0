"""What may not stand in a text: code for the browser, what Markdown would act on, endless nesting."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from itertools import islice
from pathlib import Path

from handbook import messages
from handbook.checks.alphabets import check_letters
from handbook.checks.code import BLANK, FENCE, START
from handbook.checks.hyperlinks import ADDRESS, check_definitions, check_pictures, check_pictures_exist, check_targets
from handbook.checks.passages import Passage, passages_of
from handbook.problems import Problem
from handbook.source import Source

MOST_TOLD = 50
DEEPEST, MOST_BRACKETS = 10, 200
ENTITIES = ("&lt;", "&gt;", "&amp;", "&quot;", "&nbsp;")
TAG = re.compile(rf"<(?!{ADDRESS}>)(?:[A-Za-z/?!][^>\n]{{0,200}}>?|[^\s<>@]+@[^\s<>@]+>)")
ENTITY = re.compile(r"&#?\w+;")
ATTRIBUTES = re.compile(
    r"\{:.*"
    r"|\{ *[#.][\w-].*"
    r"|(?<!\{)\{ *[\w-]+ *=.*"
    rf"|(?<=[*_)\]>\d{BLANK}])\{{.*\}}"  # right behind marked text, or an id, which is to be a link
)
RULER = re.compile(r"[ >]*(?=[-:|])[ |:-]+")
MARGIN = re.compile(START)
LAST = re.compile(rf"[ >]*\{{.*\}} *(?:$|  |[*_\[!<{BLANK}]|[A-Z]+-\d)")
CELL = re.compile(r"(?<=[^|\s]) +\{.*\} *(?:\||$)")
BLOCKS = (
    (messages.HEADING, re.compile(rf"(?m){START}#[^\n]*")),
    (messages.BLOCK, re.compile(rf"(?m){START}(?:/{{3}}|!{{3}}|\?{{3}}|={{3}})[^\n]*")),
    (messages.SNIPPET, re.compile(r"-*8<-+[^\n]*")),
    (messages.UNDERLINED, re.compile(r"(?m)(?<=\S)[ >]*\n[ >]*(?:=+|-+) *$")),
    (messages.FOOTNOTE, re.compile(r"\[\^[^\]\n]*\]")),
    (messages.CONTENTS, re.compile(rf"(?mi){START}\[TOC\][^\n]*")),
    (messages.TABBED, re.compile(r"\t")),
)


def check(source: Source) -> Iterator[Problem]:
    """Every rule on every text of a file, each told a bearable number of times."""
    yield from islice(check_letters(source), MOST_TOLD)
    for passage in passages_of(source):
        for rule, signs in PLAIN if passage.kind == "plain" else MARKDOWN:
            if any(sign in passage.text for sign in signs):
                yield from islice(rule(passage), MOST_TOLD)


def missing_pictures(source: Source, root: Path) -> Iterator[Problem]:
    """The pictures that a body shows and that are not there."""
    for passage in passages_of(source) if "![" in source.body else ():
        if passage.kind == "body":
            yield from islice(check_pictures_exist(passage, root), MOST_TOLD)


def check_tags(passage: Passage) -> Iterator[Problem]:
    """A text holds no HTML: no tag, no comment, nothing in angle brackets but a web address."""
    for match in TAG.finditer(passage.bare):
        what = messages.HTML_SHOWN if passage.kind == "plain" else messages.HTML
        if match[0].startswith("<!--"):
            what = messages.REMARK
        yield passage.problem(match.start(), *what.of(value=passage.said(*match.span())))


def check_entities(passage: Passage) -> Iterator[Problem]:
    """A character is written as itself; only the signs of HTML may be written as its words."""
    for match in ENTITY.finditer(passage.bare):
        if unescape(match[0]) != match[0] and (passage.kind == "plain" or match[0] not in ENTITIES):
            yield passage.problem(match.start(), *messages.ENTITY.of(value=passage.said(*match.span())))


def check_attributes(passage: Passage) -> Iterator[Problem]:
    """Nothing in braces gives a text attributes, ids or classes; only the heading of a section has its anchor."""
    before, table = "", False
    for at, line in lines_in(passage.bare):
        table = "|" in line or (table and bool(before.strip()))
        match = ATTRIBUTES.search(line) or (CELL.search(line) if table else None)
        if not match and before.strip():
            match = (re.compile(r" *\{.*\}") if before.endswith("  ") else LAST).match(line)
        if match:
            end = match[0].find("}")
            shown = passage.said(at + match.start(), at + (match.start() + end + 1 if end > 0 else match.end()))
            yield passage.problem(at + match.end() - 1, *messages.ATTRIBUTES.of(value=shown))
        before = line


def check_blocks(passage: Passage) -> Iterator[Problem]:
    """A text is made of paragraphs, lists, tables, quotations and code: of no other blocks."""
    for what, pattern in BLOCKS:
        for match in pattern.finditer(passage.bare):
            found, mend = what.of(value=passage.said(*match.span()) if match[0].strip() else "")
            yield passage.problem(match.end() - 1, found.strip(), mend)


def check_code(passage: Passage) -> Iterator[Problem]:
    """Code stands between backticks on one line, or in a fence that bears a language and nothing else."""
    written = passage.text.split("\n")
    for (at, bare), line in zip(lines_in(passage.bare), written, strict=True):
        if "`" in bare or re.match(rf"{START}~{{3}}", bare):
            yield passage.problem(at, *messages.OPEN_CODE.of(value=passage.said(at, at + len(line))))
        elif passage.kind == "line" and FENCE.fullmatch(line):
            yield passage.problem(at, "found a block of code", "put code between single backticks here")


def check_tables(passage: Passage) -> Iterator[Problem]:
    """A row of a table has no more cells than its head: what stands beyond is shown to nobody."""
    before, most = "", 0
    for at, line in lines_in(passage.bare):
        if RULER.fullmatch(line) and "|" in line + before and "-" in line:
            most = cells(line)
        most = most if line.strip() else 0
        if most and cells(line) > most:
            yield passage.problem(at, f"found {cells(line)} cells in a table of {most}", "leave out a |, or write \\|")
        before = line


def cells(row: str) -> int:
    """How many cells a row of a table has."""
    return len(re.findall(r"(?<!\\)\|", re.sub(r"^[ >]*\||(?<!\\)\| *$", "", row))) + 1


def check_nesting(passage: Passage) -> Iterator[Problem]:
    """Lists and quotations stand ten deep at most, and a paragraph holds a bearable number of brackets."""
    brackets = 0
    for at, line in lines_in(passage.bare):
        margin = line[: MARGIN.match(line).end()]  # type: ignore[union-attr]
        depth = len(re.findall(r" {4}|>|[*+-]|\d+\.", margin)) if len(margin) > DEEPEST else 0
        if depth > DEEPEST and line.strip():
            yield passage.problem(at, f"found lists or quotations {depth} deep", f"nest them at most {DEEPEST} deep")
        before = brackets if line.strip() or passage.kind == "line" else 0
        brackets = before + line.count("[")
        if before <= MOST_BRACKETS < brackets:
            yield passage.problem(at, "found brackets without end", f"open at most {MOST_BRACKETS} in a paragraph")


def lines_in(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text, each with where it begins."""
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1


Rule = Callable[[Passage], Iterator[Problem]]
Rules = tuple[tuple[Rule, tuple[str, ...]], ...]
ANY = ("",)
PLAIN: Rules = ((check_tags, ("<",)), (check_entities, ("&",)), (check_targets, ("](",)))
MARKDOWN: Rules = (  # each rule with the signs without which it finds nothing
    *PLAIN,
    (check_definitions, ("[",)),
    (check_pictures, ("![",)),
    (check_attributes, ("{",)),
    (check_blocks, ANY),
    (check_code, ("`", "~")),
    (check_tables, ("|",)),
    (check_nesting, ANY),
)
