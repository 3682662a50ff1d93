"""The funnel: every place among its peers, between the limits that chance would draw."""

from collections.abc import Sequence

from atlas import looking_reading as reading
from atlas import text
from atlas.drawings import Funnel, Limits, Point
from atlas.figure import Column, Figure, Said, Table
from atlas.ui import frames, words
from atlas.ui import looking as page
from atlas.ui.charts import shown
from atlas.ui.looking import Looked
from atlas.warehouse import Row

NO_FUNNEL = "There are too few places counted alike to draw a funnel of them."
_PLACES = (
    Column("place_name", "Place"),
    Column("council_name", "Council"),
    Column("organisation_count", "Listed", numeric=True),
    Column("expected", "Expected", numeric=True, raw="expected_count", form="0.0"),
    Column("ratio_words", "Listed over expected", numeric=True, raw="ratio", form="0.00"),
)


def figure(seen: Looked) -> Figure | None:
    """Every place among its peers, with the limits of chance; none where there are too few."""
    rows = frames.rows("look_peers", council=seen.view.council, **page.asked(seen.view))
    if len(rows) < 2 or not any(row["organisation_count"] for row in rows):
        return None
    drawn = reading.funnelled(rows)
    ours = [seen.view.is_england or row["is_ours"] for row in rows]
    counts = [
        sum(mine and out for mine, out in zip(ours, side, strict=True))
        for side in (drawn.below, drawn.above)
    ]
    said = _said(seen, rows, drawn, counts)
    return Figure(
        key="look_funnel",
        said=said,
        table=Table(
            rows=[_row(row) for row in rows],
            columns=_PLACES,
            origin=page.provenance(seen, None, title=said.title, more=said.cautions),
            file_name=f"funnel-{seen.level}-{seen.view.council}.csv",
        ),
        drawing=_drawing(seen, rows, drawn),
    )


def draw(seen: Looked) -> None:
    """Draw the funnel, or say why there is none."""
    found = figure(seen)
    if found:
        shown.figure(found)
    else:
        words.say(NO_FUNNEL)


def _drawing(seen: Looked, rows: Sequence[Row], drawn: reading.Funnel) -> Funnel:
    """Ours in our colour and the others grey; of England all are grey."""
    ours = [row for row in rows if row["is_ours"]]
    others = [row for row in rows if not row["is_ours"]]
    who = "all places that can be counted" if seen.view.is_england else "their peers elsewhere"
    return Funnel(
        ours=_points(ours),
        others=_points(others),
        limits=[
            _limits(drawn, drawn.inner, "95 in 100"),
            _limits(drawn, drawn.outer, "998 in 1,000", is_outer=True),
        ],
        axes=("Organisations expected", "Listed over expected"),
        names=(seen.name if ours else "", who if others else ""),
    )


def _row(row: Row) -> Row:
    return {
        **row,
        "council_name": text.council(row["council_name"]),
        "expected": text.number(row["expected_count"], digits=1),
        "ratio_words": text.number(row["ratio"], digits=2),
    }


def _points(rows: Sequence[Row]) -> list[Point]:
    return [
        Point(
            f"{row['place_name']}, {text.council(row['council_name'])}",
            f"{row['organisation_count']:,} listed, {row['expected_count']:.1f} expected",
            row["expected_count"],
            row["ratio"],
        )
        for row in rows
    ]


def _limits(
    drawn: reading.Funnel, pair: tuple[object, object], label: str, *, is_outer: bool = False
) -> Limits:
    low, high = pair
    return Limits(list(drawn.grid), list(low), list(high), label, is_outer)


def _said(seen: Looked, rows: Sequence[Row], drawn: reading.Funnel, counts: Sequence[int]) -> Said:
    below, above = counts
    total = sum(seen.view.is_england or row["is_ours"] for row in rows)
    where = seen.name if not seen.view.is_england else "the covered councils"
    peers = "" if seen.view.is_england else " and their peers counted from the same registers"
    return Said(
        title=reading.funnel_title(below, above, seen.level),
        measure=(
            f"Organisations listed over those expected, by how many are expected. "
            f"{seen.many.capitalize()} of {where}{peers}."
        ),
        alt=(
            f"Funnel plot of {len(rows):,} {seen.many}, {total:,} of them in {where}: of these "
            f"{below:,} lie below the 95 in 100 limits, {above:,} above, and "
            f"{total - below - above:,} between."
        ),
        source=page.source(seen, None),
        cautions=(reading.spread_words(drawn.spread, seen.many), reading.by_chance(total)),
    )
