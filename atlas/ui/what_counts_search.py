"""Why is an organisation not here? A search through everything held, and where each one stands."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from atlas import text, what_counts
from atlas.directory import EVERYWHERE, LONGEST, Filters
from atlas.ui import defining, directory, directory_filters, frames, opening, words
from atlas.view import TIERS, View
from atlas.warehouse import Row

FOUND, LOOKED_THROUGH = 6, 60  # bodies shown of a search, and read to put the council's first
_FIND = "what_counts_find"


def search(view: View, name: str) -> None:
    """Ask for a name or a number, and say where what was found stands."""
    st.session_state[_FIND] = view.listing.find
    st.text_input(
        "Why is an organisation not here?",
        key=_FIND,
        placeholder="Its name or number",
        max_chars=LONGEST,
        on_change=_find,
    )
    if not view.listing.words:
        words.quiet(
            "Type a name, an older name or a number, and see whether it counts and why. Every "
            "kind is looked through, also what is left out or gone."
        )
        return
    rows = _found(view)
    if rows:
        _verdicts(view, rows)
    else:
        words.bullets(
            what_counts.none_found(view.listing.find, _registers(view), _named(view, name))
        )
    _put_right(view)


def _find() -> None:
    typed = str(st.session_state[_FIND])
    directory_filters.change(find=" ".join(typed.split())[:LONGEST].rstrip())


def _found(view: View) -> list[Row]:
    """Every body that the words find, wherever it is, those of the council first."""
    everywhere = Filters(find=view.listing.find, where=EVERYWHERE)
    asked = directory.everything(replace(view, place=None, listing=everywhere))
    numbers = [
        row["organisation_no"]
        for row in frames.rows("directory_page", **(asked | {"limit": LOOKED_THROUGH}))
    ]
    if not numbers:
        return []
    rows = frames.rows("what_counts_found", numbers=numbers, council=view.council)
    held = {row["organisation_no"]: row for row in rows}
    return what_counts.in_order([held[number] for number in numbers], view.council)


def _verdicts(view: View, rows: Sequence[Row]) -> None:
    items = "".join(_verdict_html(view, row) for row in rows[:FOUND])
    st.html(f'<ul class="atlas-cards" role="status">{items}</ul>')
    if len(rows) > FOUND:
        words.quiet(f"The first {FOUND} of {_many(rows)} found. The list has them all.")
        whole = replace(view, listing=Filters(find=view.listing.find, where=EVERYWHERE))
        st.page_link("pages/organisations.py", label="See them all", query_params=whole.to_params())


def _many(rows: Sequence[Row]) -> str:
    return f"{len(rows)} or more" if len(rows) == LOOKED_THROUGH else f"{len(rows)}"


def _verdict_html(view: View, row: Row) -> str:
    if view.is_england:
        where = text.council(row["council_name"]) if row["council_name"] else "no place known"
        said = what_counts.Verdict(f"Listed: {where}", text.sentence(row["tier_reason"] or ""))
    else:
        is_covered = defining.held(view).is_covered
        said = what_counts.verdict(row, view.council, view.definition, is_covered=is_covered)
    link = opening.link_html(view, row["org_id"], row["name"])
    return (
        f'<li class="atlas-card"><p class="name">{link}</p><p><strong>{text.html(said.state)}.'
        f'</strong> {text.html(said.why)}</p><p class="quiet">'
        f"{text.html(row['legal_form_name'])}</p></li>"
    )


def _named(view: View, name: str) -> str | None:
    return None if view.is_england else name


def _registers(view: View) -> list[Row]:
    """Every register of organisations, with its release and how far it is held."""
    held = frames.rows("coverage", council=view.council, tiers=list(TIERS))
    releases = {row["source"]: row["release"] for row in frames.rows("sources")}
    return [
        {
            **row,
            "title": what_counts.REGISTERS.get(row["source"], row["title"]),
            "release": releases.get(row["source"]),
        }
        for row in held
    ]


def _put_right(view: View) -> None:
    """Who can put it right: the council by its own list, the regulator by its register."""
    words.quiet(
        "To put it right: what a register says is for its regulator to change. What the registers "
        "do not know, the council’s own list can add, confirm or leave out."
    )
    st.page_link(
        "pages/update_the_data.py",
        label="The council’s own list",
        query_params=view.to_params(),
    )
