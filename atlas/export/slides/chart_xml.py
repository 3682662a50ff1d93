"""The parts of a chart as PowerPoint writes them: series, labels, intervals, axes.

Written out rather than made with the library's own charts: those have neither intervals nor a
workbook that a person can read. Every word is escaped here.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from atlas import palette
from atlas.export.slides.words import tidy

SIZE, LEAST = 20, 16  # points: of a figure or a name; nothing in a chart is smaller
GRID = "#E9ECEF"
_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="{val}"/><c:showCatName val="0"/>'
    '<c:showSerName val="{name}"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)
NOTHING = '<c:dLbls><c:delete val="1"/></c:dLbls>'


@dataclass(frozen=True, kw_only=True)
class Type:
    """How words of a chart are set: their size in points, colour and weight."""

    colour: str = palette.INK
    size: float = SIZE
    is_bold: bool = False

    @property
    def run(self) -> str:
        """Its properties, as those of a run."""
        return (
            f'sz="{round(self.size * 100)}" b="{int(self.is_bold)}">{fill(self.colour)}'
            '<a:latin typeface="+mn-lt"/>'
        )


@dataclass(frozen=True, kw_only=True)
class Label:
    """The words at one point: ``at`` says on which side of it."""

    point: int
    words: str
    at: str = "r"
    type: Type = field(default_factory=Type)


def fill(colour: str | None) -> str:
    """One colour, or none."""
    return (
        f'<a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill>' if colour else "<a:noFill/>"
    )


def line(colour: str | None, width: float = 1, *, dash: str = "solid") -> str:
    """A line of a width in points, or none."""
    if colour is None:
        return "<a:ln><a:noFill/></a:ln>"
    drawn = f'{fill(colour)}<a:prstDash val="{dash}"/>'
    return f'<a:ln w="{round(width * 12700)}" cap="flat">{drawn}</a:ln>'


def look(colour: str | None, edge: str = "") -> str:
    """How a shape is filled and edged."""
    return f"<c:spPr>{fill(colour)}{edge or line(None)}</c:spPr>"


def marker(symbol: str, size: int = 5, colour: str | None = None, edge: str = "") -> str:
    """The mark of a point; without a colour it is hollow."""
    if symbol == "none":
        return '<c:marker><c:symbol val="none"/></c:marker>'
    return (
        f'<c:marker><c:symbol val="{symbol}"/><c:size val="{size}"/>'
        f"{look(colour, edge or line(palette.PAPER, 1))}</c:marker>"
    )


def number(value: float) -> str:
    """Write a number with all its digits."""
    return str(value) if isinstance(value, int) else repr(float(value))


def numbers(ref: str, values: Sequence[float | None]) -> str:
    """Numbers of the workbook, kept in the chart too; what is missing has no point."""
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{number(value)}</c:v></c:pt>'
        for at, value in enumerate(values)
        if value is not None and not math.isnan(value)
    )
    return (
        f"<c:numRef><c:f>{escape(ref)}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef>'
    )


def given(values: Sequence[float]) -> str:
    """Numbers that stand in the chart alone: where a guide or a name is."""
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{number(v)}</c:v></c:pt>' for at, v in enumerate(values)
    )
    return f'<c:numLit><c:ptCount val="{len(values)}"/>{points}</c:numLit>'


def names(ref: str, words: Sequence[str]) -> str:
    """Words of the workbook, kept in the chart too."""
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{escape(tidy(said))}</c:v></c:pt>' for at, said in enumerate(words)
    )
    return (
        f"<c:strRef><c:f>{escape(ref)}</c:f><c:strCache>"
        f'<c:ptCount val="{len(words)}"/>{points}</c:strCache></c:strRef>'
    )


def intervals(low: str, high: str, edge: str) -> str:
    """Bars from each point down by ``low`` and up by ``high``, of ``numbers``."""
    return (
        '<c:errBars><c:errDir val="y"/><c:errBarType val="both"/><c:errValType val="cust"/>'
        f'<c:noEndCap val="1"/><c:plus>{high}</c:plus>'
        f"<c:minus>{low}</c:minus><c:spPr>{edge}</c:spPr></c:errBars>"
    )


def labels(held: Iterable[Label]) -> str:
    """Labels of our own words at some points, none at the others."""
    shown = _SHOWN.format(val=1, name=0)
    written = "".join(
        f'<c:dLbl><c:idx val="{one.point}"/><c:tx><c:rich><a:bodyPr wrap="none" lIns="38100" '
        'rIns="38100" tIns="0" bIns="0" anchor="ctr"><a:spAutoFit/></a:bodyPr><a:lstStyle/>'
        f"{_paragraphs(one)}</c:rich></c:tx>"
        f'<c:dLblPos val="{one.at}"/>{shown}</c:dLbl>'
        for one in sorted(held, key=lambda one: one.point)
    )
    return f"<c:dLbls>{written}{_SHOWN.format(val=0, name=0)}</c:dLbls>" if written else NOTHING


def _paragraphs(label: Label) -> str:
    aligned = {"l": "r", "r": "l"}.get(label.at, "ctr")
    return "".join(
        f'<a:p><a:pPr algn="{aligned}"><a:defRPr {label.type.run}</a:defRPr></a:pPr>'
        f'<a:r><a:rPr lang="en-GB" {label.type.run}</a:rPr><a:t>{escape(tidy(said))}</a:t></a:r>'
        "</a:p>"
        for said in label.words.split("\n")
    )


def values_shown(type_: Type, *, at: str, form: str = "#,##0", named: bool = False) -> str:
    """Label every point with its value, and with its series' name where ``named``."""
    separator = "<c:separator>: </c:separator>" if named else ""
    return (
        f'<c:numFmt formatCode={quoteattr(form)} sourceLinked="0"/>'
        f"<c:spPr><a:noFill/>{line(None)}</c:spPr>{words(type_, wrap='none')}"
        f'<c:dLblPos val="{at}"/>'
        f"{_SHOWN.format(val=1, name=int(named))}{separator}"
    )


