"""Accessible HTML tables: real cells, a caption, figures right-aligned, text escaped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from atlas import text
from atlas.export.table_csv import table_csv
from atlas.provenance import Provenance


@dataclass(frozen=True)
class Column:
    """One column: its key in the row, its heading, and how its values are drawn.

    ``numeric`` sets figures to the right; ``strip`` draws a decile on a strip of ten.
    """

    key: str
    heading: str
    numeric: bool = False
    strip: bool = False


def table_html(
    rows: Sequence[Mapping[str, object]],
    columns: Sequence[Column],
    *,
    caption: str,
    chosen: tuple[str, object] | None = None,
    height: int | None = None,
) -> str:
    """Write a table; the first column heads its row, ``chosen`` (key, value) is marked.

    ``height`` (pixels) makes it scroll, in a box that the keyboard can reach.
    """
    head = "".join(
        f'<th scope="col"{_numeric(column)}>{text.html(column.heading)}</th>' for column in columns
    )
    body = "".join(_row(row, columns, chosen) for row in rows)
    table = (
        f'<table class="atlas-table"><caption>{text.html(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )
    style = f' style="max-height:{height}px"' if height else ""
    # A wide table scrolls in its own box on a phone; the page never scrolls sideways.
    return (
        f'<div class="atlas-scroll" tabindex="0" role="region" '
        f'aria-label="{text.html(caption)}"{style}>{table}</div>'
    )


def _numeric(column: Column) -> str:
    return ' class="figure"' if column.numeric else ""


def _row(
    row: Mapping[str, object], columns: Sequence[Column], chosen: tuple[str, object] | None
) -> str:
    cells = []
    for at, column in enumerate(columns):
        tag = 'th scope="row"' if at == 0 else "td"
        cells.append(
            f"<{tag}{_numeric(column)}>{_drawn(row[column.key], column)}</{tag.split()[0]}>"
        )
    marked = chosen is not None and row[chosen[0]] == chosen[1]
    start = '<tr class="chosen">' if marked else "<tr>"
    return f"{start}{''.join(cells)}</tr>"


def _drawn(value: object, column: Column) -> str:
    if not column.strip or not isinstance(value, int):
        return _cell(value)
    cells = "".join(f"<i{' class=on' if at == value else ''}></i>" for at in range(1, 11))
    return f'{value}<span class="atlas-strip" aria-hidden="true">{cells}</span>'


def _cell(value: object) -> str:
    if value is None:
        return f'<span class="quiet">{text.NOT_KNOWN}</span>'
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return text.number(value)
    return text.html(value)


def offer_csv(
    rows: Sequence[Mapping[str, object]],
    columns: Sequence[Column],
    origin: Provenance,
    *,
    what: str,
    file_name: str,
) -> None:
    """Offer rows as a csv of exactly what is shown, with their provenance; made when asked for."""
    headings = {column.key: column.heading for column in columns}
    st.download_button(
        f"Download {what} (csv, {text.plural(len(rows), 'row')})",
        lambda: table_csv(rows, headings, origin),
        file_name,
        "text/csv",
        on_click="ignore",
    )
