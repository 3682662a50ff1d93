"""Names and numbers on a map: only where they fit, and none on another."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import shapely

from atlas import palette
from atlas.drawings import TwoWayLegend
from atlas.export.print import inks, placing, shading, typeset
from atlas.export.print.sheet import Box, Sheet
from atlas.export.print.typeset import MM, ON_MAP, Style

if TYPE_CHECKING:
    from atlas.export.print.ground import Ground

NEIGHBOUR = Style(8, colour=palette.QUIET)
CHOSEN, CALLED = Style(8.5, 700), Style(8)
MOST_CALLED = 10  # more places in the strong corner are not named: they would hide the map
AWAY = (1.0, 4.0, 8.0, 13.0, 19.0, 26.0)  # millimetres from a place to its name
NUMBER = Style(6.75)
ASIDE, CLEAR = 2.6, 1.0  # millimetres: beside the middle, and off an organisation
NEAR = 0.6  # of the breadth of the whole land
FEW = 40  # as few places may have names at any level
NAMED = ("area", "ward")  # the levels whose places may be broad enough for their names


def draw(sheet: Sheet, ground: "Ground", points: npt.NDArray[np.float64]) -> None:
    """Set the chosen place's name, the neighbours', and those or the numbers of our places."""
    taken = _chosen(sheet, ground, points)
    _neighbours(sheet, ground, taken)
    if sheet.inks.is_grey and ground.drawing.legend:
        _numbers(sheet, ground, points, taken)
    elif _has_names(ground):
        _names(sheet, ground, taken)


def _has_names(ground: "Ground") -> bool:
    """Are its places broad enough for names? Councils are where the map is gone to some of them."""
    west, _, east, _ = ground.bounds
    is_near = east - west < NEAR * (ground.land.bounds[2] - ground.land.bounds[0])
    is_broad = ground.drawing.level in NAMED or (ground.drawing.level == "council" and is_near)
    return is_broad or len(ground.land.codes) <= FEW


def _chosen(sheet: Sheet, ground: "Ground", points: npt.NDArray[np.float64]) -> list[Box]:
    """Name the chosen place, and on a map of two things those called or in the strong corner."""
    legend, classes = ground.drawing.legend, ground.classes()
    chosen = ground.land.at(ground.drawing.chosen or "")
    strong = legend.classes[0][0] if isinstance(legend, TwoWayLegend) else None
    called = [at for at in map(ground.land.at, ground.drawing.called) if at is not None] or [
        at for at, no in enumerate(classes) if no is not None and no == strong
    ]
    wanted = called if len(called) <= MOST_CALLED else []
    held = list(dict.fromkeys([*([] if chosen is None else [chosen]), *wanted]))
    set_: list[Box] = []
    outside = [at for at in held if not _call_within(sheet, ground, at, points, set_)]
    places = [ground.box_of(tuple(shapely.bounds(ground.land.places[at]))) for at in held]
    for at in outside:
        _call(sheet, ground, at, places, set_)
    return [*places, *set_]


def _call_within(
    sheet: Sheet, ground: "Ground", at: int, points: npt.NDArray[np.float64], names: list[Box]
) -> bool:
    """Set a place's name in it, where it has room for it on an even colour."""
    number = ground.classes()[at]
    colour = shading.colours(ground.drawing, sheet.inks)[number - 1] if number else ""
    if not colour or inks.is_hatched(colour):
        return False
    style, words = _style(ground, at), _words(ground, at)
    box = placing.within(ground.shapes(ground.land.places[at]), words, style)
    if box is None or not ground.frame.holds(box) or not _is_free(box, points, names):
        return False
    _set(sheet, box, words, style.coloured(palette.text_on(colour)))
    names.append(box)
    return True


def _style(ground: "Ground", at: int) -> Style:
    return CHOSEN if ground.land.codes[at] == ground.drawing.chosen else CALLED


def _words(ground: "Ground", at: int) -> str:
    words, area = ground.land.names[at], ground.land.areas[at]
    return f"{area} ({words})" if ground.drawing.level == "neighbourhood" and area else words


def _call(sheet: Sheet, ground: "Ground", at: int, places: Sequence[Box], names: list[Box]) -> None:
    """Set a place's name near it with a thread to it; no thread crosses another name."""
    words, style = _words(ground, at), _style(ground, at)
    place = ground.box_of(tuple(shapely.bounds(ground.land.places[at])))
    middle = ground.placed(ground.land.middles[at : at + 1, :2])[0]
    foot = float(middle[0]), float(middle[1])
    wide, high = typeset.width(words, style) + 2, style.line
    x, y = place.x + place.width / 2, place.y + place.height / 2
    for away in AWAY:
        across, down = place.width / 2 + wide / 2 + away, place.height / 2 + high / 2 + away
        for right, low in ((0, -1), (0, 1), (1, 0), (-1, 0), (-1, -1), (1, -1), (-1, 1), (1, 1)):
            box = Box(x + right * across - wide / 2, y + low * down - high / 2, wide, high)
            end = min(max(foot[0], box.x), box.right), min(max(foot[1], box.y), box.bottom)
            if not ground.frame.holds(box) or not placing.free(box, [*places, *names]):
                continue
            if placing.crosses(foot, end, names):
                continue
            _thread(sheet, foot, end)
            sheet.haloed(box.x + wide / 2, box.y + high / 2, words, style)
            # The thread counts as taken where a number might stand on it.
            names += [box, Box(foot[0] - 1, foot[1] - 1, 2, 2)]
            return


