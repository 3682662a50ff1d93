"""Keeping a briefing: as a small file to save and open again, and as a link."""

import streamlit as st

from atlas import briefing_file
from atlas.briefing_file import Refused
from atlas.ui import address, frames, words
from atlas.ui.briefing_take import offer, stem
from atlas.ui.profile_place import Place
from atlas.view import View

_UPLOAD, _TOLD = "briefing_upload", "briefing_told"


def draw(view: View, place: Place) -> None:
    """Draw the ways to keep it and to open one that was kept."""
    words.heading("Keep it, share it")
    build_id = frames.warehouse().build_id
    held = briefing_file.saved(view.briefing, place.level, view.to_params(), build_id)
    offer("Save this briefing (a small file)", f"{stem(view, place)}.json", lambda: held)
    st.file_uploader("Open a briefing that was saved", type="json", key=_UPLOAD, on_change=_open)
    if told := st.session_state.pop(_TOLD, ""):
        words.say(told)
    words.quiet("The link to it, with the build that its figures are from:")
    st.code(address.link(), language=None, wrap_lines=True)


def _open() -> None:
    """Take in a file: its place, filters and build as an address is, its parts and notes."""
    file = st.session_state.get(_UPLOAD)
    if file is None:
        return
    try:
        held, params, refused = briefing_file.opened(file.getvalue())
    except Refused as trouble:
        st.session_state[_TOLD] = f"{file.name}: {trouble}"
        return
    st.session_state[_TOLD] = " ".join(refused)
    address.follow({**params, **held.to_params()}, held)
