"""Is a place growing faster than its peers?"""

import numpy as np
import pytest

from atlas.measures import momentum


def test_a_place_with_many_more_new_ones_than_its_peers_is_surely_growing():
    new = np.array([3] * 30 + [20, 0])
    said = momentum.growing_probability(new, np.full(32, 3.0))
    assert said[30] > 0.95
    assert said[31] < 0.3
    assert said[:30] == pytest.approx(said[0])


def test_where_all_grow_alike_about_half_are_above_and_nobody_is_sure():
    rng = np.random.default_rng(12)
    said = momentum.growing_probability(rng.poisson(2, 500), np.full(500, 2.0))
    assert said.mean() == pytest.approx(0.5, abs=0.05)
    assert ((said > 0.9) | (said < 0.1)).mean() < 0.01


def test_the_probability_is_that_of_truly_growing_faster():
    rng = np.random.default_rng(13)
    said, true = [], []
    for _ in range(20):
        faster, expected = rng.gamma(4, 1 / 4, 200), rng.uniform(1, 5, 200)
        said.append(momentum.growing_probability(rng.poisson(expected * faster), expected))
        true.append(faster > 1)
    said, true = np.concatenate(said), np.concatenate(true)
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        inside = (said >= low) & (said < low + 0.2)
        assert true[inside].mean() == pytest.approx(said[inside].mean(), abs=0.06)


def test_nobody_new_anywhere_is_refused():
    with pytest.raises(ValueError, match="nobody"):
        momentum.growing_probability([0, 0], [1, 1])
