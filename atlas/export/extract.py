"""What is shown of a table that has not room: on a slide, or on a screen in a meeting.

The rows that a title names are always among those shown, and the columns that bear it out.
"""

from collections.abc import Callable, Sequence

from atlas.figure import Column, Table

# Columns that are missed least on a wall, the least first; a code is never read there.
_LEAST = ("population", "per_1000", "interval")


def columns(table: Table, fits: Callable[[Sequence[Column]], bool]) -> list[Column]:
    """The columns that fit beside each other.

    The first names its row and the last says what is made of the others: both stay.
    """
    held = [column for column in table.columns if not column.key.endswith("code")]
    while len(held) > 2 and not fits(held):
        least = (c for key in _LEAST for c in held[1:-1] if c.key == key)
        held.remove(next(least, held[-2]))
    return held


def named(table: Table, words: str) -> list[int]:
    """The numbers of the rows whose name stands in ``words``, and of the chosen row."""
    name, (key, value) = table.columns[0].key, table.chosen or ("", None)
    return [
        at
        for at, row in enumerate(table.rows)
        if (table.chosen and row.get(key) == value) or (row[name] and str(row[name]) in words)
    ]


def order(table: Table, words: str) -> list[int]:
    """The numbers of all rows, those first that ``words`` name, then from the top."""
    first = named(table, words)
    return first + [at for at in range(len(table.rows)) if at not in first]
