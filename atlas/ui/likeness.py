"""Councils like ours: by what, how far each is, and ours among all that may be counted."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from atlas import comparing_reading as reading
from atlas import likeness, text
from atlas.drawings import Mark, Strip
from atlas.figure import Column, Figure, Said, Table
from atlas.measures.intervals import FEW
from atlas.study import LIKE
from atlas.ui import (
    address,
    comparing,
    comparing_parts,
    credits,
    defining,
    frames,
    origin,
    words,
)
from atlas.ui.charts import shown
from atlas.ui.comparing import Seen
from atlas.view import View
from atlas.warehouse import Row

SHOWN = 5
_LIKE = "compare_like"


def draw(view: View, seen: Seen) -> None:
    """Draw the switches, the councils most alike with a way to add each, and the strip."""
    council = seen.ours.council or view.council
    name = frames.known().councils.get(council, "")
    if not seen.near:
        return
    words.heading(f"Councils like {name}")
    left, right = st.columns([1, 1.2], gap="large")
    with left:
        _switches(view)
        _list(view, seen)
        words.quiet(likeness.explained(view.study.like))
    with right:
        if made := figure(view, seen):
            shown.figure(made)
        else:
            words.quiet(_not_drawn(seen, council, name))


def _switches(view: View) -> None:
    st.session_state[_LIKE] = list(view.study.like)
    st.pills(
        "Alike by",
        list(LIKE),
        selection_mode="multi",
        format_func=LIKE.get,
        key=_LIKE,
        on_change=_set_like,
    )


def _set_like() -> None:
    """Take the switches; with none of them left on, all are."""
    chosen = st.session_state[_LIKE] or ()
    view = address.current()
    like = tuple(kind for kind in LIKE if kind in chosen) or tuple(LIKE)
    address.show(replace(view, study=replace(view.study, like=like)))


def _list(view: View, seen: Seen) -> None:
    covered = {row["council25_code"] for row in seen.covered}
    shown = [place.code for place in seen.places]
    for other in seen.near[:SHOWN]:
        counted = "can be counted" if other.code in covered else "need only"
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.button(
                f"Add {text.plain(other.name)}",
                key=f"like_{other.code}",
                disabled=other.code in shown,
                on_click=comparing.add,
                args=(comparing.kept(view, seen), other.code),
            )
            st.html(
                f'<p class="quiet">distance {other.distance:.2f} · {counted}'
                f"{' · beside ours' if other.code in shown else ''}</p>"
            )


def figure(view: View, seen: Seen) -> Figure | None:
    """Our council among all whose rates may be compared; none where it has no rate to draw."""
    council = seen.ours.council or view.council
    name = frames.known().councils.get(council, "")
    rows = frames.rows("compare_strip", council=council, definition=view.definition.code)
    if all(row["council25_code"] != council for row in rows):
        return None
    marks = [_mark(row, council) for row in rows]
    title = f"{name} among the {len(rows):,} councils whose rates may be compared"
    said = Said(
        title=reading.titled(title, f"Ours among {len(rows):,} councils of comparable rates"),
        measure="Organisations for every 1,000 residents; the line is ours with its 95% interval.",
        alt=f"{title}. "
        + "; ".join(
            f"{mark.name} {mark.figure}"
            for mark in marks
            if len(marks) <= SHOWN * 2 or mark.is_ours
        ),
        source=credits.counted(_basis(seen, council)),
        cautions=_cautions(seen, rows),
    )
    return Figure(
        key="compare_strip",
        said=said,
        table=_table(view, rows, title, council),
        drawing=Strip(marks=marks, axis="for every 1,000 residents"),
    )


def _not_drawn(seen: Seen, council: str, name: str) -> str:
    """Why ours is in no strip: it cannot be counted, or has too few expected for a rate."""
    if _basis(seen, council) is None:
        return comparing_parts.peers(seen.covered)
    return (
        f"{name} is not drawn among other councils: fewer than {FEW} organisations are expected "
        "there, too few for a rate."
    )


def _cautions(seen: Seen, rows: Sequence[Row]) -> tuple[str, ...]:
    """Who can be counted and, of those, how many have no rate to draw."""
    few, said = rows[0]["few_count"], comparing_parts.peers(seen.covered)
    if not few:
        return (said,)
    verb = "is" if few == 1 else "are"
    return said, f"{text.plural(few, 'council')} with fewer than {FEW} expected {verb} not drawn."


def _basis(seen: Seen, council: str) -> str | None:
    held = {row["council25_code"]: row["basis"] for row in seen.covered}
    return held.get(council)


def _mark(row: Row, council: str) -> Mark:
    return Mark(
        name=text.council(row["council_name"]),
        value=row["value"],
        low=row["low"],
        high=row["high"],
        figure=f"{row['value']:.2f} ({row['organisation_count']:,})",
        is_ours=row["council25_code"] == council,
    )


def _table(view: View, rows: Sequence[Row], title: str, council: str) -> Table:
    tiers = view.definition.tiers
    return Table(
        rows=[
            {
                **row,
                "name": text.council(row["council_name"]),
                **{key: round(row[key], 3) for key in ("value", "low", "high")},
            }
            for row in rows
        ],
        columns=(
            Column("name", "Council"),
            Column("organisation_count", "Organisations", numeric=True),
            Column("population", "Residents", numeric=True),
            Column("value", "For every 1,000 residents", numeric=True),
            Column("low", "Lower limit (95%)", numeric=True),
            Column("high", "Upper limit (95%)", numeric=True),
        ),
        origin=origin.provenance(
            origin.sources(tiers=tiers),
            title=title,
            filters=defining.sentence(view, council),
            notes=(),
        ),
        file_name=f"compare-councils-{council}.csv",
        chosen=("council25_code", council),
    )
