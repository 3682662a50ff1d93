"""The page Change for the whole country: councils by the share of neighbourhoods that stayed."""

import streamlit as st

from atlas import change_reading, palette, read_aloud, text
from atlas.figure import Column, Figure, Said, Table
from atlas.reading import Reading
from atlas.ui import frames, maps, shares, words
from atlas.ui.change import Asked, draw_controls, origin_of, source_line
from atlas.ui.change_places import map_of, show_map
from atlas.ui.charts import shown
from atlas.view import View
from atlas.warehouse import Row


def show(view: View, what: Asked) -> None:
    """Draw the councils by the share of their neighbourhoods that stayed."""
    rows = _rows(what)
    draw_controls(view, what, rows)
    said = change_reading.england(rows, what.measure, what.last, what.releases)
    words.heading(said.finding)
    found = _figure(view, what, rows, said)
    left, right = st.columns([2.2, 1], gap="medium")
    with left:
        show_map(found, label=f"Map. {said.finding} The table has the figures.")
        words.quiet(found.said.source)
    with right:
        legend = maps.legend_of(found)
        st.html(f'<div class="atlas-legend">{legend}</div>{words.reading_html(said)}')
    shown.below(found)


def figure(view: View, what: Asked) -> Figure | None:
    """The map of councils with its table; none where there is no council to show."""
    rows = _rows(what)
    said = change_reading.england(rows, what.measure, what.last, what.releases)
    return _figure(view, what, rows, said) if rows else None


def _rows(what: Asked) -> list[Row]:
    return [
        {
            **row,
            "council_name": text.council(row["council_name"]),
            "share_words": shares.said(row),
        }
        for row in frames.rows("change_by_council", domain=what.measure.code, last=what.last)
    ]


def _figure(view: View, what: Asked, rows: list[Row], said: Reading) -> Figure:
    stayed = f"in the worst {view.worst} in {change_reading.years(what.releases)}"
    shades = shares.shades(rows, stayed)
    drawn = map_of(view, shades, palette.SHARE, shares.legend(shades, stayed))
    return Figure(
        key="change_councils",
        said=Said(
            title=said.finding,
            measure=f"Councils by neighbourhoods that stayed. {what.title}.",
            alt=read_aloud.of_map(drawn, more=said.evidence) if drawn else said.evidence,
            source=source_line(what),
            cautions=said.cautions,
        ),
        table=_table(view, what, rows, said),
        drawing=drawn,
    )


def _table(view: View, what: Asked, rows: list[Row], said: Reading) -> Table:
    everywhere = frames.known().councils[view.council]
    title = f"Councils by neighbourhoods that stayed in the worst {view.worst}, {what.title}"
    return Table(
        rows=rows,
        columns=(
            Column("council_name", "Council"),
            Column("region_name", "Region"),
            Column("council25_code", "Code (2025)"),
            Column("known_count", "Neighbourhoods followed", numeric=True),
            Column("worst_count", f"In the worst {view.worst} throughout", numeric=True),
            Column("share_words", "Share", numeric=True, raw="share", form=text.PERCENT_FORM),
        ),
        origin=origin_of(what, title, everywhere, said.cautions),
        file_name=f"change-{what.measure.code}-england.csv",
    )
