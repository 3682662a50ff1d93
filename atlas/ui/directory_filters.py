"""The directory's controls: the search box, the place, the order and the row of filters."""

from dataclasses import replace

import streamlit as st

from atlas import text
from atlas.directory import EVERYWHERE, LISTS, LONGEST, SORTS, Filters
from atlas.ui import address, controls, directory, frames, words
from atlas.ui.directory import Listing
from atlas.ui.search import search_box
from atlas.view import ENGLAND
from atlas.warehouse import Row

_PLACE, _SORT = "directory_place", "directory_sort"
_HEADINGS = {
    "kinds": "Kind",
    "forms": "Legal form",
    "activities": "Activity",
    "sizes": "Income",
    "ages": "Age",
    "grades": "Address grade",
    "registers": "Register",
}
_SAID = {
    "kinds": "Community businesses and the wider social economy are listed unless you choose; a "
    "search looks through every kind.",
    "sizes": "Income of the latest year that its register has open; most small companies’ and "
    "societies’ is not known.",
    "ages": "Since it was registered in its present form, counted to the day this build was made.",
    "grades": controls.GRADE_SENTENCE,
}


def change(**fields: object) -> None:
    """Change some filters of the list on show, from its first page."""
    address.change(listing=address.current().listing.changed(**fields))


def clear() -> None:
    """Open every filter again, and the search; the order stays."""
    view = address.current()
    address.show(replace(view, place=None, listing=Filters(sort=view.listing.sort)))


def draw(listed: Listing, places: list[Row]) -> None:
    """Draw the controls above a list; ``places`` counts it by neighbourhood."""
    with st.container(key="directory_controls"):
        find, where, order = st.columns([3.2, 2.6, 1.5], vertical_alignment="bottom")
    with find:
        search_box(
            "Search by name, past name or number",
            find=listed.filters.find,
            hint="For example: community kitchen",
            longest=LONGEST,
            on_find=_find,
        )
    with where:
        _place_select(listed, places)
    with order:
        _sort_select(listed)
    with st.container(horizontal=True, key="directory_filters", gap="small"):
        for name in LISTS:
            _filter(listed, name)
        if listed.filters.chosen or listed.filters.words or _narrowed(listed):
            st.button("Clear all", type="tertiary", on_click=clear)


def _narrowed(listed: Listing) -> bool:
    return bool(directory.where(listed.view)) or listed.filters.where == EVERYWHERE


def _find(typed: str) -> None:
    change(find=" ".join(typed.split())[:LONGEST].rstrip())


def _filter(listed: Listing, name: str) -> None:
    """One filter behind a button that says what is chosen; each choice with what it would give."""
    chosen: tuple[str, ...] = getattr(listed.filters, name)
    counts, choices = listed.counts.get(name, {}), frames.known().choices[name]
    offered = [code for code in choices if code in chosen or counts.get(code)]
    with st.popover(_label(name, chosen), key=f"directory_{name}_popover"):
        key = f"directory_{name}"
        st.session_state[key] = list(chosen)
        st.pills(
            _HEADINGS[name],
            offered,
            selection_mode="multi",
            format_func=lambda code: text.plain(f"{choices[code]} ({counts.get(code, 0):,})"),
            key=key,
            on_change=lambda: change(**{name: _in_order(name, key)}),
        )
        words.quiet(_SAID.get(name, ""))


def _in_order(name: str, key: str) -> tuple[str, ...]:
    wanted = st.session_state[key] or ()
    return tuple(code for code in frames.known().choices[name] if code in wanted)


def _label(name: str, chosen: tuple[str, ...]) -> str:
    if not chosen:
        return _HEADINGS[name]
    if len(chosen) > 1:
        return f"{_HEADINGS[name]}: {len(chosen)}"
    said = frames.known().choices[name][chosen[0]].split(" (")[0]
    return text.plain(f"{_HEADINGS[name]}: {said if len(said) < 23 else said[:20].rstrip() + '…'}")


def _place_select(listed: Listing, places: list[Row]) -> None:
    """Choose the whole council, the whole build, a ward, an area or a neighbourhood."""
    view, known = listed.view, frames.known()
    names = {"": f"All of {known.councils[view.council]}"}
    if not view.is_england:
        names[EVERYWHERE] = f"All of {known.councils[ENGLAND]}"
        names |= _within(listed, places)
    everywhere = EVERYWHERE if listed.council is None and not view.is_england else ""
    st.session_state[_PLACE] = everywhere or directory.where(view) or ""
    st.selectbox(
        "Place",
        list(names),
        format_func=names.get,
        key=_PLACE,
        on_change=_choose_place,
    )


def _within(listed: Listing, places: list[Row]) -> dict[str, str]:
    """Wards, areas and neighbourhoods that hold what is listed, each with how many."""
    known, view = frames.known(), listed.view
    held: dict[str, set[str]] = {}
    names: dict[str, str] = {}
    for row in places:
        names[row["lsoa21_code"]] = text.neighbourhood(row)
        for key in ("ward25_code", "area_code", "lsoa21_code"):
            if row[key]:
                held.setdefault(row[key], set()).update(row["org_ids"])
    chosen = directory.where(view)
    if chosen and chosen not in held:
        held[chosen] = set()
        names.setdefault(chosen, listed.place)
    kinds = {"E05": " ward", "E02": " (neighbourhood group)"}
    said = {
        code: f"{known.names.get(code) or names.get(code, code)}{kinds.get(code[:3], '')}: "
        f"{len(found):,}"
        for code, found in held.items()
    }
    levels = ("E05", "E02", "E01")
    return dict(sorted(said.items(), key=lambda one: (levels.index(one[0][:3]), one[1])))


def _choose_place() -> None:
    code = st.session_state[_PLACE]
    is_place = code in frames.known().places
    view = address.current()
    where = None if is_place else code or None
    address.show(
        replace(view, place=code if is_place else None, listing=view.listing.changed(where=where))
    )


def _sort_select(listed: Listing) -> None:
    offered = [code for code in SORTS if code != "best" or listed.filters.words]
    st.session_state[_SORT] = listed.filters.order
    st.selectbox(
        "Order",
        offered,
        format_func=SORTS.get,
        key=_SORT,
        on_change=lambda: change(sort=st.session_state[_SORT]),
    )


def nothing(listed: Listing) -> None:
    """Say which filter to loosen, with a button for each that would show something."""
    found = directory.loosen(listed)
    if not found:
        words.say("Nothing of this build matches it, with any filter.")
        return
    words.say("Nothing passes all the filters together. Open one of them:")
    with st.container(horizontal=True, gap="small"):
        for name, count in found:
            st.button(
                text.plain(f"{_opened(name)} ({count:,})"),
                key=f"directory_open_{name}",
                on_click=_open,
                args=(name,),
            )


def _opened(name: str) -> str:
    known = frames.known()
    if name == EVERYWHERE:
        return f"Look in all of {known.councils[ENGLAND]}"
    if name == "where":
        return f"Look in all of {known.councils[address.current().council]}"
    return f"Any {LISTS[name][1]}"


def _open(name: str) -> None:
    if name in LISTS:
        every = {"kinds": tuple(frames.known().choices["kinds"]), "grades": tuple("ABCD")}
        change(**{name: every.get(name, ())})
        return
    where = EVERYWHERE if name == EVERYWHERE else None
    address.show(
        replace(
            address.current(), place=None, listing=address.current().listing.changed(where=where)
        )
    )
