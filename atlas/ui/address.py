"""The address bar and the widgets tell one story: the ``View`` in the session.

The view is the only truth. A widget is set from it before it is drawn and changes it in
its callback; the address is written from it after the page has run. An address that we
did not write is a first load, Back or Forward, and is read. An empty one is "no opinion":
Streamlit clears it when a page is switched.
"""

import os
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from atlas.asking import from_params
from atlas.briefing import Briefing
from atlas.ui import frames
from atlas.ui.views import navigate
from atlas.view import Known, View
from atlas.warehouse import Unreadable

_VIEW, _WRITTEN, _REFUSED, _BUILD = "view", "view_written", "view_refused", "view_build"
_CHANGED = "view_changed"  # by a widget, since the address was last read or written


def read() -> View:
    """Take in the address when it is not the one we wrote; keep the session's view else.

    A widget's change sent while our last address was still on its way comes with the one
    before it. That is not Back: the change is newer, and stands. Begins the run, on the build
    that is asked for. Raises ``Unreadable`` when there is none to read.
    """
    state = st.session_state
    asked = {} if state.pop(_CHANGED, False) else st.query_params.to_dict()
    is_news = _VIEW not in state or (asked and asked != state.get(_WRITTEN))
    params = asked if is_news else state[_VIEW].to_params()
    gone = frames.begin(params.get("build", ""))
    known = frames.known()
    # Another build than before may not hold what is on show.
    if is_news or gone or state.get(_BUILD) != known.build_id:
        base = default(known)
        if _VIEW in state:  # notes too long for an address stay in the session
            base = replace(base, briefing=state[_VIEW].briefing)
        state[_VIEW], refused = from_params(params, base, known)
        state[_REFUSED] = [gone, *refused] if gone else refused
    state[_BUILD] = known.build_id
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


def follow(params: Mapping[str, str], held: Briefing) -> None:
    """Go where an address leads that came in a file; ``held`` has its notes, however long."""
    state = st.session_state
    state[_VIEW] = replace(current(), briefing=held)
    state[_WRITTEN] = None
    st.query_params.from_dict(dict(params))


def change(**fields: Any) -> None:
    """Change some fields of the view on show."""
    show(replace(current(), **fields))


def frozen() -> View:
    """The view on show, held to the build that it is read from: what a paper should link to."""
    return replace(current(), build=frames.known().build_id)


def link() -> str:
    """The whole address of ``frozen``, for whatever leaves the app."""
    return f"{page()}?{urlencode(frozen().to_params())}"


def page() -> str:
    """The address of the page on show, without what it is asked for."""
    return (st.context.url or "").partition("?")[0]


def here(view: View) -> dict[str, str]:
    """What a link asks for that shows another view on the page that is open.

    Streamlit (1.67) runs that page again and leaves the address bar as it was. The mark makes
    what was asked differ from what ``write`` puts there, so that it is put there.
    """
    return view.to_params() | {"here": "1"}


def refused() -> list[str]:
    """What the address asked for and we do not hold, in sentences (not escaped)."""
    held: list[str] = st.session_state.get(_REFUSED, [])
    return held


def default(known: Known) -> View:
    """The view of a first visit.

    The council is ``ATLAS_COUNCIL`` where the build holds it; otherwise the best covered
    one (most complete registers, then most residents), so that the first screen has
    something to say about need and about provision. Raises ``Unreadable`` where there is none.
    """
    wanted = os.environ.get("ATLAS_COUNCIL", "")
    best = [row["council25_code"] for row in frames.rows("default_council")[:1]]
    if not best:
        raise Unreadable("This build holds no council. Build again with the boundary files.")
    council = wanted if wanted in known.councils else best[0]
    measure = "imd" if "imd" in known.releases else next(iter(known.releases), "imd")
    release = max(known.releases.get(measure, ()), default=None)
    return View(council=council, measure=measure, release=release)
