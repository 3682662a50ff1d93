"""Tables of a Word file: a header row that is repeated, no merged cells, figures to the right."""

from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document as Docx
from docx.oxml.xmlchemy import BaseOxmlElement

from atlas import text
from atlas.export import cells
from atlas.export.slides.words import width as measure
from atlas.export.word import styles, xml
from atlas.export.word.flow import Flow
from atlas.figure import Table

TWIPS = 1440 / 25.4  # in a millimetre
SHORT, FIRST = 14, 3  # rows of a table that stay on one page; rows that stay with the header
MANY = 8  # columns: with more, small letters on a page that lies
SIZE, SMALL = 9.5, 8.5  # points, as of the styles of tables
INCH = 25.4  # millimetres
# Millimetres: of a word that is not parted, of a line that is not wrapped, of both edges of a cell.
WORD, LONGEST, EDGES = 38.0, 66.0, 3.4


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
    wanted = sum(need for need, _ in _all_needs(headings, said, is_right, SIZE))
    is_small = is_small or is_wide(table) or wanted > flow.page.text
    look = _Look(is_right, is_small=is_small)
    is_kept = len(rows) <= SHORT
    head = look.row(headings, is_head=True, is_kept=True)
    body = [
        look.row(line, is_bold=bold, is_kept=is_kept or at < FIRST)
        for at, (line, bold) in enumerate(zip(said, marked, strict=True))
    ]
    size = SMALL if look.is_small else SIZE
    wide = widths(headings, said, look.is_right, width=flow.page.text, size=size)
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


def widths(
    headings: Sequence[str], said: Sequence[Sequence[str]], is_right: Sequence[bool],
    *, width: float, size: float,
) -> list[int]:  # fmt: skip
    """Share a width (millimetres) among columns, in twips.

    No word is parted and no figure runs over a line where there is room for it, in letters as
    wide as those of the font that stands for ours; then what else a column would like.
    """
    needs = _all_needs(headings, said, is_right, size)
    if sum(need for need, _ in needs) > width:
        needs = _all_needs(headings, said, (False,) * len(headings), size)
    least = [need for need, _ in needs]
    more = [max(0.0, wanted - need) for need, wanted in needs]
    share = min(1.0, max(0.0, width - sum(least)) / sum(more)) if any(more) else 0.0
    scale = min(1.0, width / sum(least))
    return [
        int(TWIPS * scale * (need + extra * share)) for need, extra in zip(least, more, strict=True)
    ]


def _all_needs(
    headings: Sequence[str], said: Sequence[Sequence[str]], is_whole: Sequence[bool], size: float
) -> list[tuple[float, float]]:
    """What each column needs and would like; ``is_whole`` are those that keep to one line."""
    return [
        _needs(heading, [line[at] for line in said], size, is_whole=whole)
        for at, (heading, whole) in enumerate(zip(headings, is_whole, strict=True))
    ]


def _needs(
    heading: str, said: Sequence[str], size: float, *, is_whole: bool
) -> tuple[float, float]:
    """The least width of a column, and what it would like; in millimetres."""
    shown = [line.replace(text.NOT_KNOWN, text.NOT_KNOWN.replace(" ", "_")) for line in said]
    # A cell may be in bold, as the row of the place itself is.
    whole = [measure(line, size, is_bold=True) * INCH for line in {*shown}]
    parts = {word for line in (heading, *([] if is_whole else shown)) for word in line.split()}
    word = max((measure(part, size, is_bold=True) * INCH for part in parts), default=0.0)
    longest = max(whole, default=0.0)
    least = max(min(word, WORD), longest if is_whole else 0.0)
    half = measure(heading, size, is_bold=True) * INCH / 2  # a heading may take two lines
    return least + EDGES, min(max(longest, word, half), LONGEST) + EDGES
