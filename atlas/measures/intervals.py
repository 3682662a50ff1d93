"""How far a count may be chance: exact Poisson limits, and when a rate may be shown at all."""

from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy import special

from atlas.measures.arrays import Floats, counts, known

Rule = Literal["shrunk", "caution", "plain"]

# PRODUCT.md, "Methods": under 5 expected no raw rate is shown; under 20 it carries a caution.
FEW, SOME = 5, 20


def poisson_interval(count: npt.ArrayLike, *, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Exact limits of the mean behind each ``count`` (any shape): Garwood 1936, Biometrika 28:437.

    The low limit is the mean under which so many or more has a probability of half of what is
    outside ``confidence``; the high one the same for so many or fewer. Both by quantiles of the
    gamma. Raises ``ValueError`` for a count that is negative or not known.
    """
    seen = counts(count, "count")
    tail = (1 - confidence) / 2
    # A gamma of no shape has no quantile; the limit there is nought.
    low = np.where(seen == 0, 0.0, special.gammaincinv(np.maximum(seen, 1), tail))
    return low, np.asarray(special.gammainccinv(seen + 1, tail))


def rate(count: npt.ArrayLike, population: npt.ArrayLike, *, per: float = 1000) -> Floats:
    """Organisations per ``per`` residents; raises ``ValueError`` where nobody lives."""
    return counts(count, "count") / known(population, "population", above=0) * per


def rate_interval(
    count: npt.ArrayLike, population: npt.ArrayLike, *, per: float = 1000, confidence: float = 0.95
) -> tuple[Floats, Floats]:
    """Exact limits of the rate per ``per`` residents: those of the count, over the population."""
    people = known(population, "population", above=0)
    low, high = poisson_interval(count, confidence=confidence)
    return low / people * per, high / people * per


def rule(expected: float) -> Rule:
    """Say how a rate may be shown where so many organisations are ``expected``.

    ``shrunk``: no raw rate, only the count and the shrunk estimate; ``caution``; ``plain``.
    """
    if not expected >= 0:
        raise ValueError(f"{expected} cannot be expected")
    if expected < FEW:
        return "shrunk"
    return "caution" if expected < SOME else "plain"
