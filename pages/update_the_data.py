"""Keep the data right: the council's own list, and loads from the publishers."""

import streamlit as st

from atlas import settings
from atlas.ui import address, councils_list, frames, loads, words

# --- what the reader asked for -------------------------------------------------

address.current()
st.title("Update the data", anchor=False)
words.lede("Correct the registers with what the council knows, and load what is newly published.")

# --- what the data say ---------------------------------------------------------

said = settings.read()
in_use = frames.current_build() or frames.build()  # what a load takes the place of

# --- what we show --------------------------------------------------------------

if said.trouble:
    words.say(said.trouble)
ours, theirs = st.columns([1.5, 1], gap="large")
with ours:
    words.heading("The council’s own list")
    councils_list.lead()
    councils_list.upload(said)
    councils_list.in_use()
    councils_list.explain()
with theirs:
    words.heading("Load and build")
    loads.progress(said)
    if said.allow_loads:
        loads.offer(said, is_practice=bool(in_use["is_practice"]))
    else:
        loads.explain()
