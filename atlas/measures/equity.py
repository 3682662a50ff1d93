"""Who has the organisations: shares by deprivation decile, and the concentration curve."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from atlas.measures.arrays import Floats, counts, known

# Resamples are made in blocks of so many numbers, which bounds the memory.
BLOCK = 2_000_000
DECILES = 10


@dataclass(frozen=True)
class Resampling:
    """How to resample: from which seed, how often, and how sure the limits are to be."""

    seed: int
    draws: int = 1000
    confidence: float = 0.95


@dataclass(frozen=True)
class Shares:
    """By decile (10,), 1 first: shares (0 to 1) of organisations and of residents.

    ``difference`` is the first less the second: above nought is more than their share.
    """

    organisations: Floats
    residents: Floats

    @property
    def difference(self) -> Floats:
        """The share of organisations less the share of residents (10,)."""
        return self.organisations - self.residents


@dataclass(frozen=True)
class Concentration:
    """The curve from the greatest need on: cumulative shares, each (m + 1,), from 0 to 1.

    ``index`` is between -1 and 1: below nought there is more in places of greater need.
    """

    residents: Floats
    organisations: Floats
    index: float


def by_decile(organisations: npt.ArrayLike, residents: npt.ArrayLike) -> Shares:
    """Share out organisations (10,) and residents (10,) over the deciles.

    Raises ``ValueError`` where there are none at all of either.
    """
    bodies, people = counts(organisations, "organisations"), counts(residents, "residents")
    if not (bodies.sum() > 0 and people.sum() > 0):
        raise ValueError("there is nothing to share out")
    return Shares(bodies / bodies.sum(), people / people.sum())


def summed(decile: npt.ArrayLike, values: npt.ArrayLike) -> Floats:
    """Sum values (n,) of neighbourhoods by their decile, 1 to 10: (10,)."""
    of = known(decile, "decile", above=0).astype(np.int64)
    sums = np.bincount(of - 1, weights=counts(values, "values"), minlength=DECILES)
    return np.asarray(sums, dtype=np.float64)


def difference_interval(
    decile: npt.ArrayLike,
    organisations: npt.ArrayLike,
    residents: npt.ArrayLike,
    how: Resampling,
) -> tuple[Floats, Floats]:
    """Limits (10,) and (10,) of ``by_decile``'s difference, by resampling neighbourhoods (n,).

    The percentile bootstrap (Efron and Tibshirani 1993, chapter 13). A resample without a single
    organisation says nothing and is left out. Raises ``ValueError`` as ``by_decile``.
    """
    of = known(decile, "decile", above=0).astype(np.int64)
    bodies, people = counts(organisations, "organisations"), counts(residents, "residents")
    by_decile(bodies, people)
    member = of[:, np.newaxis] == np.arange(1, DECILES + 1)
    differences = []
    for times in resamples(len(of), how):
        counted, lived = times @ (member * bodies[:, None]), times @ (member * people[:, None])
        some = counted.sum(axis=1) > 0
        differences.append(_shares(counted[some]) - _shares(lived[some]))
    return _percentiles(np.concatenate(differences), how.confidence)


def concentration(
    organisations: npt.ArrayLike, residents: npt.ArrayLike, need_rank: npt.ArrayLike
) -> Concentration:
    """The concentration curve and index of neighbourhoods (n,), from the greatest need on.

    Kakwani, Wagstaff and van Doorslaer 1997 (Journal of Econometrics 77:87), for grouped data:
    one less twice the area under the curve. Neighbourhoods of one rank are one step. The sign
    follows the ranks: rank 1 is the greatest need, so the index is below nought where there is
    more in places of greater need. Raises ``ValueError`` as ``by_decile``.
    """
    ranks, step = np.unique(known(need_rank, "need_rank"), return_inverse=True)
    shares = by_decile(
        np.bincount(step, weights=counts(organisations, "organisations"), minlength=len(ranks)),
        np.bincount(step, weights=counts(residents, "residents"), minlength=len(ranks)),
    )
    lived = np.concatenate([[0.0], np.cumsum(shares.residents)])
    held = np.concatenate([[0.0], np.cumsum(shares.organisations)])
    return Concentration(lived, held, float(1 - 2 * np.trapezoid(held, lived)))


def concentration_interval(
    organisations: npt.ArrayLike,
    residents: npt.ArrayLike,
    need_rank: npt.ArrayLike,
    how: Resampling,
) -> tuple[float, float]:
    """Limits of ``concentration``'s index, by resampling neighbourhoods (n,) as above."""
    order = np.argsort(known(need_rank, "need_rank"), kind="stable")
    people, bodies = counts(residents, "residents")[order], counts(organisations, "org")[order]
    by_decile(bodies, people)
    indices = []
    for times in resamples(len(order), how):
        counted, lived = times * bodies, times * people
        middle = np.cumsum(lived, axis=1) - lived / 2
        some = counted.sum(axis=1) > 0
        standing = (counted * middle)[some].sum(axis=1) / lived[some].sum(axis=1)
        indices.append(2 * standing / counted[some].sum(axis=1) - 1)
    low, high = _percentiles(np.concatenate(indices), how.confidence)
    return float(low), float(high)


def resamples(places: int, how: Resampling) -> Iterator[Floats]:
    """How often each place comes up in each resample of as many: blocks of (some, places)."""
    rng = np.random.default_rng(how.seed)
    some = max(1, BLOCK // places)
    for start in range(0, how.draws, some):
        rows = min(some, how.draws - start)
        picked = rng.integers(places, size=(rows, places)) + places * np.arange(rows)[:, None]
        times = np.bincount(picked.ravel(), minlength=rows * places)
        yield times.reshape(rows, places).astype(np.float64)


def _shares(values: Floats) -> Floats:
    return np.asarray(values / values.sum(axis=1, keepdims=True), dtype=np.float64)


def _percentiles(drawn: Floats, confidence: float) -> tuple[Floats, Floats]:
    low, high = np.quantile(drawn, [(1 - confidence) / 2, (1 + confidence) / 2], axis=0)
    return low, high
