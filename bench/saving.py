"""Saving a playbook, again and again, for whoever measures what an author waits for."""

from __future__ import annotations

import os
import sys
from cProfile import Profile
from pathlib import Path
from threading import Event, Thread

from mkdocs.commands.build import build
from mkdocs.config import load_config

BEGUN = "\nHow often this was saved: "
TIMES = 2  # the first build makes everything


class Author:
    """Somebody who writes on at the end of a playbook."""

    def __init__(self, handbook: Path) -> None:
        self.file = min((handbook / "playbooks").glob("PB-002-*.md"))  # that of the translation comes after it
        self.text = self.file.read_text("utf-8").partition(BEGUN)[0]
        self.file.write_text(self.text, "utf-8")

    def save(self, turn: int) -> str:
        """Save it with another sentence, which is what is told."""
        sentence = f"{BEGUN}{turn + 1}"
        self.file.write_text(f"{self.text}{sentence}.\n", "utf-8")
        return sentence.strip()


def main() -> None:
    """Build the preview of the handbook that stands here into a folder; keep the profile of the last time."""
    site, kept = sys.argv[1:]
    Thread(target=Event().wait, daemon=True).start()  # as in a preview, which has some
    author, profile, address = Author(Path.cwd()), Profile(), os.environ["SITE_URL"]
    for turn in range(TIMES):
        author.save(turn)
        config = load_config("mkdocs.yml", site_dir=site)
        if turn == 0:
            config.plugins.on_startup(command="serve", dirty=True)
        if turn == TIMES - 1:
            profile.enable()
        build(config, serve_url=address, dirty=True)
    profile.disable()
    profile.dump_stats(kept)


if __name__ == "__main__":
    main()
