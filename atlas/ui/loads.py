"""Loads from the app: start one, see how it goes, stop it; the build in use serves throughout."""

from pathlib import Path

import streamlit as st

from atlas import loading, settings
from atlas.settings import Settings
from atlas.ui import words

EVERY = 1.0  # seconds between looks at a load that is running
RAW, PRACTICE_RAW = Path("data/raw"), Path("data/raw/practice")
_WATCHED = "load_watched"
ENDED = {"done": "Done.", "stopped": "Stopped.", "cancelled": "Cancelled."}


def explain() -> None:
    """Say how a load is started where it may not be from the app."""
    words.say("On this server loads are started by whoever runs it, not from the page.")
    words.bullets(
        (
            "“make data” fetches from the publishers and builds; “make build RAW=folder” builds "
            "from files that are there.",
            "To start them from this page, set “allow_loads = true” in data/local/settings.toml. "
            "Do that only where everyone who can open the page may change the data.",
        )
    )


def progress(said: Settings) -> None:
    """Show how a load is going, or how the last one ended, to whoever looks."""
    running = loading.is_running()
    st.fragment(_progress, run_every=EVERY if running else None)(said.allow_loads)
    if running:
        st.session_state[_WATCHED] = True


def offer(said: Settings, *, is_practice: bool) -> None:
    """Offer a load where it is allowed and none is running."""
    if loading.is_running():
        return
    words.quiet(
        "The Atlas goes on with the build in use until a new one has passed every check. Fetching "
        "needs the internet and some gigabytes; it may take half an hour."
    )
    with st.container(horizontal=True):
        st.button(
            "Fetch from the publishers and build",
            on_click=_start,
            args=(loading.ALL, said.raw or RAW),
        )
        st.button(
            "Build again from the files that are here",
            on_click=_start,
            args=(loading.BUILD, said.raw or (PRACTICE_RAW if is_practice else RAW)),
        )


def _start(what: str, raw: Path) -> None:
    # The setting may have gone off since the page was drawn.
    if settings.read().allow_loads:
        loading.start(what, raw)


def _cancel() -> None:
    if settings.read().allow_loads:
        loading.cancel()


def _progress(may_cancel: bool) -> None:
    """Draw how the load stands; when it has just ended, draw the whole page anew."""
    told = loading.status()
    if told is None:
        return
    if told.ended:
        words.say(f"{ENDED.get(told.ended, told.ended)} {told.message}")
        if st.session_state.pop(_WATCHED, False):
            st.rerun(scope="app")
    else:
        st.progress(min(max(told.share, 0.0), 1.0), text=told.doing or "starting")
        if may_cancel:
            st.button("Cancel", on_click=_cancel)
    if told.told:
        with st.expander("What it said", expanded=not told.ended):
            words.bullets(told.told)
