"""Taking a briefing away: the report, the slides, the pack, the profile, and a look at it first."""

import os
from collections.abc import Callable
from datetime import UTC, datetime

import streamlit as st

from atlas import pins, settings, text
from atlas.export import worker
from atlas.ui import address, frames, making, saving, words
from atlas.ui import briefing as papers
from atlas.ui.making import Order
from atlas.ui.profile_place import Place
from atlas.view import View

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "html": "text/html",
    "pdf": "application/pdf",
    "json": "application/json",
}
NOT_PINNED = (
    "The folder of builds cannot be written to from here, so this build is not pinned: it may be "
    "cleared away when later ones are made."
)
_PREVIEW = "briefing_preview"


def order(view: View) -> Order:
    """What the exporting process is asked for: this view, held to the build on show."""
    source = frames.warehouse()
    params = view.to_params()
    # Notes that are too long for an address are not too long for an order.
    params |= {"notes": view.briefing.packed} if view.briefing.notes else {}
    return Order(
        directory=source.directory,
        build_id=source.build_id,
        params=params,
        page=address.page(),
        made_on=datetime.now(UTC).date(),
        house=settings.house(),
    )


def draw(view: View, place: Place) -> None:
    """Draw the ways to take the briefing away."""
    asked, name = order(view), stem(view, place)
    words.heading("Take it away")
    with st.container(key="briefing_take", gap="small"):
        for label, kind in (
            ("Report (Word)", "docx"),
            ("Slides (PowerPoint)", "pptx"),
            ("Pack: one file for a browser, works offline", "html"),
        ):
            offer(label, f"{name}.{kind}", _maker(making.paper, kind, asked))
        for label, kind in (("Two-page profile (Word)", "docx"), ("Two-page profile (pdf)", "pdf")):
            offer(label, f"{name}-profile.{kind}", _maker(making.two_pages, kind, asked))
    if not os.access(frames.warehouse().directory, os.W_OK):
        words.quiet(NOT_PINNED)


def stem(view: View, place: Place) -> str:
    """What the files of a briefing are called."""
    return text.slug(view.briefing.title or papers.title(place))


def _maker(make: Callable[[str, Order], bytes], kind: str, asked: Order) -> Callable[[], bytes]:
    return lambda: worker.made(make, kind, asked)


@st.fragment  # asking for a paper runs its button again, and nothing else
def offer(label: str, file_name: str, make: Callable[[], bytes]) -> None:
    """Offer one file, made when it is asked for; the build of its figures is pinned with it."""
    source = frames.warehouse()
    name, kind = file_name.rsplit(".", 1)

    def made() -> bytes:
        pins.pin(source.directory, source.build_id, f"Briefing: {name}")
        return make()

    key = f"briefing_get_{file_name}"
    saving.button(label, made, file_name, TYPES[kind], key=key)
    saving.outcome(key)


@st.cache_data(show_spinner="Putting it together …", max_entries=8)
def _page(digest: str, _asked: Order) -> str:  # noqa: ARG001 - the digest is the key
    return worker.made(making.paper, "html", _asked).decode("utf-8")


def preview(view: View, place: Place) -> None:
    """Show the briefing as the pack has it, when asked for."""
    if st.toggle(f"Show a preview of it: {text.plain(place.name)}", key=_PREVIEW):
        asked = order(view)
        st.iframe(_page(asked.digest, asked), height=820)
