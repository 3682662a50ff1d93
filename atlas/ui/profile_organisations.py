"""The organisations listed in the place of a profile: name, form, grade, and a csv of all."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from atlas import directory, text
from atlas.figure import Column, Figure, Said, Table
from atlas.provenance import Provenance
from atlas.ui import credits, defining, frames, opening, origin, taking, words
from atlas.ui.profile_counts import Counts
from atlas.ui.profile_place import Place
from atlas.view import TIERS, View
from atlas.warehouse import Row

NOT_COUNTED = "listed, not counted: its register is held only in part"
COLUMNS = (
    Column("name", "Name"),
    Column("legal_form_name", "Legal form"),
    Column("tier_name", "Kind"),
    Column("activity_name", "Activity"),
    Column("registered_on", "Registered on"),
    Column("address_grade", "Address grade"),
    Column("grade_reason", "Why this grade"),
    Column("where", "Neighbourhood"),
    Column("counted", "In the count"),
    Column("postcode", "Postcode, where it may be shown"),
    Column("org_id", "Identifier"),
)
_HEADINGS = ("Organisation", "Legal form", "Address grade", "Neighbourhood")


def listing(view: View, place: Place, held: Counts) -> list[Row]:
    """The organisations of the view's definition that are listed in a place."""
    chosen = view.definition
    found = frames.rows(
        "profile_organisations",
        tiers=list(chosen.tiers),
        grades=list(chosen.grades),
        with_contact=chosen.with_contact,
        registers=held.registers,
        **place.asked,
    )
    return [
        {
            **row,
            "tier_name": TIERS.get(row["tier"]),
            "where": text.neighbourhood(row),
            "postcode": row["postcode"] or "not shown",
            "counted": "yes" if row["is_counted"] else NOT_COUNTED,
        }
        for row in found
    ]


def show(view: View, place: Place, held: Counts) -> None:
    """Draw the list; of a council or more, the way to the directory, which can be searched."""
    words.heading("Organisations listed")
    if place.level in ("council", "authority"):
        words.quiet(
            "The directory lists those that the registers held name: the list is not whole."
            if held.refused
            else "Too many for one page: the directory lists them, and can be searched."
        )
        _door(view, place)
        return
    made = figure(view, place, held)
    if made is None:
        st.html(f'<p class="atlas-says">{text.html(_said(place, [], held))}</p>')
        return
    st.html(f'<p class="atlas-says">{text.html(made.said.measure)}</p>')
    st.html(_table(view, place, made.table.rows))
    opening.here()
    _door(view, place)
    words.quiet(made.said.source)
    taking.draw(made)


def figure(view: View, place: Place, held: Counts) -> Figure | None:
    """The list as one table; none of a council or more, and none where nobody is listed."""
    if place.level in ("council", "authority"):
        return None
    rows = listing(view, place, held)
    if not rows:
        return None
    title = f"Organisations listed in {place.title}"
    said = _said(place, rows, held)
    # A list with organisations that are not counted names every register that it is made from.
    is_counted = all(row["is_counted"] for row in rows)
    return Figure(
        key="profile_organisations",
        said=Said(
            title=title,
            measure=said,
            alt=f"Table of {text.plural(len(rows), 'organisation')}. {said}",
            source=credits.counted(held.basis)
            if is_counted
            else origin.line(None, view.definition.tiers),
        ),
        table=Table(
            rows=rows,
            columns=COLUMNS,
            origin=_origin(view, place, title, said),
            file_name=f"organisations-{place.code}.csv",
        ),
    )


def _origin(view: View, place: Place, title: str, said: str) -> Provenance:
    return origin.provenance(
        origin.sources(tiers=view.definition.tiers),
        title=title,
        filters=defining.sentence(view, place.council) if place.council else "",
        notes=(said,),
    )


def _said(place: Place, rows: Sequence[Row], held: Counts) -> str:
    """How many are listed, and what the list does not hold."""
    if held.refused:
        listed = text.plural(len(rows), "organisation")
        return (
            f"{listed} of the registers held {'is' if len(rows) == 1 else 'are'} listed here. "
            "The list is not whole: how many there are is not known."
        )
    others = sum(not row["is_counted"] for row in rows)
    said = f"{text.plural(len(rows), 'organisation')} listed in {place.short}"
    if others:
        said += f"; {others:,} of them not in the count, for their register is held only in part"
    return f"{said}. Groups that are on no register are not in it."


def _table(view: View, place: Place, rows: Sequence[Row]) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in _HEADINGS)
    body = "".join(_row(view, row) for row in rows)
    label = text.html(f"Organisations listed in {place.title}")
    return (
        f'<div class="atlas-scroll" tabindex="0" role="region" aria-label="{label}" '
        f'style="max-height:420px"><table class="atlas-table atlas-listed"><caption class="unseen">'
        f"{label}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(view: View, row: Row) -> str:
    link = opening.link_html(view, row["org_id"], row["name"])
    note = "" if row["is_counted"] else f'<span class="quiet"> ({text.html(NOT_COUNTED)})</span>'
    return (
        f'<tr><th scope="row">{link}{note}</th><td>{text.html(row["legal_form_name"])}</td>'
        f"<td>{text.html(row['address_grade'])}</td><td>{text.html(row['where'])}</td></tr>"
    )


def _door(view: View, place: Place) -> None:
    """The way to the directory, at this place where it can be."""
    where = place.code if place.level in ("area", "ward") else None
    listing_ = replace(view.listing, where=where, organisation=None, page=1)
    if place.level == "authority":
        listing_ = replace(listing_, where=directory.EVERYWHERE)
    at = place.code if place.level == "neighbourhood" else None
    shown = replace(view, listing=listing_, place=at)
    if place.level == "own":
        return
    st.page_link(
        "pages/organisations.py",
        label=f"Search and filter them in Organisations: {text.plain(place.short)}",
        query_params=shown.to_params(),
    )
