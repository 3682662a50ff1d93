"""Whether need has lasted, which neighbourhoods moved, and what is newly registered."""

import streamlit as st

from atlas import change_reading, text
from atlas.ui import (
    address,
    change,
    change_england,
    change_places,
    change_registered,
    frames,
    words,
)
from atlas.ui.charts import shown

# --- what the reader asked for -------------------------------------------------

view = address.current()
name = frames.known().councils[view.council]
what = change.asked(view)

# --- what the data say ---------------------------------------------------------

changed = change.of_council(view, what) if what and not view.is_england else None

# --- what we show --------------------------------------------------------------

st.title(text.plain(f"Change in {name}"), anchor=False)
words.lede("Whether need has lasted, which neighbourhoods moved, and what is newly registered.")
if what is None:
    words.say("This build holds no measure of need in more than one release.")
elif changed is None:
    change_england.show(view, what)
elif not changed.courses:
    words.say(f"This build holds no neighbourhoods of {name}.")
else:
    change.draw_controls(view, what, [course.row for course in changed.courses])
    said = change_reading.reading(changed, what.measure, name)
    words.heading(said.finding)
    courses = change.figure(view, what, changed, name)
    if courses:
        left, right = st.columns([2.2, 1], gap="medium")
        with left:
            shown.figure(courses)
        with right:
            change.draw_side(view, changed, said)
        words.heading(change_reading.moved_title(changed))
        change_places.draw_map(view, what, changed, name)
        words.heading(f"Where need stayed in the worst {view.worst}")
        change_places.draw_list(view, what, changed, name)
if changed is not None:
    change_registered.show(view, name)
