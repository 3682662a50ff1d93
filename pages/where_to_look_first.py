"""Where need is high and provision is thin, and how sure that is."""

import streamlit as st

from atlas import text
from atlas.ui import (
    address,
    frames,
    looking,
    looking_equity,
    looking_funnel,
    looking_list,
    looking_map,
    looking_way,
    words,
)

# --- what the reader asked for -------------------------------------------------

looking_way.follow()
view = address.current()
name = frames.known().councils[view.council]

# --- what the data say ---------------------------------------------------------

measure = frames.newest("imd")
seen = looking.look(view, measure, name) if measure else None

# --- what we show --------------------------------------------------------------

st.html(looking.STYLE)
st.title(text.plain(f"Where to look first in {name}"), anchor=False)
if measure is None or seen is None:
    words.say("This build holds no measure of need. Data and method says what to load.")
else:
    words.lede("Where need is high and organisations may be few, or growing; and how sure that is.")
    looking.controls(view)
    words.heading(seen.found.finding)
    if seen.rows and not view.is_england:
        looking_map.draw(seen, measure)
    else:
        looking.words_alone(seen)
    looking_list.draw(seen, measure)
    if seen.is_covered:
        with st.container(key="look_charts"):
            left, right = st.columns(2, gap="large")
        with left:
            looking_funnel.draw(seen)
        with right:
            looking_equity.draw(seen)
