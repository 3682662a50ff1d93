"""A page with one button that presents a paper; the maps are in ``ATLAS_BUILDS``."""

import os
import time
from dataclasses import replace
from pathlib import Path

import streamlit as st

from atlas.document import Part
from atlas.presenting import Screen, screens
from atlas.ui import layout
from atlas.ui.presenter import present
from tests.export import given

HOSTILE = "<img src=x onerror='window.hacked=1'>"
WARDS = [
    *((f"E05{at:06}", name) for at, name in enumerate(given.NAMES)),
    ("E05000100", "Ánna’s Ferry"),
    ("E05000101", HOSTILE),
    *((f"E05{at:06}", f"Ward {at}") for at in range(200, 240)),
]
SAID = (
    "About 1 in 4 of its residents live in England’s most deprived tenth of neighbourhoods. "
    "Need is greatest for health, employment and income and least for housing and services."
)
LONG = (
    "Marlbridge ranks 56 of 296 councils in England on the Index of Multiple Deprivation, where 1 "
    f"is the most deprived: in the second most deprived tenth of them, says {HOSTILE} aloud."
)
WORDS = Part(
    code="reading",
    title="In plain words",
    message=LONG,
    sentences=(("Need", f"{LONG} {SAID}"), ("What is new", "90 of them were registered.")),
    notes=f"Ask {HOSTILE} first.\n\nThen go on.",
)


@st.cache_data
def drawn(ward: str | None) -> tuple[Screen, ...]:
    """Draw the screens of the whole paper or, more slowly, of a ward."""
    builds = Path(os.environ["ATLAS_BUILDS"])
    paper = given.document(builds)
    if ward is None:
        paper = replace(paper, parts=(WORDS, *paper.parts))
    else:
        time.sleep(1)
        paper = replace(paper, title=f"About {dict(WARDS)[ward]}", parts=(WORDS,))
    return screens(paper, builds / "maps")


def show(ward: str) -> None:
    """Remember which ward is asked for; with the last one all of it is taken away."""
    st.session_state.ward = ward or None
    if ward == WARDS[-1][0]:
        turn(on=False)


def turn(*, on: bool) -> None:
    """Begin to present, or stop."""
    st.session_state.update(presenting=on, ward=None)


layout.style()
st.session_state.runs = st.session_state.get("runs", 0) + 1
st.title("A briefing")
st.sidebar.text("The sidebar")
st.button("Present", on_click=turn, kwargs={"on": True})
st.button("Another")
st.text(f"runs={st.session_state.runs} ward={st.session_state.get('ward')}")
if st.session_state.get("presenting"):
    present(
        drawn(st.session_state.ward),
        wards=WARDS,
        of_ward=st.session_state.ward,
        on_ward=show,
        on_leave=lambda: turn(on=False),
        label="The briefing on Marlbridge",
    )
