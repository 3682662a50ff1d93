"""Two to five places beside each other on the same measures, each with how sure it is."""

import streamlit as st

from atlas import comparing_reading as reading
from atlas import text
from atlas.ui import address, comparing, comparing_dots, comparing_parts, frames, likeness, words

# --- what the reader asked for -------------------------------------------------

view = address.current()
measure = frames.newest("imd")

# --- what the data say ---------------------------------------------------------

seen = comparing.see(view, measure) if measure else None
parts = comparing_parts.parts(view, seen, measure) if seen and measure else []

# --- what we show --------------------------------------------------------------

st.title(text.plain(f"{seen.ours.name}, compared" if seen else "Compare"), anchor=False)
words.lede(comparing.lede(seen))
if measure is None:
    words.say("This build holds no measure of need. Data and method says what to load.")
else:
    comparing.draw_choice(view, seen)
    if seen is None:
        words.say("Choose a council in the menu, or add places by name: the first one is ours.")
if seen and parts:
    held = {part.key: part.values for part in parts}
    need, provision = held.get("compare_worst"), held.get("compare_provision")
    if need and provision:
        words.heading(reading.finding([need, provision], near=comparing_parts.NEAR))
    for pair in (parts[at : at + 2] for at in range(0, len(parts), 2)):
        for column, part in zip(st.columns(2, gap="large"), pair, strict=False):
            with column:
                comparing_dots.draw(view, seen, part)
    words.quiet(reading.mixed(seen.places))
    likeness.draw(view, seen)
