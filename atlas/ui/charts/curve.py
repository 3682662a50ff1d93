"""Who has the organisations: bars of the difference by tenth of deprivation, and the curve."""

import math
from collections.abc import Sequence

import plotly.graph_objects as go

from atlas import palette
from atlas.drawings import Bar, Bars, Curve, Line, Marks
from atlas.ui.charts import OTHERS, OURS, above, canvas, hover, interval

ROW, HEIGHT = 30, 380  # pixels
MINUS = "\N{MINUS SIGN}"
STEPS = (1, 2, 5, 10, 20, 25)
INTERVAL = {"color": palette.INK, "width": 2}
DIAGONAL = {"color": palette.QUIET, "width": 1, "dash": "dot"}
BESIDE = {"circle": "○", "diamond": "◇"}
ELSEWHERE = (("solid", "—", OTHERS), ("dash", "- -", palette.QUIET))  # beside ours: dash, sign


def bars(drawing: Bars) -> go.Figure:
    """Draw one row a tenth from the top, bars from zero with their intervals."""
    items = drawing.items
    drawn = canvas(height=ROW * len(items) + 100)
    rows = list(range(len(items)))
    drawn.add_bar(
        x=[item.value for item in items],
        y=rows,
        orientation="h",
        width=0.66,
        marker={"color": OURS, "opacity": 0.5},
        text=[hover(item.label) for item in items],
        textposition="none",
        customdata=[hover(item.figure) for item in items],
        hovertemplate="<b>%{text}</b><br>%{customdata}<extra></extra>",
    )
    for at, item in enumerate(items):
        interval(drawn, at, (item.low, item.high), INTERVAL)
    _marks(drawn, drawing.beside)
    _scales(drawn, items, drawing.axis)
    return drawn


def _marks(drawn: go.Figure, beside: Sequence[Marks]) -> None:
    for marks, symbol in zip(beside, BESIDE, strict=False):
        drawn.add_scatter(
            x=list(marks.values),
            y=list(range(len(marks.values))),
            mode="markers",
            marker={
                "symbol": symbol,
                "size": 10,
                "color": palette.PAPER,
                "line": {"color": palette.QUIET, "width": 2},
            },
            hovertemplate=f"{hover(marks.name)}: %{{x:+.0f}}<extra></extra>",
        )
    _marks_named(drawn, beside)


def _scales(drawn: go.Figure, items: Sequence[Bar], axis: str) -> None:
    """A row for each label, and as much to the left of nought as to its right."""
    drawn.update_yaxes(
        tickmode="array",
        tickvals=list(range(len(items))),
        ticktext=[hover(item.label) for item in items],
        range=[len(items) - 0.4, -0.6],
        showgrid=False,
    )
    ticks = _ticks([end for item in items for end in (item.low, item.high)])
    drawn.update_xaxes(
        title_text=axis,
        tickmode="array",
        tickvals=ticks,
        ticktext=[f"{tick:+d}".replace("-", MINUS) if tick else "0" for tick in ticks],
        range=[ticks[0], ticks[-1]],
        zeroline=True,
        zerolinecolor=palette.INK,
    )


def _ticks(values: Sequence[float | None]) -> list[int]:
    """Whole steps to either side of nought, as far as the intervals go."""
    furthest = max((abs(value) for value in values if value is not None), default=1.0)
    step = next((size for size in STEPS if furthest <= 4 * size), STEPS[-1])
    last = step * math.ceil(max(furthest, 1) * 1.02 / step)
    return list(range(-last, last + 1, step))


def _marks_named(drawn: go.Figure, beside: Sequence[Marks]) -> None:
    """Say above the bars what the small marks are."""
    words = [
        f"{sign} {hover(marks.name)}" for marks, sign in zip(beside, BESIDE.values(), strict=False)
    ]
    if words:
        drawn.update_layout(margin={"t": 14 + 20 * len(words)})
        font = {"size": 14, "color": palette.QUIET}
        above(drawn, "<br>".join(words), align="left", font=font)


def curve(drawing: Curve) -> go.Figure:
    """Draw concentration curves over the diagonal on which shares are even."""
    drawn = canvas(height=HEIGHT)
    drawn.add_shape(type="line", x0=0, y0=0, x1=100, y1=100, line=DIAGONAL)
    for at, (line, (dash, sign, colour)) in enumerate(_looks(drawing.lines)):
        drawn.add_scatter(
            x=[100 * share for share in line.people],
            y=[100 * share for share in line.bodies],
            mode="lines+markers",
            line={"color": colour, "width": 3 if line.is_ours else 2, "dash": dash},
            marker={"size": 6},
            hovertemplate=(
                f"{hover(line.name)}: %{{x:.0f}}% of residents, "
                "%{y:.0f}% of organisations<extra></extra>"
            ),
        )
        drawn.add_annotation(
            x=97,
            y=6 + 8 * at,
            text=f"{sign} {hover(line.name)}",
            showarrow=False,
            xanchor="right",
            font={"size": 14, "color": OURS if line.is_ours else palette.QUIET},
        )
    drawn.update_xaxes(range=[0, 101], ticksuffix="%", title_text=drawing.axes[0])
    drawn.update_yaxes(range=[0, 102], ticksuffix="%", title_text=drawing.axes[1])
    return drawn


def _looks(lines: Sequence[Line]) -> list[tuple[Line, tuple[str, str, str]]]:
    """Each line with its dash, sign and colour: ours last, to lie and be named over the others."""
    others = [line for line in lines if not line.is_ours]
    looks = list(zip(others, ELSEWHERE, strict=False))[::-1]
    return looks + [(line, ("solid", "—", OURS)) for line in lines if line.is_ours]
