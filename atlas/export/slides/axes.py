"""The axes of a chart, and the kinds of chart that stand on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from atlas import palette
from atlas.export.slides import chart_xml as xml
from atlas.export.slides.series import Series, joined

QUIET = xml.Type(colour=palette.QUIET, size=xml.LEAST)
_ACROSS, _UP = 1001, 1002


@dataclass(frozen=True, kw_only=True)
class Scale:
    """One axis: from where to where, its name; ``step`` none leaves it to the program.

    ``between`` is how it stands to names below it: "midCat" on them, "between" them.
    """

    low: float
    high: float
    title: str = ""
    step: float | None = None
    form: str = "General"
    is_shown: bool = True
    has_grid: bool = False
    between: str = "midCat"


def scatter(held: Sequence[Series], across: Scale, up: Scale, *, layout: str = "") -> str:
    """Points and lines over two scales of numbers."""
    return (
        f'{layout}<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
        f'{joined(held)}<c:axId val="{_ACROSS}"/><c:axId val="{_UP}"/></c:scatterChart>'
        f"{_scale(across, _ACROSS, _UP, side='b')}{_scale(up, _UP, _ACROSS, side='l')}"
    )


def columns(  # noqa: PLR0913 - a chart and how it is drawn, by name
    held: Sequence[Series], up: Scale, *, gap: int, is_stacked: bool = False,
    marks: Sequence[Series] = (), names: float = xml.SIZE,
) -> str:  # fmt: skip
    """Columns over names, and ``marks`` on them: a line chart of points without lines.

    ``names`` are so many points high.
    """
    grouping = "stacked" if is_stacked else "clustered"
    ids = f'<c:axId val="{_ACROSS}"/><c:axId val="{_UP}"/>'
    tied = (
        f"<c:serLines><c:spPr>{xml.line(palette.OTHERS, 1)}</c:spPr></c:serLines>"
        if is_stacked
        else ""
    )
    line_chart = (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'{joined(marks, len(held))}<c:marker val="1"/>{ids}</c:lineChart>'
    )
    return (
        f'<c:barChart><c:barDir val="col"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>'
        f'{joined(held)}<c:gapWidth val="{gap}"/><c:overlap val="100"/>'
        f"{tied}{ids}</c:barChart>"
        f"{line_chart if marks else ''}{_names(names)}{_scale(up, _UP, _ACROSS, side='l')}"
    )


def _names(size: float) -> str:
    """The axis of names, below whatever is drawn, also below what is under nought."""
    return (
        f'<c:catAx><c:axId val="{_ACROSS}"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{xml.line(palette.QUIET)}</c:spPr>{xml.words(xml.Type(size=size), turn=0)}"
        f'<c:crossAx val="{_UP}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _scale(scale: Scale, own: int, other: int, *, side: str) -> str:
    grid = f"<c:majorGridlines><c:spPr>{xml.line(xml.GRID)}</c:spPr></c:majorGridlines>"
    named = xml.title(scale.title, QUIET, turned=side == "l") if scale.title else ""
    step = f'<c:majorUnit val="{scale.step!r}"/>' if scale.step else ""
    edge = xml.line(palette.QUIET) if side == "b" else xml.line(None)
    return (
        f'<c:valAx><c:axId val="{own}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{scale.high!r}"/><c:min val="{scale.low!r}"/></c:scaling>'
        f'<c:delete val="{int(not scale.is_shown)}"/><c:axPos val="{side}"/>'
        f"{grid if scale.has_grid else ''}{named}"
        f'<c:numFmt formatCode={quoteattr(scale.form)} sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{edge}</c:spPr>{xml.words(xml.Type())}"
        f'<c:crossAx val="{other}"/><c:crosses val="min"/>'
        f'<c:crossBetween val="{scale.between}"/>{step}</c:valAx>'
    )
