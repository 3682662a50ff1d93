"""Words and tables of the page, every one of them escaped."""

from collections.abc import Iterable

from atlas import text
from atlas.export import cells
from atlas.export.slides.words import labelled, tidy
from atlas.figure import Column, Figure

MOST = 1500  # rows: a longer table is no reading
LONG = 14  # rows: a longer table may go over a page
FOLDED = "The same figures as a table"


def safe(value: object) -> str:
    """Escape for text and attributes."""
    return text.html(tidy(value))


def paragraphs(written: str) -> str:
    """What an officer wrote: paragraphs between empty lines."""
    parts = cells.clean(written).replace("\r\n", "\n").split("\n\n")
    return "".join(f"<p>{safe(part)}</p>" for part in parts if part.strip())


def sentences(pairs: Iterable[tuple[str, str]]) -> str:
    """Sentences, each after its label where it has one."""
    return "".join(
        f"<p><b>{safe(labelled(label))}</b> {safe(said)}</p>" if label else f"<p>{safe(said)}</p>"
        for label, said in pairs
    )


def terms(pairs: Iterable[tuple[str, str]]) -> str:
    """Terms with their meanings."""
    entries = "".join(f"<dt>{safe(term)}</dt><dd>{_linked(said)}</dd>" for term, said in pairs)
    return f"<dl>{entries}</dl>"


def table(figure: Figure) -> str:
    """The table of a figure, with what a reader sees in each cell."""
    held = figure.table
    forms = [cells.number_form(held.rows, column) for column in held.columns]
    heads = "".join(
        f'<th scope="col"{_side(column)}>{safe(column.heading)}</th>' for column in held.columns
    )
    key, value = held.chosen or ("", None)
    rows = "".join(
        f"<tr{' class=chosen' if held.chosen and row.get(key) == value else ''}>"
        + "".join(
            _cell(cells.words(row, column, form=form), column, is_first=not at)
            for at, (column, form) in enumerate(zip(held.columns, forms, strict=True))
        )
        + "</tr>"
        for row in held.rows[:MOST]
    )
    title = safe(figure.said.title)
    long = " long" if len(held.rows) > LONG else ""
    return (
        f'<div class="scroll{long}" role="region" tabindex="0" aria-label="Table: {title}">'
        f"<table><caption>{title}</caption><thead><tr>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
    )


def counted(figure: Figure) -> str:
    """The table, and how many rows it has where it must be scrolled to see them all."""
    count = len(figure.table.rows)
    said = f'<p class="quiet rows">{count:,} rows: scroll within the table.</p>'
    return (said if count > LONG else "") + table(figure)


def folded(figure: Figure) -> str:
    """The same, folded away until it is asked for."""
    count = len(figure.table.rows)
    rows = text.plural(count, "row")
    said = f"The first {MOST:,} of {rows}: all of them are in the csv of this figure."
    cut = f'<p class="quiet">{said}</p>' if count > MOST else ""
    return f"<details><summary>{FOLDED} ({rows})</summary>{cut}{table(figure)}</details>"


def _cell(words: str, column: Column, *, is_first: bool) -> str:
    if is_first:
        return f"<th scope=row{_side(column)}>{safe(words)}</th>"
    return f"<td{_side(column)}>{safe(words)}</td>"


def _side(column: Column) -> str:
    return " class=number" if column.numeric else ""


def _linked(said: str) -> str:
    if said.startswith(("https://", "http://")):
        return f'<a href="{safe(said)}" rel="noopener noreferrer">{safe(said)}</a>'
    return safe(said)
