"""A short table on a slide: our rules and type, the header row marked as one."""

from collections.abc import Sequence
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.slide import Slide
from pptx.util import Emu, Inches, Pt

from atlas import palette, text
from atlas.export import cells
from atlas.export.slides import filling, look
from atlas.export.slides.words import height, lines, shortened, tidy, width
from atlas.figure import Figure

MOST_ROWS, MOST_COLUMNS = 8, 8
SIZE = 14.0
_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # the style without lines or fills
_MOST_LINES = 3
_BETWEEN = 0.3  # inches


def most(figure: Figure) -> int:
    """How many rows of its table a slide holds, from the top; none where it is too wide."""
    held = _words(figure)
    if len(held[0]) > MOST_COLUMNS:
        return 0
    widths = _across(held)
    room = look.TABLE.at[3] - _high(held[0], widths, is_head=True)
    count = 0
    for row in held[1:]:
        room -= _high(row, widths)
        if room < 0:
            break
        count += 1
    return count


def measure(figure: Figure) -> str:
    """Its measure, and how many of its rows are here."""
    shown, total = most(figure), len(figure.table.rows)
    said = text.sentence(figure.said.measure)
    if shown == total:
        return said
    return f"{said} The first {shown} of {total:,} rows; all of them are in the table."


def draw(slide: Slide, figure: Figure) -> None:
    """Put the table in its box."""
    held = _words(figure)
    widths = _across(held)
    held = held[: most(figure) + 1]
    frame = filling.box(slide, look.TABLE).insert_table(len(held), len(widths))
    filling.describe(frame, "Table", figure.said.alt)
    table = frame.table
    table.horz_banding = False
    table._tbl.tblPr.find("{*}tableStyleId").text = _PLAIN
    for column, across in zip(table.columns, widths, strict=True):
        column.width = Inches(across)
    for at, row in enumerate(held):
        table.rows[at].height = Inches(_high(row, widths, is_head=not at))
        for cell, words, across, column in zip(
            table.rows[at].cells, row, widths, figure.table.columns, strict=True
        ):
            _fill(cell, shortened(words, SIZE, across - _BETWEEN, _MOST_LINES, is_bold=not at))
            _style(cell, is_head=not at, is_number=column.numeric)
    frame.height = Emu(sum(row.height for row in table.rows))


def _words(figure: Figure) -> list[list[str]]:
    """The headings, then what a reader sees in each row."""
    table = figure.table
    forms = [cells.number_form(table.rows, column) for column in table.columns]
    body = [
        [
            tidy(cells.words(row, column, form=form))
            for column, form in zip(table.columns, forms, strict=True)
        ]
        for row in table.rows[:MOST_ROWS]
    ]
    return [[tidy(column.heading) for column in table.columns], *body]


def _across(held: Sequence[Sequence[str]]) -> list[float]:
    """As wide as their figures and the longest word of their heading; all of the slide is used."""
    wanted = [
        max(width(words, SIZE, is_bold=True) for words in (*body, *head.split())) + _BETWEEN
        for head, *body in zip(*held, strict=True)
    ]
    while sum(wanted) > look.WIDE + 0.01:
        wanted[wanted.index(max(wanted))] -= min(0.25, sum(wanted) - look.WIDE)
    spare = (look.WIDE - sum(wanted)) / len(wanted)
    return [across + spare for across in wanted]


def _high(row: Sequence[str], widths: Sequence[float], *, is_head: bool = False) -> float:
    most = max(
        len(lines(words, SIZE, across - _BETWEEN, is_bold=is_head))
        for words, across in zip(row, widths, strict=True)
    )
    return height(min(most, _MOST_LINES), SIZE) + 0.1


def _fill(cell: Any, words: str) -> None:
    cell.text_frame.text = words


def _style(cell: Any, *, is_head: bool, is_number: bool) -> None:
    cell.margin_left, cell.margin_right = Inches(0), Inches(_BETWEEN - 0.05)
    cell.margin_top = cell.margin_bottom = Inches(0.04)
    cell.vertical_anchor = MSO_ANCHOR.BOTTOM if is_head else MSO_ANCHOR.TOP
    line = cell.text_frame.paragraphs[0]
    line.alignment = PP_ALIGN.RIGHT if is_number else PP_ALIGN.LEFT
    line.font.size, line.font.bold = Pt(SIZE), is_head
    line.font.color.rgb = filling.rgb(palette.QUIET if is_head else palette.INK)
    colour, thick = (palette.INK, 12700) if is_head else ("#D9DEE4", 6350)
    rule = parse_xml(
        '<a:lnB xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'w="{thick}"><a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill></a:lnB>'
    )
    cell._tc.get_or_add_tcPr().insert(0, rule)
