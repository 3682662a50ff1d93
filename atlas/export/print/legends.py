"""Legends of a map: numbered swatches with their ranges, or a grid of two things at once."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from atlas import palette
from atlas.drawings import Legend, Map, TwoWayLegend
from atlas.export.print import inks, typeset
from atlas.export.print.sheet import Box, Sheet
from atlas.export.print.typeset import KEY, LABEL, QUIET

SWATCH = (7.0, 5.0)  # millimetres
CELL = (11.5, 9.0)  # of a grid
BESIDE_GRID = 96.0  # from the left of a grid under a map to what stands beside it
ROW = 1.6  # millimetres between two entries
COLUMN, GRID_COLUMN = 46.0, 66.0  # millimetres that a legend takes beside a map
POINT = "one organisation or more"
HOLLOW = {  # by the grades that are on the map
    "D": "grade D: the place is not well known",
    "X": "grade X: left out, to check",
    "DX": "grade D or X: the place is not well known, or it is left out",
}
_NUMBER, _HEAD = typeset.Style(8), typeset.Style(8, colour=palette.QUIET)


@dataclass(frozen=True)
class Entry:
    """One line: a swatch with a number, a hatch, or a point, and its words."""

    words: str
    colour: str = ""
    number: str = ""
    point: str = ""  # full or hollow


def column(drawing: Map) -> float:
    """How wide a legend is that stands beside its map."""
    return GRID_COLUMN if isinstance(drawing.legend, TwoWayLegend) else COLUMN


def entries(drawing: Map, colours: Sequence[str], grades: Set[str]) -> list[Entry]:
    """The lines of a legend; ``grades`` are those of the organisations on the map."""
    found = []
    if isinstance(drawing.legend, Legend):
        pairs = zip(drawing.legend.labels, colours, strict=True)
        found = [Entry(label, colour, str(at)) for at, (label, colour) in enumerate(pairs, 1)]
    if drawing.legend and drawing.legend.not_known:
        found.append(Entry(palette.NOT_KNOWN_LABEL))
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
    return typeset.wrap(drawing.legend.title, LABEL.bold(), width) if drawing.legend else []


def height(drawing: Map, held: Sequence[Entry], width: float) -> float:
    """How high a legend is at a width."""
    title = len(_title(drawing, width)) * LABEL.line + (2 if drawing.legend else 0)
    grid = _grid_height(drawing.legend, width) if isinstance(drawing.legend, TwoWayLegend) else 0
    if width <= GRID_COLUMN:
        return title + grid + sum(_high(entry, width) for entry in held)
    return title + (grid or _flow(held, width)[1])


def draw(sheet: Sheet, box: Box, drawing: Map, held: Sequence[Entry]) -> float:
    """Set the legend from the top of a box; give where it ends."""
    top = sheet.lines(box.x, box.y, _title(drawing, box.width), LABEL.bold())
    top += 2 if drawing.legend else 0
    is_beneath = box.width > GRID_COLUMN
    if isinstance(drawing.legend, TwoWayLegend):
        end = _grid(sheet, Box(box.x, top, box.width, 0), drawing.legend, drawing.colours)
        if not is_beneath:
            return _column(sheet, Box(box.x, end, box.width, 0), held)
        _column(sheet, Box(box.x + BESIDE_GRID, top + 6, box.width - BESIDE_GRID, 0), held)
        return end
    if not is_beneath:
        return _column(sheet, Box(box.x, top, box.width, 0), held)
    places, high = _flow(held, box.width)
    for entry, (x, y) in zip(held, places, strict=True):
        _column(sheet, Box(box.x + x, top + y, box.width, 0), [entry])
    return top + high


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
        _mark(sheet, Box(box.x, top + (high - SWATCH[1]) / 2, *SWATCH), entry)
        lines = typeset.wrap(entry.words, KEY, box.width - SWATCH[0] - 2.5)
        at = top + (high - len(lines) * KEY.line) / 2
        sheet.lines(box.x + SWATCH[0] + 2.5, at, lines, KEY)
        top += high + ROW
    return top


def _mark(sheet: Sheet, box: Box, entry: Entry) -> None:
    middle = box.x + box.width / 2, box.y + box.height / 2
    if entry.point:
        shape, is_open = sheet.inks.mark(is_unsure=entry.point == "hollow")
        xs, ys = ([value] for value in middle)
        sheet.dots(xs, ys, sheet.inks.point, radius=1.1, shape=shape, hollow=is_open)
        return
    if not entry.colour:
        clip = sheet.rectangle(box, palette.NOT_KNOWN_LAND)
        sheet.hatch(clip, box, palette.NOT_KNOWN_LINE)
        sheet.rectangle(box, "none", edge=palette.INK)
        return
    swatch(sheet, box, entry.colour, entry.number)


def swatch(sheet: Sheet, box: Box, colour: str, number: str) -> None:
    """Fill a box with a class's colour, its hatch if it has one, and its number."""
    plain = inks.ground(colour)
    clip = sheet.rectangle(box, plain)
    style = _NUMBER.coloured(palette.text_on(plain))
    x, y = box.x + box.width / 2, box.y + box.height / 2
    if inks.is_hatched(colour):
        sheet.hatch(clip, box, palette.PAPER, falls=True)
        wide = typeset.width(number, style) + 1.2
        sheet.rectangle(Box(x - wide / 2, y - 1.7, wide, 3.4), plain)
    sheet.rectangle(box, "none", edge=palette.INK)
    sheet.middle(x, y, number, style, across="center")


