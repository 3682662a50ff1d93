"""Is the probability of thin provision what it says, and does it stay quiet where all is even?"""

import time
from itertools import pairwise

import numpy as np
import pytest
from scipy import integrate, stats

from atlas.measures import probability, shrinkage
from tests.measures.regions import simulate

BINS = (0.0, 0.1, 0.3, 0.5, 0.65, 0.8, 1.01)


def _known(shapes, rates):
    """What is known of places by one gamma each."""
    return shrinkage.Posterior(
        np.array([shapes], dtype=float), np.array([rates], dtype=float), np.array([1.0])
    )


def test_the_draws_agree_with_the_integral():
    # Lowest of five: the integral of its density times the chance that the others are above it.
    shapes, rates = np.array([2.0, 5, 9, 3, 7]), np.array([3.0, 4, 8, 5, 5])
    others = [stats.gamma(a, scale=1 / b) for a, b in zip(shapes, rates, strict=True)]

    def lowest(place):
        def chance(at):
            above = [other.sf(at) for i, other in enumerate(others) if i != place]
            return others[place].pdf(at) * np.prod(above)

        return integrate.quad(chance, 0, 20, limit=200)[0]

    drawn = probability.lowest_fifth(_known(shapes, rates), seed=1, draws=40_000)
    np.testing.assert_allclose(drawn, [lowest(i) for i in range(5)], atol=0.01)


def test_the_draws_agree_with_drawing_and_ranking_one_by_one():
    region = simulate(np.random.default_rng(2), 40, 4, 0.5)
    prior = shrinkage.fit(region.observed, region.expected)
    known = shrinkage.posterior(prior, region.observed, region.expected)
    rng, times = np.random.default_rng(8), np.zeros(40)
    for _ in range(6000):
        which = rng.choice(len(prior.weights), p=prior.weights)
        theta = stats.gamma.rvs(known.shapes[which], scale=1 / known.rates[which], random_state=rng)
        times[np.argsort(theta)[:8]] += 1
    ours = probability.lowest_fifth(known, seed=1, draws=6000)
    np.testing.assert_allclose(ours, times / 6000, atol=0.04)


@pytest.mark.parametrize(("places", "regions"), [(92, 90), (190, 60), (1000, 15)])
@pytest.mark.parametrize("variation", [0.3, 0.5, 1.0])
def test_of_places_given_a_probability_that_share_is_truly_in_the_lowest_fifth(
    places, regions, variation
):
    rng = np.random.default_rng(4)
    said, true = [], []
    for seed in range(regions):
        region = simulate(rng, places, 4, variation)
        said.append(region.probability(seed))
        true.append(region.is_lowest_fifth)
    said, true = np.concatenate(said), np.concatenate(true)
    for low, high in pairwise(BINS):
        inside = (said >= low) & (said < high)
        if inside.sum() < 40:
            continue
        # Places of one region share its variation, so they err together: 0.05 allows for that.
        allowed = 0.05 + 2.5 * np.sqrt(0.25 / inside.sum())
        assert true[inside].mean() == pytest.approx(said[inside].mean(), abs=allowed)


@pytest.mark.parametrize("variation", [0.5, 1.0])
def test_it_does_name_places_where_provision_varies(variation):
    region = simulate(np.random.default_rng(6), 190, 6, variation)
    said = region.probability(1)
    named = said >= probability.POSSIBLE
    assert named.sum() >= 15
    assert region.is_lowest_fifth[named].mean() > 0.5


REGIONS = 400
# In one even region in twenty, at the most, may any place at all be named; with its error here.
ANY_NAMED = 0.05 + 2.5 * np.sqrt(0.05 * 0.95 / REGIONS)


def _said_where_even(places, expected, fit):
    """The probabilities given to each place of many regions with even provision."""
    rng = np.random.default_rng(7)
    regions = [simulate(rng, places, expected, 0) for _ in range(REGIONS)]
    return np.array(
        [region.probability(seed, draws=300, fit=fit) for seed, region in enumerate(regions)]
    )


@pytest.mark.parametrize(("places", "expected"), [(92, 5), (190, 3)])
def test_it_does_not_cry_wolf_where_provision_is_even(places, expected):
    said = _said_where_even(places, expected, shrinkage.fit)
    assert (said < probability.FIRST).all()
    named = said >= probability.POSSIBLE
    assert named.any(axis=1).mean() <= ANY_NAMED
    # A place is named in no more of the regions than its own probability, a fifth, says.
    assert said.mean() == pytest.approx(places // 5 / places, abs=1e-4)
    assert (named.mean(axis=0) <= said.mean(axis=0) / 10).all()


def test_the_best_single_guess_cries_wolf_which_is_why_the_guesses_are_mixed():
    said = _said_where_even(92, 5, shrinkage.moments)
    assert (said >= probability.POSSIBLE).any(axis=1).mean() > ANY_NAMED


def test_probabilities_sum_to_the_number_of_places_in_a_fifth():
    for places in (5, 9, 10, 92):
        region = simulate(np.random.default_rng(places), places, 4, 0.7)
        assert region.probability(1).sum() == pytest.approx(places // 5, abs=0.01)


def test_fewer_counted_of_the_same_expected_is_likelier_thin():
    known = shrinkage.posterior(shrinkage.Prior(1.0, (0.5,), (1.0,)), range(20), [8.0] * 20)
    said = probability.lowest_fifth(known, seed=1, draws=20_000)
    assert (np.diff(said) <= 0.01).all()
    assert said[0] > 0.9
    assert said[-1] < 0.01


def test_the_same_seed_gives_the_same_and_another_nearly_so():
    region = simulate(np.random.default_rng(1), 60, 4, 0.5)
    assert (region.probability(5) == region.probability(5)).all()
    assert (region.probability(5) != region.probability(6)).any()
    assert np.abs(region.probability(5) - region.probability(6)).max() < 0.15


def test_blocks_do_not_change_what_is_drawn(monkeypatch):
    region = simulate(np.random.default_rng(1), 60, 4, 0.5)
    whole = region.probability(5)
    monkeypatch.setattr(probability, "BLOCK", 700)
    assert (region.probability(5) == whole).all()


def test_a_fifth_of_four_places_is_not_known():
    region = simulate(np.random.default_rng(1), 4, 4, 0.5)
    assert np.isnan(region.probability(1)).all()


def test_above_is_the_upper_tail():
    known = _known([4.0, 30.0], [5.0, 20.0])
    expected = stats.gamma.sf(1, [4, 30], scale=[1 / 5, 1 / 20])
    np.testing.assert_allclose(probability.above(known), expected, rtol=1e-9)


@pytest.mark.parametrize(
    ("worst", "said", "look"),
    [
        (True, 0.8, "first"),
        (True, 0.79, "possible"),
        (True, 0.5, "possible"),
        (True, 0.49, ""),
        (False, 0.99, ""),
        (None, 0.99, ""),
        (True, None, ""),
        (True, float("nan"), ""),
    ],
)
def test_where_to_look(worst, said, look):
    assert probability.look(is_worst_fifth=worst, probability=said) == look


def test_all_of_england_takes_about_a_second():
    region = simulate(np.random.default_rng(1), 6856, 4, 0.5)
    began = time.process_time()
    region.probability(1, draws=2000)
    assert time.process_time() - began < 4
