"""Choosing the place of a profile: its kind, its name, a postcode, or the map."""

from dataclasses import replace

import streamlit as st

from atlas import text
from atlas.levels import LEVELS
from atlas.study import OWN
from atlas.ui import address, defining, frames, layout, profile_place
from atlas.ui.profile_place import Place
from atlas.view import View
from atlas.warehouse import Row

KINDS = {level: names.one.capitalize() for level, names in LEVELS.items()} | {OWN: "Your own"}
_KIND, _NAME, _SEEN, _FOUND = "profile_kind", "profile_name", "profile_seen", "postcode_found"
_WITHIN = {"area": "area_code", "ward": "ward25_code"}


def follow() -> None:
    """Take in a place that was found by its postcode: the ward or group of it, where one is."""
    view = address.current()
    if st.session_state.pop(_FOUND, False) and view.place:
        address.show(profile_place.choose(view, _around(view.place)))
    _move(address.current())


def _move(view: View) -> None:
    """Go to the council of the place that a link names, where it names another."""
    place = profile_place.of(view)
    if place is None or place.council is None:
        return
    if view.council not in (place.councils or (place.council,)):
        address.show(replace(view.at_council(place.council), study=view.study))
        st.rerun()  # the frame above this page has shown the other council already


def kind(view: View, place: Place | None) -> str:
    """The kind of place that is being chosen: that on show, until another is asked for."""
    at = (view.study.at, view.place, view.council)
    if st.session_state.get(_SEEN) != at or _KIND not in st.session_state:
        st.session_state[_SEEN] = at
        st.session_state[_KIND] = place.level if place else "council"
    return str(st.session_state[_KIND])


def is_new(place: Place | None, chosen: str) -> bool:
    """Is there nothing to show yet: a place of one's own is asked for, and another is there?"""
    return place is None or (chosen == OWN and place.level != OWN)


def draw(view: View, place: Place | None, chosen: str) -> None:
    """Draw the controls: the kind of place, what is counted, its name, a postcode."""
    with st.container(key="profile_kinds"):
        what, counted = st.columns([3.4, 1], vertical_alignment="bottom")
    with what:
        st.session_state["profile_kind_control"] = chosen
        st.segmented_control(
            "What kind of place",
            list(KINDS),
            format_func=KINDS.get,
            key="profile_kind_control",
            required=True,
            label_visibility="collapsed",
            on_change=_set_kind,
        )
    with counted:
        defining.draw(view)
    if chosen == OWN:
        return
    with st.container(key="controls"):
        where, by_postcode = st.columns([3, 1], vertical_alignment="bottom")
    with where:
        _names(view, place, chosen)
    with by_postcode:
        layout.postcode_box("Or by postcode")


def _names(view: View, place: Place | None, chosen: str) -> None:
    names = choices(view, chosen)
    held = (place.code, place.name) if place else ()
    st.session_state[_NAME] = next((code for code in names if code in held), None)
    council = frames.known().councils[view.council]
    within = "" if chosen in ("council", "authority") else f" in {council}"
    st.selectbox(
        f"{KINDS[chosen]}{within}",
        sorted(names, key=lambda code: (names[code], code)),
        index=None,
        format_func=lambda code: names.get(code, code),
        key=_NAME,
        placeholder="Choose by name" if names else "None here",
        disabled=not names,
        on_change=_set_name,
    )


def choices(view: View, chosen: str) -> dict[str, str]:
    """The places of a kind that can be chosen by name, by code."""
    known = frames.known()
    if chosen == "council":
        return {code: name for code, name in known.councils.items() if code != "england"}
    if chosen == "authority":
        return dict(known.authorities)
    rows = names_of(view)
    if chosen == "neighbourhood":
        return {row["lsoa21_code"]: text.neighbourhood(row) for row in rows}
    if chosen in _WITHIN:
        prefix = "E02" if chosen == "area" else "E05"
        return {
            code: known.names[code]
            for code, council in known.within.items()
            if council == view.council and code.startswith(prefix)
        }
    return {}


def names_of(view: View) -> list[Row]:
    """The neighbourhoods of the council on show, with the ward and the group of each."""
    return frames.rows("profile_names", council=view.council)


def _set_kind() -> None:
    """Look at a place of this kind: the one around what is on show, where there is one."""
    chosen = st.session_state["profile_kind_control"]
    if chosen is None:  # the one that is chosen cannot be chosen away
        return
    view = address.current()
    place = profile_place.of(view)
    code = _of_kind(view, place, chosen)
    if code == OWN:
        address.change(study=replace(view.study, at=OWN))
    elif code:
        address.show(profile_place.choose(view, code))
    view = address.current()
    st.session_state[_SEEN] = (view.study.at, view.place, view.council)
    st.session_state[_KIND] = chosen


def _of_kind(view: View, place: Place | None, chosen: str) -> str | None:
    """The code of the place of a kind around what is on show; none where one must be chosen."""
    if chosen == OWN:
        return OWN if view.study.own else None
    if chosen == "council":
        council = place.council if place and place.council else view.council
        return None if council == "england" else council
    if chosen == "authority":
        found = frames.rows("profile_place", code=view.council)
        name = found[0]["authority_name"] if found else None
        return next(
            (code for code, held in frames.known().authorities.items() if held == name), None
        )
    inside = place.code if place and place.level == "neighbourhood" else view.place
    return _within(inside, chosen) if inside else None


def _within(neighbourhood: str, chosen: str) -> str | None:
    if chosen == "neighbourhood":
        return neighbourhood
    found = frames.rows("profile_place", code=neighbourhood)
    return found[0][_WITHIN[chosen]] if found else None


def _around(neighbourhood: str) -> str:
    """What a neighbourhood leads to: the ward or group of it where one is being chosen."""
    chosen = st.session_state.get(_KIND, "neighbourhood")
    found = _within(neighbourhood, chosen) if chosen in _WITHIN else None
    return found or neighbourhood


def _set_name() -> None:
    code = st.session_state[_NAME]
    if code:
        address.show(profile_place.choose(address.current(), code))


def pick(code: str) -> None:
    """Open what was clicked on the map: a neighbourhood, or the ward or group of it."""
    if code in frames.known().councils:
        address.show(profile_place.choose(address.current(), code))
    elif code in frames.known().places:
        address.show(profile_place.choose(address.current(), _around(code)))


def said(view: View, chosen: str) -> str:
    """What to do where no place of a kind is chosen."""
    if view.is_england and chosen in ("neighbourhood", *_WITHIN):
        return "Choose a council first: in the list of councils, or on the map."
    return f"Choose a {LEVELS[chosen].one} by name, by postcode or on the map."