def words(type_: Type, *, wrap: str = "square", turn: int | None = None) -> str:
    """How the words of an axis or of labels are set; with ``wrap`` "none" on one line.

    A program turns long names as it likes unless ``turn`` says by how much.
    """
    turned = "" if turn is None else f' rot="{turn}" vert="horz"'
    return (
        f'<c:txPr><a:bodyPr{turned} wrap="{wrap}"/><a:lstStyle/><a:p><a:pPr>'
        f"<a:defRPr {type_.run}</a:defRPr></a:pPr>"
        '<a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )


def title(said: str, type_: Type, *, turned: bool = False) -> str:
    """The name of an axis."""
    turn = ' rot="-5400000" vert="horz"' if turned else ""
    return (
        f"<c:title><c:tx><c:rich><a:bodyPr{turn}/><a:lstStyle/><a:p><a:pPr>"
        f"<a:defRPr {type_.run}</a:defRPr></a:pPr>"
        f'<a:r><a:rPr lang="en-GB" {type_.run}</a:rPr><a:t>{escape(tidy(said))}</a:t></a:r></a:p>'
        '</c:rich></c:tx><c:overlay val="0"/></c:title>'
    )


def inner(left: float, top: float, across: float, down: float) -> str:
    """Where the plot itself stands in the chart, in shares of it."""
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        f'<c:yMode val="edge"/><c:x val="{left:.4f}"/><c:y val="{top:.4f}"/>'
        f'<c:w val="{across:.4f}"/><c:h val="{down:.4f}"/></c:manualLayout></c:layout>'
    )


def space(plot: str) -> bytes:
    """The whole chart: no title, no legend, gaps where a value is missing."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:lang val="en-GB"/>'
        f'<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{plot}<c:spPr><a:noFill/></c:spPr></c:plotArea>"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/>{line(None)}</c:spPr>{words(Type())}</c:chartSpace>"
    ).encode()
