"""The panel of the chosen neighbourhood: need by domain, and who is there."""

import streamlit as st

from atlas import text
from atlas.ui import address, frames, opening, origin, provision, words
from atlas.ui.tables import Column, offer_csv, table_html
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
        offer_csv(
            rows,
            provision.COLUMNS,
            origin.provenance(
                origin.sources(None, view.tiers),
                title=f"Organisations listed in {name}, {council}",
                filters=provision.chosen_words(view),
                notes=tuple(note for note in (count, gap) if note),
            ),
            what="these organisations",
            file_name=f"organisations-{view.place}.csv",
        )


def _cards(rows: list[Row], name: str) -> None:
    cards = "".join(provision.card_html(row) for row in rows)
    st.html(
        f'<div class="atlas-scroll" tabindex="0" role="region" style="max-height:720px" '
        f'aria-label="Organisations listed in {text.html(name)}"><ul class="atlas-cards">{cards}'
        "</ul></div>"
    )
