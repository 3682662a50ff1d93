"""One place: its need, who is there, what has lasted, and how that compares."""

import streamlit as st

from atlas import text
from atlas.ui import address, opening, profile, profile_choose, profile_place, words

# --- what the reader asked for -------------------------------------------------

opening.follow()
profile_choose.follow()
view = address.current()

# --- what the data say ---------------------------------------------------------

place = profile_place.of(view)
chosen = profile_choose.kind(view, place)
shown = None if profile_choose.is_new(place, chosen) else place

# --- what we show --------------------------------------------------------------

st.html(profile.STYLE)
title, lede = (shown.title, shown.lede) if shown else profile.invitation(view, chosen)
st.title(text.plain(title), anchor=False)
words.lede(lede)
profile_choose.draw(view, shown, chosen)
if shown:
    profile.show(view, shown, chosen)
else:
    profile.show_none(view, chosen)
