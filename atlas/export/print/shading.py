"""The classes of a map on paper: their colours, or on grey their greys and textures.

A grey says how much, and no more than some five can be told apart. Where a map says two things at
once (need and organisations) or has two sides (more deprived, less deprived), a texture says the
second, so that greys need be told apart only among classes of the same texture.
"""

from atlas.drawings import Map, TwoWayLegend
from atlas.export.print import inks
from atlas.export.print.inks import Inks
from atlas.export.print.sheet import Texture

PLAIN: Texture = "plain"
OTHER_SIDE: Texture = "dots"
COLUMNS: tuple[Texture, ...] = (PLAIN, "lines", "dots")


def colours(drawing: Map, held: Inks) -> tuple[str, ...]:
    """The colour of each class, in order; a hatch keeps its mark."""
    return held.classes(drawing.colours, textures(drawing, held))


def textures(drawing: Map, held: Inks) -> list[Texture]:
    """The texture of each class; plain where there is colour."""
    found = [PLAIN for _ in drawing.colours]
    if not held.is_grey:
        return found
    if isinstance(drawing.legend, TwoWayLegend):
        return _by_column(drawing, drawing.legend)
    light = [inks.lightness(inks.ground(colour)) for colour in drawing.colours]
    turn = light.index(max(light)) if light else 0
    # Lightest at an end: one ramp. Lightest within: two, and what follows is the other side.
    if 0 < turn < len(light) - 1:
        found[turn + 1 :] = [OTHER_SIDE for _ in light[turn + 1 :]]
    return found


def _by_column(drawing: Map, legend: TwoWayLegend) -> list[Texture]:
    found = [PLAIN for _ in drawing.colours]
    for row in legend.classes:
        for at, number in enumerate(row):
            if not inks.is_hatched(drawing.colours[number - 1]):
                found[number - 1] = COLUMNS[at % len(COLUMNS)]
    return found
