"""New sentences out of the words of old ones: a chain that knows which word may follow which, drawn from a seed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from random import Random

ODD = re.compile(r"[`<>\[\]{}|\\_#@]|https?:|(?<![\w])(?:PB|[RBEPQS])-\d")
EDGES = "*()«»“”\"„'’‘…"
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
        """A text about as long as another, with the sign at its end."""
        wanted = max(1, len(words(text)))
        found: list[str] = []
        while len(found) < wanted:
            found.append(self.after(found[-1] if found else END))
        end = text.strip()[-1:]
        line = " ".join(found).rstrip(".,:;!?—–-")
        return line + end if end in ".!?" else line

    def after(self, word: str) -> str:
        """A word that may follow another; after the end of a sentence one that may begin the next."""
        chosen = self.chance.choice(self.follow[word])
        return chosen or self.chance.choice(self.follow[END])


def words(text: str) -> list[str]:
    """The words of a text that mean nothing to Markdown and refer to nothing."""
    found = (word.strip(EDGES) for word in text.split() if not ODD.search(word))
    return [word for word in found if re.match(r"\w*[^\W\d_]", word)]
