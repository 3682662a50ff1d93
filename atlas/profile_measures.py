"""A place measured on the page against the model of its peers, and one place against others.

The build measures areas and wards (``mart.provision``); here is what it cannot know beforehand: a
place of the reader's own, and how sure it is that another place has more. Pure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import special

from atlas.measures import intervals, momentum, shrinkage
from atlas.measures.arrays import Floats, observed_and_expected
from atlas.measures.intervals import Rule
from atlas.measures.shrinkage import Prior
from atlas.warehouse import Row

__all__ = ["Estimate", "Model", "estimate", "growing", "less", "more"]


@dataclass(frozen=True)
class Model:
    """What peers of one class (urban or rural) make of a place: a row of ``mart.provision_model``.

    Rates are organisations per 1,000 residents; ``prior`` is none where nobody is counted.
    """

    pooled_per_1000: float
    new_pooled_per_1000: float
    prior: Prior | None
    councils: tuple[str, ...]
    place_count: int

    @classmethod
    def of(cls, row: Row) -> "Model":
        """Read it from its row."""
        prior = None
        if row["prior_mean"] is not None:
            variations, weights = row["prior_variations"], row["prior_weights"]
            prior = Prior(row["prior_mean"], tuple(variations), tuple(weights))
        return cls(
            row["pooled_per_1000"],
            row["new_pooled_per_1000"],
            prior,
            tuple(row["peers"].split(", ")),
            row["place_count"],
        )


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """Provision of one place: counts, and rates per 1,000 residents with 95 % intervals.

    ``rate`` and its limits are none under five expected (the rule of 5 and 20). ``below``: the
    probability that its provision is less than its peers'.
    """

    count: int
    expected: float
    rule: Rule
    rate: float | None
    rate_low: float | None
    rate_high: float | None
    shrunk: float
    shrunk_low: float
    shrunk_high: float
    below: float


def less(prior: Prior, count: float, expected: float) -> float:
    """The probability (0..1) that a place has less than its peers at the same residents (θ < 1)."""
    return float(shrinkage.posterior(prior, [count], [expected]).below(1.0)[0])


def more(
    prior: Prior,
    ours: tuple[float, float],
    counts: Sequence[float],
    expected: Sequence[float],
) -> Floats:
    """The probability (n,) that each other place has more provision than ours (θ' > θ).

    ``ours`` is (count, expected); ``counts`` and ``expected`` (n,) are of the others, peers of one
    class, so that one prior holds for all. For two gammas it is an incomplete beta function (Cook
    2008, "Numerical computation of stochastic inequality probabilities", UT MD Anderson,
    eq. for gamma variables); over the mixture of variations it is their weighted mean, for one
    variation holds for both places. Raises ``ValueError`` as ``shrinkage.posterior``.
    """
    seen, due = observed_and_expected(counts, expected)
    here = shrinkage.posterior(prior, [ours[0]], [ours[1]])
    there = shrinkage.posterior(prior, seen, due)
    split = here.rates / (here.rates + there.rates)
    each = special.betainc(here.shapes, there.shapes, split)
    return np.asarray(there.weights @ each, dtype=np.float64)


def estimate(models: Mapping[bool, Model], residents: Mapping[bool, int], count: int) -> Estimate:
    """Measure a place of whole neighbourhoods; both maps are keyed by "is urban".

    Expected is the sum of its urban residents at the urban peers' rate and its rural ones at the
    rural; the prior is that of the class in which most of them live. Raises ``ValueError`` where
    a class it needs has no peers or nobody is counted among them.
    """
    prior, expected = _beforehand(models, residents)
    known = shrinkage.posterior(prior, [count], [expected])
    low, high = known.interval()
    total = sum(residents.values())
    per = 1000 * expected / total  # the rate of θ = 1 in this place's own mix of classes
    rule = intervals.rule(expected)
    rates = intervals.rate_interval([count], [total])
    shown = rule != "shrunk"
    return Estimate(
        count=count,
        expected=expected,
        rule=rule,
        rate=1000 * count / total if shown else None,
        rate_low=float(rates[0][0]) if shown else None,
        rate_high=float(rates[1][0]) if shown else None,
        shrunk=float(known.mean[0]) * per,
        shrunk_low=float(low[0]) * per,
        shrunk_high=float(high[0]) * per,
        below=float(known.below(1.0)[0]),
    )


def _beforehand(models: Mapping[bool, Model], residents: Mapping[bool, int]) -> tuple[Prior, float]:
    """What its peers say before anybody is counted: the prior, and how many are expected."""
    people = {is_urban: number for is_urban, number in residents.items() if number}
    most = max(people, key=lambda is_urban: people[is_urban], default=None)
    if most is None or any(is_urban not in models for is_urban in people):
        raise ValueError("no peers of its class can be counted")
    prior = models[most].prior
    expected = _expected(people, {key: model.pooled_per_1000 for key, model in models.items()})
    if prior is None or not expected > 0:
        raise ValueError("nobody is counted among its peers")
    return prior, expected


def new_expected(models: Mapping[bool, Model], residents: Mapping[bool, int]) -> float | None:
    """How many new organisations its peers' rates would give it; none where they are not known."""
    people = {is_urban: number for is_urban, number in residents.items() if number}
    if not people or any(is_urban not in models for is_urban in people):
        return None
    return _expected(people, {key: model.new_pooled_per_1000 for key, model in models.items()})


def _expected(people: Mapping[bool, int], per_1000: Mapping[bool, float]) -> float:
    return sum(number * per_1000[is_urban] / 1000 for is_urban, number in people.items())


def growing(
    own: tuple[int, float], counts: Sequence[int], expected: Sequence[float]
) -> float | None:
    """The probability (0..1) that a place of one's own gains more than its peers.

    Measured with its peers' new ``counts`` (n,) and ``expected`` (n,), by the build's own function;
    none where nobody is new.
    """
    seen, due = [*counts, own[0]], [*expected, own[1]]
    if not sum(seen) or not own[1] > 0:
        return None
    return float(momentum.growing_probability(seen, due)[-1])


def verdict_of_interval(expected: float, count: int) -> str:
    """Judge a large place by its own count: 'fewer', 'more' or '' where chance alone may do it.

    By the exact Poisson 95 % interval of the count (``intervals.poisson_interval``).
    """
    low, high = intervals.poisson_interval([count])
    if expected > float(high[0]):
        return "fewer"
    return "more" if expected < float(low[0]) else ""


def pooled_interval(count: int, population: int) -> tuple[float, float]:
    """The exact 95 % limits of a pooled rate per 1,000 residents (``intervals.rate_interval``)."""
    low, high = intervals.rate_interval([count], [population])
    return float(low[0]), float(high[0])
