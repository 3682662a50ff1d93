"""Shrinkage against esda's, its model on simulated regions, and what must always hold."""

import numpy as np
import pytest
from esda.smoothing import Empirical_Bayes
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from atlas.measures import shrinkage
from tests.measures.regions import simulate

PLACES = st.lists(
    st.tuples(st.integers(0, 40), st.floats(0.2, 60)), min_size=1, max_size=25
).filter(lambda places: any(count for count, _ in places))


def _region(variation=0.6, places=400, expected=6):
    return simulate(np.random.default_rng(3), places, expected, variation)


def test_by_moments_the_shrunk_mean_is_esda_s_to_the_last_digit():
    region = _region()
    theirs = Empirical_Bayes(region.observed, region.expected).r.ravel()
    prior = shrinkage.moments(region.observed, region.expected)
    ours = shrinkage.posterior(prior, region.observed, region.expected).mean
    np.testing.assert_allclose(ours, theirs, rtol=1e-12)


@pytest.mark.parametrize("variation", [0.4, 0.7, 1.2])
def test_the_mixture_agrees_with_esda_where_the_counts_can_tell(variation):
    region = _region(variation, places=3000)
    theirs = Empirical_Bayes(region.observed, region.expected).r.ravel()
    prior = shrinkage.fit(region.observed, region.expected)
    ours = shrinkage.posterior(prior, region.observed, region.expected).mean
    assert np.abs(ours - theirs).mean() < 0.02
    assert np.corrcoef(ours, theirs)[0, 1] > 0.999


@pytest.mark.parametrize("variation", [0.3, 0.6, 1.2])
def test_it_finds_the_variation_that_was_put_in(variation):
    region = _region(variation, places=3000)
    assert shrinkage.fit(region.observed, region.expected).variation == pytest.approx(
        variation, rel=0.1
    )


def test_a_place_worked_by_hand():
    # Mean 1, variation 0.5: a gamma of shape 4 and rate 4. 9 counted of 3 expected: 13 over 7.
    prior = shrinkage.Prior(1.0, (0.5,), (1.0,))
    known = shrinkage.posterior(prior, [9], [3.0])
    assert known.mean[0] == pytest.approx(13 / 7, rel=1e-12)
    by_scipy = stats.gamma(13, scale=1 / 7)
    low, high = known.interval()
    assert (low[0], high[0]) == pytest.approx(tuple(by_scipy.ppf([0.025, 0.975])), rel=1e-9)
    assert known.below(2.0)[0] == pytest.approx(by_scipy.cdf(2.0), rel=1e-9)


def test_the_weights_are_the_likelihoods_integrated_by_brute_force():
    observed, expected = np.array([0, 7, 2]), np.array([2.0, 3.0, 4.0])
    theta = np.linspace(1e-6, 12, 40_001)
    explained = []
    for variation in shrinkage.VARIATIONS:
        shape = variation**-2
        density = stats.gamma.pdf(theta, shape, scale=1 / shape)
        explained.append(
            np.prod(
                [
                    np.trapezoid(stats.poisson.pmf(o, e * theta) * density, theta)
                    for o, e in zip(observed, expected, strict=True)
                ]
            )
        )
        if variation > 0.7:
            break
    prior = shrinkage.fit(observed, expected)
    ours = np.array(prior.weights[: len(explained)])
    np.testing.assert_allclose(
        ours / ours.sum(), np.array(explained) / np.sum(explained), rtol=1e-4
    )


def test_the_interval_of_a_mixture_is_its_own_quantiles():
    region = _region(0.2, places=60)
    known = shrinkage.posterior(
        shrinkage.fit(region.observed, region.expected), region.observed, region.expected
    )
    assert len(known.weights) > 5
    low, high = known.interval(0.9)
    np.testing.assert_allclose(known.below(low), 0.05, atol=1e-5)
    np.testing.assert_allclose(known.below(high), 0.95, atol=1e-5)


