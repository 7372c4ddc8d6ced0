"""What is code in a Markdown text: blanked out, so that no rule on words is asked of it."""

from __future__ import annotations

import re

BLANK = "\0"
START = r"^(?:[ >]|[*+-] |\d+\. )*"
FENCE = re.compile(r"([ >]*)(`{3,}|~{3,}) *[\w#.+-]* *")
MAYBE_CODE = re.compile(r"(?m)[`~]|^ {4}")
TOP = re.compile(r"(?![*+-] |\d+\.)[^ >\[]")
SPAN = re.compile(r"(?<![`\\])(`+)(?!`).+?(?<!`)\1(?!`)")


def without_code(text: str, *, indented: bool) -> str:
    """A text whose code is blanked out: what surely is a block of it, and what ends on its line."""
    if not MAYBE_CODE.search(text):
        return text
    written = text.split("\n")
    lines, at, block, opening = written[:], 0, "", ""
    while at < len(lines):
        fresh = at == 0 or not written[at - 1].strip()
        block = lines[at] if fresh else block
        end = end_of_fence(lines, at, block)
        if end == at and indented and fresh and TOP.match(opening):
            end = end_of_indented(lines, at)
        if end == at:
            opening = lines[at] if lines[at].strip() and fresh else opening
            lines[at] = SPAN.sub(lambda span: BLANK * len(span[0]), lines[at])
        else:
            lines[at:end] = (BLANK * len(line) for line in lines[at:end])
        at = max(end, at + 1)
    return "\n".join(lines)


def end_of_fence(lines: list[str], at: int, block: str) -> int:
    """The line behind the fence that opens on this one, all in it indented alike; else this line itself.

    Markdown takes back a fence in a block whose first line stands further in: it might all be indented code.
    """
    opened = FENCE.fullmatch(lines[at])
    if not opened or len(block) - len(block.lstrip(" ")) >= len(opened[1]) + 4:
        return at
    margin, closed = opened[1], opened[1] + opened[2]
    for number, line in enumerate(lines[at + 1 :], at + 1):
        if line.rstrip() == closed:
            return number + 1
        quoted = not line.strip() or line[len(margin) :].lstrip(" ").startswith(">")
        if (line.strip() and not line.startswith(margin)) or (">" in margin and quoted):
            return at
    return at


def end_of_indented(lines: list[str], at: int) -> int:
    """The line behind the last of those, from this one on, that stand four blanks in, with an empty line after them."""
    end = at
    for number, line in enumerate(lines[at:], at):
        if line.startswith("    ") and line.strip():
            end = number + 1
        elif line.strip():
            return end if end < number else at
    return end
