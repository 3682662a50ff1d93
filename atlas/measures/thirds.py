"""In which third of its peers' provision a place is, where its count can tell."""

import numpy as np
import numpy.typing as npt
from scipy import special

from atlas.measures.arrays import Floats
from atlas.measures.shrinkage import Posterior, Prior

# A third is named where it is at least as likely as not.
EVEN = 0.5


def of_peers(prior: Prior, known: Posterior) -> Floats:
    """The probability (3, n) of each place being in the lowest, middle and highest third of peers.

    Thirds of the distribution of θ among all peers, by the prior: of each of its variations its own
    thirds, weighted as it is. Where the peers hardly vary, every place is about as likely to be in
    any. With many peers this is the share of joint draws in which a place ranks there, as in
    ``probability.lowest_fifth``, without drawing (Lin, Louis, Paddock and Ridgeway 2006,
    Bayesian Analysis 1:915, for places above a quantile of their distribution). ``known`` must be
    the posterior of the same ``prior``.
    """
    bounds = [special.gammaincinv(prior.shapes, share) / prior.rates for share in (1 / 3, 2 / 3)]
    below = [
        known.weights @ special.gammainc(known.shapes, known.rates * bound[:, np.newaxis])
        for bound in bounds
    ]
    return np.stack([below[0], below[1] - below[0], 1 - below[1]])


def named(chances: npt.ArrayLike) -> list[int | None]:
    """The third of each place, 1 the lowest, of ``of_peers``'s chances (3, n); none below even."""
    held = np.asarray(chances, dtype=np.float64)
    largest = held.argmax(axis=0)
    return [
        int(third) + 1 if chance >= EVEN else None
        for third, chance in zip(largest, held.max(axis=0), strict=True)
    ]
