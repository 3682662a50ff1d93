"""A small component of ours: go to the part of the page that an address names after its #.

Streamlit draws a page after the browser has looked for that part, so it is looked for again, and
what folds it away is opened. The script is sent by the app; nothing comes from outside.
"""

from pathlib import Path

import streamlit as st


def follow() -> None:
    """Go to the element whose id the address names, once it is drawn and whenever it changes."""
    script = (Path(__file__).parent / "anchor.js").read_text(encoding="utf-8")
    draw = st.components.v2.component("atlas_anchor", js=script)
    draw(key="atlas_anchor", height="content")
