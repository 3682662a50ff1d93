"""The map of a slide: the land alone as a picture, its legend beside it as a small table."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.slide import Slide
from pptx.util import Inches, Pt

from atlas import palette
from atlas.drawings import Legend, Map, TwoWayLegend
from atlas.export.print import files, ground, inks, legends
from atlas.export.print.ground import Ground
from atlas.export.print.inks import Inks
from atlas.export.print.maps import MapPlan
from atlas.export.print.sheet import Box as Frame
from atlas.export.print.sheet import Sheet
from atlas.export.print.swatches import Entry
from atlas.export.slides import boxes, filling
from atlas.export.slides.words import height, lines, tidy, width
from atlas.figure import Figure

DPI = 200
LARGER = 2.2  # letters on the wall than those of a printed page
_BAR = 5.0  # millimetres under the map, for its scale
SIZES = (18.0, 16.0, 15.0, 14.0, 13.0, 12.0)  # points of a legend: the largest that fits
_SWATCH, _CELL, _BESIDE = 0.5, 0.66, 0.12  # inches
_SIDES = ("lnL", "lnR", "lnT", "lnB")
_NAMESPACE = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def picture(figure: Figure, drawing: Map, maps: Path) -> bytes:
    """Draw the land as large as the box of a slide lets it be, with its scale."""
    wide, high = (length * 25.4 / LARGER for length in boxes.PICTURE.at[2:])
    plan = MapPlan(drawing, maps, Inks())
    west, south, east, north = plan.bounds
    frame = Frame(0, 0, wide, high - _BAR)
    each = max((east - west) / frame.width, (north - south) / frame.height)
    sheet = Sheet(wide, high, plan.inks)
    middle = ((west + east) / 2, (south + north) / 2)
    ground.draw(sheet, Ground(plan.land, drawing, frame, each, middle), plan.sites)
    legends.scale_bar(sheet, 0.3, frame.height + 2.2, each)
    return files.png(sheet, figure, dpi=DPI * LARGER)


def legend(slide: Slide, drawing: Map, maps: Path, room: tuple[float, float]) -> None:
    """Put the legend in its box, between two heights; a map without one has none."""
    held = drawing.legend
    if held is None:
        return
    entries = MapPlan(drawing, maps, Inks()).entries
    across = _widths(held)
    laid = (_heights(held, entries, across, size) for size in SIZES)
    size, high = next(
        (one for one in zip(SIZES, laid, strict=True) if sum(one[1]) <= room[1] - room[0]),
        (SIZES[-1], _heights(held, entries, across, SIZES[-1])),
    )
    frame = filling.box(slide, boxes.LEGEND).insert_table(len(high), len(across))
    filling.describe(frame, "Legend", f"Legend: {tidy(held.title)}")
    filling.plain_table(frame.table)
    for column, wide in zip(frame.table.columns, across, strict=True):
        column.width = Inches(wide)
    for row, one in zip(frame.table.rows, high, strict=True):
        row.height = Inches(one)
    _fill(frame.table, held, drawing, entries, size)
    frame.top, frame.height = Inches(room[0]), sum(row.height for row in frame.table.rows)


def _fill(
    table: Any, held: Legend | TwoWayLegend, drawing: Map, entries: Sequence[Entry], size: float
) -> None:
    """The title over all columns, then the grid, then a line for each swatch."""
    title, last = table.cell(0, 0), len(table.columns) - 1
    title.merge(table.cell(0, last))
    _say(title, held.title, size, is_bold=True)
    is_grid = isinstance(held, TwoWayLegend)
    if isinstance(held, TwoWayLegend):
        _grid(table, held, drawing, size)
    for at, entry in enumerate(entries, len(table.rows) - len(entries)):
        _entry([table.cell(at, column) for column in range(last + 1)][is_grid:], entry, size)


def _widths(held: Legend | TwoWayLegend) -> list[float]:
    """Swatches are as wide as they must be; words have what these leave."""
    wide = boxes.LEGEND.at[2]
    if not isinstance(held, TwoWayLegend):
        return [_SWATCH, wide - _SWATCH]
    words = (word for name in held.columns for word in tidy(name).split())
    longest = max((width(word, SIZES[0]) for word in words), default=0) + 0.05
    each = max(_CELL, min(longest, 0.6 * wide / len(held.columns)))
    return [wide - each * len(held.columns), *[each] * len(held.columns)]


def _heights(
    held: Legend | TwoWayLegend, entries: Sequence[Entry], across: Sequence[float], size: float
) -> list[float]:
    """How high each row is when its words have a size."""

    def high(words: str, wide: float, *, is_bold: bool = False) -> float:
        return height(len(lines(tidy(words), size, wide, is_bold=is_bold)), size)

    is_grid = isinstance(held, TwoWayLegend)
    found = [high(held.title, sum(across), is_bold=True) + 0.1]
    if isinstance(held, TwoWayLegend):
        found.append(max(high(name, across[1]) for name in held.columns) + 0.05)
        found += [max(high(name, across[0] - _BESIDE), 0.32) + 0.05 for name in held.rows]
    wide = sum(across[is_grid + 1 :]) - _BESIDE
    return found + [high(entry.words, wide) + 0.07 for entry in entries]


def _grid(table: Any, held: TwoWayLegend, drawing: Map, size: float) -> None:
    for at, name in enumerate(held.columns, 1):
        cell = table.cell(1, at)
        _say(cell, name, size, colour=palette.QUIET, aligned=PP_ALIGN.CENTER)
        cell.vertical_anchor = MSO_ANCHOR.BOTTOM
    _say(table.cell(1, 0), "", size)
    for at, (name, numbers) in enumerate(zip(held.rows, held.classes, strict=True), 2):
        _say(table.cell(at, 0), name, size)
        table.cell(at, 0).margin_left = Inches(0)
        for across, number in enumerate(numbers, 1):
            _swatch(table.cell(at, across), drawing.colours[number - 1], str(number), size)
            _edged(table.cell(at, across), palette.INK, 0.5, _SIDES)


def _entry(held: Sequence[Any], entry: Entry, size: float) -> None:
    """One line: its swatch or its mark, and what that means in all the cells after it."""
    swatch, words, *others = held
    if others:
        words.merge(others[-1])
    _say(words, entry.words, size)
    if entry.is_outline:
        _edged(swatch, palette.INK, 2.25, _SIDES)
        return
    if entry.point:
        sign = "●" if entry.point == "full" else "○"
        _say(swatch, sign, size, colour=palette.POINT, aligned=PP_ALIGN.CENTER)
    else:
        _swatch(swatch, entry.colour, entry.number, size)
    _edged(swatch, palette.PAPER, 3, _SIDES[2:])


def _say(  # noqa: PLR0913 - words and how they are set, by name
    cell: Any,
    said: str,
    size: float,
    *,
    colour: str = palette.INK,
    is_bold: bool = False,
    aligned: Any = PP_ALIGN.LEFT,
) -> None:
    cell.text_frame.text = tidy(said)
    line = cell.text_frame.paragraphs[0]
    line.alignment = aligned
    line.font.size, line.font.bold = Pt(size), is_bold
    line.font.color.rgb = filling.rgb(colour)
    cell.margin_left = Inches(0 if aligned == PP_ALIGN.CENTER or is_bold else _BESIDE)
    cell.margin_right = cell.margin_top = cell.margin_bottom = Inches(0)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE


def _swatch(cell: Any, colour: str, number: str, size: float) -> None:
    """Fill a cell with the colour of a class, under its number; hatched as it is on the map."""
    plain = inks.ground(colour) if colour else palette.NOT_KNOWN_LAND
    _say(cell, number, size, colour=palette.text_on(plain), aligned=PP_ALIGN.CENTER)
    if colour and not inks.is_hatched(colour):
        fill = f"<a:solidFill {_NAMESPACE}>{_rgb(plain)}</a:solidFill>"
    else:
        turn, line = ("wdUpDiag", palette.NOT_KNOWN_LINE) if not colour else ("wdDnDiag", "#FFFFFF")
        fill = (
            f'<a:pattFill {_NAMESPACE} prst="{turn}"><a:fgClr>{_rgb(line)}</a:fgClr>'
            f"<a:bgClr>{_rgb(plain)}</a:bgClr></a:pattFill>"
        )
        cell.text_frame.paragraphs[0].font.color.rgb = filling.rgb(palette.INK)
        cell.text_frame.paragraphs[0].font.bold = True
    cell._tc.get_or_add_tcPr().append(parse_xml(fill))


def _edged(cell: Any, colour: str, thick: float, sides: Sequence[str]) -> None:
    held = cell._tc.get_or_add_tcPr()
    for at, side in enumerate(sides):
        edge = (
            f'<a:{side} {_NAMESPACE} w="{round(thick * 12700)}"><a:solidFill>{_rgb(colour)}'
            f"</a:solidFill></a:{side}>"
        )
        held.insert(at, parse_xml(edge))


def _rgb(colour: str) -> str:
    return f'<a:srgbClr val="{colour[1:].upper()}"/>'
