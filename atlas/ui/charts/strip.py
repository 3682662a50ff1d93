"""A strip of councils: every one that may be counted as a dot on one line, ours in colour."""

from collections.abc import Sequence

import plotly.graph_objects as go

from atlas import palette
from atlas.drawings import Mark, Strip
from atlas.ui.charts import OTHERS, OURS, canvas, hover, interval

FEW = 8  # as many can each have their name
RANKS = (0.42, -0.42, 0.78, -0.78)  # where names stand, so that neighbours do not overlap
HEIGHT = 190


def chart(drawing: Strip) -> go.Figure:
    """Draw the councils from nought. Ours has its interval."""
    drawn = canvas(height=HEIGHT)
    ordered = sorted(drawing.marks, key=lambda mark: (mark.value, mark.name))
    ours = [mark for mark in ordered if mark.is_ours]
    for mark in ours:
        interval(drawn, 0, (mark.low, mark.high), {"color": OURS, "width": 3})
    for group, colour in (([m for m in ordered if not m.is_ours], OTHERS), (ours, OURS)):
        drawn.add_scatter(
            x=[mark.value for mark in group],
            y=[0] * len(group),
            mode="markers",
            marker={"size": 14, "color": colour, "line": {"color": palette.PAPER, "width": 1.5}},
            text=[f"<b>{hover(mark.name)}</b><br>{hover(mark.figure)}" for mark in group],
            hovertemplate="%{text}<extra></extra>",
        )
    _names(drawn, ordered)
    highest = max((mark.high if mark.is_ours and mark.high else mark.value) for mark in ordered)
    drawn.update_xaxes(range=[0, (highest or 1) * 1.15], title_text=drawing.axis)
    drawn.update_yaxes(range=[-1, 1], showgrid=False, showticklabels=False, showline=False)
    return drawn


def _names(drawn: go.Figure, ordered: Sequence[Mark]) -> None:
    """Name every council where there are few; else ours and the two at the ends."""
    ends = {ordered[0].name, ordered[-1].name}
    named = [mark for mark in ordered if len(ordered) <= FEW or mark.is_ours or mark.name in ends]
    for at, mark in enumerate(named):
        said = hover(mark.name)
        drawn.add_annotation(
            x=mark.value,
            y=RANKS[at % len(RANKS)],
            text=f"<b>{said}</b>" if mark.is_ours else said,
            showarrow=False,
            font={"size": 14, "color": OURS if mark.is_ours else palette.INK},
        )
