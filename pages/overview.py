"""The case in one screen: how much need, who is there, what is new, and where to go from here."""

import streamlit as st

from atlas import text
from atlas.ui import address, defining, england, frames, layout, overview, overview_take, words

# --- what the reader asked for -------------------------------------------------

view = address.current()
name = frames.known().councils[view.council]
layout.follow_postcode("pages/map.py")

# --- what the data say ---------------------------------------------------------

measure = frames.newest("imd")

# --- what we show --------------------------------------------------------------

head, count = st.columns([2.1, 1], gap="large", vertical_alignment="bottom")
with head:
    st.title(text.plain(f"{name} at a glance"), anchor=False)
    words.lede("How much need there is, who is already there, and what is new.")
with count, st.container(key="overview_count"):
    defining.draw(view)
if measure is None:
    words.say("This build holds no measure of need. Data and method says what to load.")
elif view.is_england:
    england.show(view, measure, name)
else:
    overview.findings(view, measure, name)
    overview_take.draw(view, measure, name)
