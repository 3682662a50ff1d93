"""The styles of a Word file, all of them: one family, one scale of sizes, ink and quiet text.

Nothing is set by hand on a page, so a council can change the looks of a whole report in Word.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from atlas import palette
from atlas.export.word.xml import element

FONT = "Source Sans Pro"
ELSEWHERE = "Arial"  # where the family is not installed
TABLE = "AtlasTable"
READABLE = 4.5  # contrast of words, by WCAG 2.2
STRONG, LINK = "Strong", "Hyperlink"


@dataclass(frozen=True, kw_only=True)
class Style:
    """One style of a paragraph; sizes and spaces in points."""

    name: str
    size: float = 10.5
    bold: bool = False
    colour: str = palette.INK
    before: float = 0
    after: float = 6
    line: float = 1.2
    level: int | None = None  # of the outline, for headings
    is_kept: bool = False  # with what follows
    is_ruled: bool = False  # a line of the council's colour above
    side: str = "left"
    is_numbered: bool = False
    is_bullet: bool = False
    tab: float = 0  # where the words stand after a number

    @property
    def code(self) -> str:
        """Its name in the file."""
        return self.name.title().replace(" ", "")


LARGE = 20  # points: of figures that are read first
HOUSE = "house"  # in the place of a colour: the council's own
_QUIET = palette.QUIET
# Every style of a paragraph.
STYLES: tuple[Style, ...] = (
    Style(name="Normal"),
    Style(name="House", size=12, bold=True, colour=HOUSE, after=36),
    Style(name="Title", size=32, bold=True, before=10, after=10, line=1.05, is_ruled=True),
    Style(name="Subtitle", size=15, colour=_QUIET, after=14, line=1.15),
    Style(name="Made On", size=10.5, colour=_QUIET, after=2),
    Style(name="Mark", size=10.5, bold=True, colour=HOUSE, before=8, after=4),
    Style(name="TOC Heading", size=13, bold=True, colour=HOUSE, before=30, is_kept=True),
    Style(name="toc 1", size=11, after=3, line=1.15, tab=22),
    Style(
        name="heading 1", size=20, bold=True, colour=HOUSE, before=30, after=6, level=0,
        is_kept=True, line=1.1, is_numbered=True,
    ),
    Style(
        name="heading 2", size=13, bold=True, before=16, after=4, level=1, is_kept=True,
        line=1.1,
    ),
    Style(name="Lead", size=13, after=10, line=1.25, is_kept=True),
    Style(name="caption", size=11.5, bold=True, before=16, after=1, is_kept=True, line=1.1),
    Style(name="Measure", size=9.5, colour=_QUIET, after=6, is_kept=True, line=1.15),
    Style(name="Picture", after=4, is_kept=True, line=1),
    Style(name="Caution", size=9.5, before=4, after=0, is_kept=True, line=1.15),
    Style(name="Source", size=8.5, colour=_QUIET, before=4, after=12, line=1.15),
    Style(name="Definition", after=7),
    Style(name="Fine", size=9, after=2, line=1.15),
    Style(name="Note Text", after=6),
    Style(name="List Bullet", after=3, is_bullet=True),
    Style(name="Table Text", size=9.5, after=0, line=1.1),
    Style(name="Table Figure", size=9.5, after=0, line=1.1, side="right"),
    Style(name="Table Text Small", size=8.5, after=0, line=1.1),
    Style(name="Table Figure Small", size=8.5, after=0, line=1.1, side="right"),
    Style(name="Key Figure", size=LARGE, bold=True, colour=HOUSE, after=0, line=1),
    Style(name="header", size=8.5, colour=_QUIET, after=0, line=1.1),
    Style(name="footer", size=8.5, colour=_QUIET, after=0, line=1.1),
)  # fmt: skip

# What is smaller in a paper of two pages.
DENSE: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "Normal": {"size": 10, "after": 4, "line": 1.12},
        "House": {"size": 10.5, "before": 3, "after": 4},
        "Title": {"size": 28, "before": 4, "after": 2},
        "Subtitle": {"size": 12, "after": 6},
        "Mark": {"size": 9, "before": 0, "after": 2},
        "heading 1": {"size": 12.5, "before": 6, "after": 2, "is_numbered": False},
        "List Bullet": {"is_bullet": False},
        "caption": {"size": 10.5, "before": 0, "after": 0},
        "Measure": {"size": 8, "after": 2, "line": 1},
        "Caution": {"size": 8.5, "before": 0, "after": 1.5, "line": 1, "is_kept": False},
        "Source": {"size": 8.5, "before": 0, "after": 4},
        "Fine": {"size": 6.4, "after": 1.5, "colour": palette.QUIET, "line": 1},
        "Table Text Small": {"size": 8, "line": 1},
        "Table Figure Small": {"size": 8, "line": 1},
    }
)


def put(docx: Document, *, house: str, is_dense: bool) -> None:
    """Put our styles in the place of every style that the file came with."""
    held = docx.styles.element
    for old in list(held):
        held.remove(old)
    held.append(_defaults())
    held.append(element("latentStyles", defUIPriority=99, defSemiHidden=0, defQFormat=0))
    for style in STYLES:
        changed = DENSE.get(style.name, {}) if is_dense else {}
        held.append(_paragraph(replace(style, **changed), house))
    for made in (*_characters(), *_tables(air=12 if is_dense else 55)):
        held.append(made)


def _defaults() -> BaseOxmlElement:
    fonts = element("rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT)
    language = element("lang", val="en-GB", eastAsia="en-GB", bidi="ar-SA")
    letters = element("rPr", fonts, element("sz", val=21), element("szCs", val=21), language)
    return element(
        "docDefaults",
        element("rPrDefault", letters),
        element("pPrDefault", element("pPr", element("widowControl"))),
    )


def _paragraph(style: Style, house: str) -> BaseOxmlElement:
    made = element("style", element("name", val=style.name), type="paragraph", styleId=style.code)
    if style.name == "Normal":
        made.set(qn("w:default"), "1")
    else:
        made.append(element("basedOn", val="Normal"))
    if style.level is not None:
        made.append(element("next", val="Normal"))
    made.append(element("qFormat"))
    made.append(element("pPr", *_layout(style, house)))
    made.append(element("rPr", *_letters(style, house)))
    return made


def _layout(style: Style, house: str) -> list[BaseOxmlElement]:
    """What a paragraph is set with, in the order that the format asks."""
    made = [element("keepNext")] if style.is_kept else []
    made.append(element("widowControl"))
    if style.is_numbered:
        made.append(element("numPr", element("numId", val=1)))
    if style.is_bullet:
        made.append(element("numPr", element("numId", val=2)))
    if style.is_ruled:
        line = element("top", val="single", sz=36, space=14, color=house.lstrip("#"))
        made.append(element("pBdr", line))
    if style.tab:
        made.append(element("tabs", element("tab", val="left", pos=round(style.tab * 20))))
    spaces = {"before": round(style.before * 20), "after": round(style.after * 20)}
    made.append(element("spacing", **spaces, line=round(style.line * 240), lineRule="auto"))
    if style.side != "left":
        made.append(element("jc", val=style.side))
    if style.level is not None:
        made.append(element("outlineLvl", val=style.level))
    return made


def _letters(style: Style, house: str) -> list[BaseOxmlElement]:
    half = round(style.size * 2)
    made = [element("b"), element("bCs")] if style.bold else []
    made.append(element("color", val=_ink(style.colour, house)))
    return [*made, element("sz", val=half), element("szCs", val=half)]


def legible(house: str) -> str:
    """The council's colour for words; ink where it is too pale to be read on white."""
    return house if palette.contrast(house, palette.PAPER) >= READABLE else palette.INK


