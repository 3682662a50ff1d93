"""Councils like ours: the nearest by a few stated measures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from atlas.measures.arrays import Floats, known


@dataclass(frozen=True)
class Neighbours:
    """The nearest first, and how far each is, in standard deviations a measure."""

    codes: tuple[str, ...]
    distances: tuple[float, ...]


def standardised(values: npt.ArrayLike) -> Floats:
    """Values (n,) less their mean, in standard deviations; nought where all are the same."""
    read = known(values, "values")
    spread = read.std()
    return (read - read.mean()) / spread if spread > 0 else np.zeros_like(read)


def nearest(
    codes: Sequence[str],
    table: Mapping[str, npt.ArrayLike],
    *,
    code: str,
    columns: Sequence[str],
    most: int,
) -> Neighbours:
    """The ``most`` places nearest to ``code`` by so many ``columns`` of ``table``, each (n,).

    Euclidean distance of standardised values over the square root of the number of columns, so
    that 1 is a standard deviation in each, however many there are (the nearest-neighbour models
    of CIPFA and ONS are of this kind). Ties go by code. Raises ``ValueError`` where ``code`` is
    not among ``codes``, no column is chosen, or a value is not known.
    """
    if code not in codes or not columns:
        raise ValueError(f"{code!r} cannot be compared by {len(columns)} measures")
    values = np.column_stack([standardised(table[column]) for column in columns])
    away = values - values[list(codes).index(code)]
    distances = np.sqrt(np.square(away).sum(axis=1) / len(columns)).tolist()
    ordered = sorted((far, other) for far, other in zip(distances, codes, strict=True))
    kept = [(far, other) for far, other in ordered if other != code][:most]
    return Neighbours(tuple(other for _, other in kept), tuple(far for far, _ in kept))
