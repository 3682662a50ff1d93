"""Charts of a page: the only place that knows plotly.

``figure`` draws one chart the way every chart is drawn: an active title, what is measured, the
chart with words for a screen reader, its source, and the same figures as a table and a csv.
The kinds of chart are modules beside this one; each returns a ``plotly`` figure made on
``canvas``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import plotly.graph_objects as go
import streamlit as st

from atlas import palette, text
from atlas.provenance import Provenance
from atlas.ui.tables import Column, offer_csv, table_html
from atlas.ui.terms import linked_html

# The Analysis Function's colours for series; ours is the first, what it is compared with is grey.
OURS, OTHERS = palette.ACCENT, "#9AA5B1"
SERIES = (palette.ACCENT, "#28A197", "#801650", "#F46A25")
FONT = "Source Sans, Source Sans Pro, sans-serif"
_STILL = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "responsive": True}


@dataclass(frozen=True, kw_only=True)
class Said:
    """The words of a chart: ``title`` finds, ``measure`` says what, where and when, ``alt`` reads.

    ``source`` ends it; ``cautions`` stand between. None of them is escaped yet.
    """

    title: str
    measure: str
    alt: str
    source: str
    cautions: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What a chart shows, as a table: exactly the same figures, with their provenance."""

    rows: Sequence[Mapping[str, object]]
    columns: tuple[Column, ...]
    origin: Provenance
    file_name: str
    chosen: tuple[str, object] | None = field(default=None)


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


def figure(key: str, chart: go.Figure, said: Said, figures: Figures) -> None:
    """Draw one chart with its words, its table and its csv; ``key`` is its own on the page."""
    st.html(
        f'<div class="atlas-figure"><h3 class="atlas-h3">{text.html(said.title)}</h3>'
        f'<p class="quiet">{text.html(said.measure)}</p></div>'
    )
    st.plotly_chart(chart, key=key, theme=None, config=_STILL, alt=said.alt)
    st.html(
        "".join(
            f'<p class="quiet">{linked_html(line)}</p>' for line in (*said.cautions, said.source)
        )
    )
    table(key, said.title, figures)


def table(key: str, title: str, figures: Figures, *, height: int = 420) -> None:
    """Offer the same figures as a table, drawn when it is opened, and as a csv."""
    rows = text.plural(len(figures.rows), "row")
    folded = st.expander(
        f"The same figures as a table ({rows})", key=f"{key}_table", on_change="rerun"
    )
    if folded.open:
        with folded:
            st.html(
                table_html(
                    figures.rows,
                    figures.columns,
                    caption=title,
                    chosen=figures.chosen,
                    height=height,
                )
            )
            offer_csv(
                figures.rows,
                figures.columns,
                figures.origin,
                what="this table",
                file_name=figures.file_name,
            )


def hover(words: str) -> str:
    """Words for a hover: plotly reads a little HTML in them, so names are escaped."""
    return text.html(words)
