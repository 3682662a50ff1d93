"""Change in need between releases: by ranks and deciles, for scores cannot be compared.

Ranks are relative: a place may move because others did.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from atlas.measures.arrays import Floats, Integers, known
from atlas.measures.need import decile, quantile_of


@dataclass(frozen=True)
class Movement:
    """How neighbourhoods (n,) moved: percentiles 0 to 100, deciles 1 to 10; low is greater need.

    ``points`` and ``steps`` are later less earlier: below nought is toward greater need.
    """

    percentile_from: Floats
    percentile_to: Floats
    decile_from: Integers
    decile_to: Integers

    @property
    def points(self) -> Floats:
        """Percentage points of England's neighbourhoods passed (n,)."""
        return self.percentile_to - self.percentile_from

    @property
    def steps(self) -> Integers:
        """Deciles passed (n,)."""
        return self.decile_to - self.decile_from


def persistence(deciles: npt.ArrayLike, last: int) -> Floats:
    """In how many releases (columns of (n, releases)) each place was in decile 1 to ``last``.

    NaN where the decile of any release is not known: it cannot be said.
    """
    read = np.asarray(deciles, dtype=np.float64)
    times = (read <= last).sum(axis=1).astype(np.float64)
    return np.where(np.isnan(read).any(axis=1), np.nan, times)


def movement(
    rank_from: npt.ArrayLike, rank_to: npt.ArrayLike, *, total_from: int, total_to: int
) -> Movement:
    """Movement between two releases, of ranks (n,) among so many neighbourhoods in each."""
    before, after = known(rank_from, "rank_from"), known(rank_to, "rank_to")
    return Movement(
        percentile_from=quantile_of(before, total_from),
        percentile_to=quantile_of(after, total_to),
        decile_from=decile(before, total_from),
        decile_to=decile(after, total_to),
    )
