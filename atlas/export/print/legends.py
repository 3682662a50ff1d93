"""Legends of a map: swatches with their ranges, or a grid of two things at once; its scale."""

from collections.abc import Sequence, Set

from atlas import palette
from atlas.drawings import Legend, Map, TwoWayLegend
from atlas.export.print import grid, shading, swatches, typeset
from atlas.export.print.inks import Inks
from atlas.export.print.sheet import Box, Sheet
from atlas.export.print.swatches import Entry
from atlas.export.print.typeset import KEY, LABEL, QUIET

SWATCH = (7.0, 5.0)  # millimetres
BESIDE_GRID = 14.0  # from a grid under a map to what stands beside it
BROAD, SCALE = 120.0, 46.0  # a legend as broad has the scale at its right, with so much room
LONGEST = 30.0  # millimetres of a scale
ROW = 1.6  # millimetres between two entries
COLUMN, GRID_COLUMN = 46.0, 66.0  # millimetres that a legend takes beside a map
POINT = "one organisation or more"
OUTLINED = "outlined: the place itself"
HOLLOW = {  # by the grades that are on the map
    "D": "grade D: the place is not well known",
    "X": "grade X: left out, to check",
    "DX": "grade D or X: the place is not well known, or it is left out",
}


def column(drawing: Map) -> float:
    """How wide a legend is that stands beside its map."""
    return GRID_COLUMN if isinstance(drawing.legend, TwoWayLegend) else COLUMN


def is_broad(width: float) -> bool:
    """Is there room for the scale at the right of a legend?"""
    return width >= BROAD


def entries(drawing: Map, held: Inks, grades: Set[str]) -> list[Entry]:
    """The lines of a legend; ``grades`` are those of the organisations on the map."""
    found = []
    if isinstance(drawing.legend, Legend):
        colours, textures = shading.colours(drawing, held), shading.textures(drawing, held)
        found = [
            Entry(label, colours[at], str(at + 1) if held.is_grey else "", textures[at])
            for at, label in enumerate(drawing.legend.labels)
        ]
    if drawing.legend and drawing.legend.not_known:
        found.append(Entry(palette.NOT_KNOWN_LABEL))
    if drawing.legend and 0 < len(set(drawing.around)) < len(drawing.shades):
        found.append(Entry(OUTLINED, is_outline=True))
    if grades - set("DX"):
        found.append(Entry(POINT, point="full"))
    if hollow := "".join(sorted(grades & set("DX"))):
        found.append(Entry(HOLLOW[hollow], point="hollow"))
    return found


def _high(entry: Entry, width: float) -> float:
    lines = typeset.wrap(entry.words, KEY, width - SWATCH[0] - 2.5)
    return max(len(lines) * KEY.line, SWATCH[1]) + ROW


def _title(drawing: Map, width: float) -> list[str]:
    """The lines of the title; none where the words of the figure say what the colours are."""
    width -= SCALE if is_broad(width) else 0
    return typeset.wrap(drawing.legend.title, LABEL.bold(), width) if drawing.legend else []


def height(drawing: Map, held: Sequence[Entry], width: float) -> float:
    """How high a legend is at a width."""
    title = len(_title(drawing, width)) * LABEL.line + (2 if drawing.legend else 0)
    cells = grid.height(drawing.legend, width) if isinstance(drawing.legend, TwoWayLegend) else 0
    if width <= GRID_COLUMN:
        return title + cells + sum(_high(entry, width) for entry in held)
    return title + (cells or _flow(held, _free(drawing, width))[1])


def draw(sheet: Sheet, box: Box, drawing: Map, held: Sequence[Entry]) -> float:
    """Set the legend from the top of a box; give where it ends."""
    top = sheet.lines(box.x, box.y, _title(drawing, box.width), LABEL.bold())
    top += 2 if drawing.legend else 0
    is_beneath = box.width > GRID_COLUMN
    if isinstance(drawing.legend, TwoWayLegend):
        end = grid.draw(sheet, Box(box.x, top, box.width, 0), drawing, drawing.legend)
        if not is_beneath:
            return _column(sheet, Box(box.x, end, box.width, 0), held)
        off = grid.across(drawing.legend, box.width) + BESIDE_GRID
        _column(sheet, Box(box.x + off, top + 6, box.width - off, 0), held)
        return end
    if not is_beneath:
        return _column(sheet, Box(box.x, top, box.width, 0), held)
    places, high = _flow(held, _free(drawing, box.width))
    for entry, (x, y) in zip(held, places, strict=True):
        _column(sheet, Box(box.x + x, top + y, box.width, 0), [entry])
    return top + high


def _free(drawing: Map, width: float) -> float:
    """The room of entries under a map: without a title the scale stands beside the first."""
    return width - SCALE if is_broad(width) and not drawing.legend else width


def _flow(held: Sequence[Entry], width: float) -> tuple[list[tuple[float, float]], float]:
    """Where entries stand that follow each other in rows, and how high the rows are."""
    places, x, y = [], 0.0, 0.0
    for entry in held:
        wide = SWATCH[0] + 2.5 + typeset.width(entry.words, KEY)
        if x and x + wide > width:
            x, y = 0.0, y + SWATCH[1] + ROW
        places.append((x, y))
        x += wide + 5
    return places, (y + SWATCH[1] + ROW if held else 0.0)


def _column(sheet: Sheet, box: Box, held: Sequence[Entry]) -> float:
    top = box.y
    for entry in held:
        high = _high(entry, box.width) - ROW
        swatches.mark(sheet, Box(box.x, top + (high - SWATCH[1]) / 2, *SWATCH), entry)
        lines = typeset.wrap(entry.words, KEY, box.width - SWATCH[0] - 2.5)
        at = top + (high - len(lines) * KEY.line) / 2
        sheet.lines(box.x + SWATCH[0] + 2.5, at, lines, KEY)
        top += high + ROW
    return top


def scale_bar(
    sheet: Sheet, x: float, y: float, metres_each: float, *, is_last: bool = False
) -> None:
    """Draw a bar of kilometres with its length from ``x`` on, or, as the last thing, up to it.

    ``metres_each`` is of a millimetre.
    """
    lengths = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200]
    fits = [one for one in lengths if one * 1000 / metres_each <= LONGEST]
    kilometres = fits[-1] if fits else lengths[0]
    long = kilometres * 1000 / metres_each
    x -= long + 1.8 + typeset.width(f"{kilometres:g} km", QUIET) if is_last else 0
    sheet.line([x, x], [y, y + 1.6], palette.INK, width=0.8)
    sheet.line([x, x + long], [y + 1.6] * 2, palette.INK, width=0.8)
    sheet.line([x + long] * 2, [y, y + 1.6], palette.INK, width=0.8)
    sheet.middle(x + long + 1.8, y + 1, f"{kilometres:g} km", QUIET)
