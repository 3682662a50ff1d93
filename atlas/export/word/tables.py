"""Tables of a Word file: a header row that is repeated, no merged cells, figures to the right."""

from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document as Docx
from docx.oxml.xmlchemy import BaseOxmlElement

from atlas.export import cells
from atlas.export.profile_pages import Key
from atlas.export.word import styles, widths, xml
from atlas.export.word.flow import Flow
from atlas.figure import Table

SHORT, FEW = 14, 3  # rows of a table that stay on one page; rows that are never left alone
MOST_KEYS = 5  # figures in large type
MANY = 8  # columns: with more, small letters on a page that lies
SIZE, SMALL = 9.5, 8.5  # points, as of the styles of tables


def is_wide(table: Table) -> bool:
    """Does it need a page that lies?"""
    return len(table.columns) > MANY


def write(
    flow: Flow, table: Table, *, about: str, most: int | None = None, is_small: bool = False
) -> None:
    """Write a table, the first ``most`` rows of it; ``about`` says aloud what it holds."""
    rows = list(table.rows)[:most]
    shown = [(column, cells.number_form(table.rows, column)) for column in table.columns]
    said = [[cells.words(row, column, form=form) for column, form in shown] for row in rows]
    headings = [cells.clean(column.heading) for column in table.columns]
    marked = [table.chosen is not None and row[table.chosen[0]] == table.chosen[1] for row in rows]
    is_right = tuple(column.numeric for column in table.columns)
    sizes = (SMALL,) if is_small or is_wide(table) else (SIZE, SMALL)
    size, wide = widths.fitted(headings, said, is_right, width=flow.page.text, sizes=sizes)
    look = _Look(is_right, is_small=size == SMALL)
    is_kept = len(rows) <= SHORT
    head = look.row(headings, is_head=True, is_kept=True)
    body = [
        look.row(line, is_bold=bold, is_kept=is_kept or not FEW <= at < len(rows) - FEW)
        for at, (line, bold) in enumerate(zip(said, marked, strict=True))
    ]
    put(flow.docx, [head, *body], wide, about=about)


def put(docx: Docx, rows: Sequence[BaseOxmlElement], wide: Sequence[int], *, about: str) -> None:
    """Put rows, the first of them the header, at the end of the file; ``wide`` in twips."""
    looks = xml.element(
        "tblPr",
        xml.element("tblStyle", val=styles.TABLE),
        xml.element("tblW", w=sum(wide), type="dxa"),
        xml.element("tblLayout", type="fixed"),
        xml.element(
            "tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0,
            noHBand=0, noVBand=1,
        ),
        xml.element("tblDescription", val=about),
    )  # fmt: skip
    grid = xml.element("tblGrid", *(xml.element("gridCol", w=width) for width in wide))
    for row in rows:
        for cell, width in zip(row.findall(".//{*}tcPr"), wide, strict=True):
            cell.insert(0, xml.element("tcW", w=width, type="dxa"))
    body = docx.element.body
    body.insert(len(body) - 1, xml.element("tbl", looks, grid, *rows))


def put_keys(flow: Flow, keys: Sequence[Key], *, about: str) -> None:
    """Put figures in large type: a table of one row, what they are in its header."""
    values = [key.value for key in keys]
    wide = widths.of_keys(values, flow.page.text, styles.LARGE, MOST_KEYS)
    labels = [f"{key.label[:1].upper()}{key.label[1:]}" for key in keys]
    rows = [
        line(labels, style="TableTextSmall", is_head=True, is_kept=True),
        line(values, style="KeyFigure"),
    ]
    put(flow.docx, rows, wide, about=about)
    flow.say("Source", "")


@dataclass(frozen=True)
class _Look:
    """How the rows of one table look: which columns stand to the right, and how large."""

    is_right: tuple[bool, ...]
    is_small: bool = False

    def row(self, said: Sequence[str], **how: bool) -> BaseOxmlElement:
        """Make one row."""
        size = "Small" if self.is_small else ""
        named = [f"Table{'Figure' if right else 'Text'}{size}" for right in self.is_right]
        return line(said, style=named, **how)


def line(
    said: Sequence[str], *, style: str | Sequence[str], is_head: bool = False,
    is_bold: bool = False, is_kept: bool = False,
) -> BaseOxmlElement:  # fmt: skip
    """Make one row; no page ends within it, and ``is_kept`` keeps it by what follows."""
    looks = [xml.element("cantSplit"), *([xml.element("tblHeader")] if is_head else [])]
    named = [style] * len(said) if isinstance(style, str) else style
    made = []
    for words, name in zip(said, named, strict=True):
        how = [xml.element("pStyle", val=name), *([xml.element("keepNext")] if is_kept else [])]
        run = xml.run(words, style=styles.STRONG if is_bold else None)
        paragraph = xml.element("p", xml.element("pPr", *how), run)
        made.append(xml.element("tc", xml.element("tcPr"), paragraph))
    return xml.element("tr", xml.element("trPr", *looks), *made)
