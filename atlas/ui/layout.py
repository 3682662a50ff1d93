"""The frame of every page: style, sidebar, banner, refusals, footer."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import streamlit as st

from atlas import pins, postcode, text
from atlas.provenance import PRACTICE
from atlas.ui import address, frames, origin
from atlas.ui.views import VIEWS
from atlas.view import ENGLAND

# Our own file: an emoji or a Material icon would be fetched from outside.
ICON = str(Path(__file__).parent / "icon.svg")
_CSS = Path(__file__).parent / "frame.css"
_COUNCIL, _NOTE, _FOUND = "council_picker", "postcode_note", "postcode_found"


def style() -> None:
    """Apply our type and spacing, and hide Streamlit's own furniture."""
    st.html(_CSS)


def sidebar(pages: Mapping[str, object]) -> None:
    """Draw the name, the list of views, the council picker and the postcode box."""
    looking = address.current()
    # The menu leads to the list of organisations, not back to the one that was open.
    params = replace(looking, listing=replace(looking.listing, organisation=None)).to_params()
    with st.sidebar:
        st.html('<p class="atlas-name">Social Economy Atlas</p>')
        for view in VIEWS:
            page = pages[view.script]
            st.page_link(page, label=view.title, icon=view.icon, query_params=params)
        _council_picker()
        postcode_box("My neighbourhood")


def _council_picker() -> None:
    names = frames.known().councils
    st.session_state[_COUNCIL] = address.current().council
    st.selectbox(
        "Council",
        list(names),
        format_func=lambda code: f"{names[code]}, by council" if code == ENGLAND else names[code],
        key=_COUNCIL,
        on_change=_choose_council,
    )


def _choose_council() -> None:
    code = st.session_state[_COUNCIL]
    if code in frames.known().councils:
        st.session_state.pop(_NOTE, None)
        address.show(address.current().at_council(code))


def postcode_box(label: str) -> None:
    """Draw a box that goes to the neighbourhood of a postcode, and what came of it."""
    st.text_input(
        label,
        key=label,
        placeholder="Postcode",
        max_chars=12,
        autocomplete="postal-code",
        on_change=_find_postcode,
        args=(label,),
    )
    asked, note = st.session_state.get(_NOTE, ("", ""))
    if asked == label:
        st.html(f'<p class="atlas-note" role="status">{text.html(note)}</p>')


def follow_postcode(script: str) -> None:
    """Go on to the view that shows a neighbourhood, when one was just found by its postcode."""
    if st.session_state.pop(_FOUND, False):
        st.switch_page(script, query_params=address.current().to_params())


def _find_postcode(box: str) -> None:
    """Go to the neighbourhood of the postcode typed, or say why not."""
    typed = st.session_state[box].strip()
    st.session_state.pop(_NOTE, None)
    if not typed:
        return
    st.session_state[_NOTE] = (box, _look_up(typed))


def _look_up(typed: str) -> str:
    """Show the neighbourhood of a postcode; return what came of it, in words."""
    key = postcode.key(typed)
    if key is None:
        return f"“{typed}” does not look like a postcode."
    found = frames.rows("postcode", postcode_key=key)
    if not found:
        return f"{postcode.spaced(key)} is not among the English postcodes of this build."
    [row] = found
    if row["lsoa21_code"] not in frames.known().places:
        return (
            f"{row['postcode']} is in {row['neighbourhood_name']}, which this build places in no "
            "council, so it cannot be opened."
        )
    address.change(council=row["council25_code"], place=row["lsoa21_code"])
    st.session_state[_FOUND] = True
    return (
        f"{row['postcode']} is in {row['neighbourhood_name']}, {text.council(row['council_name'])}."
    )


def banner() -> None:
    """Say on every page that practice data are practice data."""
    if frames.build()["is_practice"]:
        st.html(f'<p class="atlas-practice" role="note">{text.html(PRACTICE)}</p>')


def which_build(page: object) -> None:
    """Say when the build on show is not the current one, and lead there."""
    shown, current = frames.build(), frames.current_build()
    if current and current["build_id"] == shown["build_id"]:
        return
    there = (
        f"the current one is {pins.named(current['build_id'], current['built_at'])}"
        if current
        else "there is no current one"
    )
    said = f"You are looking at build {pins.named(shown['build_id'], shown['built_at'])}; {there}."
    with st.container(key="which_build", horizontal=True, gap="small"):
        st.html(f'<p class="quiet" role="note">{text.html(said)}</p>', width="content")
        if current:
            unheld = address.here(replace(address.current(), build=None))
            st.page_link(page, label="Open the current build", query_params=unheld, width="content")


def refusals() -> None:
    """Tell the reader what a link asked for and we do not hold."""
    told = "".join(f"<p>{text.html(sentence)}</p>" for sentence in address.refused())
    if told:
        st.html(f'<div class="atlas-caution" role="alert">{told}</div>')


def footer(page: object, method_page: object) -> None:
    """End every page with its build, its sources, and a link that holds it to that build."""
    build = frames.build()
    sources = [row["publisher"] for row in frames.rows("sources") if row["status"] == "loaded"]
    named = text.listed(dict.fromkeys(sources)) or "none loaded"
    st.html(
        f'<div class="atlas-footer"><p>Build {text.html(build["build_id"])}, made on '
        f"{text.day(build['built_at'])}"
        f"{' · practice data' if build['is_practice'] else ''}. "
        f"{origin.lead()}: {text.html(named)}.</p></div>"
    )
    with st.container(key="this_view"):
        st.page_link(
            page,
            label="Link to exactly this view of this build",
            query_params=address.here(address.frozen()),
        )
        st.page_link(
            method_page,
            label="Every source with its release, licence and checks",
            query_params=address.current().to_params(),
        )
