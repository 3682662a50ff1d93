"""The funnel: places by what is expected of them, between the limits that chance would draw."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from atlas import palette
from atlas.drawings import Funnel, Limits, Point
from atlas.ui.charts import OTHERS, OURS, above, canvas, hover

MOST_NAMED = 1500  # of the others: beyond it their names would be most of what is sent
HEIGHT = 400  # pixels
LIMIT = {"color": palette.QUIET, "width": 1.2}


def chart(drawing: Funnel) -> go.Figure:
    """Draw the funnel.

    The scale up ends a little above the highest place, for the limits run far beyond it where
    little is expected.
    """
    ours, others = drawing.ours, drawing.others
    drawn = canvas(height=HEIGHT)
    are_many = len(others) > MOST_NAMED
    _points(drawn, others, OTHERS, size=4 if are_many else 7, is_named=not (ours and are_many))
    for pair in drawing.limits:
        _lines(drawn, pair)
    _points(drawn, ours, OURS, size=10)
    drawn.add_hline(y=1, line={"color": palette.INK, "width": 1})
    everyone = [*ours, *others]
    highest = max((point.ratio for point in everyone), default=1.0)
    furthest = max((point.expected for point in everyone), default=1.0)
    drawn.update_yaxes(
        range=[-0.06 * highest, max(highest * 1.08, 2.0)], title_text=drawing.axes[1]
    )
    drawn.update_xaxes(range=[0, furthest * 1.3], title_text=drawing.axes[0], showgrid=False)
    _names(drawn, drawing.names)
    return drawn


def _lines(drawn: go.Figure, pair: Limits) -> None:
    dash = "dot" if pair.is_outer else "solid"
    for values in (pair.low, pair.high):
        drawn.add_scatter(
            x=list(pair.at),
            y=list(values),
            mode="lines",
            line={**LIMIT, "dash": dash},
            hoverinfo="skip",
        )
    drawn.add_annotation(
        x=pair.at[-1],
        y=pair.high[-1],
        text=pair.label,
        showarrow=False,
        xanchor="left",
        yanchor="bottom" if pair.is_outer else "top",
        xshift=4,
        yshift=-5 if pair.is_outer else 5,
        font={"size": 13, "color": palette.QUIET},
    )


def _points(
    drawn: go.Figure, points: Sequence[Point], colour: str, *, size: int, is_named: bool = True
) -> None:
    # Short numbers, for thousands of places are sent. Not drawn by WebGL, which many lack.
    drawn.add_scatter(
        x=np.array([point.expected for point in points], dtype=np.float32),
        y=np.array([point.ratio for point in points], dtype=np.float32),
        mode="markers",
        marker={
            "size": size,
            "color": colour,
            "line": {"color": palette.PAPER, "width": 1 if size > 4 else 0},
            "opacity": 0.85 if size > 4 else 0.5,
        },
        text=[f"<b>{hover(point.name)}</b><br>{hover(point.figure)}" for point in points]
        if is_named
        else None,
        hovertemplate="%{text}<extra></extra>" if is_named else None,
        hoverinfo=None if is_named else "skip",
    )


def _names(drawn: go.Figure, names: tuple[str, str]) -> None:
    """Say above the funnel whose the points are, in their colours."""
    ours, others = (hover(name) for name in names)
    said = [f'<span style="color:{OURS}"><b>● {ours}</b></span>'] if ours else []
    said += [f'<span style="color:{palette.QUIET}">● {others}</span>'] if others else []
    drawn.update_layout(margin={"t": 34})
    above(drawn, "   ".join(said), font={"size": 14})
