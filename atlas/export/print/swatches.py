"""Swatches of a legend: a class, a hatch, an outline or a point, as each is on the map."""

from dataclasses import dataclass

from atlas import palette
from atlas.export.print import inks, typeset
from atlas.export.print.sheet import Box, Sheet, Texture

_NUMBER = typeset.Style(8)


@dataclass(frozen=True)
class Entry:
    """One line: a swatch, a hatch, an outline or a point, and its words.

    A swatch has a number where the places of the map have theirs: on grey.
    """

    words: str
    colour: str = ""
    number: str = ""
    texture: Texture = "plain"
    point: str = ""  # full or hollow
    is_outline: bool = False


def mark(sheet: Sheet, box: Box, entry: Entry) -> None:
    """Draw the swatch of an entry in a box."""
    middle = box.x + box.width / 2, box.y + box.height / 2
    if entry.point:
        shape, is_open = sheet.inks.mark(is_unsure=entry.point == "hollow")
        xs, ys = ([value] for value in middle)
        sheet.dots(xs, ys, sheet.inks.point, radius=1.1, shape=shape, hollow=is_open)
        return
    if entry.is_outline:
        sheet.rectangle(box, palette.NOT_KNOWN_LAND)
        ring = Box(box.x + 0.9, box.y + 0.9, box.width - 1.8, box.height - 1.8)
        sheet.rectangle(ring, palette.PAPER)
        inner = Box(ring.x + 0.5, ring.y + 0.5, ring.width - 1, ring.height - 1)
        sheet.rectangle(inner, palette.NOT_KNOWN_LAND, edge=palette.INK)
        return
    if not entry.colour:
        clip = sheet.rectangle(box, palette.NOT_KNOWN_LAND)
        sheet.hatch(clip, box, palette.NOT_KNOWN_LINE)
        sheet.rectangle(box, "none", edge=palette.INK)
        return
    fill(sheet, box, entry)


def fill(sheet: Sheet, box: Box, entry: Entry) -> None:
    """Fill a box with a class's colour, its hatch or texture if it has one, and its number."""
    plain, is_hatched = inks.ground(entry.colour), inks.is_hatched(entry.colour)
    clip = sheet.rectangle(box, plain)
    style = _NUMBER.coloured(palette.text_on(plain))
    x, y = box.x + box.width / 2, box.y + box.height / 2
    if is_hatched:
        sheet.hatch(clip, box, palette.PAPER, falls=True)
    sheet.grain(clip, box, inks.grain(plain), entry.texture)
    if entry.number and (is_hatched or entry.texture != "plain"):
        wide = typeset.width(entry.number, style) + 1.2
        sheet.rectangle(Box(x - wide / 2, y - 1.7, wide, 3.4), plain)
    sheet.rectangle(box, "none", edge=palette.INK)
    if entry.number:
        sheet.middle(x, y, entry.number, style, across="center")
