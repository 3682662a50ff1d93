"""The presenter's screens of a briefing: begun on its page, left with Escape."""

from dataclasses import replace

import streamlit as st

from atlas.export import worker
from atlas.presenting import Screen
from atlas.ui import briefing_take, frames, making, presenter, profile_choose, words
from atlas.ui.making import Order
from atlas.ui.profile_place import Place
from atlas.view import View

_ON, _WARD = "presenting", "presenting_ward"


def draw(view: View, place: Place) -> None:
    """Draw the button that begins, and the screens while they are shown."""
    words.heading("Present it")
    st.button(
        "Present full screen",
        type="primary",
        width="stretch",
        key="present",
        on_click=_begin,
    )
    words.quiet("One message at a time. Next and back: arrows, space or a clicker. Escape leaves.")
    if not st.session_state.get(_ON):
        return
    ward = st.session_state.get(_WARD)
    asked = briefing_take.order(view)
    shown = _screens(asked.digest, ward, asked)
    council = place.council or view.council
    here = replace(view, council=council)
    presenter.present(
        shown,
        wards=sorted(profile_choose.choices(here, "ward").items(), key=lambda item: item[1]),
        of_ward=ward,
        on_ward=_jump,
        on_leave=_leave,
        label=f"Presenting {place.name}",
    )


@st.cache_data(show_spinner="Getting the screens ready …", max_entries=16)
def _screens(digest: str, ward: str | None, _asked: Order) -> tuple[Screen, ...]:  # noqa: ARG001
    """The screens of a briefing, or of a ward by its filters; ``digest`` is the key."""
    if ward:
        _asked = worker.made(making.of_ward, _asked, ward)
    return worker.made(making.on_screens, _asked)


def _begin() -> None:
    st.session_state[_ON], st.session_state[_WARD] = True, None


def _jump(code: str) -> None:
    """Show a ward's screens; without a code, the briefing's again."""
    known = frames.known().within
    st.session_state[_WARD] = code if code in known else None


def _leave() -> None:
    st.session_state[_ON], st.session_state[_WARD] = False, None
