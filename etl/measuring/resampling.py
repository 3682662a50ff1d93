"""The bootstrap of ``atlas.measures.equity`` for many definitions at once.

The same draws and the same limits, to the last digits, as its ``difference_interval`` and
``concentration_interval`` give one by one; but neighbourhoods are drawn once for all definitions,
which is what makes a whole country possible.
"""

import warnings
from dataclasses import dataclass

import numpy as np

from atlas.measures.arrays import Floats
from atlas.measures.equity import DECILES, Resampling, resamples


@dataclass(frozen=True)
class Homes:
    """Neighbourhoods (n,) from the most deprived on, and who is counted in each (n, d)."""

    decile: Floats
    residents: Floats
    organisations: Floats


@dataclass(frozen=True)
class Limits:
    """Low and high limits of the differences (10, d) and of the concentration indices (d,).

    Missing for a definition by which nobody is counted.
    """

    difference_low: Floats
    difference_high: Floats
    index_low: Floats
    index_high: Floats


def limits(homes: Homes, how: Resampling) -> Limits:
    """Resample the neighbourhoods and take percentiles (Efron and Tibshirani 1993, chapter 13)."""
    differences, indices = [], []
    for times in resamples(len(homes.decile), how):
        counted = times @ homes.organisations
        # A resample without a single organisation says nothing and is left out.
        counted[counted == 0] = np.nan
        differences.append(_differences(homes, times, counted))
        indices.append(_indices(homes, times, counted))
    tails = [(1 - how.confidence) / 2, (1 + how.confidence) / 2]
    difference = _percentiles(np.concatenate(differences), tails)
    index = _percentiles(np.concatenate(indices), tails)
    return Limits(difference[0], difference[1], index[0], index[1])


def _percentiles(drawn: Floats, tails: list[float]) -> Floats:
    """Percentiles (2, …) of draws (draws, …), of those that say something; missing of none."""
    if not np.isnan(drawn).any():
        return np.quantile(drawn, tails, axis=0)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "All-NaN slice", RuntimeWarning)
        return np.asarray(np.nanquantile(drawn, tails, axis=0))


def _differences(homes: Homes, times: Floats, counted: Floats) -> Floats:
    """Share of organisations less share of residents, by decile: (draws, 10, d)."""
    member = homes.decile[:, np.newaxis] == np.arange(1, DECILES + 1)
    lived = times @ (member * homes.residents[:, np.newaxis])
    each = member[:, :, np.newaxis] * homes.organisations[:, np.newaxis, :]
    there = (times @ each.reshape(len(member), -1)).reshape(len(times), DECILES, -1)
    share = lived / lived.sum(axis=1, keepdims=True)
    return np.asarray(there / counted[:, np.newaxis, :] - share[:, :, np.newaxis])


def _indices(homes: Homes, times: Floats, counted: Floats) -> Floats:
    """The concentration index of each draw and definition: (draws, d)."""
    lived = times * homes.residents
    middle = np.cumsum(lived, axis=1) - lived / 2
    standing = (times * middle) @ homes.organisations / lived.sum(axis=1, keepdims=True)
    return np.asarray(2 * standing / counted - 1)
