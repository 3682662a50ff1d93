"""How sure we are that a place has little provision, by draws from what is known of all peers.

Tried on simulated regions of 92 and 190 places with 5 and 3 expected in each, the probability is
what it says where provision varies by a half or more. It says a little too much where provision
varies by a fifth (of the few places given 0.5 to 0.8, 0.55 on average, 0.44 to 0.48 are truly in
the lowest fifth) and where it is log-normal rather than gamma (0.55 to 0.60 of those given 0.58 to
0.64). Where it is even, hardly a region in twenty has any place named at all; one that is named
there is named by chance.
"""

from typing import Literal

import numpy as np
import numpy.typing as npt
from numpy.random import Generator

from atlas.measures.arrays import Floats, Integers
from atlas.measures.shrinkage import Posterior

Drawn = npt.NDArray[np.float32]
Look = Literal["first", "possible", ""]

# PRODUCT.md, "Where to look first".
FIRST, POSSIBLE = 0.8, 0.5
# A fifth of fewer places than this is no place at all.
FEWEST = 5
# Draws are made in blocks of so many numbers, which bounds the memory.
BLOCK = 2_000_000


def lowest_fifth(
    posterior: Posterior, *, seed: int, draws: int = 2000, fifth: float = 0.2
) -> Floats:
    """The probability (n,) of each place being in the lowest fifth of provision among all n.

    The share of ``draws`` of all places together in which it is (Goldstein and Spiegelhalter
    1996, JRSS A 159:385; Laird and Louis 1989). A fifth is n × ``fifth`` rounded down, so that
    the probabilities sum to that number. One draw has one variation between places: that it is
    not known makes the places' ranks less sure together. NaN for all where there are fewer than
    ``FEWEST`` places: a fifth of them means nothing.
    """
    places = posterior.shapes.shape[1]
    if places < FEWEST:
        return np.full(places, np.nan)
    lowest = max(int(places * fifth + 1e-9), 1)
    rng = np.random.default_rng(seed)
    picked = rng.choice(len(posterior.weights), size=draws, p=posterior.weights)
    times = np.zeros(places, dtype=np.int64)
    for block in np.array_split(picked, -(-draws * places // BLOCK)):
        drawn = _drawn(posterior, block, rng)
        last = np.partition(drawn, lowest - 1, axis=1)[:, lowest - 1 : lowest]
        times += (drawn <= last).sum(axis=0)
    return times / draws


def _drawn(posterior: Posterior, picked: Integers, rng: Generator) -> Drawn:
    """Draw θ of all n places once for each of the ``picked`` variations (draws, n)."""
    scaled: Drawn = rng.standard_gamma(posterior.shapes[picked], dtype=np.float32)
    return np.divide(scaled, posterior.rates[picked], dtype=np.float32)


def above(posterior: Posterior, at: float = 1.0) -> Floats:
    """The probability (n,) that relative provision θ is above ``at``."""
    return 1 - posterior.below(at)


def look(*, is_worst_fifth: bool | None, probability: float | None) -> Look:
    """Class a place by need and by the probability of thin provision.

    The probability that it is in both fifths is that of provision where its need is in the worst
    fifth, and nought elsewhere, for need is known. Empty for neither, and where not known.
    """
    if not is_worst_fifth or probability is None or not probability >= POSSIBLE:
        return ""
    return "first" if probability >= FIRST else "possible"
