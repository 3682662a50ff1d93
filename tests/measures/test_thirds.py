"""Thirds of provision: as joint draws have them, and no more sure than the counts are."""

import numpy as np
import pytest

from atlas.measures import probability, thirds
from atlas.measures.shrinkage import Prior, fit, posterior


def region(seed: int, places: int, expected: float, variation: float):
    """Make counts of places whose θ varies so much, and return them with the truth."""
    rng = np.random.default_rng(seed)
    due = rng.uniform(0.6, 1.4, size=places) * expected
    shape = variation**-2
    truth = rng.gamma(shape, 1 / shape, size=places)
    return rng.poisson(due * truth), due, truth


def test_chances_are_those_of_joint_draws_among_many_peers():
    seen, due, _ = region(1, 1500, 6.0, 0.5)
    prior = fit(seen, due)
    known = posterior(prior, seen, due)
    lowest, middle, highest = thirds.of_peers(prior, known)
    drawn = probability.lowest_fifth(known, seed=2, draws=4000, fifth=1 / 3)
    not_highest = probability.lowest_fifth(known, seed=3, draws=4000, fifth=2 / 3)
    assert np.abs(lowest - drawn).max() < 0.04
    assert np.abs(highest - (1 - not_highest)).max() < 0.04
    assert lowest + middle + highest == pytest.approx(np.ones(1500))


def test_of_all_peers_a_third_is_expected_in_each_third():
    seen, due, _ = region(4, 2000, 12.0, 0.4)
    prior = fit(seen, due)
    chances = thirds.of_peers(prior, posterior(prior, seen, due))
    assert chances.mean(axis=1) == pytest.approx([1 / 3] * 3, abs=0.03)


def test_where_provision_is_even_hardly_any_place_is_put_in_a_third():
    seen, due, _ = region(5, 150, 4.0, 0.0001)
    prior = fit(seen, due)
    named = thirds.named(thirds.of_peers(prior, posterior(prior, seen, due)))
    assert sum(third is not None for third in named) < 0.1 * len(named)


def test_a_third_that_is_named_is_right_as_often_as_it_says():
    right, said = [], []
    for seed in range(40):
        seen, due, truth = region(seed, 200, 8.0, 0.6)
        prior = fit(seen, due)
        chances = thirds.of_peers(prior, posterior(prior, seen, due))
        ranks = truth.argsort().argsort() * 3 // 200
        for third, rank, chance in zip(
            thirds.named(chances), ranks, chances.max(axis=0), strict=True
        ):
            if third:
                right.append(third == rank + 1)
                said.append(chance)
    assert np.mean(right) == pytest.approx(np.mean(said), abs=0.03)


def test_a_place_with_none_of_many_expected_is_in_the_lowest_third():
    prior = Prior(1.0, (0.5,), (1.0,))
    known = posterior(prior, [0, 30, 90], [30.0, 30.0, 30.0])
    assert thirds.named(thirds.of_peers(prior, known)) == [1, 2, 3]


def test_under_even_odds_no_third_is_named():
    assert thirds.named([[0.49, 0.5], [0.3, 0.3], [0.21, 0.2]]) == [None, 1]
