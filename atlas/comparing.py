"""Two to five places beside each other: who they are, what may be compared, and what it shows.

A comparison is never a table of who is best: ours comes first, the others in the order in which
they were chosen, and where the intervals overlap it says that the figures do not tell them apart.
Pure; the rows are those of ``atlas/sql/compare_*.sql``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from atlas import text
from atlas.levels import LEVELS
from atlas.measures.intervals import rate_interval, rule
from atlas.warehouse import Row

SMALL = frozenset({"area", "ward", "own"})  # shown by their shrunk estimate
TOO_FEW = "too few for a rate"
OTHERWISE = "counted from other registers"
NOT_SMALL = "not said of one neighbourhood: numbers there are too small"


@dataclass(frozen=True, kw_only=True)
class Place:
    """One of the places compared; ``code`` is the one in the link, ``key`` that in the marts."""

    code: str
    key: str
    level: str
    name: str
    council: str | None
    population: int
    is_ours: bool = False


@dataclass(frozen=True, kw_only=True)
class Value:
    """One place's figure on one measure, with its limits; ``figure`` is how it is written.

    ``value`` none: not known, or not said, and ``figure`` says which.
    """

    place: Place
    value: float | None
    low: float | None = None
    high: float | None = None
    figure: str = text.NOT_KNOWN


def places(codes: Sequence[str], rows: Sequence[Row]) -> list[Place]:
    """Put the rows of the places in the order of ``codes``; the first is ours.

    A ward and an area of one name are told apart by their level, and where that is not enough by
    their council.
    """
    held = {row["code"]: row for row in rows} | {row["place_code"]: row for row in rows}
    found = list({held[code]["place_code"]: held[code] for code in codes if code in held}.values())
    plain = [_name(row) for row in found]
    councils = {row["council25_code"] for row in found} - {None}
    return [
        Place(
            code=row["code"],
            key=row["place_code"],
            level=row["place_level"],
            name=_name(row, with_council=len(councils) > 1 or plain.count(_name(row)) > 1),
            council=row["council25_code"],
            population=row["population"],
            is_ours=at == 0,
        )
        for at, row in enumerate(found)
    ]


def _name(row: Row, *, with_council: bool = False) -> str:
    level = row["place_level"]
    if level == "own":
        return f"{row['place_name']} (your own)" if row["place_name"] else "Your own place"
    if level == "council":
        return text.council(row["place_name"])
    if level == "neighbourhood":
        return text.neighbourhood({"neighbourhood_name": row["place_name"], **row})
    if level == "authority":
        return re.sub(r"( Mayoral)? Combined (County )?Authority$", "", row["place_name"]) + (
            " (combined authority)"
        )
    where = f", {text.council(row['council_name'])}" if with_council else ""
    return f"{row['place_name']} ({'ward' if level == 'ward' else 'group'}{where})"


def found_name(row: Row) -> str:
    """A place that a search found, with its level and its council."""
    level = LEVELS[row["place_level"]].one
    name = text.council(row["place_name"])
    if row["place_level"] == "neighbourhood":
        name = text.neighbourhood({"neighbourhood_name": row["place_name"], **row})
    where = f" in {text.council(row['council_name'])}" if row["council_name"] else ""
    return (
        name
        if row["place_level"] == "authority"
        else f"{name}, {level}{where}".replace(f", council in {name}", ", council")
    )


def worst(compared: Sequence[Place], rows: Sequence[Row]) -> list[Value]:
    """The share (0 to 100) of residents in England's worst tenth, and in words the fifth's."""
    held = {row["place_code"]: row for row in rows}
    values = []
    for place in compared:
        row = held.get(place.key)
        if row is None or row["worst_tenth_share"] is None:
            values.append(Value(place=place, value=None))
            continue
        share = row["worst_tenth_share"]
        figure = f"{text.percent(share)} (fifth: {text.percent(row['worst_fifth_share'])})"
        values.append(Value(place=place, value=100 * share, figure=figure))
    return values


def score(compared: Sequence[Place], rows: Sequence[Row]) -> list[Value]:
    """The average score and its rank among the places of its level; 1 is the worst."""
    held = {row["place_code"]: row for row in rows}
    values = []
    for place in compared:
        row = held.get(place.key)
        if row is None or row["average_score"] is None:
            values.append(Value(place=place, value=None))
            continue
        figure = f"{row['average_score']:.1f} (rank {row['rank']:,})"
        values.append(Value(place=place, value=row["average_score"], figure=figure))
    return values


def provision(compared: Sequence[Place], rows: Sequence[Row], basis: str | None) -> list[Value]:
    """Organisations for every 1,000 residents, with limits of 95 %.

    Only those counted from the registers of ``basis`` (ours) may stand beside each other.
    """
    held = {row["place_code"]: row for row in rows}
    return [_provision(place, held.get(place.key), basis) for place in compared]


def _provision(place: Place, row: Row | None, basis: str | None) -> Value:
    if place.level == "neighbourhood":
        return Value(place=place, value=None, figure=NOT_SMALL)
    if row is None:
        return Value(place=place, value=None)
    if basis is not None and row["basis"] != basis:
        return Value(place=place, value=None, figure=OTHERWISE)
    if row["value"] is None:
        return _too_few(place, row["organisation_count"], row["expected_count"])
    # Nothing is expected of a combined authority, so no rule is kept for it: it is never small.
    is_few = row["rule"] not in (None, "plain")
    note = ("estimate" if place.level in SMALL else "few, so not sure") if is_few else ""
    figure = f"{row['value']:.2f} ({row['organisation_count']:,}{'; ' + note if note else ''})"
    return Value(place=place, value=row["value"], low=row["low"], high=row["high"], figure=figure)


def _too_few(place: Place, count: int, expected: float | None) -> Value:
    """A count whose rate is known and not said; not known where nothing is expected of it."""
    if expected is None:
        return Value(place=place, value=None)
    figure = f"{count:,}; {expected:.1f} expected: {TOO_FEW}"
    return Value(place=place, value=None, figure=figure)


def new(compared: Sequence[Place], rows: Sequence[Row], basis: str | None) -> list[Value]:
    """Those registered in the last three whole years, for every 1,000 residents.

    A rate with its exact interval where 20 or more are expected at the rate of all that are
    compared and counted; with fewer the count alone is said.
    """
    held = {
        row["place_code"]: row
        for row in rows
        if row["new_count"] is not None and (basis is None or row["basis"] == basis)
    }
    pooled = _pooled(list(held.values()))
    return [_new(place, held.get(place.key), pooled) for place in compared]


def _pooled(rows: Sequence[Row]) -> float:
    people = sum(row["covered_population"] for row in rows)
    return sum(row["new_count"] for row in rows) / people if people else 0.0


def _new(place: Place, row: Row | None, pooled: float) -> Value:
    if place.level == "neighbourhood":
        return Value(place=place, value=None, figure=NOT_SMALL)
    if row is None or not row["covered_population"]:
        return Value(place=place, value=None)
    count, people = row["new_count"], row["covered_population"]
    expected = row["new_expected"] if row["new_expected"] is not None else pooled * people
    if rule(expected) == "shrunk":
        return _too_few(place, count, expected)
    low, high = (float(limit) for limit in rate_interval(count, people))
    note = "; few, so not sure" if rule(expected) == "caution" else ""
    rate = 1000 * count / people
    return Value(
        place=place, value=rate, low=low, high=high, figure=f"{rate:.2f} ({count:,}{note})"
    )


def persistence(compared: Sequence[Place], rows: Sequence[Row]) -> list[Value]:
    """The share (0 to 100) of neighbourhoods in England's worst tenth in every release."""
    held = {row["place_code"]: row for row in rows}
    values = []
    for place in compared:
        row = held.get(place.key)
        if row is None or not row["known_count"]:
            values.append(Value(place=place, value=None))
            continue
        share = row["always_count"] / row["known_count"]
        figure = f"{text.percent(share)} ({row['always_count']:,} of {row['known_count']:,})"
        values.append(Value(place=place, value=100 * share, figure=figure))
    return values


def same_level(compared: Sequence[Place]) -> bool:
    """Are all of one level, so that their ranks are among the same places?

    A place of one's own is in no ranking.
    """
    levels = {place.level for place in compared}
    return len(levels) == 1 and levels != {"own"}
