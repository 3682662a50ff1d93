"""Dots with intervals, one row each: rates of places beside each other, never a league table."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from atlas import palette
from atlas.ui.charts import OTHERS, OURS, canvas, hover

ROW = 38  # pixels
LINE = 20  # letters
LETTER, PHONE = 6.7, 250  # pixels: a letter, and what a phone leaves for the dots


@dataclass(frozen=True, kw_only=True)
class Dot:
    """One row: a value with its interval; what is not known has none and says so in ``figure``."""

    name: str
    value: float | None
    low: float | None = None
    high: float | None = None
    figure: str = ""
    is_ours: bool = False


def dots(items: Sequence[Dot], *, axis: str, beside: float | None = None) -> go.Figure:
    """Draw the rows from the top; ``axis`` names the measure, ``beside`` is a line to compare."""
    chart = canvas(height=ROW * len(items) + 70)
    rows = list(range(len(items)))
    for at, item in enumerate(items):
        colour = OURS if item.is_ours else OTHERS
        if item.low is not None and item.high is not None:
            chart.add_scatter(
                x=[item.low, item.high],
                y=[at, at],
                mode="lines",
                line={"color": colour, "width": 3},
                hoverinfo="skip",
            )
        chart.add_scatter(
            x=[0 if item.value is None else item.value],
            y=[at],
            mode="text" if item.value is None else "markers",
            text=[f"\u2002{hover(item.figure)}"] if item.value is None else None,
            textposition="middle right",
            cliponaxis=False,
            marker={"size": 13, "color": colour, "line": {"color": palette.PAPER, "width": 1.5}},
            hovertemplate=f"<b>{hover(item.name)}</b><br>{hover(item.figure)}<extra></extra>",
        )
        if item.value is not None:
            chart.add_annotation(
                x=item.value if item.high is None else item.high,
                y=at,
                text=hover(item.figure),
                showarrow=False,
                xanchor="left",
                xshift=10,
                font={"size": 14},
            )
    highest = max((item.high or item.value or 0 for item in items), default=0) or 1
    names = [_named(item) for item in items]
    chart.update_yaxes(
        tickmode="array",
        tickvals=rows,
        ticktext=names,
        range=[len(items) - 0.5, -0.5],
        showgrid=False,
    )
    chart.update_xaxes(range=[0, highest * _room(items)], title_text=axis)
    if beside is not None:
        chart.add_vline(x=beside, line={"color": palette.QUIET, "width": 1, "dash": "dot"})
    return chart


def _named(item: Dot) -> str:
    """The name in lines of a few words, so that it leaves room for the dots on a phone."""
    lines = "<br>".join(hover(line) for line in textwrap.wrap(item.name, LINE) or [""])
    return f"<b>{lines}</b>" if item.is_ours else lines


def _room(items: Sequence[Dot]) -> float:
    """How much wider than the dots the axis is, so that the figures beside them fit on a phone."""
    longest = max((len(item.figure) for item in items if item.value is not None), default=0)
    return 1 / (1 - min(0.6, (LETTER * longest + 10) / PHONE))
