"""How a list of organisations is drawn: a table (cards on a phone), its pages, map and csv."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import streamlit as st

from atlas import text
from atlas.directory import SIZES
from atlas.drawings import Map, PointFilter, Shade
from atlas.figure import Column, Figure, Table
from atlas.ui import (
    address,
    directory,
    directory_filters,
    frames,
    maps,
    opening,
    origin,
    taking,
    words,
)
from atlas.ui.directory import MOST_ROWS, Listing
from atlas.ui.tables import alone
from atlas.ui.terms import heading_html
from atlas.view import GRADES, TIERS
from atlas.warehouse import Row

ANCHOR = "organisations-listed"
STYLE = Path(__file__).parent / "directory.css"
LAND = "#DFE7EE"
_SHORT = {  # a kind beside a legal form
    "community_business": "likely community business",
    "wider": "wider social economy",
    "other_clg": "purpose not known",
    "local": "named by the council",
    "out": "left out",
}
_HEADINGS = ("Organisation", "Where", "Registered", "Income", "Grade")
COLUMNS = (
    Column("name", "Name"),
    Column("tier_name", "Kind"),
    Column("tier_reason", "Why this kind"),
    Column("legal_form_name", "Legal form"),
    Column("activity_group_name", "Broad activity"),
    Column("activity_name", "Activity"),
    Column("status", "Status on its register"),
    Column("registered_on", "Registered on"),
    Column("size", "Income band"),
    Column("latest_income", "Latest income, pounds", numeric=True),
    Column("latest_income_on", "Year ended on"),
    Column("address_grade", "Address grade"),
    Column("grade_reason", "Why this grade"),
    Column("placement", "Placed by"),
    Column("postcode", "Postcode, where it may be shown"),
    Column("neighbourhood_name", "Neighbourhood"),
    Column("area_name", "Neighbourhood group"),
    Column("ward_name", "Ward"),
    Column("council_name", "Council"),
    Column("org_id", "Identifier"),
)


def draw(listed: Listing, places: Sequence[Row]) -> None:
    """Draw the count and the organisations, or what to do where there is none."""
    heading(listed)
    if listed.council is None:
        notes(listed)
    if listed.total:
        st.html(table_html(listed))
        pager(listed)
        offer(listed, places)
    else:
        directory_filters.nothing(listed)
    words.quiet(origin.line(None, directory.kinds(listed)))


def heading(listed: Listing) -> None:
    """How many there are: read out when it changes, and where another page begins."""
    said = text.html(directory.heading(listed))
    st.html(f'<h2 id="{ANCHOR}" class="atlas-count" aria-live="polite">{said}</h2>')


def notes(listed: Listing) -> None:
    """What the count says and does not say."""
    st.html("".join(f"<p>{text.html(note)}</p>" for note in directory.notes(listed)))


def table_html(listed: Listing) -> str:
    """Write the organisations of one page."""
    head = "".join(
        f'<th scope="col" role="columnheader">{heading_html(name)}</th>' for name in _HEADINGS
    )
    body = "".join(_row(listed, row) for row in listed.rows)
    caption = f"Page {listed.page} of {listed.pages:,}"
    # The roles keep it a table to a screen reader where a phone draws its rows as cards.
    return (
        f'<table class="atlas-organisations" role="table"><caption class="unseen">{caption}'
        f'</caption><thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )


def _row(listed: Listing, row: Row) -> str:
    everywhere = listed.council is None
    where = row["area_name"] or ("no place known" if everywhere else row["neighbourhood_name"])
    ward = f"{row['ward_name']} ward" if row["ward_name"] else None
    below = row["council_name"] if everywhere else ward
    since = row["registered_on"]
    cells = (
        f"{text.html(where)}{_quiet(below)}",
        text.html(f"{since:%b %Y}") if since else _unknown(),
        text.html(SIZES[row["size_band"]]) if row["size_band"] else _unknown(),
        f'<abbr title="{text.html(GRADES[row["address_grade"]])}">{row["address_grade"]}</abbr>',
    )
    drawn = "".join(
        f'<td role="cell" data-label="{label}"><div>{cell}</div></td>'
        for label, cell in zip(_HEADINGS[1:], cells, strict=True)
    )
    return f'<tr role="row"><th scope="row" role="rowheader">{_name(listed, row)}</th>{drawn}</tr>'


def _name(listed: Listing, row: Row) -> str:
    facts = [row["legal_form_name"], _SHORT.get(row["tier"], "")]
    if row["status"] and row["status"] != "active":
        facts.append(f"its register says: {row['status']}")
    said = " · ".join(fact for fact in facts if fact)
    matched = f'<span class="matched">{text.html(row["matched"])}</span>' if row["matched"] else ""
    return f"{opening.link_html(listed.view, row['org_id'], row['name'])}{matched}{_quiet(said)}"


def _quiet(words_: str | None) -> str:
    return f'<span class="quiet">{text.html(words_)}</span>' if words_ else ""


def _unknown() -> str:
    return f'<span class="unknown">{text.NOT_KNOWN}</span>'


def pager(listed: Listing) -> None:
    """Turn the pages."""
    if listed.pages < 2:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="directory_pager"):
        for label, to in (("Previous page", listed.page - 1), ("Next page", listed.page + 1)):
            st.button(
                label,
                disabled=not 1 <= to <= listed.pages,
                on_click=_turn,
                args=(to,),
            )
        st.html(f'<p class="atlas-page">Page {listed.page:,} of {listed.pages:,}</p>')


def _turn(to: int) -> None:
    address.change(listing=address.current().listing.changed(page=to))


def draw_map(listed: Listing, places: Sequence[Row]) -> None:
    """Draw the listed ones on a small map of the council; a click lists a neighbourhood's."""
    drawn = drawing(listed, places)
    if drawn is None:
        return
    maps.show_map(
        drawn,
        key="directory_map",
        height=330,
        label=f"Map of {listed.place}: what is listed and can be placed. The list says the same.",
        on_pick=_pick,
        on_open=opening.show,
    )


