"""The case in one screen: how much need, who is there, what is new, and where to go from here."""

import streamlit as st

from atlas import text
from atlas.ui import address, england, frames, layout, overview, words

# --- what the reader asked for -------------------------------------------------

view = address.current()
name = frames.known().councils[view.council]
layout.follow_postcode("pages/map.py")

# --- what the data say ---------------------------------------------------------

measure = frames.newest("imd")

# --- what we show --------------------------------------------------------------

st.title(text.plain(f"{name} at a glance"), anchor=False)
words.lede("How much need there is, who is already there, and where something is growing.")
if measure is None:
    words.say("This build holds no measure of need. Data and method says what to load.")
elif view.is_england:
    england.show(view, measure, name)
else:
    for column, part in zip(st.columns(3, gap="large"), overview.FINDINGS, strict=True):
        with column:
            part(view, measure, name)
    with st.container(key="below"):
        where, why = st.columns([1.7, 1], gap="large")
    with where:
        overview.places(view, measure)
    with why:
        overview.doors(view)
