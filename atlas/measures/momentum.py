"""Is a place growing faster than its peers? Of registrations among those still listed."""

import numpy.typing as npt

from atlas.measures.arrays import Floats
from atlas.measures.probability import above
from atlas.measures.shrinkage import fit, posterior


def growing_probability(new: npt.ArrayLike, new_expected: npt.ArrayLike) -> Floats:
    """The probability (n,) that each place registers more than its peers for its residents.

    Counts (n,) of those registered in the years looked at, and expected counts (n,) at the
    pooled rate of its peers: provision's own model (``shrinkage.fit``), on new ones alone. Raises
    ``ValueError`` where nobody is new in any place.
    """
    prior = fit(new, new_expected)
    return above(posterior(prior, new, new_expected), at=prior.mean)
