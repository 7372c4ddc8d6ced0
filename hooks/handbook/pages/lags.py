"""What readers are told of translations that lag behind, and how to bring them up to date."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.drift import Drift
from handbook.pages.editing import difference, translating
from handbook.pages.markdown import Writer, blocks, bullets


class Lags(Writer):
    """Writes how translations stand to their originals."""

    def translations(self) -> str:
        """Every translation that is not up to date, into either language, with what is to be done; or that all are."""
        items = {**self.catalog.playbooks, **self.catalog.risks}
        drifts = {name: self.catalog.drifts[name] for name, item in items.items() if item.listed}
        late = {name: drift for name, drift in drifts.items() if drift.state != "current"}
        if not late:
            return self.say("drift_none")
        told = bullets(self.lag(name, drift) for name, drift in late.items())
        return blocks([f"{self.say('drift_some')} {len(late)} / {len(drifts)}", told])

    def lag(self, identity: str, drift: Drift) -> str:
        """One translation that is not up to date."""
        lines = [f"**{self.link(identity)}** · {self.say(f'drift_into_{drift.language}')}"]
        lines += [f"{self.say(f'drift_{drift.state}')} {self.mending(drift)}".strip()]
        lines += [f"{self.say('drift_lacking')} {', '.join(f'`{name}`' for name in drift.lacking)}"] * bool(
            drift.lacking
        )
        return "  \n".join([*lines, f"`{drift.file}`"]) + f"\n{{ #{identity.lower()} }}"

    def mending(self, drift: Drift) -> str:
        """Links to what changed in the original, and to the translation."""
        return " · ".join(self.links(drift)) if self.repository else ""

    def links(self, drift: Drift) -> Iterator[str]:
        """The links, below the address of the repository."""
        if drift.state != "missing":
            yield f"[{self.say('drift_difference')}]({self.repository}/{difference(drift)})"
        yield f"[{self.say('translate_page')}]({self.repository}/{translating(drift)})"
