"""A hook for `make bench` alone: a build without the records of the search and without cards."""

from __future__ import annotations

from typing import Any


def on_startup(*, command: str, dirty: bool) -> None:
    """Have nobody gather the records."""
    from handbook.exports import volume

    def nothing(catalog: Any) -> dict[str, Any]:
        return {}

    volume.records = nothing  # type: ignore[assignment, attr-defined]


def on_files(files: Any, *, config: Any) -> None:
    """Have nobody paint the cards."""
    config.extra["cards"] = False
