"""The panel of the chosen neighbourhood: need by domain, and who is there."""

import streamlit as st

from atlas import text
from atlas.figure import Column, Figure, Table
from atlas.ui import address, frames, opening, origin, provision, taking, words
from atlas.ui.tables import alone, table_html
from atlas.view import View
from atlas.warehouse import Row


def show(view: View, council: str) -> None:
    """Draw the panel of ``view.place``; ``council`` is its council's name."""
    place = frames.rows("neighbourhood", place=view.place)[0]
    words.heading(text.neighbourhood(place))
    st.html(f'<p class="atlas-lede">{text.html(_where(place))}</p>')
    need, who = st.columns([1, 1], gap="large")
    with need:
        st.html('<h3 class="atlas-h3">Need</h3>')
        _need(view, council)
    with who:
        _who(view, place["neighbourhood_name"], council)
    st.button("Close this neighbourhood", on_click=lambda: address.change(place=None))


def _where(place: Row) -> str:
    parts = [
        f"{place['ward_name']} ward" if place["ward_name"] else "",
        f"{text.number(place['population'])} residents" if place["population"] else "",
        {True: "urban", False: "rural"}.get(place["is_urban"], ""),
    ]
    return " · ".join(part for part in parts if part)


def _need(view: View, council: str) -> None:
    rows = frames.rows("neighbourhood_need", place=view.place, council=view.council)
    for group, name in (("iod", "Indices of Deprivation"), ("cni", "Community Needs Index")):
        held = [row for row in rows if row["measure_group"] == group]
        main = [row for row in held if row["kind"] in ("index", "domain")]
        more = [row for row in held if row not in main]
        if main:
            st.html(_need_table(main, name, council))
        if more:
            with st.expander("Sub-domains and supplementary indices"):
                st.html(_need_table(more, name, council))
    if rows:
        taking.draw(_need_figure(view, rows, council))


def _need_table(rows: list[Row], name: str, council: str) -> str:
    total = max((row["council_count"] or 0 for row in rows), default=0)
    columns = (
        Column("name", name),
        Column("rank", "Rank in England", numeric=True),
        Column("council_rank", f"Rank of {total:,} in {council}", numeric=True),
        Column("decile", "Decile", numeric=True, strip=True),
    )
    releases = text.listed(sorted({str(row["release"]) for row in rows}))
    caption = f"{name}, {releases}. Rank 1 and decile 1 have most need."
    return table_html(rows, columns, caption=caption)


def _need_figure(view: View, rows: list[Row], council: str) -> Figure:
    """Every measure of the neighbourhood as one table that can be taken away."""
    [place] = frames.rows("neighbourhood", place=view.place)
    held = {(row["domain"], row["release"]) for row in rows}
    used = origin.sources(*(one for code, one in frames.menu().items() if code in held))
    table = Table(
        rows=rows,
        columns=(
            Column("name", "Measure"),
            Column("release", "Release"),
            Column("rank", "Rank in England", numeric=True),
            Column("council_rank", f"Rank in {council}", numeric=True),
            Column("decile", "Decile (1 = most need)", numeric=True),
        ),
        origin=origin.provenance(
            used,
            title=f"Need in {text.neighbourhood(place)}, {council}",
            filters="every measure that this build holds",
            notes=("Rank 1 and decile 1 have most need.",),
        ),
        file_name=f"need-{view.place}.csv",
    )
    return alone("place_need", table, source="; ".join(row["title"] for row in used))


def card_html(view: View, row: Row) -> str:
    """The chosen neighbourhood in three lines, for beside the map; a row of the picture."""
    rank = ""
    if row.get("rank") is not None:
        rank = f"Rank {row['rank']:,} in England, decile {row['decile']}. "
    elif row.get("class_words"):
        rank = f"England’s worst {view.worst}: {row['class_words']}. "
    return (
        f'<div class="atlas-chosen"><p class="name">{text.html(text.neighbourhood(row))}</p>'
        f"<p>{text.html(rank)}Organisations listed: {text.html(row['organisations'])}.</p>"
        f'<p class="quiet">Need by domain and who is there: below the map.</p></div>'
    )


def _who(view: View, name: str, council: str) -> None:
    rows = provision.listing(view)
    count = provision.sentence(view, name, place=view.place)
    gap = provision.gap(view, council)
    st.html(f'<h3 class="atlas-h3">Who is there</h3><p>{text.html(count)}</p>')
    words.quiet(gap)
    if rows:
        _cards(rows, name)
        opening.here()
    if view.shows_any:
        words.quiet(origin.line(None, view.tiers))
    if rows:
        taking.draw(_figure(view, rows, f"{name}, {council}", (count, gap)))


def _figure(view: View, rows: list[Row], where: str, notes: tuple[str, ...]) -> Figure:
    """Those who are there as a table that can be taken away."""
    table = Table(
        rows=rows,
        columns=provision.COLUMNS,
        origin=origin.provenance(
            origin.sources(tiers=view.tiers),
            title=f"Organisations listed in {where}",
            filters=provision.chosen_words(view),
            notes=tuple(note for note in notes if note),
        ),
        file_name=f"organisations-{view.place}.csv",
    )
    return alone("place_organisations", table, source=origin.line(None, view.tiers))


def _cards(rows: list[Row], name: str) -> None:
    cards = "".join(provision.card_html(row) for row in rows)
    st.html(
        f'<div class="atlas-scroll" tabindex="0" role="region" style="max-height:720px" '
        f'aria-label="Organisations listed in {text.html(name)}"><ul class="atlas-cards">{cards}'
        "</ul></div>"
    )
