"""Registrations over time in a council, as far as its registers are whole."""

import streamlit as st

from atlas import overview, registered, text
from atlas.drawings import Year, Years
from atlas.figure import Column, Figure, Said, Table
from atlas.provenance import Provenance
from atlas.ui import counting, credits, defining, frames, origin, turnover, words
from atlas.ui.charts import shown
from atlas.ui.counting import Counting
from atlas.ui.turnover import Where
from atlas.view import View


def figures(view: View, name: str) -> list[Figure]:
    """What is newly registered, and what has left each register that keeps the gone."""
    what = counting.counting(view)
    if view.is_england or not what.counted.is_covered:
        return []
    found = [still_listed(view, what, name), *turnover.figures(view, _where(view, name))]
    return [figure for figure in found if figure]


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
    left, right = st.columns(2, gap="large")
    with left:
        found = still_listed(view, what, name)
        if found:
            shown.figure(found)
        else:
            words.say(f"None that is counted in {name} was registered in the last whole years.")
    with right:
        turnover.draw(view, _where(view, name))


def still_listed(view: View, what: Counting, name: str) -> Figure | None:
    """Those still listed by year of registration; none where none is of the last whole years."""
    asked = {"council": view.council, "built_on": turnover.day(), **what.params}
    rows = frames.rows("registrations_by_year", **asked)
    found = overview.years(rows, what.held, shown=registered.SHOWN)
    items = [Year(year, count) for year, count in found]
    if not any(item.registered for item in items):
        return None
    first, last = items[-overview.NEW_YEARS].year, items[-1].year
    new = sum(item.registered or 0 for item in items[-overview.NEW_YEARS :])
    title = registered.new_title(new, first, last)
    notes = tuple(line for line in (registered.STILL, registered.so_far(rows, last)) if line)
    return Figure(
        key="registered_years",
        said=Said(
            title=title,
            measure=f"Still listed in {name}, by year of registration",
            alt=f"{title}. Columns by year: {_each(items)}.",
            source=credits.counted(what.basis),
            cautions=notes,
        ),
        table=Table(
            rows=[{"year": str(item.year), "registered": item.registered} for item in items],
            columns=(Column("year", "Year"), Column("registered", "Registered", numeric=True)),
            origin=_origin(view, title, name, notes),
            file_name=f"registered-{view.council}.csv",
        ),
        drawing=Years(items=items, marked=overview.NEW_YEARS),
    )


def _each(items: list[Year]) -> str:
    return text.listed(f"{text.number(item.registered)} in {item.year}" for item in items)


def _where(view: View, name: str) -> Where:
    asked = {"level": "council", "code": view.council, "codes": []}
    return Where(name=name, code=view.council, councils=(view.council,), asked=asked)


def _origin(view: View, title: str, name: str, notes: tuple[str, ...]) -> Provenance:
    tiers = view.definition.tiers
    return origin.provenance(
        origin.sources(tiers=tiers),
        title=title,
        filters=f"{name}; {defining.sentence(view)}",
        notes=notes,
    )