def _grid_head(legend: TwoWayLegend) -> list[list[str]]:
    return [typeset.wrap(label, _HEAD, CELL[0] - 0.6) for label in legend.columns]


def _grid_height(legend: TwoWayLegend, width: float) -> float:
    head = max((len(lines) for lines in _grid_head(legend)), default=0) * _HEAD.line
    return head + 1 + sum(_row_heights(legend, width)) + 3


def _row_heights(legend: TwoWayLegend, width: float) -> list[float]:
    room = _row_room(legend, width)
    lines = (len(typeset.wrap(label, KEY, room)) for label in legend.rows)
    return [max(CELL[1], count * KEY.line + 1) for count in lines]


def _row_room(legend: TwoWayLegend, width: float) -> float:
    return min(width - len(legend.columns) * CELL[0] - 1.5, 34.0)


def _grid(sheet: Sheet, box: Box, legend: TwoWayLegend, classed: Sequence[str]) -> float:
    colours = sheet.inks.classes(classed)
    room = _row_room(legend, box.width)
    heads = _grid_head(legend)
    top = box.y + max((len(lines) for lines in heads), default=0) * _HEAD.line
    for at, lines in enumerate(heads):
        middle = box.x + room + 1.5 + (at + 0.5) * CELL[0]
        sheet.lines(middle, top - len(lines) * _HEAD.line, lines, _HEAD, across="center")
    top += 1
    rows = zip(legend.rows, legend.classes, _row_heights(legend, box.width), strict=True)
    for label, classes, high in rows:
        lines = typeset.wrap(label, KEY, room)
        sheet.lines(box.x, top + (high - len(lines) * KEY.line) / 2, lines, KEY)
        for at, number in enumerate(classes):
            cell = Box(box.x + room + 1.5 + at * CELL[0], top, CELL[0], high)
            swatch(sheet, cell, colours[number - 1], str(number))
        top += high
    return top + 3


def scale_bar(sheet: Sheet, x: float, y: float, metres_each: float) -> None:
    """Draw a bar of whole kilometres with its length; ``metres_each`` is of a millimetre."""
    lengths = [0.5, 1, 2, 5, 10, 20, 50, 100, 200]
    fits = [one for one in lengths if one * 1000 / metres_each <= 30]
    kilometres = fits[-1] if fits else lengths[0]
    long = kilometres * 1000 / metres_each
    sheet.line([x, x], [y, y + 1.6], palette.INK, width=0.8)
    sheet.line([x, x + long], [y + 1.6] * 2, palette.INK, width=0.8)
    sheet.line([x + long] * 2, [y, y + 1.6], palette.INK, width=0.8)
    sheet.middle(x + long + 1.8, y + 1, f"{kilometres:g} km", QUIET)
