"""New sentences out of the words of old ones: a chain that knows which word may follow which, drawn from a seed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from random import Random

ODD = re.compile(r"[`<>\[\]{}|\\_#@]|https?:|(?<![\w])(?:PB|[RBEPQS])-\d")
EDGES = "*()«»“”\"„'’‘…"
STOPS = ".,:;!?—–-"
END = ""


class Babble:
    """Writes texts of a kind: learns from those there are, and none of its own is a copy of one."""

    def __init__(self, texts: Iterable[str], chance: Random) -> None:
        self.chance = chance
        self.follow: dict[str, list[str]] = {}
        for text in texts:
            before = END
            for word in words(text):
                self.follow.setdefault(before, []).append(word)
                before = word
            self.follow.setdefault(before, []).append(END)

    def like(self, text: str) -> str:
        """A text about as long as another, in sentences where that one is."""
        wanted, end = len(words(text)), text.strip()[-1:]
        found: list[str] = []
        while len(found) < max(1, wanted):
            word = self.chance.choice(self.follow[found[-1] if found else END])
            if not word and end == ".":
                found[-1] = found[-1].rstrip(STOPS) + end
            if not word:
                word = self.chance.choice(self.follow[END])
                word = word if end == "." else word.lower()
            found.append(word)
            self.follow.setdefault(word, [END])
        line = " ".join(found).rstrip(STOPS)
        return line + end if end in ".!?" else line


def words(text: str) -> list[str]:
    """The words of a text that mean nothing to Markdown and refer to nothing."""
    found = (word.strip(EDGES) for word in text.split() if not ODD.search(word))
    return [word for word in found if re.match(r"\w*[^\W\d_]", word)]
