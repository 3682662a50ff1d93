"""Where the figures on show come from: one line under them, and the head of every export."""

from collections.abc import Sequence

from atlas import text
from atlas.menu import Measure
from atlas.provenance import Provenance
from atlas.ui import frames
from atlas.warehouse import Row

PRACTICE_CREDIT = "Boundaries: a fictional region, made up for practice."


def measured(measure: Measure) -> list[Row]:
    """The sources of a measure."""
    wanted = {part.strip() for part in measure.source.split(",")}
    return [row for row in frames.rows("sources") if row["source"] in wanted]


def registers(tiers: Sequence[str]) -> list[Row]:
    """The registers that are loaded, of those that the chosen kinds need."""
    needed = {row["source"] for row in frames.rows("coverage", council="", tiers=list(tiers))}
    return [
        row
        for row in frames.rows("sources")
        if row["source"] in needed and row["status"] == "loaded"
    ]


def lead() -> str:
    """How a source line begins: practice data only look like their publishers' files."""
    return "Made up in the format of" if frames.build()["is_practice"] else "Source"


def line(measure: Measure) -> str:
    """The source line of a figure."""
    named = text.listed(f"{row['title']} ({row['publisher']})" for row in measured(measure))
    return f"{lead()}: {named or measure.source}. Areas: LSOA 2021, councils of 2025."


def provenance(
    sources: Sequence[Row], *, title: str, filters: str, notes: tuple[str, ...]
) -> Provenance:
    """What an export of figures from these sources carries."""
    build = frames.build()
    named = "; ".join(
        f"{row['title']}, {row['publisher']}, release {row['release'] or text.NOT_KNOWN}"
        for row in sources
    )
    return Provenance(
        title=title,
        filters=filters,
        source=f"{lead()}: {named}" if build["is_practice"] else named or text.NOT_KNOWN,
        licence=_each(sources, "licence"),
        attribution=_each(sources, "attribution"),
        build_id=build["build_id"],
        built_at=build["built_at"],
        is_practice=build["is_practice"],
        notes=notes,
    )


def _each(sources: Sequence[Row], key: str) -> str:
    """What the sources say under ``key``, each once."""
    return "; ".join(dict.fromkeys(str(row[key]) for row in sources)) or text.NOT_KNOWN
