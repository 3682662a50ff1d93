"""Local Moran against esda, and clusters that were put in."""

import warnings

import numpy as np
import pytest
from esda import Moran_Local
from libpysal.weights import Queen
from shapely import box

from atlas.measures import clusters

SIDE = 12
GRID = [box(x, y, x + 1, y + 1) for x in range(SIDE) for y in range(SIDE)]


def _values():
    """Chance, with a corner of high need and one of low."""
    values = np.random.default_rng(2).normal(50, 5, (SIDE, SIDE))
    values[:3, :3] += 30
    values[-3:, -3:] -= 30
    return values.ravel()


def _esda(values):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        neighbours = Queen.from_iterable(GRID)
        return Moran_Local(values, neighbours, permutations=999, seed=7)


def test_the_statistic_is_esda_s_and_anselin_s_formula_s():
    values = _values()
    found = clusters.local_moran(values, clusters.touching(GRID), seed=7)
    np.testing.assert_allclose(found.statistic, _esda(values).Is, rtol=1e-9)
    z = (values - values.mean()) / values.std()
    by_hand = []
    for i in range(SIDE * SIDE):
        x, y = divmod(i, SIDE)
        near = [
            a * SIDE + b
            for a in range(max(x - 1, 0), min(x + 2, SIDE))
            for b in range(max(y - 1, 0), min(y + 2, SIDE))
            if (a, b) != (x, y)
        ]
        by_hand.append(z[i] * z[near].mean())
    # esda scales by n - 1 where Anselin has n.
    scale = (SIDE * SIDE - 1) / SIDE**2
    np.testing.assert_allclose(found.statistic, np.array(by_hand) * scale, rtol=1e-9)


def test_the_p_value_is_twice_esda_s_and_the_classes_are_its_quadrants():
    values, theirs = _values(), _esda(_values())
    found = clusters.local_moran(values, clusters.touching(GRID), seed=7)
    np.testing.assert_allclose(found.p_value, np.minimum(2 * theirs.p_sim, 1), atol=0.05)
    names = {1: "HH", 2: "LH", 3: "LL", 4: "HL"}
    for cluster, quadrant, p_value in zip(found.cluster, theirs.q, found.p_value, strict=True):
        assert cluster == (names[quadrant] if p_value < 0.05 else "")


def test_it_finds_the_corners_and_little_else():
    found = np.array(
        clusters.local_moran(_values(), clusters.touching(GRID), seed=7).cluster
    ).reshape(SIDE, SIDE)
    assert (found[:3, :3] == "HH").all()
    assert (found[-3:, -3:] == "LL").all()
    assert np.isin(found, ["HH", "LL"]).sum() <= 18 + 12


def test_a_low_place_among_high_ones_is_an_outlier():
    values = _values().reshape(SIDE, SIDE)
    values[1, 1] = 20
    found = clusters.local_moran(values.ravel(), clusters.touching(GRID), seed=7)
    assert found.cluster[SIDE + 1] == "LH"


def test_chance_alone_makes_few_clusters():
    values = np.random.default_rng(8).normal(size=SIDE * SIDE)
    found = clusters.local_moran(values, clusters.touching(GRID), seed=1)
    assert np.mean([cluster != "" for cluster in found.cluster]) < 0.1


def test_places_that_meet_at_a_corner_touch_and_an_island_stays_one():
    shapes = [box(0, 0, 1, 1), box(1, 1, 2, 2), box(1, 0, 2, 1), box(9, 9, 10, 10)]
    neighbours = clusters.touching(shapes)
    assert neighbours.cardinalities.tolist() == [2, 2, 2, 0]
    found = clusters.local_moran([1, 2, 3, 9], neighbours, seed=1)
    assert found.cluster[3] == ""
    assert np.isnan([found.p_value[3], found.statistic[3]]).all()
    assert not np.isnan(found.p_value[:3]).any()


def test_the_same_seed_gives_the_same():
    neighbours = clusters.touching(GRID)
    one = clusters.local_moran(_values(), neighbours, seed=3)
    assert (clusters.local_moran(_values(), neighbours, seed=3).p_value == one.p_value).all()
    assert (clusters.local_moran(_values(), neighbours, seed=4).p_value != one.p_value).any()


@pytest.mark.parametrize(
    ("values", "why"), [([5.0] * 4, "same"), ([1, 2, 3, float("nan")], "not known")]
)
def test_what_has_no_clusters_is_refused(values, why):
    shapes = [box(i, 0, i + 1, 1) for i in range(4)]
    with pytest.raises(ValueError, match=why):
        clusters.local_moran(values, clusters.touching(shapes), seed=1)