def _thread(sheet: Sheet, foot: tuple[float, float], end: tuple[float, float]) -> None:
    """Draw a thread from a place to its name, seen on light and on dark."""
    xs, ys = [foot[0], end[0]], [foot[1], end[1]]
    sheet.line(xs, ys, palette.PAPER, width=2.4)
    sheet.line(xs, ys, palette.INK, width=0.8)
    sheet.dots([foot[0]], [foot[1]], palette.INK, radius=0.75)


def _neighbours(sheet: Sheet, ground: "Ground", taken: list[Box]) -> None:
    if not len(ground.land.neighbours):
        return
    near = ground.shapes(shapely.clip_by_rect(ground.land.neighbours, *ground.bounds))
    ours = shapely.clip_by_rect(ground.land.whole, *ground.bounds)
    held = shapely.buffer(ground.shapes(ours), 1.0)
    found = placing.neighbours(ground.land.around, near, ground.frame, held, NEIGHBOUR)
    for name, box in found:
        if placing.free(box, taken):
            _set(sheet, box, name, NEIGHBOUR)
            taken.append(box)


def _set(sheet: Sheet, box: Box, words: str, style: Style) -> None:
    x, y = box.x + box.width / 2, box.y + box.height / 2
    sheet.middle(x, y, words, style, across="center")


def _names(sheet: Sheet, ground: "Ground", taken: list[Box]) -> None:
    """Name our places where the name lies wholly within its own."""
    colours = shading.colours(ground.drawing, sheet.inks)
    frame = shapely.box(*ground.bounds)
    shapes = ground.shapes(shapely.intersection(ground.land.places, frame))
    for at, (shape, no) in enumerate(zip(shapes, ground.classes(), strict=True)):
        if no is None or inks.is_hatched(colours[no - 1]):
            continue
        box = placing.within(shape, ground.land.names[at], ON_MAP)
        if box and placing.free(box, taken):
            style = ON_MAP.coloured(palette.text_on(colours[no - 1]))
            _set(sheet, box, ground.land.names[at], style)


def _numbers(
    sheet: Sheet, ground: "Ground", points: npt.NDArray[np.float64], taken: Sequence[Box]
) -> None:
    """Number places with their class where the number fits and nothing stands on it."""
    colours = shading.colours(ground.drawing, sheet.inks)
    textures = shading.textures(ground.drawing, sheet.inks)
    middles = ground.placed(ground.land.middles[:, :2])
    rooms = ground.land.middles[:, 2] / ground.metres_each
    for middle, room, no in zip(middles, rooms, ground.classes(), strict=True):
        if no is None:
            continue
        places = _within(middle, float(room), str(no))
        box = next(
            (b for b in places if ground.frame.holds(b) and _is_free(b, points, taken)), None
        )
        if box is None:
            continue
        colour = inks.ground(colours[no - 1])
        if inks.is_hatched(colours[no - 1]) or textures[no - 1] != "plain":
            chip = Box(box.x - 0.3, box.y - 0.3, box.width + 0.6, box.height + 0.6)
            sheet.rectangle(chip, colour)
        _set(sheet, box, str(no), NUMBER.coloured(palette.text_on(colour)))


def _within(middle: npt.NDArray[np.float64], room: float, words: str) -> Iterator[Box]:
    """Where a number may stand in the circle that its place holds: in the middle, or beside it."""
    wide, high = typeset.width(words, NUMBER) + 0.4, NUMBER.size * MM * 0.75
    for across, down in ((0.0, 0.0), (0.0, ASIDE), (0.0, -ASIDE), (ASIDE, 0.0), (-ASIDE, 0.0)):
        if np.hypot(wide, high) / 2 + abs(across + down) <= room:
            x, y = float(middle[0]) + across, float(middle[1]) + down
            yield Box(x - wide / 2, y - high / 2, wide, high)


def _is_free(box: Box, points: npt.NDArray[np.float64], taken: Sequence[Box]) -> bool:
    """Does nothing stand there, neither a name nor an organisation?"""
    if not placing.free(box, taken):
        return False
    off = abs(points - (box.x + box.width / 2, box.y + box.height / 2))
    return not (off < (box.width / 2 + CLEAR, box.height / 2 + CLEAR)).all(axis=1).any()
