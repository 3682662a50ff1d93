"""Two pages on every ward of a council: begun, followed, stopped, and taken as a zip."""

from dataclasses import replace

import streamlit as st

from atlas import pins, text
from atlas.briefing import Briefing
from atlas.export import batch
from atlas.export.batch import DONE, FAILED, STOPPED, WORKING, Batch
from atlas.ui import briefing_take, frames, making, profile_choose, saving, words
from atlas.ui.making import Order
from atlas.ui.profile_place import Place
from atlas.view import View

EVERY = 1.0  # seconds between looks at a batch that is being made
_WATCHED, _TOLD = "briefing_wards_watched", "briefing_wards_told"


def draw(view: View, place: Place) -> None:
    """Offer the profiles of every ward of the council that the place lies in."""
    if place.council is None:
        return
    here = view if view.council == place.council else view.at_council(place.council)
    names = profile_choose.choices(here, "ward")
    if not names:
        return
    words.heading("Every ward")
    words.quiet(st.session_state.get(_TOLD, ""))
    # What was chosen and written for this briefing is not a ward's.
    plain = replace(here, place=None, study=replace(here.study, at=None), briefing=Briefing())
    ordered = briefing_take.order(plain)
    found = batch.find(ordered.digest)
    is_working = found is not None and found.state == WORKING
    st.fragment(_progress, run_every=EVERY if is_working else None)(
        ordered, names, frames.known().councils[place.council]
    )


def _progress(ordered: Order, names: dict[str, str], council: str) -> None:
    """How the wards stand: to begin, under way, or to be taken."""
    found = batch.find(ordered.digest)
    if found is not None and found.state != WORKING and st.session_state.pop(_WATCHED, False):
        st.rerun(scope="app")  # so that nobody goes on looking every second
    if found is None or found.state in (STOPPED, FAILED):
        if found is not None:
            words.say(_ended(found))
        st.button(
            f"Make a two-page profile of every ward of {text.plain(council)} ({len(names)} wards)",
            key="briefing_wards",
            width="stretch",
            on_click=_begin,
            args=(ordered, names, council),
        )
    elif found.state == DONE:
        words.say(f"The profiles of all {len(names)} wards are ready.")
        saving.button(
            f"Every ward of {text.plain(council)} (zip, {len(names)} × Word and pdf)",
            found.zipped,
            f"{text.slug(council)}-wards.zip",
            "application/zip",
            key="briefing_wards_zip",
        )
        saving.outcome("briefing_wards_zip")
    else:
        st.progress(found.finished / found.total, text=f"{found.finished} of {found.total} made")
        words.quiet("You may leave this page: the work goes on, and is here when you come back.")
        st.button("Stop", key="briefing_wards_stop", on_click=found.stop)


def _ended(found: Batch) -> str:
    if found.state == STOPPED:
        return f"Stopped: {found.finished} of {found.total} are made and kept. Begin to go on."
    return f"A profile could not be made. {found.trouble}"


def _begin(ordered: Order, names: dict[str, str], council: str) -> None:
    """Begin, or go on: what is made already is kept."""
    pieces = {
        f"{text.slug(name)}-{code}.{kind}": (making.ward_pages, (kind, ordered, code))
        for code, name in sorted(names.items(), key=lambda item: (item[1], item[0]))
        for kind in ("docx", "pdf")
    }
    why = f"Every ward of {council}"
    st.session_state[_TOLD] = pins.pin(ordered.directory, ordered.build_id, why)
    batch.begin(ordered.digest, pieces)
    st.session_state[_WATCHED] = True
