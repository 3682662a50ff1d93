"""Columns by year: what was registered above the line, and what was removed below it."""

from collections.abc import Sequence

import plotly.graph_objects as go

from atlas import palette
from atlas.drawings import Year, Years
from atlas.ui.charts import OTHERS, OURS, canvas

REMOVED = palette.REMOVED
HEIGHT = 230  # pixels


def chart(drawing: Years) -> go.Figure:
    """Draw one column a year from zero, figures on them."""
    drawn = canvas(height=HEIGHT, bottom=28)
    items = drawing.items
    _registered(drawn, drawing)
    if any(item.removed is not None for item in items):
        _removed(drawn, items)
    most = max((item.registered or 0 for item in items), default=0) or 1
    least = max((item.removed or 0 for item in items), default=0)
    drawn.update_layout(barmode="relative", bargap=0.25)
    drawn.update_yaxes(
        showgrid=False,
        showticklabels=False,
        showline=False,
        range=[-least - (most + least) * (0.15 if least else 0.02), most * 1.2],
    )
    drawn.update_xaxes(type="category", showgrid=False, tickangle=0, nticks=12)
    drawn.add_hline(y=0, line={"color": palette.QUIET, "width": 1})
    return drawn


def _registered(drawn: go.Figure, drawing: Years) -> None:
    items = drawing.items
    first_marked = len(items) - drawing.marked
    drawn.add_bar(
        x=[str(item.year) for item in items],
        y=[item.registered for item in items],
        text=["?" if item.registered is None else f"{item.registered:,}" for item in items],
        textposition="outside",
        cliponaxis=False,
        marker_color=[OURS if at >= first_marked else OTHERS for at in range(len(items))],
        hovertemplate="%{x}: %{y:,} registered<extra></extra>",
    )


def _removed(drawn: go.Figure, items: Sequence[Year]) -> None:
    drawn.add_bar(
        x=[str(item.year) for item in items],
        y=[None if item.removed is None else -item.removed for item in items],
        text=["" if not item.removed else f"{item.removed:,}" for item in items],
        textposition="outside",
        cliponaxis=False,
        marker_color=REMOVED,
        hovertemplate="%{x}: %{text} removed<extra></extra>",
    )
