"""Dots with intervals, one row each: rates of places beside each other, never a league table."""

import textwrap
from collections.abc import Sequence

import plotly.graph_objects as go

from atlas import palette
from atlas.drawings import Dot, Dots
from atlas.ui.charts import OTHERS, OURS, canvas, hover, interval

ROW, LINE_HEIGHT = 38, 18  # pixels
LINE = 20  # letters
LETTER, PHONE = 6.7, 250  # pixels: a letter, and what a phone leaves for the dots


def chart(drawing: Dots) -> go.Figure:
    """Draw the rows from the top."""
    items = drawing.items
    drawn = canvas(height=_row(items) * len(items) + 70)
    for at, item in enumerate(items):
        colour = OURS if item.is_ours else OTHERS
        interval(drawn, at, (item.low, item.high), {"color": colour, "width": 3})
        _dot(drawn, at, item, colour)
        _figure(drawn, at, item)
    drawn.update_yaxes(
        tickmode="array",
        tickvals=list(range(len(items))),
        ticktext=[_named(item) for item in items],
        range=[len(items) - 0.5, -0.5],
        showgrid=False,
    )
    drawn.update_xaxes(range=_range(drawing), title_text=drawing.axis)
    if drawing.beside is not None:
        drawn.add_vline(x=drawing.beside, line={"color": palette.QUIET, "width": 1, "dash": "dot"})
    return drawn


def _dot(drawn: go.Figure, at: int, item: Dot, colour: str) -> None:
    """The dot; where the value is not known, the words that say so."""
    drawn.add_scatter(
        x=[0 if item.value is None else item.value],
        y=[at],
        mode="text" if item.value is None else "markers",
        text=[f"\u2002{hover(item.figure)}"] if item.value is None else None,
        textposition="middle right",
        cliponaxis=False,
        marker={"size": 13, "color": colour, "line": {"color": palette.PAPER, "width": 1.5}},
        hovertemplate=f"<b>{hover(item.name)}</b><br>{hover(item.figure)}<extra></extra>",
    )


def _figure(drawn: go.Figure, at: int, item: Dot) -> None:
    """The figure beside the dot, to the right of its interval."""
    if item.value is not None:
        drawn.add_annotation(
            x=item.value if item.high is None else item.high,
            y=at,
            text=hover(item.figure),
            showarrow=False,
            xanchor="left",
            xshift=10,
            font={"size": 14},
        )


def _row(items: Sequence[Dot]) -> int:
    """How high a row is: a long name has as many lines as it needs, and none lies on the next."""
    most = max((len(textwrap.wrap(item.name, LINE)) for item in items), default=1)
    return max(ROW, LINE_HEIGHT * most + 4)


def _named(item: Dot) -> str:
    """The name in lines of a few words, so that it leaves room for the dots on a phone."""
    lines = "<br>".join(hover(line) for line in textwrap.wrap(item.name, LINE) or [""])
    return f"<b>{lines}</b>" if item.is_ours else lines


def _room(items: Sequence[Dot]) -> float:
    """How much wider than the dots the axis is, so that the figures beside them fit on a phone."""
    longest = max((len(item.figure) for item in items if item.value is not None), default=0)
    return 1 / (1 - min(0.6, (LETTER * longest + 10) / PHONE))


def _range(drawing: Dots) -> list[float]:
    """From nought, or as far to both sides as the intervals go, with room for the words."""
    items = drawing.items
    if not drawing.signed:
        highest = max((item.high or item.value or 0 for item in items), default=0) or 1
        return [0, highest * _room(items)]
    low = min((item.low for item in items if item.low is not None), default=-10)
    high = max((item.high for item in items if item.high is not None), default=10)
    return [min(low, 0) - 2, max(high, 0) + (high - low) * 0.6 + 2]