def drawing(listed: Listing, places: Sequence[Row]) -> Map | None:
    """The map as a value; none of the whole build, or where there is no map of the council."""
    view = listed.view
    files = maps.files(view.council)
    if listed.council is None or "shapes" not in files:
        return None
    counts = {row["lsoa21_code"]: len(row["org_ids"]) for row in places}
    here = [code for code, council in frames.known().places.items() if council == view.council]
    ids = {org_id for row in directory.inside(view, places) for org_id in row["org_ids"]}
    return Map(
        shapes_file=files["shapes"],
        shades={
            code: Shade(1, f"{text.plural(counts.get(code, 0), 'organisation')} of this list", "")
            for code in here
        },
        colours=[LAND],
        points_file=files.get("points"),
        points=PointFilter(tuple(TIERS), tuple(GRADES), None, tuple(sorted(ids))),
        chosen=view.place,
        credit=origin.boundary_credit(),
    )


def _pick(code: str) -> None:
    view = address.current()
    listing = view.listing.changed(where=None)
    address.show(replace(view, place=None if code == view.place else code, listing=listing))


def offer(listed: Listing, places: Sequence[Row]) -> None:
    """Offer all that match, with their map; the rows are read only when they are asked for."""
    if listed.total > MOST_ROWS:
        words.quiet(
            f"More than {MOST_ROWS:,} match, too many for one table from here. Narrow the list; "
            "whoever keeps the server has every table beside the build."
        )
        return
    # They are read later and elsewhere: all that this needs is taken hold of now.
    source, asked = frames.warehouse(), directory.everything(listed.view)
    taking.draw(
        figure(listed, places),
        later=taking.Later(
            listed.total,
            lambda: [_for_csv(row) for row in directory.in_full(source.query, asked)],
        ),
    )


def figure(listed: Listing, places: Sequence[Row]) -> Figure:
    """The list and its map as a value, without its rows."""
    kinds = directory.kinds(listed)
    table = Table(
        rows=(),
        columns=COLUMNS,
        origin=origin.provenance(
            origin.sources(tiers=kinds),
            title=directory.heading(listed),
            filters=directory.chosen_words(listed),
            notes=tuple(directory.notes(listed)),
        ),
        file_name=f"organisations-{listed.council or 'all'}.csv",
    )
    made = alone("directory", table, source=origin.line(None, kinds))
    said = f"{directory.heading(listed)}: each that can be placed is a point."
    return replace(made, said=replace(made.said, alt=said), drawing=drawing(listed, places))


def _for_csv(row: Row) -> Row:
    shown = {
        **row,
        "tier_name": TIERS.get(row["tier"]),
        "size": SIZES.get(row["size_band"]),
        "postcode": row["postcode"] or "not shown",
    }
    return {column.key: shown[column.key] for column in COLUMNS}
