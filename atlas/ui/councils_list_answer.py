"""The answer to a list that was checked: which of its lines can be taken, and why not the rest."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from atlas import text
from atlas.figure import Column
from atlas.provenance import Provenance
from atlas.ui import councils_list_take as take
from atlas.ui import words
from atlas.ui.tables import table_html

_LINE = Column("line_no", "Line", numeric=True)
_REFUSED = (_LINE, Column("key", "Organisation"), Column("reason", "Why it is refused"))
_KEPT = (_LINE, Column("name", "Organisation"), Column("does", "What it will do"))
_NOT_PUBLISHED = "For whoever keeps this list: what is to be taken down is not published."


def show(told: Mapping[str, Any], name: str, *, takedown: bool) -> None:
    """Show the answer to the file ``name``, and the ways to take its tables away."""
    refused: Sequence[Mapping[str, Any]] = told.get("refused", ())
    if told.get("ok"):
        lines = text.plural(told["read"], "line")
        words.say(
            f"{name}: {told['kept']:,} of {lines} can be taken"
            + (f", {told['refused_count']:,} cannot; the reasons are below." if refused else ".")
        )
    else:
        words.say(f"{name} cannot be taken. {told.get('trouble') or ''}")
    if refused:
        title = "Lines that cannot be taken; the others are not affected"
        caption = f"{title}{_cut(len(refused), told['refused_count'])}"
        # All that are told are drawn: what is in the files is on the page.
        st.html(table_html(refused, _REFUSED, caption=caption, height=320))
        take.offer("list-refused", refused, _REFUSED, _head(caption, name, takedown=takedown))
    if kept := told.get("kept_lines"):
        caption = f"Lines that can be taken{_cut(len(kept), told['kept'])}"
        with st.expander(f"What the {text.plural(told['kept'], 'line')} will do"):
            st.html(table_html(kept, _KEPT, caption=caption))
            take.offer("list-kept", kept, _KEPT, _head(caption, name, takedown=takedown))


def _cut(told: int, every: int) -> str:
    return f" (the first {told:,} of {every:,})" if told < every else ""


def _head(title: str, name: str, *, takedown: bool) -> Provenance:
    return take.head(
        title,
        of=take.TAKEDOWN if takedown else take.LIST,
        source=f"The file {name}, as it was checked against this build",
        notes=(_NOT_PUBLISHED,) if takedown else (),
    )
