"""A short table on a slide: our rules and type, the header row marked as one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.slide import Slide
from pptx.util import Emu, Inches, Pt

from atlas import palette, text
from atlas.export import cells, extract
from atlas.export.slides import boxes, filling
from atlas.export.slides.words import height, lines, shortened, tidy, width
from atlas.figure import Column, Figure, Table

MOST_ROWS = 8
ENOUGH = (5, 6)  # columns and rows: for as many, letters are smaller
_WIDEST = (3.7, 2.7)  # inches of the words of its first column, and of the others
_MOST_LINES = 3
_MEASURED = 60  # rows
_SPARE = 1.1  # a broken cell makes a row higher: room for the widest font there is
_BETWEEN = 0.3  # inches


@dataclass(frozen=True)
class Shown:
    """What a slide holds of a table: which columns and rows, and their words, headings first."""

    columns: Sequence[Column]
    rows: Sequence[int]
    words: Sequence[Sequence[str]]
    widths: Sequence[float]
    size: float


def shown(figure: Figure, message: str = "") -> Shown:
    """The columns and rows that fit, those rows that ``message`` names among them.

    In the largest letters in which enough of them do.
    """
    columns, rows = ENOUGH
    for size in boxes.TABLED:
        held = _shown(figure.table, message, size)
        is_wide = len(held.columns) >= min(columns, len(figure.table.columns) - 1)
        if is_wide and len(held.rows) >= min(rows, len(figure.table.rows)):
            break
    return held


def _shown(table: Table, message: str, size: float) -> Shown:
    held = extract.columns(table, lambda columns: sum(_wanted(table, columns, size)) <= boxes.WIDE)
    order = extract.order(table, message)[:MOST_ROWS]
    words = [[tidy(column.heading) for column in held], *_words(table, held, order)]
    widths = _across(_wanted(table, held, size))
    room = boxes.TABLE.at[3] - _high(words[0], widths, size, is_head=True)
    count = 0
    for row in words[1:]:
        room -= _high(row, widths, size)
        if room < 0:
            break
        count += 1
    kept = sorted(range(count), key=lambda at: order[at])
    said = [words[0], *(words[at + 1] for at in kept)]
    return Shown(held, [order[at] for at in kept], said, widths, size)


def measure(figure: Figure, message: str) -> str:
    """Its measure, and how many of its rows are here."""
    count, total = len(shown(figure, message).rows), len(figure.table.rows)
    said = text.sentence(figure.said.measure)
    return said if count == total else f"{count} of {total:,} rows; all are in the pack. {said}"


def draw(slide: Slide, figure: Figure, message: str) -> None:
    """Put the table in its box; the rows that the message names are bold."""
    held = shown(figure, message)
    named = set(extract.named(figure.table, message))
    frame = filling.box(slide, boxes.TABLE).insert_table(len(held.words), len(held.widths))
    filling.describe(frame, "Table", figure.said.alt)
    table = frame.table
    filling.plain_table(table)
    for column, across in zip(table.columns, held.widths, strict=True):
        column.width = Inches(across)
    for at, row in enumerate(held.words):
        table.rows[at].height = Inches(_high(row, held.widths, held.size, is_head=not at))
        is_bold = not at or held.rows[at - 1] in named
        for cell, words, across, column in zip(
            table.rows[at].cells, row, held.widths, held.columns, strict=True
        ):
            said = shortened(words, held.size, across - _BETWEEN, _MOST_LINES, is_bold=is_bold)
            cell.text_frame.text = said
            cell.text_frame.paragraphs[0].font.size = Pt(held.size)
            _style(cell, is_head=not at, is_bold=is_bold, is_number=column.numeric)
    frame.height = Emu(sum(row.height for row in table.rows))


def _words(table: Table, columns: Sequence[Column], rows: Sequence[int]) -> list[list[str]]:
    """What a reader sees in each row."""
    forms = [cells.number_form(table.rows, column) for column in columns]
    return [
        [
            tidy(cells.words(table.rows[at], column, form=form))
            for column, form in zip(columns, forms, strict=True)
        ]
        for at in rows
    ]


def _wanted(table: Table, columns: Sequence[Column], size: float) -> list[float]:
    """How wide columns are: their longest words, which may break, or a word of the heading."""
    held = _words(table, columns, range(min(len(table.rows), _MEASURED)))
    return [
        max(
            min(max(width(said, size) for said in body) * _SPARE, _WIDEST[bool(at)]),
            _heading(tidy(column.heading), size),
        )
        + _BETWEEN
        for at, (column, *body) in enumerate(zip(columns, *held, strict=True))
    ]


def _heading(words: str, size: float) -> float:
    """How wide a heading is, whole, on as many lines as it may have."""
    wide = max((width(word, size, is_bold=True) for word in words.split()), default=0.0)
    while len(lines(words, size, wide, is_bold=True)) > _MOST_LINES:
        wide += 0.1
    return wide


def _across(wanted: Sequence[float]) -> list[float]:
    """All of the slide is used, and no more of it than there is."""
    held = list(wanted)
    while sum(held) > boxes.WIDE + 0.01:
        held[held.index(max(held))] -= min(0.25, sum(held) - boxes.WIDE)
    spare = (boxes.WIDE - sum(held)) / len(held)
    return [across + spare for across in held]


def _high(
    row: Sequence[str], widths: Sequence[float], size: float, *, is_head: bool = False
) -> float:
    most = max(
        len(lines(words, size, across - _BETWEEN, is_bold=is_head))
        for words, across in zip(row, widths, strict=True)
    )
    return height(min(most, _MOST_LINES), size) + 0.1


def _style(cell: Any, *, is_head: bool, is_bold: bool, is_number: bool) -> None:
    cell.margin_left, cell.margin_right = Inches(0), Inches(_BETWEEN - 0.05)
    cell.margin_top = cell.margin_bottom = Inches(0.04)
    cell.vertical_anchor = MSO_ANCHOR.BOTTOM if is_head else MSO_ANCHOR.TOP
    line = cell.text_frame.paragraphs[0]
    line.alignment = PP_ALIGN.RIGHT if is_number else PP_ALIGN.LEFT
    line.font.bold = is_bold
    line.font.color.rgb = filling.rgb(palette.QUIET if is_head else palette.INK)
    colour, thick = (palette.INK, 12700) if is_head else ("#D9DEE4", 6350)
    rule = parse_xml(
        '<a:lnB xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'w="{thick}"><a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill></a:lnB>'
    )
    cell._tc.get_or_add_tcPr().insert(0, rule)
