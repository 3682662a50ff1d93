"""A figure in a Word file: what it finds, what it shows, what to mind, where it is from."""

from collections.abc import Sequence
from pathlib import Path

from atlas import text
from atlas.drawings import Bars, Drawing, Map, Years
from atlas.export.print import drawn
from atlas.export.word import tables
from atlas.export.word.flow import Flow
from atlas.export.word.template import UPRIGHT
from atlas.figure import Figure

MOST_ROWS = 25  # of a table that may be cut
BESIDE = 12  # rows that the figures of a drawing may have, to stand below it too
DPI = 220
# Millimetres high, so that words and table stand on the same page.
MAP, TENTHS = 112.0, 80.0
LONG = 150  # letters of a caution that is written out once, and pointed to after that


def put(flow: Flow, figure: Figure, maps: Path, *, is_whole: bool = False) -> None:
    """Set one figure with its words; ``is_whole`` writes every row of its table."""
    said, count = figure.said, len(figure.table.rows)
    flow.caption("Figure" if figure.drawing else "Table", said.title)
    flow.say("Measure", said.measure)
    if figure.drawing is None:
        _table(flow, figure, count if is_whole else MOST_ROWS)
    else:
        tall = _height(figure.drawing)
        picture = drawn(figure, maps, width_mm=UPRIGHT.text, height_mm=tall, dpi=DPI)
        flow.picture(picture, alt=said.alt, width=UPRIGHT.text)
    _cautions(flow, said.cautions, "figure" if figure.drawing else "table")
    flow.say("Source", said.source)
    # Columns of years have their figures on them.
    if figure.drawing and not isinstance(figure.drawing, Years) and 0 < count <= BESIDE:
        flow.say("Measure", f"Figure {flow.counts['Figure']} in figures")
        _table(flow, figure, count)
        flow.say("Source", "")


def _height(drawing: Drawing) -> float | None:
    """How high a drawing is, where what suits it leaves no room for its words and table."""
    if isinstance(drawing, Map):
        return MAP
    return TENTHS if isinstance(drawing, Bars) else None


def _cautions(flow: Flow, cautions: Sequence[str], kind: str) -> None:
    """Write what must be minded; what is long and stands under an earlier figure is named."""
    here = f"{kind} {flow.counts[kind.capitalize()]}"
    again = dict.fromkeys(flow.said[one] for one in cautions if one in flow.said)
    for caution in cautions:
        if caution not in flow.said:
            flow.say("Caution", caution)
        if len(caution) > LONG:
            flow.said.setdefault(caution, here)
    if again:
        flow.say("Caution", f"What stands in full under {text.listed(again)} holds here too.")


def _table(flow: Flow, figure: Figure, most: int) -> None:
    """Write the first ``most`` rows, and say where the others are."""
    table, count = figure.table, len(figure.table.rows)
    if not count:
        flow.say("Caution", "There is nothing to list.")
        return
    about = f"{figure.said.title}. {figure.said.measure}"
    tables.write(flow, table, about=about, most=most)
    if count > most:
        flow.say(
            "Caution",
            f"These are {most} of {count:,} rows: the Atlas gives all of them with this table, "
            f"as {table.stem}.xlsx and {table.file_name}.",
        )
