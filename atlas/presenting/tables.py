"""A few rows of a table, as large as they must be to be read from afar."""

from collections.abc import Sequence

from atlas.export import cells, extract
from atlas.export.cells import Row
from atlas.figure import Column, Figure, Table
from atlas.presenting import room
from atlas.presenting.screen import Grid

FEWEST_ROWS, MOST_ROWS, MOST_COLUMNS = 2, 6, 5
CELL = 28.0  # pixels of room in every cell
HEAD, ROW, BROKEN_ROW = 74.0, 44.0, 77.0  # of what is round its rows; of a row
HEAD_LINE = 26.0  # of its headings
WIDEST = (440.0, 260.0)  # of the words of its first column, and of the others


def grid(figure: Figure, space: float, *, message: str = "") -> Grid:
    """The rows and columns that a screen has room for, from the top.

    The chosen row is among them, and those that ``message`` names.
    """
    table = figure.table
    columns = extract.columns(table, lambda held: _fit(table, held))
    rows, chosen = _rows(table, columns, space, message)
    forms = [cells.number_form(table.rows, column) for column in columns]
    written = tuple(
        tuple(
            cells.words(table.rows[at], column, form=form)
            for column, form in zip(columns, forms, strict=True)
        )
        for at in rows
    )
    left = len(table.rows) - len(rows)
    return Grid(
        headings=tuple((column.heading, column.numeric or column.strip) for column in columns),
        rows=written,
        chosen=chosen,
        said=f"{len(rows)} of {len(table.rows):,} rows. {figure.said.measure}"
        if left
        else figure.said.measure,
    )


def _rows(
    table: Table, columns: Sequence[Column], space: float, message: str
) -> tuple[list[int], int | None]:
    """Which rows are shown, as many as there is room for, and which of these is the chosen one."""
    shown: list[int] = []
    widths = _widths(table, columns)
    left = (
        space
        - HEAD
        - max(
            room.high(column.heading, room.KEY.bold(), each, HEAD_LINE)
            for column, each in zip(columns, widths, strict=True)
        )
    )
    for at in extract.order(table, message)[:MOST_ROWS]:
        left -= _row_height(table, columns, widths, table.rows[at])
        if left < 0 and len(shown) >= FEWEST_ROWS:
            break
        shown.append(at)
    shown.sort()
    key, value = table.chosen or ("", None)
    chosen = (at for at in shown if table.chosen and table.rows[at].get(key) == value)
    found = next(chosen, None)
    return shown, None if found is None else shown.index(found)


def _widths(table: Table, columns: Sequence[Column]) -> list[float]:
    """How wide columns are that have all of the screen between them."""
    wide = [_wide(table, column, WIDEST[bool(at)]) + CELL for at, column in enumerate(columns)]
    spare = max(room.WIDTH - sum(wide), 0) / len(wide)
    return [each + spare - CELL for each in wide]


def _row_height(
    table: Table, columns: Sequence[Column], widths: Sequence[float], row: Row
) -> float:
    """A row is as high as a line, or as two where one of its values is long."""
    wide = (
        room.wide(cells.words(row, column, form=cells.number_form(table.rows, column))) > each
        for column, each in zip(columns, widths, strict=True)
    )
    return BROKEN_ROW if any(wide) else ROW


def _fit(table: Table, columns: Sequence[Column]) -> bool:
    """Do columns stand beside each other?"""
    taken = sum(_wide(table, column, WIDEST[bool(at)]) + CELL for at, column in enumerate(columns))
    return len(columns) <= MOST_COLUMNS and taken <= room.WIDTH


def _wide(table: Table, column: Column, most: float) -> float:
    """How wide a column is: its longest value, which may break, or a word of its heading."""
    head = max(room.wide(word, room.KEY.bold()) for word in (column.heading or " ").split(" "))
    return max(min(_widest(table, column), most), head)


def _widest(table: Table, column: Column) -> float:
    """How wide the longest value of a column is on one line."""
    form = cells.number_form(table.rows, column)
    return max((room.wide(cells.words(row, column, form=form)) for row in table.rows), default=0.0)
