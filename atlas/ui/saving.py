"""A file that is made when it is asked for: its button, and what stands below where it fails.

Streamlit (1.67) makes such a file outside the run of a page. Where that raises it says so in words
of its own, for five seconds, and tells the page nothing. So a click also runs the button again,
and that run waits for what comes of it.
"""

import threading
import time
from collections.abc import Callable

import streamlit as st

from atlas import text
from atlas.export import troubles

# Seconds that a run waits: a paper takes ten at most, and another reader's may be before it.
PATIENCE = 60.0
LOOK = 0.2  # seconds between looks whether the reader has gone on to something else
AHEAD = 0.6  # seconds by which our sentence comes before Streamlit's, which it hides
FAILED = "This file could not be made."


class Attempt:
    """One making of a file, in a thread that has no session: what came of it."""

    def __init__(self) -> None:
        self.trouble = ""
        self._ended = threading.Event()

    def made(self, make: Callable[[], bytes]) -> bytes:
        """Make the file. Raises what ``make`` raises, when it has been said why."""
        try:
            return make()
        except Exception as trouble:
            self.trouble = troubles.why(trouble)
            self._ended.set()
            time.sleep(AHEAD)
            raise  # Streamlit notes it in the log, and gives no file
        finally:
            self._ended.set()

    def wait(self) -> str:
        """Wait until it has ended; return the trouble, empty where there is none."""
        spot, until = st.empty(), time.monotonic() + PATIENCE
        while not self._ended.wait(LOOK) and time.monotonic() < until:
            spot.empty()  # here Streamlit leaves this run where the page is asked for another
        return self.trouble


def button(label: str, make: Callable[[], bytes], file_name: str, mime: str, *, key: str) -> None:
    """Draw the button of one file. ``outcome`` of the same key is to follow, in one fragment."""
    attempt = Attempt()
    st.download_button(
        label,
        lambda: attempt.made(make),
        file_name,
        mime,
        key=key,
        on_click=_asked,
        args=(key, attempt),
        width="stretch",
    )


def outcome(key: str) -> None:
    """Where the button of this key was just pressed, wait, and say why it gives no file."""
    attempt: Attempt | None = st.session_state.pop(_name(key), None)
    if attempt and (trouble := attempt.wait()):
        said = text.html(f"{FAILED} {trouble}")
        st.html(f'<p class="atlas-say atlas-unmade" role="alert">{said}</p>')


def _asked(key: str, attempt: Attempt) -> None:
    st.session_state[_name(key)] = attempt


def _name(key: str) -> str:
    return f"asked_{key}"
