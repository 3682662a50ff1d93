"""The figures of the overview, to take away: below its one screen, so that it stays one."""

from dataclasses import replace

import streamlit as st

from atlas import text
from atlas.drawings import Dot, Dots
from atlas.figure import Column, Figure, Table
from atlas.menu import Measure
from atlas.ui import (
    change_registered,
    counting,
    credits,
    frames,
    origin,
    profile_map,
    profile_place,
    provision,
    taking,
    words,
)
from atlas.ui import overview as page
from atlas.ui.counting import Counting
from atlas.ui.tables import alone
from atlas.view import View


def figures(view: View, measure: Measure, name: str) -> list[Figure]:
    """The map, who is there by form, what is new, and the places in greatest need."""
    what = counting.counting(view)
    found = [profile_map.figure(view, profile_place.at(view.council))]
    if what.counted.is_covered:
        found += [_forms(view, what, name), change_registered.still_listed(view, what, name)]
    found.append(_places(view, measure, name))
    return [figure for figure in found if figure is not None]


def draw(view: View, measure: Measure, name: str) -> None:
    """Draw the control of each of them."""
    words.heading("The figures of this page")
    columns = st.columns(2, gap="large")
    for at, figure in enumerate(figures(view, measure, name)):
        with columns[at % 2]:
            st.html(f'<p class="atlas-taken">{text.html(figure.said.title)}</p>')
            taking.draw(figure)


def _forms(view: View, what: Counting, name: str) -> Figure:
    """Who is counted, by legal form."""
    rows = frames.rows(
        "organisation_count_by_form", council=view.council, place=None, **what.params
    )
    table = Table(
        rows=rows,
        columns=(
            Column("legal_form_plural", "Legal form"),
            Column("organisation_count", "Organisations", numeric=True),
        ),
        origin=origin.provenance(
            origin.sources(tiers=view.definition.tiers),
            title=f"{page.BY_FORM}: {name}",
            filters=f"{name}; {what.sentence}",
            notes=(),
        ),
        file_name=f"forms-{view.council}.csv",
    )
    made = alone("overview_forms", table, source=credits.counted(what.basis))
    counted = [page.form(row) for row in rows]
    if len(counted) < 2:  # one form is no chart on the page either
        return made
    most, total = rows[0], sum(count for _, count, _ in counted)
    said = replace(
        made.said,
        title=f"{most['organisation_count']:,} of {total:,} are {most['legal_form_plural']}",
        measure=f"{page.BY_FORM}. {made.said.measure}",
        alt=f"{table.origin.title}. "
        + "; ".join(f"{form}: {figure}" for form, _, figure in counted)
        + ".",
    )
    items = [Dot(name=form, value=n, figure=figure, is_ours=True) for form, n, figure in counted]
    return replace(made, said=said, drawing=Dots(items=items, axis="Organisations counted"))


def _places(view: View, measure: Measure, name: str) -> Figure:
    """The neighbourhoods in greatest need, with who is listed there."""
    held = provision.held_for(view.council, view.definition.tiers)
    table = Table(
        rows=page.greatest(view, measure, held),
        columns=(
            Column("place", "Neighbourhood"),
            Column("rank", f"Rank in England, {measure.release}", numeric=True),
            Column("who", "Listed there"),
            Column("lsoa21_code", "Code (LSOA 2021)"),
        ),
        origin=origin.provenance(
            origin.sources(measure, tiers=view.definition.tiers),
            title=f"Greatest need in {name}, and who is there",
            filters=f"{name}; {measure.full_name}; {provision.chosen_words(view)}",
            notes=(),
        ),
        file_name=f"greatest-need-{view.council}.csv",
    )
    return alone("overview_places", table, source=origin.line(measure, view.definition.tiers))
