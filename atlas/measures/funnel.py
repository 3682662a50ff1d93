"""The funnel: how far from the peers chance alone takes a place of each size.

Spiegelhalter 2005, Funnel plots for comparing institutional performance (Statistics in Medicine
24:1185), for ratios of observed to expected counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import stats

from atlas.measures.arrays import Floats, known, observed_and_expected

WINSORISED = 0.1
SIGNIFICANT = 0.05


@dataclass(frozen=True)
class Overdispersion:
    """Do the places differ by more than chance, and how much wider than by chance do they lie?

    ``statistic`` is Pearson's chi-squared over all ``places``; where it is chance alone its mean is
    ``degrees`` and its variance ``variance``. ``phi`` is the mean square of the standardised
    differences once the outermost are drawn in; 1 where places differ by chance alone.
    """

    phi: float
    places: int
    statistic: float
    degrees: int
    variance: float

    @property
    def p_value(self) -> float:
        """The probability of one as large by chance: that of a gamma of this mean and variance."""
        if self.variance <= 0:
            return 1.0
        scale = 2 * self.degrees / self.variance
        return float(stats.chi2.sf(self.statistic * scale, self.degrees * scale))

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

    The standardised differences are from the pooled ratio, which takes one degree of freedom. The
    test is of all of them, with the variance that small counts leave it (Haldane 1937, Biometrika
    29:133, of counts given their sum). For ``phi`` the outermost tenth on either side is drawn in
    (winsorised), as Spiegelhalter does, so that a few outliers do not widen the funnel that is to
    find them. Raises ``ValueError`` for fewer than two places.
    """
    seen, due = observed_and_expected(observed, expected)
    places, total = len(seen), seen.sum()
    if places < 2 or not total > 0:
        raise ValueError("two places, and a count in one of them, are the least to compare")
    share = due / due.sum()
    differences = (seen - share * total) / np.sqrt(share * total)
    drawn_in = np.asarray(stats.mstats.winsorize(differences, limits=WINSORISED))
    uneven = (1 / share).sum() - places**2
    return Overdispersion(
        phi=float(np.square(drawn_in).mean()),
        places=places,
        statistic=float(np.square(differences).sum()),
        degrees=places - 1,
        variance=float((2 * (places - 1)) * (1 - 1 / total) + uneven / total),
    )


def together(tests: Sequence[Overdispersion]) -> Overdispersion:
    """Put tests of places that do not overlap together: independent, their figures are added."""
    places = sum(test.places for test in tests)
    return Overdispersion(
        phi=sum(test.phi * test.places for test in tests) / places,
        places=places,
        statistic=sum(test.statistic for test in tests),
        degrees=sum(test.degrees for test in tests),
        variance=sum(test.variance for test in tests),
    )
