"""Need by neighbourhood, and the organisations there: one council, or England by council."""

import streamlit as st

from atlas import text
from atlas.ui import (
    address,
    controls,
    frames,
    need_map,
    opening,
    origin,
    place,
    provision,
    words,
)
from atlas.ui.charts import shown
from atlas.ui.maps import legend_html

# --- what the reader asked for -------------------------------------------------

opening.follow()
view = address.current()
name = frames.known().councils[view.council]
measure = frames.measure(view)
what_of = "Need" if view.is_england else "Need and organisations"

# --- what the data say ---------------------------------------------------------

seen = need_map.picture(view, measure, name) if measure else None

# --- what we show --------------------------------------------------------------


def draw_map(seen: need_map.Picture, source: str) -> list[str]:
    """Draw the map under its finding; beside it the chosen place, the legend and the reading.

    Returns what the reading says of the organisations, which goes with the csv too.
    """
    words.heading(seen.said.finding)
    left, right = st.columns([2.2, 1], gap="medium")
    with left:
        need_map.draw(
            need_map.drawing(view, seen),
            label=f"Map. {seen.said.finding} The table has the same figures.",
        )
        words.quiet(source)
    with right:
        if view.place:
            st.html(place.card_html(view, seen.row(view.place)))
        legend = legend_html(seen.legend, seen.colours)
        st.html(f'<div class="atlas-legend">{legend}{provision.legend_html(view)}</div>')
        # Counted after the map is on its way: it is what a reader waits for.
        notes = [] if view.is_england else provision.notes(view, name)
        st.html(words.reading_html(seen.said, *notes))
    return notes


# A page always runs to its end, so that the address is written and the frame is whole.
st.title(text.plain(f"{what_of} in {name}"), anchor=False)
if measure is None or seen is None:
    words.say("This build holds no measure of need. Data and method says what to load.")
elif not seen.rows:
    words.say(f"This build holds no neighbourhoods of {name}.")
else:
    words.lede(
        "Where need is concentrated, council by council. Choose one to open it."
        if view.is_england
        else "Which neighbourhoods need most, and which organisations are registered there."
    )
    controls.draw(view, seen.rows)
    notes = draw_map(seen, origin.line(measure, () if view.is_england else view.tiers))
    shown.below(need_map.figure_of(view, measure, seen, name=name, notes=notes))
    if view.place:
        place.show(view, name)
