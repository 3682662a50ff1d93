"""What counts as the social economy, form by form, and why a body is counted or left out."""

import streamlit as st

from atlas import text, what_counts
from atlas.ui import address, anchor, defining, frames, opening, what_counts_search, words
from atlas.ui import what_counts as parts
from atlas.ui import what_counts_tests as tests

# --- what the reader asked for -------------------------------------------------

opening.follow()
view = address.current()
name = frames.known().councils[view.council]

# --- what the data say ---------------------------------------------------------

found = parts.rows_of(view)

# --- what we show --------------------------------------------------------------

st.html(parts.STYLE)
st.title(text.plain(f"What counts in {name}"), anchor=False)
words.lede("Who the social economy is, form by form, and why anyone is counted or left out.")
parts.contents()
with st.container(key="what_counts_definition"):
    button, said = st.columns([1, 2.2], gap="medium", vertical_alignment="center")
with button:
    defining.draw(view)
with said:
    words.quiet(defining.sentence(view))
left, right = st.columns([2.2, 1], gap="large")
with left:
    if view.is_england:
        words.heading("Five kinds of organisation, from the surest to those left out")
    else:
        figure = parts.figure(view, found, ("community_business",))
        words.heading(what_counts.finding(figure, name))
    parts.kinds(view, found)
with right:
    what_counts_search.search(view, name)
parts.heading("forms")
parts.forms(view, found, name)
parts.heading("grades")
parts.grades(view, found)
parts.heading("tests")
tests.show(view, name)
parts.heading("words")
tests.vocabulary()
opening.here()
anchor.follow()
