"""What every figure that leaves the app carries with it."""

from dataclasses import dataclass
from datetime import datetime

from atlas import text

PRACTICE = "PRACTICE DATA: a fictional region. Not for use as evidence."
BOUNDARIES = "LSOA 2021, ward 2025, local authority 2025"


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """Title, filters and origin of one export, ready to be written at its head."""

    title: str
    filters: str
    source: str
    licence: str
    attribution: str
    build_id: str
    built_at: datetime
    is_practice: bool
    notes: tuple[str, ...] = ()

    def lines(self) -> list[tuple[str, str]]:
        """Heading and value of each line, in the order of reading."""
        lines = [("Practice", PRACTICE)] if self.is_practice else []
        lines += [
            ("Title", self.title),
            ("What is shown", self.filters),
            ("Source", self.source),
            ("Boundaries", BOUNDARIES),
            ("Licence", self.licence),
            ("Attribution", self.attribution),
            ("Build", f"{self.build_id}, made on {text.day(self.built_at)}"),
        ]
        return lines + [("Note", note) for note in self.notes]