def _ink(colour: str, house: str) -> str:
    return (legible(house) if colour == HOUSE else colour).lstrip("#")


def _characters() -> list[BaseOxmlElement]:
    plain = element(
        "style", element("name", val="Default Paragraph Font"), element("semiHidden"),
        type="character", styleId="DefaultParagraphFont", default="1",
    )  # fmt: skip
    strong = element("rPr", element("b"), element("bCs"))
    blue = element("color", val=palette.ACCENT.lstrip("#"))
    link = element("rPr", blue, element("u", val="single"))
    looks = ((STRONG, strong), (LINK, link))
    return [
        plain,
        *(
            element("style", element("name", val=name), look, type="character", styleId=name)
            for name, look in looks
        ),
    ]


def _tables(air: int) -> list[BaseOxmlElement]:
    """Our table and the plain one; ``air`` stands over and under the words of a cell, in twips."""
    margins = element(
        "tblCellMar",
        *(element(side, w=air if side in ("top", "bottom") else 85, type="dxa")
          for side in ("top", "left", "bottom", "right")),
    )  # fmt: skip
    hair = palette.RULE.lstrip("#")
    borders = element(
        "tblBorders",
        *(element(side, val="single", sz=4, space=0, color=hair) for side in ("bottom", "insideH")),
    )
    ours = element(
        "style", element("name", val="Atlas Table"), element("basedOn", val="TableNormal"),
        element("tblPr", borders, margins), _head(), type="table", styleId=TABLE, customStyle="1",
    )  # fmt: skip
    plain = element(
        "style", element("name", val="Normal Table"), element("semiHidden"),
        element("tblPr", element("tblInd", w=0, type="dxa")),
        type="table", styleId="TableNormal", default="1",
    )  # fmt: skip
    return [plain, ours]


def _head() -> BaseOxmlElement:
    """How the header row looks: bold, over a line of our colour."""
    line = element("bottom", val="single", sz=10, space=0, color=palette.ACCENT.lstrip("#"))
    return element(
        "tblStylePr",
        element("rPr", element("b"), element("bCs")),
        element("tcPr", element("tcBorders", line), element("vAlign", val="bottom")),
        type="firstRow",
    )
