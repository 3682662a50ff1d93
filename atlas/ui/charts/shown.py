"""A figure on the page: its words, its chart, and the ways to take it away."""

from collections.abc import Callable, Mapping

import plotly.graph_objects as go
import streamlit as st

from atlas import text
from atlas.drawings import Bars, Curve, Dots, Funnel, Ribbons, Strip, Years
from atlas.figure import Figure
from atlas.ui import taking
from atlas.ui.charts import curve, dots, funnel, ribbons, strip, years
from atlas.ui.tables import table_html
from atlas.ui.terms import linked_html

_STILL = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "responsive": True}
_CHARTS: Mapping[type, Callable[..., go.Figure]] = {
    Dots: dots.chart,
    Bars: curve.bars,
    Curve: curve.curve,
    Funnel: funnel.chart,
    Ribbons: ribbons.chart,
    Strip: strip.chart,
    Years: years.chart,
}


def figure(shown: Figure) -> None:
    """Draw one chart the way every chart is drawn: finding, measure, chart, cautions, source."""
    said = shown.said
    st.html(
        f'<div class="atlas-figure"><h3 class="atlas-h3">{text.html(said.title)}</h3>'
        f'<p class="quiet">{text.html(said.measure)}</p></div>'
    )
    drawn = _CHARTS[type(shown.drawing)](shown.drawing)
    st.plotly_chart(drawn, key=shown.key, theme=None, config=_STILL, alt=said.alt)
    st.html(
        "".join(
            f'<p class="quiet">{linked_html(line)}</p>' for line in (*said.cautions, said.source)
        )
    )
    below(shown)


def table(shown: Figure, *, height: int | None = None) -> None:
    """Draw a table that stands for itself, and the ways to take it away."""
    st.html(_table_html(shown, height))
    taking.draw(shown)


def below(shown: Figure, *, height: int = 420) -> None:
    """Offer the same figures as a table, drawn when it is opened, and the ways to take it away."""
    rows = text.plural(len(shown.table.rows), "row")
    folded = st.expander(
        f"The same figures as a table ({rows})", key=f"{shown.key}_table", on_change="rerun"
    )
    if folded.open:
        with folded:
            st.html(_table_html(shown, height))
    taking.draw(shown)


def _table_html(shown: Figure, height: int | None) -> str:
    held = shown.table
    return table_html(
        held.rows, held.columns, caption=held.origin.title, chosen=held.chosen, height=height
    )
