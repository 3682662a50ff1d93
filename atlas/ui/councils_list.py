"""The council's own list: what it may say, what it says now, and a new one, checked first."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from atlas import loading, text
from atlas.figure import Column
from atlas.settings import Settings, read
from atlas.ui import councils_list_answer, frames, words
from atlas.ui import councils_list_take as take
from atlas.ui.tables import table_html
from atlas.warehouse import Row

ORGANISATIONS, TAKEDOWN = "Organisations to confirm, exclude or add", "Organisations to take down"
COLUMNS = {
    ORGANISATIONS: "org_id,name,postcode,action,reason,source,added_on",
    TAKEDOWN: "org_id,name,postcode,reason,added_on",
}
FILES = {ORGANISATIONS: "organisations.csv", TAKEDOWN: "takedown.csv"}
ACTIONS = (
    ("confirm", "It is a community business and at work there: it counts, with grade A."),
    ("exclude", "It is not one of ours: it is left out of every count, and still listed as that."),
    ("site", "It also works from this postcode: a place of grade A is added, with its postcode."),
    ("hub", "A genuine hub: its address is no longer taken for a mass-registration address."),
)
_CHECKED, _ACCEPTED = "list_checked", "list_accepted"
SHOWN = 200
_OURS = "The Social Economy Atlas: how a list is written"


def lead() -> None:
    """Say what the list is for."""
    words.say(
        "Registers hold legal form, and addresses that may be out of date. What the council knows "
        "is shown beside what the register says, and kept through every rebuild."
    )


def explain() -> None:
    """Say what each action of a line does, and offer an empty list of either kind."""
    rows = [{"action": action, "does": does} for action, does in ACTIONS]
    columns = (Column("action", "Action"), Column("does", "What it does"))
    with st.expander("How to write a list"):
        title = "The four actions of a line"
        st.html(table_html(rows, columns, caption=title))
        take.offer("list-actions", rows, columns, take.head(title, source=_OURS))
        words.bullets(
            (
                "One line an organisation: its org_id (any of its numbers, as on its own page), or "
                "its name and postcode. A group that no register lists is added by name and "
                "postcode, with confirm or site.",
                "A reason, its source and the day it was added (2026-11-23 or 23/11/2026) are "
                "needed: reason and source are shown to every reader. No e-mail, telephone number "
                "or person’s name.",
                "A list of organisations to take down has no action: what is named there appears "
                "nowhere after the next build.",
            ),
            quiet=False,
        )
        for which, columns_line in COLUMNS.items():
            st.download_button(
                f"Download an empty list: {text.lower_first(which)} (csv)",
                ("\ufeff" + columns_line + "\r\n").encode(),
                FILES[which],
                "text/csv",
                on_click="ignore",
            )


def in_use() -> None:
    """Show the lines that the build in use applies."""
    rows = frames.rows("council_words")
    if not rows:
        words.quiet("No line of a council’s list is in this build.")
        return
    shown = [{**row, "source": f"{row['source']}, {_day(row)}"} for row in rows]
    columns = (
        Column("name", "Organisation"),
        Column("action", "Action"),
        Column("reason", "Reason"),
        Column("source", "Source, and day added"),
    )
    title = "What the council says"
    first = f": the first {SHOWN} of {len(rows):,} lines, all of which are in the files"
    with st.expander(f"The list in use: {text.plural(len(rows), 'line')}"):
        caption = f"{title}{first if len(rows) > SHOWN else ''}"
        st.html(table_html(shown[:SHOWN], columns, caption=caption, height=320))
        take.offer("list-in-use", shown, columns, take.head(title))


def _day(row: Row) -> str:
    return f"{row['added_on'].day} {row['added_on']:%b %Y}"


def upload(settings: Settings) -> None:
    """Take a list, say what of it can be taken, and take it where that is allowed."""
    which = st.radio("Which list", list(FILES), horizontal=True, key="list_kind")
    given = st.file_uploader(
        "Check a list (csv, up to 25 MB). Nothing is changed by checking.", type=["csv"], key="list"
    )
    if given is None:
        return
    told = _checked(given.file_id, given.name, given.getvalue(), which)
    councils_list_answer.show(told, given.name, takedown=which == TAKEDOWN)
    if not told.get("ok") or not told.get("kept"):
        return
    if not settings.allow_loads:
        words.say("To have it taken, send this file to whoever runs this Atlas for the council.")
    elif st.session_state.get(_ACCEPTED) == (given.file_id, which):
        words.say("Taken. It is applied at the next build, which can be started on this page.")
    else:
        if told.get("lost"):
            words.say(
                f"The list in use has {text.plural(told['in_use'], 'line')}; {told['lost']:,} of "
                "them are not in this file, and would no longer apply."
            )
        st.button(
            f"Take {text.plural(told['kept'], 'line')} as the whole list",
            on_click=_accept,
            args=(given.file_id, given.name, given.getvalue(), which),
            type="primary",
        )


def _checked(file_id: str, name: str, body: bytes, which: str) -> Mapping[str, Any]:
    """Check an upload once, however often the page is run again."""
    asked = (file_id, which, frames.build()["build_id"])
    held = st.session_state.get(_CHECKED)
    if held is None or held[0] != asked:
        with st.spinner("Checking the list against this build …"):
            answer = loading.check_list(name, body, takedown=which == TAKEDOWN)
        held = (asked, answer)
        st.session_state[_CHECKED] = held
    checked: Mapping[str, Any] = held[1]
    return checked


def _accept(file_id: str, name: str, body: bytes, which: str) -> None:
    if not read().allow_loads:  # it may have gone off since the page was drawn
        return
    told = loading.accept_list(name, body, takedown=which == TAKEDOWN)
    st.session_state.pop(_CHECKED, None)
    if told.get("ok"):
        st.session_state[_ACCEPTED] = (file_id, which)
