"""Where every figure comes from: sources, coverage, refusals, checks, methods and limits."""

from datetime import UTC, datetime

import streamlit as st

from atlas.ui import address, frames, method, words

# --- what the reader asked for -------------------------------------------------

view = address.current()
name = frames.known().councils[view.council]
st.title("Data and method", anchor=False)
words.lede("Says who? Every source, what was left out and why, and what the figures cannot say.")

# --- what the data say ---------------------------------------------------------

sources = frames.rows("sources")
checks = frames.rows("checks")
today = datetime.now(UTC).date()
titles = {row["source"]: row["title"] for row in sources}

# --- what we show --------------------------------------------------------------

method.summary(sources, checks, today)
words.heading("Sources")
method.sources(sources, today)
words.heading("What is not loaded, and what it costs")
method.absent(sources)
words.heading("Which registers cover which council")
method.coverage(frames.rows("coverage_by_council"), view.council, name)
words.heading("Rows left out")
method.refused(frames.rows("refused_by_reason"), titles)
words.heading("Checks")
method.checks(checks)
words.heading("How each figure is made")
method.methods(view)
words.heading("What these figures cannot say")
method.limits()
