"""Need of a place made of neighbourhoods: averages of scores and shares of residents.

Never an average of ranks or deciles. The averages are those of MHCLG's summaries for councils
(English Indices of Deprivation 2025, technical report, "higher-level geographies").
"""

import numpy as np
import numpy.typing as npt

from atlas.measures.arrays import Floats, Integers, counts, known


def weighted_average(score: npt.ArrayLike, population: npt.ArrayLike) -> float:
    """Average the neighbourhoods' scores (n,), each by its population (n,).

    Raises ``ValueError`` where a score is not known or nobody lives in any.
    """
    people = counts(population, "population")
    if not people.sum() > 0:
        raise ValueError("nobody lives there")
    return float(np.average(known(score, "score"), weights=people))


def rerank(scores: npt.ArrayLike) -> Integers:
    """Rank places (n,) by score: 1 is the greatest need; places that tie share the better rank."""
    least = -known(scores, "scores")
    return np.searchsorted(np.sort(least), least) + 1


def share_in(
    decile: npt.ArrayLike, population: npt.ArrayLike, last: int
) -> tuple[float | None, float]:
    """The share of residents in neighbourhoods of decile 1 to ``last``, and the share known.

    Deciles (n,) may be NaN: not known. The first share is of residents whose neighbourhood's
    decile is known, and None where none is; the second is their share of all residents.
    """
    deciles, people = np.asarray(decile, dtype=np.float64), counts(population, "population")
    if deciles.shape != people.shape or not people.sum() > 0:
        raise ValueError("deciles and residents differ in number, or nobody lives there")
    held = people[~np.isnan(deciles)].sum()
    worst = people[deciles <= last].sum()
    return (float(worst / held) if held else None), float(held / people.sum())


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
