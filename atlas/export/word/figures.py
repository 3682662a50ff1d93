"""A figure in a Word file: what it finds, what it shows, what to mind, where it is from."""

from pathlib import Path

from atlas.drawings import Map, Years
from atlas.export.print import drawn
from atlas.export.word import tables
from atlas.export.word.flow import Flow
from atlas.export.word.template import UPRIGHT
from atlas.figure import Figure

MOST_ROWS = 25  # of a table that may be cut
BESIDE = 12  # rows that the figures of a drawing may have, to stand below it too
DPI = 220
MAP = 116.0  # millimetres high, so that its words stand on the same page


def put(flow: Flow, figure: Figure, maps: Path, *, is_whole: bool = False) -> None:
    """Set one figure with its words; ``is_whole`` writes every row of its table."""
    said, count = figure.said, len(figure.table.rows)
    flow.caption("Figure" if figure.drawing else "Table", said.title)
    flow.say("Measure", said.measure)
    if figure.drawing is None:
        _table(flow, figure, count if is_whole else MOST_ROWS)
    else:
        tall = MAP if isinstance(figure.drawing, Map) else None
        picture = drawn(figure, maps, width_mm=UPRIGHT.text, height_mm=tall, dpi=DPI)
        flow.picture(picture, alt=said.alt, width=UPRIGHT.text)
    for caution in said.cautions:
        flow.say("Caution", caution)
    flow.say("Source", said.source)
    # Columns of years have their figures on them.
    if figure.drawing and not isinstance(figure.drawing, Years) and 0 < count <= BESIDE:
        flow.say("Measure", f"Figure {flow.counts['Figure']} in figures")
        _table(flow, figure, count)
        flow.say("Source", "")


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
