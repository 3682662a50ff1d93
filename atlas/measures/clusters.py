"""Where need clusters: local Moran, by esda on libpysal's weights. For the ETL, not the app."""

import warnings
from dataclasses import dataclass

import geopandas
import numpy as np
import numpy.typing as npt
from esda import Moran_Local
from libpysal.graph import Graph

from atlas.measures.arrays import Floats, known

# esda's quadrants, by their number: a place and its neighbours, each high or low.
QUADRANTS = ("", "HH", "LH", "LL", "HL")
SIGNIFICANT = 0.05


@dataclass(frozen=True)
class LocalMoran:
    """Of places (n,): the statistic, its pseudo p-value, and the class where that is small.

    ``p_value`` is NaN for an island, which has no neighbours. ``cluster`` is empty where it is
    chance or an island, else HH (high among high), LL, HL (high among low) or LH.
    """

    statistic: Floats
    p_value: Floats
    cluster: tuple[str, ...]


def touching(polygons: npt.ArrayLike) -> Graph:
    """Who touches whom, even at one corner (queen contiguity), of shapely polygons (n,).

    An island stays an island: nobody is made its neighbour.
    """
    shapes = geopandas.GeoSeries(np.asarray(polygons, dtype=object))
    return Graph.build_contiguity(shapes, rook=False)


def local_moran(
    values: npt.ArrayLike, neighbours: Graph, *, seed: int, permutations: int = 999
) -> LocalMoran:
    """Local Moran's I of values (n,) in the order of ``neighbours``.

    Anselin 1995 (Geographical Analysis 27:93). Inference is by shuffling the others around each
    place. The p-value is two-sided: twice esda's, whose makers ask for that. It is not adjusted
    for the many places looked at: to be read as a map, not as so many tests. Raises
    ``ValueError`` where a value is not known or all are the same.
    """
    read = known(values, "values")
    if not read.std() > 0:
        raise ValueError("values that are all the same have no clusters")
    with warnings.catch_warnings():
        # esda says that its p-value will be two-sided one day; ours is already.
        warnings.filterwarnings("ignore", "The alternative hypothesis", DeprecationWarning)
        found = Moran_Local(
            read, neighbours, permutations=permutations, keep_simulations=False, seed=seed
        )
    alone = neighbours.cardinalities.to_numpy() == 0
    p_value = np.where(alone, np.nan, np.minimum(2 * found.p_sim, 1))
    sure = p_value < SIGNIFICANT
    names = tuple(QUADRANTS[q] if s else "" for q, s in zip(found.q, sure, strict=True))
    return LocalMoran(np.where(alone, np.nan, found.Is), p_value, names)
