"""Equity beside each other: the most deprived fifth's organisations less its residents.

Pure; the rows are those of ``atlas/sql/compare_equity.sql``.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from atlas import text
from atlas.comparing import OTHERWISE, Place, Value
from atlas.looking_reading import points
from atlas.measures.equity import Resampling, by_decile, difference_interval, summed
from atlas.warehouse import Row

SEED, DRAWS = 20250101, 1000
FIFTH_OF = ("fifth", "organisation_count", "population")


def equity(
    compared: Sequence[Place], rows: Mapping[str, Sequence[Row]], others: Collection[str] = ()
) -> list[Value]:
    """In the most deprived fifth: organisations' share less residents' share, in points.

    ``rows`` has each council's neighbourhoods by its code. The limits resample neighbourhoods
    (``measures.equity``); a fifth stands in for its decile there. ``others`` are the councils
    counted from other registers than ours, which do not stand beside it.
    """
    return [
        Value(place=place, value=None, figure=OTHERWISE)
        if place.key in others
        else _equity(place, rows.get(place.key, ()))
        for place in compared
    ]


def _equity(place: Place, rows: Sequence[Row]) -> Value:
    if place.level != "council":
        return Value(place=place, value=None, figure="said of councils only")
    found = _fifth(*(tuple(row[key] for row in rows) for key in FIFTH_OF))
    if found is None:
        return Value(place=place, value=None)
    held, lived, low, high = found
    return Value(
        place=place,
        value=100 * (held - lived),
        low=100 * low,
        high=100 * high,
        figure=f"{points(held - lived)} ({text.percent(held)} less {text.percent(lived)})",
    )


@lru_cache(maxsize=64)
def _fifth(
    fifths: tuple[int, ...], bodies: tuple[int, ...], people: tuple[int, ...]
) -> tuple[float, float, float, float] | None:
    """The worst fifth's shares of organisations and of residents, and the difference's limits.

    Kept, for a resampling of hundreds of neighbourhoods takes a while; none without organisations.
    """
    if not sum(bodies):
        return None
    shares = by_decile(summed(fifths, bodies), summed(fifths, people))
    lows, highs = difference_interval(fifths, bodies, people, Resampling(SEED, DRAWS))
    held, lived = shares.organisations[0], shares.residents[0]
    return float(held), float(lived), float(lows[0]), float(highs[0])


def even(values: Sequence[Value]) -> str:
    """Of the fifth's share less its residents' share: for whom it differs from nought, in words."""
    told: dict[str, list[str]] = {"more than": [], "less than": [], "": []}
    for value in values:
        if value.low is None or value.high is None:
            continue
        side = "more than" if value.low > 0 else "less than" if value.high < 0 else ""
        told[side].append(value.place.name)
    said = [
        f"In {text.listed(names)} the most deprived fifth has clearly {side} its share."
        for side, names in told.items()
        if side and names
    ]
    if told[""]:
        said.append(
            f"In {text.listed(told[''])} the interval holds nought: it may be just its share."
        )
    return " ".join(said)


def even_title(values: Sequence[Value]) -> str:
    """The same of ours alone, as a title."""
    ours = values[0]
    if ours.value is None or ours.low is None or ours.high is None:
        return "Equity: " + ours.figure
    if ours.low <= 0 <= ours.high:
        return "The most deprived fifth may have just its share"
    return f"The most deprived fifth has {'more' if ours.low > 0 else 'less'} than its share"
