"""Provision drawn toward its peers, as far as its own count is too small to tell (empirical Bayes).

The model (Clayton and Kaldor 1987, Biometrics 43:671): the count of a place is Poisson with mean
expected × θ, and θ, its provision relative to its peers, is gamma among them, with a mean and
a coefficient of variation that the peers' counts tell.

How much the peers vary is itself not known, least of all from a hundred places with four expected
in each. To put in one best guess of it makes the answers too sure: where provision is even, chance
alone would be read as variation in half of all regions. So the variation is a grid of values, each
weighted by how well it explains the counts, and every answer is the mixture (Carlin and Louis
2000, Bayes and Empirical Bayes Methods for Data Analysis).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import special
from scipy.optimize import elementwise

from atlas.measures.arrays import Floats, observed_and_expected

# Coefficients of variation between places that are thought of, each as likely as the next before
# the counts are seen: from 5 in 100, which is as good as even, to two and a half times the mean,
# by equal steps of the logarithm. Tried on simulated regions: a least value of 0.02 leaves the
# intervals too short where provision varies a little, one of 0.1 cries wolf where it is even.
VARIATIONS: tuple[float, ...] = tuple(np.geomspace(0.05, 2.5, 34).tolist())
# What explains the counts worse than this share of the whole changes no figure that is shown.
NEGLIGIBLE = 1e-4


@dataclass(frozen=True)
class Prior:
    """Relative provision θ among peers: a mixture of gamma distributions of one mean.

    ``mean`` is near 1 where expected counts come from the same peers. ``variations`` (k,) are
    coefficients of variation (standard deviation / mean, above 0), ``weights`` (k,) sum to 1.
    """

    mean: float
    variations: tuple[float, ...]
    weights: tuple[float, ...]

    @property
    def shapes(self) -> Floats:
        """The shape of each gamma (k,)."""
        return np.asarray(self.variations) ** -2.0

    @property
    def rates(self) -> Floats:
        """The rate (1 / scale) of each gamma (k,)."""
        return self.shapes / self.mean

    @property
    def variation(self) -> float:
        """The coefficient of variation of the whole mixture."""
        return float(np.sqrt(np.dot(self.weights, np.square(self.variations))))


@dataclass(frozen=True)
class Posterior:
    """What is known of θ in n places: a mixture, by ``weights`` (k,), of gammas for each place.

    ``shapes`` and ``rates`` are (k, n).
    """

    shapes: Floats
    rates: Floats
    weights: Floats

    @property
    def mean(self) -> Floats:
        """The shrunk relative provision (n,): between the raw ratio and the peers' mean."""
        return np.asarray(self.weights @ (self.shapes / self.rates), dtype=np.float64)

    def below(self, at: npt.ArrayLike) -> Floats:
        """The probability (n,) that θ is at most ``at``, a number or one for each place (n,)."""
        cumulated = special.gammainc(self.shapes, self.rates * np.asarray(at))
        return np.asarray(self.weights @ cumulated, dtype=np.float64)

    def interval(self, confidence: float = 0.95) -> tuple[Floats, Floats]:
        """Credible limits (n,) and (n,) of θ, with as much outside below as above."""
        tail = (1 - confidence) / 2
        return self._quantile(tail), self._quantile(1 - tail)

    def _quantile(self, share: float) -> Floats:
        """The value (n,) that θ is under with a probability of ``share``: a root of the mixture's.

        It lies between the least and the greatest of the components' own.
        """
        own = special.gammaincinv(self.shapes, share) / self.rates
        low, high = own.min(axis=0), own.max(axis=0)
        if len(self.weights) == 1:
            return np.asarray(low, dtype=np.float64)

        def beyond(at: Floats, place: Floats) -> Floats:
            of = place.astype(np.int64)
            cumulated = special.gammainc(self.shapes[:, of], self.rates[:, of] * at)
            return np.asarray(self.weights @ cumulated - share, dtype=np.float64)

        within = (low * (1 - 1e-9), high * (1 + 1e-9))
        close = {"xatol": 1e-7, "fatol": 1e-7}
        found = elementwise.find_root(beyond, within, args=(np.arange(len(low)),), tolerances=close)
        return np.asarray(found.x, dtype=np.float64)


def moments(observed: npt.ArrayLike, expected: npt.ArrayLike) -> Prior:
    """The best single guess of the prior, by moments: Marshall 1991 (Applied Statistics 40:283).

    Counts (n,) and expected counts (n,), both organisations. Mean is the pooled ratio; variance is
    the weighted variance of the ratios less what chance alone would give. Where that is nought or
    less (no variation beyond chance) the least of ``VARIATIONS`` stands for evenness. A reference
    and a figure to show: ``fit`` is what the Atlas shrinks by. Raises ``ValueError`` as ``fit``.
    """
    seen, due = observed_and_expected(observed, expected)
    mean = _pooled(seen, due)
    spread = float(np.average((seen / due - mean) ** 2, weights=due))
    variance = spread - mean / float(due.mean())
    variation = max(variance, 0.0) ** 0.5 / mean
    return Prior(mean, (max(variation, VARIATIONS[0]),), (1.0,))


def fit(observed: npt.ArrayLike, expected: npt.ArrayLike) -> Prior:
    """The prior of relative provision among peers, of their counts (n,) and expected counts (n,).

    The mean is the pooled ratio. Each of ``VARIATIONS`` is weighted by its marginal likelihood, a
    negative binomial for each place. Raises ``ValueError`` where a value is not known, a count
    is negative, nothing is expected in a place, or nobody is counted in any.
    """
    from scipy import stats  # a second to load, and the pages read priors that the build has fitted

    seen, due = observed_and_expected(observed, expected)
    mean = _pooled(seen, due)
    shapes = np.asarray(VARIATIONS)[:, np.newaxis] ** -2.0
    explained = stats.nbinom.logpmf(seen, shapes, shapes / (shapes + mean * due)).sum(axis=1)
    weights = special.softmax(explained)
    kept = weights >= NEGLIGIBLE
    weights = weights[kept] / weights[kept].sum()
    return Prior(mean, tuple(np.asarray(VARIATIONS)[kept].tolist()), tuple(weights.tolist()))


def posterior(prior: Prior, observed: npt.ArrayLike, expected: npt.ArrayLike) -> Posterior:
    """What the prior and a place's own count say of θ, for counts (n,) and expected counts (n,).

    The gamma is conjugate to the Poisson: the count adds to the shape, the expected to the rate.
    """
    seen, due = observed_and_expected(observed, expected)
    return Posterior(
        shapes=prior.shapes[:, np.newaxis] + seen,
        rates=prior.rates[:, np.newaxis] + due,
        weights=np.asarray(prior.weights),
    )


def _pooled(seen: Floats, due: Floats) -> float:
    if not seen.sum() > 0:
        raise ValueError("nobody is counted in any place: there is nothing to compare")
    return float(seen.sum() / due.sum())
