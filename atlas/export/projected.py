"""Pictures for a meeting room: a figure whose smallest letters can be read eight metres away.

Sizes are in pixels of a projector of 1,280 × 720; a larger screen shows all of it larger. Letters
are drawn as outlines, since a picture in a browser may use none of the page's fonts.
"""

import base64
import re
from dataclasses import dataclass, replace
from pathlib import Path

import matplotlib as mpl

from atlas.drawings import Bars, Dots, Drawing, Map, Strip
from atlas.export.print import files, ground, kinds, typeset
from atlas.export.print.ground import Ground
from atlas.export.print.inks import Inks
from atlas.export.print.maps import MapPlan
from atlas.export.print.sheet import Box, Sheet
from atlas.export.print.typeset import MM, QUIET
from atlas.figure import Figure

SMALLEST = 22.0  # pixels: the least that letters are high
_CHART, _LAND = 9.0, 7.0  # points: the smallest letters of a chart and of a map in print
EDGE = 1.0  # millimetres round a map
LONGEST = 60  # letters of a name in a chart
_WIDEST = 600.0  # millimetres
CLOSER = 3.1  # millimetres that rows may stand closer here than in print


@dataclass(frozen=True)
class Picture:
    """An svg, and how large its smallest letters are at the width it was asked for."""

    svg: bytes
    letters: float

    @property
    def address(self) -> str:
        """The picture as an address, so that a page shows it as an image and nothing in it runs."""
        return f"data:image/svg+xml;base64,{base64.b64encode(self.svg).decode()}"


def picture(figure: Figure, maps: Path, *, width: float, height: float) -> Picture:
    """Draw a figure for a box of so many pixels; a map without its legend.

    ``maps`` is the folder of map files of a build. Where the box is too small for all that a
    chart says, its letters are smaller, and the picture tells how small.
    """
    drawing = figure.drawing
    if drawing is None:
        raise ValueError(f"the figure {figure.key} is a table alone: it has no picture")
    least = _LAND if isinstance(drawing, Map) else _CHART
    each = SMALLEST / (least * MM)  # pixels of a millimetre
    box = Box(0, 0, width / each, height / each)
    with mpl.rc_context({"svg.fonttype": "path"}):
        sheet = (
            _land(drawing, maps, box)
            if isinstance(drawing, Map)
            else _chart(_bare(drawing), maps, box)
        )
        svg = files.svg(sheet, figure)
    return Picture(svg, _letters(svg, width))


def _chart(drawing: Drawing, maps: Path, box: Box) -> Sheet:
    """Draw a chart in a box; on a larger one of its shape where its words need more room."""
    plan = kinds.plan(drawing, maps, Inks())
    width, height, closer, second = box.width, box.height, 0.0, 0.0
    if isinstance(drawing, Bars | Dots):
        closer = CLOSER * len(drawing.items)
        # The name of a scale takes a second line where it is narrow.
        second = QUIET.line if typeset.width(drawing.axis, QUIET) > width / 2 else 0.0
    while plan.heights(width)[0] + second - closer > height and width < _WIDEST:
        width, height = width * 1.01, height * 1.01
    sheet = Sheet(width, height, plan.inks)
    plan.draw(sheet, Box(0.5, 0.5, width - 1, height - second - 1))
    return sheet


def _bare(drawing: Drawing) -> Drawing:
    """The chart with no more words than can be read from afar; all of them are in its table."""
    if isinstance(drawing, Bars):
        return replace(drawing, items=[replace(item, figure="") for item in drawing.items])
    if isinstance(drawing, Dots):
        return replace(drawing, items=[replace(i, name=_short(i.name)) for i in drawing.items])
    if isinstance(drawing, Strip):
        return replace(drawing, marks=[replace(i, name=_short(i.name)) for i in drawing.marks])
    return drawing


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"


def _land(drawing: Map, maps: Path, box: Box) -> Sheet:
    """Draw a map alone, as large as it can be.

    An edge is left free: Matplotlib sets points that lie outside of an svg on its border.
    """
    plan = MapPlan(drawing, maps, Inks())
    frame = Box(EDGE, EDGE, box.width - 2 * EDGE, box.height - 2 * EDGE)
    west, south, east, north = plan.bounds
    each = max((east - west) / frame.width, (north - south) / frame.height)
    sheet = Sheet(box.width, box.height, plan.inks)
    middle = ((west + east) / 2, (south + north) / 2)
    ground.draw(sheet, Ground(plan.land, drawing, frame, each, middle), plan.sites)
    return sheet


def _letters(svg: bytes, width: float) -> float:
    """The size in pixels of the smallest letters, when the picture is so many pixels wide."""
    written = svg.decode()
    box = re.search(r'viewBox="0 0 ([\d.]+) ', written)
    sizes = [100 * float(one) for one in re.findall(r"scale\(([\d.]+) -", written)]
    return min(sizes, default=float("inf")) * width / float(box[1]) if box else 0.0
