"""Simulated regions of which the truth is known."""

from dataclasses import dataclass

import numpy as np

from atlas.measures import probability, shrinkage


@dataclass(frozen=True)
class Simulated:
    """Places whose true relative provision is known: true (n,), observed (n,), expected (n,)."""

    true: np.ndarray
    observed: np.ndarray
    expected: np.ndarray

    @property
    def is_lowest_fifth(self):
        """Which places are truly in the lowest fifth (n,)."""
        order = np.argsort(self.true, kind="stable")
        lowest = np.zeros(len(order), dtype=bool)
        lowest[order[: len(order) // 5]] = True
        return lowest

    def probability(self, seed, draws=400, fit=shrinkage.fit):
        """The probability that we would give each place (n,)."""
        known = shrinkage.posterior(fit(self.observed, self.expected), self.observed, self.expected)
        return probability.lowest_fifth(known, seed=seed, draws=draws)


def simulate(rng, places, expected, variation):
    """Make a region: so many places, a mean number expected, a coefficient of variation."""
    due = rng.gamma(8, expected / 8, places) + 0.2
    true = np.ones(places)
    if variation:
        true = rng.gamma(variation**-2, variation**2, places)
    observed = rng.poisson(due * true)
    return Simulated(true, observed, due * observed.sum() / due.sum())
