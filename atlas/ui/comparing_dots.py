"""One measure of a comparison on the page: dots with intervals, words, its table and its csv."""

from collections.abc import Mapping, Sequence

import streamlit as st

from atlas import comparing, text
from atlas import comparing_reading as reading
from atlas.comparing import Value
from atlas.ui import charts, defining, frames, origin, words
from atlas.ui.charts.dots import Dot, dots
from atlas.ui.comparing import Seen
from atlas.ui.comparing_parts import Part
from atlas.ui.tables import Column
from atlas.view import ENGLAND, View

COUNTED = frozenset({"compare_provision", "compare_new"})
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
    if all(value.value is None for value in part.values):
        st.html(f'<h3 class="atlas-h3">{text.html(part.title)}</h3>')
        for line in part.cautions:
            words.say(line)
        return
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
    chart = dots(items, axis=part.axis, beside=0 if is_equity else None)
    if is_equity:
        chart.update_xaxes(range=_around(part.values))
    said = charts.Said(
        title=part.title,
        measure=part.measure,
        alt=f"{part.title}. {reading.read_aloud(part.values)}.",
        source=part.source,
        cautions=part.cautions,
    )
    charts.figure(part.key, chart, said, _figures(view, seen, part))


def _around(values: Sequence[Value]) -> list[float]:
    """A range that holds every interval and room for its words on the right."""
    low = min((value.low for value in values if value.low is not None), default=-10)
    high = max((value.high for value in values if value.high is not None), default=10)
    return [min(low, 0) - 2, max(high, 0) + (high - low) * 0.6 + 2]


def _figures(view: View, seen: Seen, part: Part) -> charts.Figures:
    names = text.listed(place.name for place in seen.places)
    measure = frames.newest("imd") if part.key not in COUNTED else None
    counted = f"; {defining.sentence(view, seen.ours.council or ENGLAND)}" if part.tiers else ""
    return charts.Figures(
        rows=[_row(value) for value in part.values],
        columns=COLUMNS,
        origin=origin.provenance(
            origin.sources(measure, part.tiers),
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
        "level": comparing.LEVELS[value.place.level][0],
        "value": _rounded(value.value),
        "low": _rounded(value.low),
        "high": _rounded(value.high),
        "figure": value.figure,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
