"""The words of the funnel and of the equity charts: what they find, and how sure that is (pure)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from atlas import text
from atlas.levels import LEVELS
from atlas.measures import funnel, shrinkage, thirds
from atlas.measures.arrays import Floats
from atlas.warehouse import Row

INNER, OUTER = 0.95, 0.998
STEPS = 90
MINUS = "\N{MINUS SIGN}"
MEANING = (
    f"The index goes from {MINUS}1 (all organisations where need is greatest) over 0 (spread as "
    "residents are) to +1 (all where need is least). The curve adds up organisations and "
    "residents from the most deprived tenth of England on: above the diagonal, organisations "
    "lean towards deprived places; below it, away from them."
)


@dataclass(frozen=True)
class Funnel:
    """Counts beside what chance makes of them, for n places; ratios are observed over expected.

    ``grid`` (m,) are expected counts and ``inner`` and ``outer`` the limits there, (low, high)
    each (m,). ``below`` and ``above`` say which places (n,) are outside the inner limits.
    """

    spread: funnel.Overdispersion
    grid: Floats
    inner: tuple[Floats, Floats]
    outer: tuple[Floats, Floats]
    below: tuple[bool, ...]
    above: tuple[bool, ...]


def funnelled(rows: Sequence[Row]) -> Funnel:
    """Draw the limits through places with organisation_count and expected_count (above 0).

    Raises ``ValueError`` for fewer than two places, or where nobody is counted in any.
    """
    due = np.array([row["expected_count"] for row in rows], dtype=np.float64)
    seen = np.array([row["organisation_count"] for row in rows], dtype=np.float64)
    spread = spread_of(rows, seen, due)
    phi = spread.widening
    low, high = funnel.limits(due, level=INNER, phi=phi)
    ratio = seen / due
    grid = np.linspace(min(due.min(), 1.0), due.max() * 1.03, STEPS)
    return Funnel(
        spread,
        grid,
        funnel.limits(grid, level=INNER, phi=phi),
        funnel.limits(grid, level=OUTER, phi=phi),
        tuple((ratio < low).tolist()),
        tuple((ratio > high).tolist()),
    )


def spread_of(rows: Sequence[Row], seen: Floats, due: Floats) -> funnel.Overdispersion:
    """Do places differ by more than chance? One test over all classes of peers.

    Each class (urban or rural, and the registers counted) has its own pooled rate, so each is
    tested by itself and the statistics and degrees of freedom, being independent, are added.
    """
    classes = np.array([f"{row['basis']}|{row['is_urban']}" for row in rows])
    tests = [
        funnel.overdispersion(seen[held], due[held])
        for held in (classes == one for one in np.unique(classes))
        if held.sum() > 1 and seen[held].sum() > 0
    ]
    return funnel.together(tests) if tests else funnel.overdispersion(seen, due)


def in_thirds(rows: Sequence[Row], models: Sequence[Row]) -> Mapping[str, int | None]:
    """The third of its peers' provision that each place is in, 1 the fewest, where it can be said.

    ``rows`` have place_code, organisation_count, expected_count and is_urban; ``models`` are those
    of ``look_models``, one for each class of peers. A place without a model is in none.
    """
    found: dict[str, int | None] = {row["place_code"]: None for row in rows}
    for model in models:
        held = [
            row for row in rows if row["expected_count"] and row["is_urban"] == model["is_urban"]
        ]
        if not held or model["prior_mean"] is None:
            continue
        prior = shrinkage.Prior(
            model["prior_mean"], tuple(model["prior_variations"]), tuple(model["prior_weights"])
        )
        known = shrinkage.posterior(
            prior,
            [row["organisation_count"] for row in held],
            [row["expected_count"] for row in held],
        )
        named = thirds.named(thirds.of_peers(prior, known))
        found |= dict(zip((row["place_code"] for row in held), named, strict=True))
    return found


def funnel_title(below: int, above: int, level: str) -> str:
    """What the funnel finds of our own places, in ten words at most."""
    one, many = LEVELS[level]
    if not below and not above:
        return f"No {one} lies outside the funnel"
    first, side = (below, "below") if below else (above, "above")
    lie = "lies" if first == 1 else "lie"
    more = f", {above:,} above it" if below and above else ""
    return f"{text.plural(first, one, many)} {lie} {side} the funnel{more}"


def by_chance(total: int) -> str:
    """How many of ours chance alone would put outside the inner limits."""
    some = round(total * (1 - INNER))
    about = f"about {some:,}" if some else "hardly any"
    return f"By chance alone {about} of {total:,} would lie outside the inner lines."


def spread_words(spread: funnel.Overdispersion, places: str) -> str:
    """Say whether places differ by more than chance, and what that does to the limits."""
    test = (
        f"chi-squared {spread.statistic:,.0f} on {spread.degrees:,} degrees of freedom, "
        f"p {'under 0.001' if spread.p_value < 0.001 else f'= {spread.p_value:.3f}'}"
    )
    if not spread.is_found:
        return (
            f"No clear sign that the {places} differ by more than chance would make them ({test})."
        )
    found, wider = f"The {places} differ by more than chance alone ({test})", spread.widening**0.5
    if wider < 1.05:
        return f"{found}: a few stand far apart, and the limits stay as chance would draw them."
    return (
        f"{found}, so the limits are {wider:.1f} times as wide as chance would draw them; the "
        "outermost tenth on each side was drawn in for that, lest it hide itself."
    )


def lean(row: Row | None) -> str:
    """What a concentration index says, in ten words at most; a row has its interval."""
    if row is None or row["concentration_index"] is None:
        return "How organisations are spread over need is not known"
    if row["index_high"] < 0:
        return "Organisations lean towards the more deprived neighbourhoods"
    if row["index_low"] > 0:
        return "Organisations lean towards the less deprived neighbourhoods"
    return "No clear lean towards more or less deprived neighbourhoods"


def index_words(row: Row, name: str) -> str:
    """One index with its interval."""
    figures = (row["concentration_index"], row["index_low"], row["index_high"])
    index, low, high = (_signed(value) for value in figures)
    start = name[:1].upper() + name[1:]
    return f"{start}: {index} ({low} to {high}), of {row['organisation_count']:,} organisations."


def _signed(value: float | None) -> str:
    if value is None:
        return text.NOT_KNOWN
    return "0.00" if abs(value) < 0.005 else f"{value:+.2f}".replace("-", MINUS)


def worst_fifth_words(rows: Sequence[Row], name: str) -> str:
    """Who lives and who is registered in England's most deprived fifth; rows are ten deciles."""
    worst = [row for row in rows if row["decile"] <= 2]
    people = sum(row["resident_share"] for row in worst)
    bodies = sum(row["organisation_share"] for row in worst)
    if not people:
        return f"Nobody in {name} lives in England’s most deprived fifth."
    return (
        f"England’s most deprived fifth holds {text.percent(people)} of the residents of {name} "
        f"and {text.percent(bodies)} of the organisations counted there."
    )


def points(value: float | None) -> str:
    """A difference of shares in percentage points, with its sign."""
    if value is None:
        return text.NOT_KNOWN
    whole = round(value * 100)
    return "0" if whole == 0 else f"{whole:+d}".replace("-", MINUS)


def curve(rows: Sequence[Row]) -> tuple[list[float], list[float]]:
    """Cumulative shares (11,) of residents and of organisations, from decile 1 on.

    A decile that is in no row has neither.
    """
    held = {row["decile"]: row for row in rows}
    shares = [held.get(decile, {}) for decile in range(1, 11)]
    people = np.cumsum([0.0, *(share.get("resident_share", 0.0) for share in shares)])
    bodies = np.cumsum([0.0, *(share.get("organisation_share", 0.0) for share in shares)])
    return people.tolist(), bodies.tolist()
