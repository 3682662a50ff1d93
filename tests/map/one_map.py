"""A page with one small map, for the browser tests; its data are in ``ATLAS_BUILDS``/maps."""

import streamlit as st

from atlas import palette
from atlas.drawings import Map, PointFilter, Shade
from atlas.ui.maps import show_map

CODES = [f"E01999{row}{column:02}" for row in range(3) for column in range(4)]


def remember(code: str) -> None:
    st.session_state.place = code


st.session_state.runs = st.session_state.get("runs", 0) + 1
measure = st.sidebar.radio("Measure", ["imd", "health"])
everyone = st.sidebar.toggle("Every kind")
place = st.sidebar.selectbox("Place", [None, *CODES], key="place")
step = 0 if measure == "imd" else 2
shades = {
    code: Shade((at + step) % 5 + 1, f"<b>{measure}</b> {at}", "meaning <i>plain</i>")
    for at, code in enumerate(CODES[:-1])
}
drawn = Map(
    shapes_file="E06999001-a.json",
    shades=shades,
    colours=palette.NEED,
    credit="Boundaries: made up for this test.",
    points_file="E06999001-points-a.json",
    points=PointFilter(
        ("community_business", "wider") if everyone else ("community_business",),
        ("A", "D", "X"),
        None,
    ),
    chosen=place,
)
show_map(drawn, key="one", height=400, label="A small map", on_pick=remember)
st.text(f"runs={st.session_state.runs} place={place}")