@pytest.mark.parametrize(("places", "expected"), [(92, 5), (190, 3), (1000, 5)])
@pytest.mark.parametrize("variation", [0.5, 1.0])
def test_the_intervals_hold_the_truth_about_as_often_as_they_say(places, expected, variation):
    rng = np.random.default_rng(11)
    held = []
    for _ in range(20):
        region = simulate(rng, places, expected, variation)
        prior = shrinkage.fit(region.observed, region.expected)
        low, high = shrinkage.posterior(prior, region.observed, region.expected).interval()
        held.append(((low <= region.true) & (region.true <= high)).mean())
    assert 0.92 <= np.mean(held) <= 0.97


def test_where_provision_is_even_every_place_is_taken_to_be_near_the_mean():
    region = _region(0, places=1000)
    prior = shrinkage.fit(region.observed, region.expected)
    known = shrinkage.posterior(prior, region.observed, region.expected)
    assert prior.variation < 0.12
    assert np.ptp(known.mean) < np.ptp(region.observed / region.expected) / 10


def test_moments_that_find_no_variation_stand_for_evenness():
    # Counts as expected to the last one vary less than chance would have it.
    prior = shrinkage.moments([3, 6, 9], [3.0, 6.0, 9.0])
    assert prior.variations == (shrinkage.VARIATIONS[0],)


@given(PLACES)
def test_the_shrunk_mean_lies_between_the_raw_ratio_and_the_mean_of_peers(places):
    observed, expected = (np.array(column, dtype=float) for column in zip(*places, strict=True))
    prior = shrinkage.fit(observed, expected)
    known = shrinkage.posterior(prior, observed, expected)
    raw = observed / expected
    assert (known.mean >= np.minimum(raw, prior.mean) - 1e-9).all()
    assert (known.mean <= np.maximum(raw, prior.mean) + 1e-9).all()


@given(PLACES, st.floats(0.5, 0.998))
def test_an_interval_is_in_order_and_its_ends_are_above_nought(places, confidence):
    observed, expected = zip(*places, strict=True)
    known = shrinkage.posterior(shrinkage.fit(observed, expected), observed, expected)
    low, high = known.interval(confidence)
    assert (low >= 0).all()
    assert (low < high).all()


@given(PLACES)
def test_more_counted_is_never_less_provision(places):
    observed, expected = (np.array(column, dtype=float) for column in zip(*places, strict=True))
    prior = shrinkage.fit(observed, expected)
    fewer = shrinkage.posterior(prior, observed, expected).mean
    assert (shrinkage.posterior(prior, observed + 1, expected).mean > fewer).all()


@given(PLACES)
def test_weights_are_shares_of_known_variations(places):
    observed, expected = zip(*places, strict=True)
    prior = shrinkage.fit(observed, expected)
    assert sum(prior.weights) == pytest.approx(1)
    assert set(prior.variations) <= set(shrinkage.VARIATIONS)


@given(PLACES, st.floats(0.01, 100))
def test_the_unit_of_what_is_expected_does_not_matter(places, times):
    observed, expected = (np.array(column, dtype=float) for column in zip(*places, strict=True))
    assume(times * expected.min() > 1e-3)
    one, other = shrinkage.fit(observed, expected), shrinkage.fit(observed, expected * times)
    assert other.mean * times == pytest.approx(one.mean)
    assert other.variation == pytest.approx(one.variation, rel=1e-6)


@pytest.mark.parametrize(
    ("observed", "expected", "why"),
    [
        ([1, float("nan")], [1, 1], "not known"),
        ([1, -1], [1, 1], "negative"),
        ([1, 1], [1, 0], "above 0"),
        ([1, 1], [1], "differ"),
        ([0, 0], [1, 1], "nobody"),
        ([], [], "nobody"),
    ],
)
def test_what_cannot_be_fitted_is_refused(observed, expected, why):
    for fitted in (shrinkage.fit, shrinkage.moments):
        with pytest.raises(ValueError, match=why):
            fitted(observed, expected)
