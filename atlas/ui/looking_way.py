"""The way from a list or a map of places to a place's profile, with the whole view."""

from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from atlas import text
from atlas.ui import address, frames
from atlas.ui.search import stay
from atlas.view import View

PROFILE = "pages/place_profile.py"
_GOING = "opening_place"


def at(view: View, code: str) -> View:
    """The same view at the profile of a place, in its own council."""
    council = frames.known().within.get(code, view.council)
    moved = view if council == view.council else view.at_council(council)
    return replace(moved, study=replace(moved.study, at=code))


def link_html(view: View, code: str, name: str) -> str:
    """A link to a place's profile, escaped; where ``stay_here`` is called it keeps the session."""
    href = f"place_profile?{urlencode(at(view, code).to_params())}"
    return (
        f'<a href="{text.html(href)}" target="_self" data-organisation="{text.html(code)}">'
        f"{text.html(name)}</a>"
    )


def go(code: str) -> None:
    """Open a place's profile: ``follow`` switches to it in the run that comes."""
    if code in frames.known().within:
        address.show(at(address.current(), code))
        st.session_state[_GOING] = True


def follow() -> None:
    """Go on to the profile of the place that was just chosen."""
    if st.session_state.pop(_GOING, False):
        st.switch_page(PROFILE, query_params=address.current().to_params())


def stay_here() -> None:
    """Let the links of the list keep the session."""
    stay(top="", anchor="", on_open=go)
