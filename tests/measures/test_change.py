"""Change in need, by hand."""

import numpy as np
import pytest

from atlas.measures import change

NAN = float("nan")


def test_persistence_counts_the_releases_in_the_worst_deciles():
    deciles = [[1, 1, 1], [1, 2, 3], [2, 2, 2], [10, 1, 10]]
    assert change.persistence(deciles, 1).tolist() == [3, 1, 0, 1]
    assert change.persistence(deciles, 2).tolist() == [3, 2, 3, 1]


def test_persistence_is_not_known_where_a_release_is_not():
    times = change.persistence([[1, NAN, 1], [NAN, 9, 9], [1, 1, 1]], 1)
    assert np.isnan(times).tolist() == [True, True, False]


def test_movement_is_among_all_of_england_and_below_nought_is_toward_need():
    moved = change.movement([1, 16422, 32844], [338, 1, 33755], total_from=32844, total_to=33755)
    # Half a step in: 0.5 / 32,844 is the most deprived; 16,421.5 / 32,844 the middle.
    np.testing.assert_allclose(moved.percentile_from, [0.00152, 49.9985, 99.9985], atol=1e-4)
    np.testing.assert_allclose(moved.points, [0.99833, -49.997, 0], atol=1e-3)
    assert moved.decile_from.tolist() == [1, 5, 10]
    assert moved.decile_to.tolist() == [1, 1, 10]
    assert moved.steps.tolist() == [0, -4, 0]


def test_a_rank_beyond_the_release_is_refused():
    with pytest.raises(ValueError, match="beyond"):
        change.movement([5], [5], total_from=4, total_to=10)
