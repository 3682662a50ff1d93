"""Registrations over time in a council, as far as its registers are whole."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from atlas import overview, registered, text
from atlas.provenance import Provenance
from atlas.ui import charts, counting, credits, defining, frames, origin, words
from atlas.ui.charts import years as drawing
from atlas.ui.counting import Counting
from atlas.ui.tables import Column
from atlas.view import View
from atlas.warehouse import Row

# What the bodies of a register that keeps the gone are called.
_NOUNS: Mapping[str, str] = {"fca_mutuals": "societies", "charity_commission": "charities"}


def show(view: View, name: str) -> None:
    """Draw the section: what is newly registered, and what has left where that is known."""
    words.heading("Registered over time")
    button, said = st.columns([1, 2.2], gap="medium", vertical_alignment="center")
    with button:
        defining.draw(view)
    with said:
        words.quiet(defining.sentence(view))
    what = counting.counting(view)
    if not what.counted.is_covered:
        words.say(f"What is newly registered in {name} is not known.")
        return
    day = frames.build()["built_at"].date()
    left, right = st.columns(2, gap="large")
    with left:
        _still_listed(view, what, name, day)
    with right:
        _gone(view, name, day)


def _still_listed(view: View, what: Counting, name: str, day: date) -> None:
    rows = frames.rows("registrations_by_year", council=view.council, built_on=day, **what.params)
    items = [
        drawing.Year(year, count)
        for year, count in overview.years(rows, what.held, shown=registered.SHOWN)
    ]
    if not any(item.registered for item in items):
        words.say(f"None that is counted in {name} was registered in the last whole years.")
        return
    first, last = items[-overview.NEW_YEARS].year, items[-1].year
    new = sum(item.registered or 0 for item in items[-overview.NEW_YEARS :])
    title = registered.new_title(new, first, last)
    notes = tuple(line for line in (registered.STILL, registered.so_far(rows, last)) if line)
    charts.figure(
        "registered_years",
        drawing.columns(items, marked=overview.NEW_YEARS),
        charts.Said(
            title=title,
            measure=f"Still listed in {name}, by year of registration; the last three in blue",
            alt=f"Columns by year: {_each(items)}.",
            source=credits.counted(what.basis),
            cautions=notes,
        ),
        charts.Figures(
            rows=[{"year": str(item.year), "registered": item.registered} for item in items],
            columns=(Column("year", "Year"), Column("registered", "Registered", numeric=True)),
            origin=_origin(view, title, name, notes),
            file_name=f"registered-{view.council}.csv",
        ),
    )


def _each(items: list[drawing.Year]) -> str:
    return text.listed(f"{text.number(item.registered)} in {item.year}" for item in items)


def _gone(view: View, name: str, day: date) -> None:
    """Draw the registers whose file keeps those that left; say of the others why not."""
    needed = {
        row["source"]
        for row in frames.rows("coverage", council=view.council, tiers=list(view.definition.tiers))
    }
    registers = [
        row
        for row in frames.rows("change_registers", council=view.council, built_on=day)
        if row["source"] in needed
    ]
    kept = [row for row in registers if registered.keeps_the_gone(row) and row["newest_on"]]
    for row in kept:
        _turnover(view, name, row, day)
    if not kept:
        st.html('<h3 class="atlas-h3">How many have gone is not known here</h3>')
    words.quiet(registered.silent([row for row in registers if row not in kept]))


def _turnover(view: View, name: str, register: Row, day: date) -> None:
    rows = frames.rows(
        "change_by_year", council=view.council, registers=[register["source"]], built_on=day
    )
    found = registered.turns(rows, register["newest_on"].year - 1)
    noun = _NOUNS.get(register["source"], "organisations")
    title = registered.title(found, noun)
    items = [drawing.Year(turn.year, turn.registered, turn.removed) for turn in found]
    note = f"{registered.net(found)} It counts every one with a place here, of any kind."
    charts.figure(
        f"gone_{register['source']}",
        drawing.columns(items),
        charts.Said(
            title=title,
            measure=f"{register['title']}, {name}: registered above the line, removed below it",
            alt=f"{title}. {registered.net(found)} The table has each year.",
            source=credits.counted(register["source"]),
            cautions=(note,),
        ),
        charts.Figures(
            rows=[
                {
                    "year": str(turn.year),
                    "registered": turn.registered,
                    "removed": turn.removed,
                    "net": turn.registered - turn.removed,
                }
                for turn in found
            ],
            columns=(
                Column("year", "Year"),
                Column("registered", "Registered", numeric=True),
                Column("removed", "Removed", numeric=True),
                Column("net", "Net change", numeric=True),
            ),
            origin=_origin(view, title, name, (note,)),
            file_name=f"{register['source']}-turnover-{view.council}.csv",
        ),
    )


def _origin(view: View, title: str, name: str, notes: tuple[str, ...]) -> Provenance:
    tiers = view.definition.tiers
    return origin.provenance(
        origin.sources(None, tiers),
        title=title,
        filters=f"{name}; {defining.sentence(view)}",
        notes=notes,
    )
