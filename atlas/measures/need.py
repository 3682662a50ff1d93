"""Where ranks of need fall: in which tenth or fifth of all places, and how far along.

Never an average of ranks or deciles: averages of scores are made in the build's own models.
"""

import numpy as np
import numpy.typing as npt

from atlas.measures.arrays import Floats, Integers, known


def fifth(rank: npt.ArrayLike, total: int) -> Integers:
    """The fifth of ``total`` places that each rank (n,) is in: 1 is the greatest need."""
    return group(rank, total, 5)


def decile(rank: npt.ArrayLike, total: int) -> Integers:
    """The tenth of ``total`` places that each rank (n,) is in: 1 is the greatest need."""
    return group(rank, total, 10)


def group(rank: npt.ArrayLike, total: int, groups: int) -> Integers:
    """Which of so many equal ``groups`` of ``total`` places each rank (n,) falls in, from 1."""
    ranks = known(rank, "rank", above=0)
    if (ranks > total).any():
        raise ValueError(f"a rank is beyond {total}")
    return np.ceil(ranks * groups / total).astype(np.int64)


def quantile_of(ranks: Floats, total: int) -> Floats:
    """Where ranks (n,) stand among ``total`` places, 0 to 100: the middle of each one's step."""
    return (ranks - 0.5) / total * 100
