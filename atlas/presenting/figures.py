"""What one figure shows on a screen: its picture and its legend, or a few rows of its table."""

from dataclasses import replace
from pathlib import Path

from atlas import palette
from atlas.drawings import Map, TwoWayLegend
from atlas.export import projected
from atlas.export.print import inks
from atlas.export.print.inks import Inks
from atlas.export.print.maps import MapPlan
from atlas.export.print.swatches import Entry
from atlas.figure import Figure
from atlas.presenting import room, tables
from atlas.presenting.room import COLUMN, COLUMNS, GAP, WIDTH
from atlas.presenting.screen import Key, Screen, Swatch


def shown(screen: Screen, figure: Figure, maps: Path, *, rest: str) -> Screen:
    """Put a figure on a screen that has its message; ``rest`` is what the message names besides."""
    said = figure.said
    held = replace(
        screen,
        caution=said.cautions[-1] if said.cautions else "",
        source=said.source,
        alt=said.alt,
    )
    if figure.drawing is None:
        return replace(
            held,
            kind="table",
            grid=tables.grid(
                figure,
                room.below(held.title, rest, held.caution, held.source),
                message=f"{held.title} {rest}",
            ),
            lines=_rest(rest),
        )
    if isinstance(figure.drawing, Map):
        return _land(held, figure, figure.drawing, maps, rest)
    return _chart(held, figure, maps, rest)


def _rest(rest: str) -> tuple[tuple[str, str], ...]:
    return (("", rest),) if rest else ()


def _chart(held: Screen, figure: Figure, maps: Path, rest: str) -> Screen:
    """Draw a chart under its message, or beside it where its letters are larger so."""
    space = max(room.below(held.title, rest, held.caution, held.source), 200)
    below = projected.picture(figure, maps, width=WIDTH, height=space)
    if below.letters >= projected.SMALLEST:
        return replace(held, kind="below", picture=below.address, lines=_rest(rest))
    wide, high = WIDTH - COLUMN - GAP, room.beside(held.caution, held.source)
    beside = projected.picture(figure, maps, width=wide, height=high)
    best, kind = (beside, "beside") if beside.letters > below.letters else (below, "below")
    return replace(held, kind=kind, picture=best.address, lines=_rest(rest))


def _land(held: Screen, figure: Figure, drawing: Map, maps: Path, rest: str) -> Screen:
    """Draw a map beside its message and its legend, as large as it can be."""
    key = _key(drawing, maps)
    high = room.beside(held.caution, held.source)
    column = _column(held.title, key, rest, high)
    drawn = projected.picture(figure, maps, width=WIDTH - column - GAP, height=high)
    return replace(
        held,
        kind="beside",
        column=column,
        picture=drawn.address,
        key=key,
        lines=_rest(rest) if _words(held.title, key, column, rest) <= high else (),
    )


def _column(title: str, key: Key | None, rest: str, high: float) -> float:
    """How wide the words beside a map must be: as narrow as they may, the larger is the map."""
    columns = [one for one in COLUMNS if one > COLUMN or not (key and key.rows)]
    for named in (rest, ""):
        for column in columns:
            if _words(title, key, column, named) <= high:
                return column
    return columns[-1]


def _words(title: str, key: Key | None, column: float, rest: str) -> float:
    """How high a message, what it names and its legend are."""
    said = room.high(rest, room.BODY, column, room.BODY_LINE)
    return room.high(title, room.TITLE, column, room.TITLE_LINE) + said + _key_height(key, column)


def _key(drawing: Map, maps: Path) -> Key | None:
    legend = drawing.legend
    if legend is None:
        return None
    entries = MapPlan(drawing, maps, Inks()).entries
    if not isinstance(legend, TwoWayLegend):
        return Key(title=legend.title, swatches=tuple(map(_entry, entries)))
    classes = [[_swatch("", str(at), drawing.colours[at - 1]) for at in r] for r in legend.classes]
    return Key(
        title=legend.title,
        swatches=tuple(map(_entry, entries)),
        columns=tuple(legend.columns),
        rows=tuple((row, tuple(held)) for row, held in zip(legend.rows, classes, strict=True)),
    )


def _entry(entry: Entry) -> Swatch:
    if entry.point:
        return Swatch(entry.words, entry.point, colour=palette.POINT)
    if not entry.colour:
        return Swatch(entry.words, "outlined" if entry.is_outline else "unknown")
    return _swatch(entry.words, entry.number, entry.colour)


def _swatch(words: str, number: str, colour: str) -> Swatch:
    plain = inks.ground(colour)
    kind = "hatched" if inks.is_hatched(colour) else "plain"
    return Swatch(words, kind, number, plain, palette.text_on(plain))


def _key_height(key: Key | None, width: float) -> float:
    """How high a legend is, with what keeps it from the message."""
    if key is None:
        return 0.0
    rows = len(key.rows) * 34 + 56 if key.rows else 0
    is_halved = width > COLUMN and not key.rows  # its swatches stand in two columns
    each = (width / 2 if is_halved else width) - 60
    swatches = sum(room.high(one.words, room.KEY, each, 26) + 8 for one in key.swatches)
    return (
        20
        + (swatches / 2 + 20 if is_halved else swatches)
        + rows
        + room.high(key.title, room.KEY.bold(), width, room.KEY_LINE)
    )
