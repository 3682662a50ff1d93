"""The same figures as the map, as a table and as a csv."""

import streamlit as st

from atlas import text
from atlas.menu import Measure
from atlas.ui import origin, provision, words
from atlas.ui.need_map import Picture
from atlas.ui.tables import offer_csv, table_html
from atlas.view import View

TABLE = "figures_table"  # in the session: whether the table is open


def show(view: View, measure: Measure, seen: Picture, *, name: str, notes: list[str]) -> None:
    """Draw the table of a picture and offer it; ``notes`` go with the csv."""
    tiers = () if view.is_england else view.tiers  # England's table lists no organisations
    title = f"{measure.full_name} in {name}"
    marked = (seen.key, view.place) if view.place else None
    chosen = "" if view.is_england else f"; {provision.chosen_words(view)}"
    # Drawn when it is opened: hundreds of rows are most of the bytes and of the browser's work at
    # every change, and the map says the same.
    rows = text.plural(len(seen.rows), "row")
    folded = st.expander(f"The same figures as a table ({rows})", key=TABLE, on_change="rerun")
    if folded.open:
        with folded:
            st.html(table_html(seen.rows, seen.columns, caption=title, chosen=marked, height=420))
    words.quiet(origin.line(measure, tiers))
    offer_csv(
        seen.rows,
        seen.columns,
        origin.provenance(
            origin.sources(measure, tiers),
            title=title,
            filters=f"{name}; {measure.full_name}{chosen}",
            notes=tuple(note for note in (*seen.said.cautions, *notes) if note),
        ),
        what="this table",
        file_name=f"{view.measure}-{view.release}-{view.council}.csv",
    )
