"""Who is there: the list of organisations, or the page of one when the link names it."""

import streamlit as st

from atlas import text
from atlas.ui import (
    address,
    directory,
    directory_filters,
    directory_map,
    directory_table,
    opening,
    organisation,
    words,
)
from atlas.ui.search import stay

# --- what the reader asked for -------------------------------------------------

view = address.current()
number = view.listing.organisation

# --- what the data say ---------------------------------------------------------

found = organisation.found(number) if number else []
listed = None if number else directory.listing(view)
places = directory.places(view) if listed else []

# --- what we show --------------------------------------------------------------

st.html(directory_table.STYLE)


def draw_list(listed: directory.Listing) -> None:
    """Draw the controls, the count, the list and, beside it, its map and what it means."""
    st.title(text.plain(f"Organisations in {listed.place}"), anchor=False)
    words.lede("Who is there: every organisation that the registers list. Open one by its name.")
    directory_filters.draw(listed, places)
    if listed.council is None:
        directory_table.draw(listed)
        return
    left, right = st.columns([2.3, 1], gap="medium")
    with left:
        directory_table.draw(listed)
    with right:
        directory_map.draw(listed, places)
        directory_table.notes(listed)


def draw_one(number: str) -> None:
    """Draw one organisation's page, or say why not."""
    organisation.back()
    if len(found) == 1:
        organisation.show(view, found[0]["org_id"])
        return
    st.title("Organisations", anchor=False)
    if found:
        organisation.ask_which(view, number, found)
    else:
        organisation.unknown(number)


if listed:
    draw_list(listed)
else:
    draw_one(number or "")
stay(
    top=f"{number or ''}" if number else f"page {view.listing.page}",
    anchor=directory_table.ANCHOR,
    on_open=opening.show,
)
