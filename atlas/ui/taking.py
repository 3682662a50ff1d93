"""The one control by which a figure or a table is taken away, in the same place on every one.

Nothing is made until it is asked for, and what is made is made by the exporting process.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st

from atlas import text
from atlas.export import figure_files, troubles, worker
from atlas.export.table_csv import table_csv
from atlas.figure import Figure
from atlas.ui import address, frames, saving, words

_TYPES = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_SAID = "Each file says where its figures are from, of what date, and how to quote them."


@dataclass(frozen=True)
class Later:
    """The rows of a table that are read only when a file of them is asked for, and how many."""

    count: int
    rows: Callable[[], Sequence[Mapping[str, object]]]


@st.fragment  # opening it runs the control again, and not the page
def draw(shown: Figure, *, later: Later | None = None) -> None:
    """Draw the control below a figure: pictures first, then the figures behind them.

    With ``later`` the rows of the table are read when a file is asked for.
    """
    with st.container(key=f"take_{shown.key}"):
        # It opens in its place, where the keyboard comes next: a popover is at the page's end.
        # Every one says the same to the eye; the title, unseen, tells a screen reader which.
        folded = st.expander(
            f"Take it away :small[{text.plain(shown.said.title)}]",
            key=f"taking_{shown.key}",
            on_change="rerun",
        )
    if not folded.open:
        return
    with folded, st.container(key=f"files_{shown.key}"):
        if shown.drawing:
            _pictures(shown)
        _tables(shown, later)
        words.quiet(_SAID)
        if shown.drawing and st.button(
            "Look at the picture first", type="tertiary", key=f"see_{shown.key}"
        ):
            _look(shown, _maps())


def _pictures(shown: Figure) -> None:
    maps = _maps()
    _offer(
        shown,
        "Picture (png)",
        "For a report or a slide.",
        "png",
        lambda: worker.made(figure_files.png, shown, maps),
    )
    _offer(
        shown,
        "Picture in grey (png)",
        "For a printer without colour.",
        "png",
        lambda: worker.made(figure_files.png, shown, maps, grey=True),
        tail="-grey",
    )
    _offer(
        shown,
        "Drawing (svg)",
        "Sharp at any size, and can be edited.",
        "svg",
        lambda: worker.made(figure_files.svg, shown, maps),
    )


@st.dialog("The picture as it will be", width="large")
def _look(shown: Figure, maps: Path) -> None:
    """The picture by itself, for whoever wants to see it before it is taken."""
    try:
        with st.spinner("Drawing the picture …"):
            picture = worker.made(figure_files.png, shown, maps)
    except Exception as trouble:  # whatever failed there, the reader is told and the page stands
        logging.getLogger("atlas").exception("A picture could not be drawn")
        words.say(f"The picture could not be drawn. {troubles.why(trouble)}")
        return
    st.image(picture, width="stretch", alt=shown.said.alt)


def _tables(shown: Figure, later: Later | None) -> None:
    rows = text.plural(later.count if later else len(shown.table.rows), "row")
    link = address.link()

    def whole() -> Figure:
        if later is None:
            return shown
        return replace(shown, table=replace(shown.table, rows=later.rows()))

    _offer(
        shown,
        f"Table (csv, {rows})",
        "Plain text for any program.",
        "csv",
        lambda: table_csv(whole().table),
    )
    _offer(
        shown,
        f"Workbook (xlsx, {rows})",
        "For Excel, with its sources.",
        "xlsx",
        lambda: worker.made(figure_files.xlsx, whole(), link=link),
    )


@st.fragment  # asking for a file runs its line again, and nothing else
def _offer(  # noqa: PLR0913 - what one line of the control is made of
    shown: Figure, name: str, use: str, kind: str, make: Callable[[], bytes], *, tail: str = ""
) -> None:
    """One file: a button that makes it and saves it, what it is for, and why it was not made."""
    key = f"save_{shown.key}_{kind}{tail}"
    with st.container(key=f"file_{shown.key}_{kind}{tail}"):
        saving.button(name, make, f"{shown.table.stem}{tail}.{kind}", _TYPES[kind], key=key)
        st.html(f'<p class="quiet">{use}</p>')
    saving.outcome(key)


def _maps() -> Path:
    """The folder of the boundaries of the build on show."""
    return frames.warehouse().directory / "maps"
