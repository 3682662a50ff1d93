"""Accessible HTML tables: real cells, a caption, figures right-aligned, text escaped."""

from collections.abc import Mapping, Sequence

from atlas import text
from atlas.figure import Column, Figure, Said, Table
from atlas.ui.terms import heading_html


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
        f'<th scope="col"{_numeric(column)}>{heading_html(column.heading)}</th>'
        for column in columns
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


def alone(key: str, table: Table, *, source: str) -> Figure:
    """A table without a drawing, as a figure: its words are those of its provenance."""
    head = table.origin
    rows = text.plural(len(table.rows), "row")
    said = Said(
        title=head.title,
        measure=head.filters,
        alt=f"{head.title}: a table of {rows}.",
        source=source,
        cautions=head.notes,
    )
    return Figure(key=key, said=said, table=table)
