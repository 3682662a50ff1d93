"""The funnel: every place among its peers, between the limits that chance would draw."""

from collections.abc import Sequence

import plotly.graph_objects as go

from atlas import looking_reading as reading
from atlas import text
from atlas.ui import frames, words
from atlas.ui import looking as page
from atlas.ui.charts import Figures, Said, figure
from atlas.ui.charts import funnel as funnels
from atlas.ui.looking import Looked
from atlas.ui.tables import Column
from atlas.warehouse import Row

NO_FUNNEL = "There are too few places counted alike to draw a funnel of them."
_PLACES = (
    Column("place_name", "Place"),
    Column("council_name", "Council"),
    Column("organisation_count", "Listed", numeric=True),
    Column("expected", "Expected", numeric=True),
    Column("ratio_words", "Listed over expected", numeric=True),
)


def draw(seen: Looked) -> None:
    """Draw every place among its peers, with the limits of chance."""
    rows = frames.rows("look_peers", council=seen.view.council, **page.asked(seen.view))
    if len(rows) < 2 or not any(row["organisation_count"] for row in rows):
        words.say(NO_FUNNEL)
        return
    drawn = reading.funnelled(rows)
    ours = [seen.view.is_england or row["is_ours"] for row in rows]
    counts = [
        sum(mine and out for mine, out in zip(ours, side, strict=True))
        for side in (drawn.below, drawn.above)
    ]
    said = _said(seen, rows, drawn, counts)
    figure(
        "look_funnel",
        _chart(seen, rows, drawn),
        said,
        Figures(
            rows=[_shown(row) for row in rows],
            columns=_PLACES,
            origin=page.provenance(seen, None, title=said.title, more=said.cautions),
            file_name=f"funnel-{seen.level}-{seen.view.council}.csv",
        ),
    )


def _chart(seen: Looked, rows: Sequence[Row], drawn: reading.Funnel) -> go.Figure:
    """Ours in our colour and the others grey; of England all are grey."""
    limits = [
        _limits(drawn, drawn.inner, "95 in 100"),
        _limits(drawn, drawn.outer, "998 in 1,000", is_outer=True),
    ]
    ours = [row for row in rows if row["is_ours"]]
    others = [row for row in rows if not row["is_ours"]]
    who = "all places that can be counted" if seen.view.is_england else "their peers elsewhere"
    return funnels.chart(
        _points(ours),
        _points(others),
        limits,
        axes=("Organisations expected", "Listed over expected"),
        names=(seen.name if ours else "", who if others else ""),
    )


def _shown(row: Row) -> Row:
    return {
        **row,
        "council_name": text.council(row["council_name"]),
        "expected": text.number(row["expected_count"], digits=1),
        "ratio_words": text.number(row["ratio"], digits=2),
    }


def _points(rows: Sequence[Row]) -> list[funnels.Point]:
    return [
        funnels.Point(
            f"{row['place_name']}, {text.council(row['council_name'])}",
            f"{row['organisation_count']:,} listed, {row['expected_count']:.1f} expected",
            row["expected_count"],
            row["ratio"],
        )
        for row in rows
    ]


def _limits(
    drawn: reading.Funnel, pair: tuple[object, object], label: str, *, is_outer: bool = False
) -> funnels.Limits:
    low, high = pair
    return funnels.Limits(list(drawn.grid), list(low), list(high), label, is_outer)


def _said(seen: Looked, rows: Sequence[Row], drawn: reading.Funnel, counts: Sequence[int]) -> Said:
    below, above = counts
    total = sum(seen.view.is_england or row["is_ours"] for row in rows)
    where = seen.name if not seen.view.is_england else "the covered councils"
    peers = "" if seen.view.is_england else " and their peers counted from the same registers"
    return Said(
        title=reading.funnel_title(below, above, seen.level),
        measure=(
            f"Organisations listed over those expected, by how many are expected. "
            f"{seen.many.capitalize()} of {where}{peers}, {page.built()}. Point at one to name it."
        ),
        alt=(
            f"Funnel plot of {len(rows):,} {seen.many}, {total:,} of them in {where}: of these "
            f"{below:,} lie below the 95 in 100 limits, {above:,} above, and "
            f"{total - below - above:,} between."
        ),
        source=page.source(seen, None),
        cautions=(reading.spread_words(drawn.spread, seen.many), reading.by_chance(total)),
    )
