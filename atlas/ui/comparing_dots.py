"""One measure of a comparison on the page: dots with intervals, words, its table and its csv."""

from collections.abc import Mapping

import streamlit as st

from atlas import comparing_reading as reading
from atlas import text
from atlas.comparing import Value
from atlas.drawings import Dot, Dots
from atlas.figure import Column, Figure, Said, Table
from atlas.levels import LEVELS
from atlas.ui import defining, frames, origin, words
from atlas.ui.charts import shown
from atlas.ui.comparing import Seen
from atlas.ui.comparing_parts import Part
from atlas.view import ENGLAND, View

COUNTED = frozenset({"compare_provision", "compare_new"})
LASTED = "compare_persistence"
COLUMNS = (
    Column("place", "Place"),
    Column("level", "Level"),
    Column("value", "Figure", numeric=True),
    Column("low", "Lower limit (95%)", numeric=True),
    Column("high", "Upper limit (95%)", numeric=True),
    Column("figure", "As it is written"),
)


def draw(view: View, seen: Seen, part: Part) -> None:
    """Draw one measure: dots, words, table and csv; a sentence where nothing is known."""
    if made := figure(view, seen, part):
        shown.figure(made)
        return
    st.html(f'<h3 class="atlas-h3">{text.html(part.title)}</h3>')
    for line in part.cautions:
        words.say(line)


def figure(view: View, seen: Seen, part: Part) -> Figure | None:
    """One measure of the places beside each other; none where nothing is known."""
    if all(value.value is None for value in part.values):
        return None
    items = [
        Dot(
            name=value.place.name,
            value=value.value,
            low=value.low,
            high=value.high,
            figure=value.figure,
            is_ours=value.place.is_ours,
        )
        for value in part.values
    ]
    is_equity = part.key == "compare_equity"
    return Figure(
        key=part.key,
        said=Said(
            title=part.title,
            measure=part.measure,
            alt=f"{part.title}. {reading.read_aloud(part.values)}.",
            source=part.source,
            cautions=part.cautions,
        ),
        table=_table(view, seen, part),
        drawing=Dots(
            items=items, axis=part.axis, beside=0 if is_equity else None, signed=is_equity
        ),
    )


def _table(view: View, seen: Seen, part: Part) -> Table:
    names = text.listed(place.name for place in seen.places)
    newest = [] if part.key in COUNTED else [frames.newest("imd")]
    measures = origin.releases() if part.key == LASTED else newest
    counted = f"; {defining.sentence(view, seen.ours.council or ENGLAND)}" if part.tiers else ""
    return Table(
        rows=[_row(value) for value in part.values],
        columns=COLUMNS,
        origin=origin.provenance(
            origin.sources(*measures, tiers=part.tiers),
            title=part.title,
            filters=f"{names}; {part.measure}{counted}",
            notes=part.cautions,
        ),
        file_name=f"{part.key.replace('_', '-')}-{seen.ours.key}.csv",
        chosen=("place", seen.ours.name),
    )


def _row(value: Value) -> Mapping[str, object]:
    return {
        "place": value.place.name,
        "level": LEVELS[value.place.level].one,
        "value": _rounded(value.value),
        "low": _rounded(value.low),
        "high": _rounded(value.high),
        "figure": value.figure,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
