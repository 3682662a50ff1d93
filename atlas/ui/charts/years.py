"""Columns by year: what was registered above the line, and what was removed below it."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from atlas import palette
from atlas.ui.charts import OTHERS, OURS, canvas

REMOVED = "#801650"


@dataclass(frozen=True)
class Year:
    """One year: how many were registered and removed; none = not known, and no column."""

    year: int
    registered: int | None
    removed: int | None = None


def columns(items: Sequence[Year], *, marked: int = 0, height: int = 230) -> go.Figure:
    """Draw one column a year from zero, the last ``marked`` in our colour, figures on them."""
    chart = canvas(height=height, bottom=28)
    first_marked = len(items) - marked
    years = [str(item.year) for item in items]
    chart.add_bar(
        x=years,
        y=[item.registered for item in items],
        text=["?" if item.registered is None else f"{item.registered:,}" for item in items],
        textposition="outside",
        cliponaxis=False,
        marker_color=[OURS if at >= first_marked else OTHERS for at in range(len(items))],
        hovertemplate="%{x}: %{y:,} registered<extra></extra>",
    )
    if any(item.removed is not None for item in items):
        chart.add_bar(
            x=years,
            y=[None if item.removed is None else -item.removed for item in items],
            text=["" if not item.removed else f"{item.removed:,}" for item in items],
            textposition="outside",
            cliponaxis=False,
            marker_color=REMOVED,
            hovertemplate="%{x}: %{text} removed<extra></extra>",
        )
    most = max((item.registered or 0 for item in items), default=0) or 1
    least = max((item.removed or 0 for item in items), default=0)
    chart.update_layout(barmode="relative", bargap=0.25)
    chart.update_yaxes(
        showgrid=False,
        showticklabels=False,
        showline=False,
        range=[-least * 1.35 - most * 0.02, most * 1.2],
    )
    chart.update_xaxes(type="category", showgrid=False, tickangle=0, nticks=12)
    chart.add_hline(y=0, line={"color": palette.QUIET, "width": 1})
    return chart
