"""Charts of a page on their canvas: the only package that knows plotly.

Each kind of chart is a module beside this one; it draws a value of ``atlas.drawings`` on
``canvas``. ``shown.figure`` puts one on the page.
"""

from collections.abc import Mapping
from typing import TypeAlias

import plotly.graph_objects as go

from atlas import palette, text

# The Analysis Function's colours for series; ours is the first, what it is compared with is grey.
OURS, OTHERS = palette.ACCENT, palette.OTHERS
Ends: TypeAlias = tuple[float | None, float | None]  # of an interval: low, high
FONT = "Source Sans, Source Sans Pro, sans-serif"


def canvas(*, height: int, left: int = 8, bottom: int = 44) -> go.Figure:
    """An empty chart in our type and colours: few grid lines, no legend, nothing that drags."""
    chart = go.Figure()
    axis = {
        "fixedrange": True,
        "zeroline": False,
        "gridcolor": "#E9ECEF",
        "linecolor": palette.QUIET,
        "tickfont": {"size": 14, "color": palette.INK},
        "title": {"font": {"size": 14, "color": palette.QUIET}},
        "automargin": True,
    }
    chart.update_layout(
        height=height,
        margin={"l": left, "r": 16, "t": 12, "b": bottom},
        font={"family": FONT, "size": 14, "color": palette.INK},
        paper_bgcolor=palette.PAPER,
        plot_bgcolor=palette.PAPER,
        showlegend=False,
        hoverlabel={"bgcolor": palette.PAPER, "font": {"size": 14, "color": palette.INK}},
        dragmode=False,
        xaxis=axis,
        yaxis=axis,
    )
    return chart


def interval(drawn: go.Figure, at: float, ends: Ends, line: Mapping[str, object]) -> None:
    """Draw an interval as a line at the height ``at``; nothing where an end is not known."""
    low, high = ends
    if low is not None and high is not None:
        drawn.add_scatter(x=[low, high], y=[at, at], mode="lines", line=line, hoverinfo="skip")


def above(drawn: go.Figure, words: str, **more: object) -> None:
    """Write words over a chart, from its left edge; they are plotly's HTML, escaped already."""
    drawn.add_annotation(
        x=0,
        y=1,
        xref="paper",
        yref="paper",
        xanchor="left",
        yanchor="bottom",
        yshift=4,
        text=words,
        showarrow=False,
        **more,
    )


def hover(words: str) -> str:
    """Words for a hover: plotly reads a little HTML in them, so names are escaped."""
    return text.html(words)
