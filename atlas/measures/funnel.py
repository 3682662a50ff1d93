"""The funnel: how far from the peers chance alone takes a place of each size.

Spiegelhalter 2005, Funnel plots for comparing institutional performance (Statistics in Medicine
24:1185), for ratios of observed to expected counts.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import stats

from atlas.measures.arrays import Floats, known, observed_and_expected

WINSORISED = 0.1
SIGNIFICANT = 0.05


@dataclass(frozen=True)
class Overdispersion:
    """Do the places differ by more than chance? ``phi`` is 1 where they differ by chance alone.

    ``statistic`` is chi-squared with so many ``degrees`` of freedom where it is chance alone;
    ``p_value`` the probability of one as large.
    """

    phi: float
    statistic: float
    degrees: int
    p_value: float

    @property
    def is_found(self) -> bool:
        """Is it beyond chance at 5 in 100?"""
        return self.p_value < SIGNIFICANT

    @property
    def widening(self) -> float:
        """The ``phi`` to draw limits with: 1 where nothing is found beyond chance."""
        return max(self.phi, 1.0) if self.is_found else 1.0


def limits(
    expected: npt.ArrayLike, *, level: float = 0.95, phi: float = 1.0
) -> tuple[Floats, Floats]:
    """Limits (n,) and (n,) of observed / expected within which chance leaves ``level`` of places.

    By quantiles of the Poisson distribution, interpolated between whole counts, as he does;
    widened from 1 by the square root of ``phi``, and never below nought.
    """
    due = known(expected, "expected", above=0)
    tail = (1 - level) / 2
    wide = np.sqrt(phi)
    low, high = (1 + (_quantile(due, share) / due - 1) * wide for share in (tail, 1 - tail))
    return np.maximum(low, 0.0), high


def _quantile(due: Floats, share: float) -> Floats:
    """The count below which ``share`` of Poisson counts lie, interpolated."""
    whole = stats.poisson.ppf(share, due)
    reached, before = stats.poisson.cdf(whole, due), stats.poisson.cdf(whole - 1, due)
    return np.asarray(whole - (reached - share) / (reached - before))


def overdispersion(observed: npt.ArrayLike, expected: npt.ArrayLike) -> Overdispersion:
    """Test whether places differ by more than chance, of counts (n,) and expected counts (n,).

    As he does: the mean square of the standardised differences from the pooled ratio, the outermost
    tenth on either side drawn in (winsorised) so that a few outliers do not widen the funnel that
    is to find them. Drawing in makes the test slower to find anything, never quicker. One degree
    of freedom goes to the pooled ratio. Raises ``ValueError`` for fewer than two places.
    """
    seen, due = observed_and_expected(observed, expected)
    if len(seen) < 2 or not seen.sum() > 0:
        raise ValueError("two places, and a count in one of them, are the least to compare")
    even = due * seen.sum() / due.sum()
    drawn_in = stats.mstats.winsorize((seen - even) / np.sqrt(even), limits=WINSORISED)
    statistic = float(np.square(np.asarray(drawn_in)).sum())
    degrees = len(seen) - 1
    p_value = float(stats.chi2.sf(statistic, degrees))
    return Overdispersion(statistic / len(seen), statistic, degrees, p_value)
