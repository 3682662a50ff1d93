"""The frame of the Social Economy Atlas: what every page shares.

Run with ``streamlit run app.py``. The list of views is in ``atlas/ui/views.py``.
"""

import logging

import streamlit as st

from atlas.ui import address, frames, layout
from atlas.ui.views import navigate
from atlas.warehouse import Unreadable

st.set_page_config(page_title="Social Economy Atlas", page_icon=layout.ICON, layout="wide")
layout.style()
frames.settle()

chosen, pages = navigate()

try:
    address.read()
    layout.sidebar(pages)
    layout.banner()
    layout.which_build(chosen)
    layout.refusals()
    chosen.run()
    address.write()
    layout.footer(chosen, pages["pages/data_and_method.py"])
except Unreadable as trouble:
    st.title("Nothing to show yet")
    st.text(str(trouble))
except Exception:  # the last edge before a reader: the trouble is logged, never shown
    logging.getLogger("atlas").exception("A page failed")
    st.error("Something went wrong on this page. It has been noted; please try another view.")
