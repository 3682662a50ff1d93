"""The row of controls above the map; each one is set from the view and changes it."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from atlas import text
from atlas.ui import address, frames, words
from atlas.view import DOUBLE, GRADE_CHOICES, TIERS, WORST, View
from atlas.warehouse import Row

_MEASURE, _RELEASE, _WORST, _PLACE = "measure", "release", "worst", "place"
_TIERS, _GRADES, _FORMS, _CONTACT = "tiers", "grades", "forms", "with_contact"
GRADE_SENTENCE = (
    "An address grade says how well we know that a body is at a place: A confirmed there, B "
    "registered there and working in this council only, C registered there and nothing else "
    "known, D a mass-registration address or a national body. A, B and C are shown unless you "
    "choose others. What is left out has a grade of its own, X, and comes with its kind."
)


def draw(view: View, rows: Sequence[Row]) -> None:
    """Draw the row of controls above a map; ``rows`` are the places that can be chosen."""
    with st.container(key="controls"):
        what, when, which, where = st.columns([3, 1.3, 2.6, 3], vertical_alignment="bottom")
    with what:
        measure_select()
    with when:
        release_select()
    with which:
        if view.is_england:
            council_select(rows)
        else:
            organisations_popover()
    if not view.is_england:
        with where:
            place_select(rows)


def measure_select() -> None:
    """Choose what is measured."""
    known, menu = frames.known(), frames.menu()
    labels = {code: menu[code, held[-1]].label for code, held in known.releases.items()}
    st.session_state[_MEASURE] = address.current().measure
    st.selectbox(
        "Show need as", list(labels), format_func=labels.get, key=_MEASURE, on_change=_set_measure
    )


def _set_measure() -> None:
    code = st.session_state[_MEASURE]
    if code in frames.known().releases:
        address.show(address.current().with_measure(code, frames.known()))


def release_select() -> None:
    """Choose the release; for both indices together, how wide the worst is."""
    view = address.current()
    if view.measure == DOUBLE:
        worst_select(view, _WORST)
        return
    held = frames.known().releases.get(view.measure, ())
    st.session_state[_RELEASE] = view.release
    st.selectbox(
        "Release",
        list(reversed(held)),
        key=_RELEASE,
        on_change=lambda: address.change(release=st.session_state[_RELEASE]),
    )


def worst_select(view: View, key: str) -> None:
    """Choose how wide England's worst is; ``key`` is the widget's, one for each page."""
    st.session_state[key] = view.worst
    st.selectbox(
        "England’s worst",
        list(WORST),
        format_func=str.capitalize,
        key=key,
        on_change=lambda: address.change(worst=st.session_state[key]),
    )


def place_select(rows: Sequence[Row]) -> None:
    """Choose a neighbourhood by name: the way that needs no map and no mouse."""
    names = {row["lsoa21_code"]: text.neighbourhood(row) for row in rows}
    st.session_state[_PLACE] = address.current().place
    st.selectbox(
        "Neighbourhood",
        sorted(names, key=lambda code: (names[code], code)),
        index=None,
        format_func=lambda code: names.get(code, code),
        key=_PLACE,
        placeholder="Choose by name, or on the map",
        on_change=lambda: address.change(place=st.session_state[_PLACE]),
    )


def council_select(rows: Sequence[Row]) -> None:
    """Choose a council to open, on the map of England."""
    names = {row["council25_code"]: row["council_name"] for row in rows}
    st.session_state["council_to_open"] = None
    st.selectbox(
        "Open a council",
        sorted(names, key=lambda code: (names[code], code)),
        index=None,
        format_func=names.get,
        key="council_to_open",
        placeholder="Choose by name, or on the map",
        on_change=_open_council,
    )


def _open_council() -> None:
    code = st.session_state["council_to_open"]
    if code:
        address.show(address.current().at_council(code))


def organisations_popover() -> None:
    """Choose which organisations are on the map and in the counts."""
    view = address.current()
    with st.popover(short(view), width="stretch"):
        _kinds(view)
        _grades(view)
        words.quiet(GRADE_SENTENCE)
        st.session_state[_CONTACT] = view.with_contact
        st.checkbox(
            "Charities placed by their contact address only",
            key=_CONTACT,
            on_change=lambda: address.change(with_contact=st.session_state[_CONTACT]),
        )
        _forms(view)


def _kinds(view: View) -> None:
    st.session_state[_TIERS] = list(view.tiers)
    st.pills(
        "Kinds",
        list(TIERS),
        selection_mode="multi",
        format_func=TIERS.get,
        key=_TIERS,
        on_change=lambda: address.change(tiers=_in_order(TIERS, _TIERS)),
    )


def _grades(view: View) -> None:
    st.session_state[_GRADES] = list(view.grades)
    st.pills(
        "Address grades",
        list(GRADE_CHOICES),
        selection_mode="multi",
        key=_GRADES,
        on_change=lambda: address.change(grades=_in_order(GRADE_CHOICES, _GRADES)),
    )


def _forms(view: View) -> None:
    forms = frames.known().forms
    st.session_state[_FORMS] = list(view.forms or ())
    st.multiselect(
        "Legal forms",
        list(forms),
        format_func=forms.get,
        key=_FORMS,
        placeholder="All legal forms",
        on_change=_set_forms,
    )


def _in_order(choices: object, key: str) -> tuple[str, ...]:
    chosen = st.session_state[key] or ()
    return tuple(choice for choice in choices if choice in chosen)  # type: ignore[attr-defined]


def _set_forms() -> None:
    chosen = _in_order(frames.known().forms, _FORMS)
    address.show(replace(address.current(), forms=chosen or None))


def short(view: View) -> str:
    """The choice of organisations in a few words: for the button."""
    if not view.shows_any:
        return "No organisations"
    kinds = TIERS[view.tiers[0]].split(" (")[0]
    if len(view.tiers) > 1:
        kinds = f"{len(view.tiers)} kinds"
    return f"{kinds}, {'+'.join(view.shown_grades)}"
