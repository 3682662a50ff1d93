"""The address bar and the widgets tell one story: the ``View`` in the session.

The view is the only truth. A widget is set from it before it is drawn and changes it in
its callback; the address is written from it after the page has run. An address that we
did not write is a first load, Back or Forward, and is read. An empty one is "no opinion":
Streamlit clears it when a page is switched.
"""

import os
from dataclasses import replace
from typing import Any

import streamlit as st

from atlas.asking import from_params
from atlas.ui import frames
from atlas.ui.views import navigate
from atlas.view import Known, View

_VIEW, _WRITTEN, _REFUSED, _BUILD = "view", "view_written", "view_refused", "view_build"
_CHANGED = "view_changed"  # by a widget, since the address was last read or written


def read() -> View:
    """Take in the address when it is not the one we wrote; keep the session's view else.

    A widget's change sent while our last address was still on its way comes with the one
    before it. That is not Back: the change is newer, and stands.
    """
    state, known = st.session_state, frames.known()
    asked = {} if state.pop(_CHANGED, False) else st.query_params.to_dict()
    build_id = frames.build()["build_id"]
    if _VIEW not in state or (asked and asked != state.get(_WRITTEN)):
        state[_VIEW], state[_REFUSED] = from_params(asked, default(known), known)
    elif state.get(_BUILD) != build_id:
        # A new build may not hold what is on show.
        held = state[_VIEW].to_params()
        state[_VIEW], state[_REFUSED] = from_params(held, default(known), known)
    state[_BUILD] = build_id
    return current()


def write() -> None:
    """Put the view on show into the address bar."""
    params = current().to_params()
    if st.query_params.to_dict() != params:
        st.query_params.from_dict(params)
    st.session_state[_WRITTEN] = params
    st.session_state[_CHANGED] = False


def current() -> View:
    """The view on show.

    A page opened by its own address in a new process is run without ``app.py``: Streamlit
    (1.67) takes ``pages/`` for its old kind of app until ``st.navigation`` was called once.
    """
    if _VIEW not in st.session_state:
        navigate()
        st.rerun()
    view: View = st.session_state[_VIEW]
    return view


def show(view: View) -> None:
    """Look at something else; what an old link could not show no longer matters."""
    state = st.session_state
    state[_VIEW], state[_REFUSED], state[_CHANGED] = view, [], True


def change(**fields: Any) -> None:
    """Change some fields of the view on show."""
    show(replace(current(), **fields))


def refused() -> list[str]:
    """What the address asked for and we do not hold, in sentences (not escaped)."""
    held: list[str] = st.session_state.get(_REFUSED, [])
    return held


def default(known: Known) -> View:
    """The view of a first visit.

    The council is ``ATLAS_COUNCIL`` where the build holds it; otherwise the best covered
    one (most complete registers, then most residents), so that the first screen has
    something to say about need and about provision.
    """
    wanted = os.environ.get("ATLAS_COUNCIL", "")
    best = [row["council25_code"] for row in frames.rows("default_council")[:1]]
    council = wanted if wanted in known.councils else best[0]
    measure = "imd" if "imd" in known.releases else next(iter(known.releases), "imd")
    release = max(known.releases.get(measure, ()), default=None)
    return View(council=council, measure=measure, release=release)
