"""The page Change for the whole country: councils by the share of neighbourhoods that stayed."""

import streamlit as st

from atlas import change_reading, measures, palette, text
from atlas.reading import Reading
from atlas.ui import charts, frames, words
from atlas.ui.change import Asked, draw_controls, origin_of, source_line
from atlas.ui.change_places import map_of
from atlas.ui.maps import Shade, legend_html
from atlas.ui.tables import Column
from atlas.view import View
from atlas.warehouse import Row


def show(view: View, what: Asked) -> None:
    """Draw the councils by the share of their neighbourhoods that stayed."""
    found = frames.rows("change_by_council", domain=what.measure.code, last=what.last)
    rows = [
        {
            **row,
            "council_name": text.council(row["council_name"]),
            "share_words": None if row["share"] is None else text.percent(row["share"]),
        }
        for row in found
    ]
    draw_controls(view, what, rows)
    said = change_reading.england(rows, what.measure, what.last, what.releases)
    words.heading(said.finding)
    stayed = f"in the worst {view.worst} in {change_reading.years(what.releases)}"
    shades = {
        row["council25_code"]: Shade(
            measures.share_class(row["share"], palette.SHARE_BREAKS),
            f"{row['worst_count']:,} of {row['known_count']:,} neighbourhoods "
            f"({row['share_words'] or text.NOT_KNOWN})",
            f"{stayed}; click to open",
        )
        for row in rows
    }
    left, right = st.columns([2.2, 1], gap="medium")
    with left:
        map_of(view, shades, palette.SHARE, label=f"Map. {said.finding} The table has the figures.")
        words.quiet(source_line(what))
    with right:
        legend = legend_html(
            f"Share of neighbourhoods {stayed}",
            palette.SHARE_LABELS,
            palette.SHARE,
            not_known=any(shade.class_no is None for shade in shades.values()),
        )
        st.html(f'<div class="atlas-legend">{legend}</div>{words.reading_html(said)}')
    _table(view, what, rows, said)


def _table(view: View, what: Asked, rows: list[Row], said: Reading) -> None:
    everywhere = frames.known().councils[view.council]
    title = f"Councils by neighbourhoods that stayed in the worst {view.worst}, {what.title}"
    charts.table(
        "change_councils",
        title,
        charts.Figures(
            rows=rows,
            columns=(
                Column("council_name", "Council"),
                Column("region_name", "Region"),
                Column("council25_code", "Code (2025)"),
                Column("known_count", "Neighbourhoods followed", numeric=True),
                Column("worst_count", f"In the worst {view.worst} throughout", numeric=True),
                Column("share_words", "Share", numeric=True),
            ),
            origin=origin_of(what, title, everywhere, said.cautions),
            file_name=f"change-{what.measure.code}-england.csv",
        ),
    )
