"""Ribbons: how neighbourhoods moved between bands of need from one release to the next."""

from collections.abc import Iterator, Sequence

import plotly.graph_objects as go

from atlas import palette, ribbons
from atlas.change import Change
from atlas.drawings import Ribbons
from atlas.ui.charts import canvas

HEIGHT = 370  # pixels
LABELS = 104  # pixels to the left, for the names of the bands
BLOCK = 0.05  # half a block, of the whole width between the first release and the last
SECOND = palette.SECOND
QUIET_RIBBON, CHANGED_RIBBON = "rgba(154,165,177,0.28)", "rgba(82,96,109,0.45)"


def chart(drawing: Ribbons) -> go.Figure:
    """Draw the courses."""
    changed, labels = drawing.changed, drawing.labels
    drawn = canvas(height=HEIGHT, left=LABELS, bottom=8)
    for ribbon in ribbons.ribbons(changed):
        _ribbon(drawn, changed, ribbon, labels)
    held = ribbons.blocks(changed)
    _years(drawn, changed, max((block.bottom for block in held), default=1))
    # All at once: plotly checks every earlier one again for each that is added.
    drawn.update_layout(
        shapes=[_block(changed, block) for block in held],
        annotations=[
            *(words for block in held for words in _labels(changed, block, labels)),
            *_stayed(changed),
        ],
    )
    return drawn


def _half(changed: Change) -> float:
    """Half a block's width, where releases are 1 apart."""
    return BLOCK * (len(changed.releases) - 1)


def _ribbon(
    drawn: go.Figure, changed: Change, ribbon: ribbons.Ribbon, labels: Sequence[str]
) -> None:
    x, y = ribbons.curve(ribbon)
    half = _half(changed)
    is_worst = not ribbon.source or not ribbon.target
    quiet = CHANGED_RIBBON if is_worst and ribbon.source != ribbon.target else QUIET_RIBBON
    years = changed.releases[ribbon.at], changed.releases[ribbon.at + 1]
    said = (
        f"<b>{ribbon.count:,}</b> from {labels[ribbon.source]} in {years[0]}<br>"
        f"to {labels[ribbon.target]} in {years[1]}"
    )
    if ribbon.is_stayed:
        said = f"<b>{ribbon.count:,}</b> stayed in the {labels[0]} throughout"
    drawn.add_scatter(
        x=[ribbon.at + half + share * (1 - 2 * half) for share in x],
        y=y,
        mode="lines",
        line={"width": 0},
        fill="toself",
        fillcolor=palette.NEED[0] if ribbon.is_stayed else quiet,
        hoveron="fills",
        text=said,
        hoverinfo="text",
    )


def _colour(changed: Change, block: ribbons.Block) -> str:
    deciles = ribbons.bands(changed.last)[block.band]
    if deciles == (2,):
        return SECOND
    return palette.NEED[(palette.need_class(deciles[0]) or 1) - 1]


def _block(changed: Change, block: ribbons.Block) -> dict[str, object]:
    half = _half(changed)
    return {
        "type": "rect",
        "x0": block.at - half,
        "x1": block.at + half,
        "y0": block.top,
        "y1": block.bottom,
        "fillcolor": _colour(changed, block),
        "line": {"color": palette.INK, "width": 0.5},
    }


def _labels(
    changed: Change, block: ribbons.Block, labels: Sequence[str]
) -> Iterator[dict[str, object]]:
    """The figure on a block that is high enough for it, and the name of its band at the left."""
    middle = block.top + block.count / 2
    if block.count > 0.045 * len(changed.known):
        yield {
            "x": block.at,
            "y": middle,
            "text": f"{block.count:,}",
            "showarrow": False,
            "font": {"size": 14, "color": palette.text_on(_colour(changed, block))},
        }
    if not block.at and block.count:
        yield {
            "x": -_half(changed),
            "y": middle,
            "text": labels[block.band],
            "xanchor": "right",
            "xshift": -6,
            "showarrow": False,
            "align": "right",
        }


def _years(drawn: go.Figure, changed: Change, bottom: float) -> None:
    last, half = len(changed.releases) - 1, _half(changed)
    drawn.update_xaxes(
        range=[-half - 0.02, last + half + 0.02],
        side="top",
        tickmode="array",
        tickvals=list(range(last + 1)),
        ticktext=[f"<b>{year}</b>" for year in changed.releases],
        showgrid=False,
        showline=False,
    )
    drawn.update_yaxes(
        range=[bottom * 1.005, -bottom * 0.005],
        showgrid=False,
        showticklabels=False,
        showline=False,
    )


def _stayed(changed: Change) -> Iterator[dict[str, object]]:
    """Label those that stayed, on their ribbon, where it is broad enough to bear words."""
    count = len(changed.stayed)
    if count > 0.05 * len(changed.known):
        yield {
            "x": 0.5,
            "y": count / 2,
            "text": f"<b>{count:,} stayed</b>",
            "showarrow": False,
            "font": {"color": palette.PAPER, "size": 15},
        }
