"""The legend of a map of two things at once: rows of need by columns of organisations."""

from atlas import palette
from atlas.drawings import Map, TwoWayLegend
from atlas.export.print import shading, swatches, typeset
from atlas.export.print.sheet import Box, Sheet
from atlas.export.print.swatches import Entry
from atlas.export.print.typeset import KEY

CELL = (11.5, 9.0)  # millimetres
WIDEST = 20.0  # where a heading would else stand in more than two lines, or be cut in a word
ROWS, APART = 34.0, 1.5  # millimetres: for the names of rows, and from them to the cells
_HEAD = typeset.Style(8, colour=palette.QUIET)


def _cell(legend: TwoWayLegend, width: float) -> float:
    """How broad the cells of a grid are: broader where a heading would stand in many lines."""
    most = min(WIDEST, (width - ROWS - APART) / max(len(legend.columns), 1))
    broad = CELL[0]
    while broad < most and not all(map(_fits, legend.columns, _heads(legend, broad))):
        broad += 0.5
    return broad


def _fits(label: str, lines: list[str]) -> bool:
    return len(lines) <= 2 and " ".join(lines).split() == label.split()


def _heads(legend: TwoWayLegend, cell: float) -> list[list[str]]:
    return [typeset.wrap(label, _HEAD, cell - 0.6) for label in legend.columns]


def _head(legend: TwoWayLegend, width: float) -> list[list[str]]:
    return _heads(legend, _cell(legend, width))


def across(legend: TwoWayLegend, width: float) -> float:
    """How much of a width the grid takes."""
    return _row_room(legend, width) + APART + len(legend.columns) * _cell(legend, width)


def height(legend: TwoWayLegend, width: float) -> float:
    """How high the grid is, with what keeps it from what follows."""
    head = max((len(lines) for lines in _head(legend, width)), default=0) * _HEAD.line
    return head + 1 + sum(_row_heights(legend, width)) + 3


def _row_heights(legend: TwoWayLegend, width: float) -> list[float]:
    room = _row_room(legend, width)
    lines = (len(typeset.wrap(label, KEY, room)) for label in legend.rows)
    return [max(CELL[1], count * KEY.line + 1) for count in lines]


def _row_room(legend: TwoWayLegend, width: float) -> float:
    return min(width - len(legend.columns) * _cell(legend, width) - APART, ROWS)


def draw(sheet: Sheet, box: Box, drawing: Map, legend: TwoWayLegend) -> float:
    """Set the grid from the top of a box; give where it ends."""
    colours = shading.colours(drawing, sheet.inks)
    textures = shading.textures(drawing, sheet.inks)
    room, wide = _row_room(legend, box.width), _cell(legend, box.width)
    heads = _head(legend, box.width)
    top = box.y + max((len(lines) for lines in heads), default=0) * _HEAD.line
    for at, lines in enumerate(heads):
        middle = box.x + room + APART + (at + 0.5) * wide
        sheet.lines(middle, top - len(lines) * _HEAD.line, lines, _HEAD, across="center")
    top += 1
    rows = zip(legend.rows, legend.classes, _row_heights(legend, box.width), strict=True)
    for label, classes, high in rows:
        lines = typeset.wrap(label, KEY, room)
        sheet.lines(box.x, top + (high - len(lines) * KEY.line) / 2, lines, KEY)
        for at, number in enumerate(classes):
            cell = Box(box.x + room + APART + at * wide, top, wide, high)
            said = str(number) if sheet.inks.is_grey else ""
            swatches.fill(sheet, cell, Entry("", colours[number - 1], said, textures[number - 1]))
        top += high
    return top + 3
