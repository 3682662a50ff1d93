"""The presenter: a component of ours that fills the window with one screen after the other.

It is a modal dialog of the browser's own, which lies over all of the app and keeps the rest of it
out of reach until it is closed. Its script is sent by the app; every word is set as text.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

import streamlit as st

from atlas.export.cells import clean
from atlas.presenting import Screen

_HERE = Path(__file__).parent
_KEY, _TURN = "presenter", "presenter_turn"
_WORDS = {
    "back": "Back",
    "next": "Next",
    "place": "{at} of {all}",
    "notes": "Notes",
    "no_notes": "There are no notes on this screen.",
    "ward": "A ward …",
    "find": "Which ward? Type a few letters",
    "none": "No ward has these letters in its name.",
    "getting": "Getting {name} ready",
    "home": "Back to the briefing",
    "whole": "Full screen",
    "leave": "Leave",
    "close": "Close",
    "link": "Open these figures",
}


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def present(  # noqa: PLR0913 - what is shown, what may be asked for, and who is told, by name
    screens: Sequence[Screen],
    *,
    wards: Sequence[tuple[str, str]],
    of_ward: str | None,
    on_ward: Callable[[str], None],
    on_leave: Callable[[], None],
    label: str,
) -> None:
    """Show screens over the whole window; ``wards`` (code, name) may be gone to from each of them.

    ``of_ward`` is the ward that the screens are of, or none. ``on_ward(code)`` is called for
    another one, with an empty code for the briefing's own screens; until the app calls again with
    that ``of_ward`` the reader is told that it is on its way. ``on_leave()`` is called once it is
    closed: do not call this again before the reader asks. ``label`` names it to a screen reader.
    """
    data = {
        "screens": [asdict(screen) for screen in screens],
        "wards": [[code, clean(name)] for code, name in wards],
        "of": of_ward or "",
        "label": label,
        "words": _WORDS,
        # What went away and comes back is sent anew. Streamlit (1.67) would send its hash instead,
        # and shows an error where the browser has let go of it in the meantime.
        "turn": st.session_state.get(_TURN, 0),
    }
    draw = st.components.v2.component(
        "atlas_presenter", css=_read("presenter.css"), js=_read("presenter.js")
    )
    draw(
        key=_KEY,
        data=data,
        on_ward_change=lambda: _turned(on_ward, _told()),
        on_left_change=lambda: _turned(on_leave),
        height="content",
    )


def _turned(tell: Callable[..., None], *told: str) -> None:
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    tell(*told)


def _told() -> str:
    told = (st.session_state.get(_KEY) or {}).get("ward") or {}
    return str(told.get("code") or "")
