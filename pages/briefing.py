"""Put a briefing together: choose its place and parts, write notes, take it away, present it."""

import streamlit as st

from atlas import text
from atlas.ui import (
    address,
    briefing_choose,
    briefing_keep,
    briefing_present,
    briefing_take,
    briefing_wards,
    frames,
    opening,
    profile_choose,
    profile_place,
    words,
)

# --- what the reader asked for -------------------------------------------------

opening.follow()
profile_choose.follow()
view = address.current()

# --- what the data say ---------------------------------------------------------

place = profile_place.of(view)
chosen = profile_choose.kind(view, place)

# --- what we show --------------------------------------------------------------

st.html(briefing_choose.STYLE)
name = place.name if place else frames.known().councils[view.council]
st.title(f"Briefing: {text.plain(name)}", anchor=False)
words.lede("Choose a place and the parts, write notes, and take it with you or present it.")
profile_choose.draw(view, place, chosen)
if place is None:
    words.say(profile_choose.said(view, chosen))
else:
    left, right = st.columns([1.5, 1], gap="large")
    with left:
        briefing_choose.draw(view, place)
    with right:
        briefing_present.draw(view, place)
        briefing_take.draw(view, place)
        briefing_keep.draw(view, place)
        briefing_wards.draw(view, place)
    briefing_take.preview(view, place)
