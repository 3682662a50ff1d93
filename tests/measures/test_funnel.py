"""The funnel: its limits against the Poisson distribution, and overdispersion worked by hand."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from atlas.measures import funnel


def _quantile_by_hand(mean, share):
    """Add up the Poisson probabilities until ``share`` is reached; interpolate the last step."""
    count, reached, before = 0, math.exp(-mean), 0.0
    while reached < share:
        count += 1
        before, reached = reached, reached + math.exp(-mean) * mean**count / math.factorial(count)
    return count - (reached - share) / (reached - before)


@pytest.mark.parametrize("expected", [0.4, 3.0, 5.5, 20.0, 60.0])
@pytest.mark.parametrize("level", [0.95, 0.998])
def test_the_limits_are_the_poisson_s_own_added_up_by_hand(expected, level):
    low, high = funnel.limits([expected], level=level)
    tail = (1 - level) / 2
    assert low[0] == pytest.approx(max(_quantile_by_hand(expected, tail), 0) / expected, abs=1e-9)
    assert high[0] == pytest.approx(_quantile_by_hand(expected, 1 - tail) / expected, abs=1e-9)


def test_a_large_place_s_limits_are_nearly_the_normal_s():
    low, high = funnel.limits([10_000.0], level=0.95)
    assert (low[0], high[0]) == pytest.approx((1 - 0.0196, 1 + 0.0196), abs=2e-4)


def test_chance_alone_leaves_about_as_many_outside_as_they_say():
    rng = np.random.default_rng(5)
    expected = rng.uniform(8, 60, 20_000)
    ratio = rng.poisson(expected) / expected
    for level in (0.95, 0.998):
        low, high = funnel.limits(expected, level=level)
        outside = np.mean((ratio < low) | (ratio > high))
        assert outside == pytest.approx(1 - level, rel=0.35)


def test_phi_widens_the_limits_by_its_root_and_never_below_nought():
    low, high = funnel.limits([30.0, 2.0])
    lower, higher = funnel.limits([30.0, 2.0], phi=4)
    np.testing.assert_allclose(higher - 1, 2 * (high - 1))
    assert lower[0] == pytest.approx(1 - 2 * (1 - low[0]))
    assert lower[1] == 0


@given(st.floats(0.1, 500), st.floats(1, 9))
def test_the_limits_lie_about_one_and_the_surer_ones_farther(expected, phi):
    low, high = funnel.limits([expected], level=0.95, phi=phi)
    lower, higher = funnel.limits([expected], level=0.998, phi=phi)
    assert 0 <= lower[0] <= low[0] < 1 < higher[0]
    assert high[0] < higher[0]


def test_overdispersion_worked_by_hand():
    # Ten places of 4 expected and 4 counted on average: z = (count - 4) / 2. Ordered they are
    # -2 -1.5 -1 -.5 0 0 .5 1 1.5 2: the squares sum to 15. The outermost of each side is drawn in
    # to -1.5 and 1.5 for phi: 4 × 2.25 + 2 × 1 + 2 × 0.25 = 11.5. Where all expect the same, the
    # variance by chance is that of chi-squared, less one part in 40, the number counted.
    found = funnel.overdispersion([0, 1, 2, 3, 4, 4, 5, 6, 7, 8], [4.0] * 10)
    assert found.statistic == pytest.approx(15)
    assert found.phi == pytest.approx(1.15)
    assert found.degrees == 9
    assert found.variance == pytest.approx(2 * 9 * 39 / 40)
    assert found.p_value == pytest.approx(stats.chi2.sf(15 * 40 / 39, 9 * 40 / 39))
    assert not found.is_found
    assert found.widening == 1


def test_the_pooled_ratio_is_taken_out_first():
    one = funnel.overdispersion([2, 9, 4, 12, 1], [4.0, 5, 3, 8, 2])
    ten_times = funnel.overdispersion([2, 9, 4, 12, 1], [40.0, 50, 30, 80, 20])
    assert ten_times.statistic == pytest.approx(one.statistic)


@pytest.mark.parametrize(
    ("variation", "smallest", "largest", "least", "most"),
    [(0, 3, 12, 0.02, 0.08), (0, 0.2, 2, 0.02, 0.09), (0.6, 3, 12, 0.95, 1.0)],
)
def test_it_is_found_where_it_was_put_in_and_five_times_in_a_hundred_elsewhere(
    variation, smallest, largest, least, most
):
    rng = np.random.default_rng(9)
    found = []
    for _ in range(400):
        expected = rng.uniform(smallest, largest, 100)
        true = rng.gamma(variation**-2, variation**2, 100) if variation else np.ones(100)
        found.append(funnel.overdispersion(rng.poisson(expected * true), expected).is_found)
    assert least <= np.mean(found) <= most


def test_the_mean_and_variance_by_chance_are_those_of_counts_drawn_by_chance():
    rng = np.random.default_rng(4)
    expected = np.array([0.5, 1, 2, 4, 8.5])
    drawn = rng.multinomial(16, expected / 16, 20_000)
    found = [funnel.overdispersion(seen, expected) for seen in drawn]
    statistics = np.array([one.statistic for one in found])
    assert statistics.mean() == pytest.approx(found[0].degrees, rel=0.03)
    assert statistics.var() == pytest.approx(found[0].variance, rel=0.1)


def test_a_few_far_outliers_are_found_and_do_not_widen_the_funnel():
    seen = [40, 40, *[9, 10, 11] * 12]
    found = funnel.overdispersion(seen, [10.0] * len(seen))
    assert found.is_found
    assert found.widening < 1.5


def test_what_is_found_widens_the_funnel():
    found = funnel.overdispersion([0, 20, 1, 18, 2, 25, 0, 19], [10.0] * 8)
    assert found.is_found
    assert found.widening == found.phi > 1


@pytest.mark.parametrize(("observed", "expected"), [([3], [2.0]), ([0, 0], [2.0, 2.0])])
def test_nothing_to_compare_is_refused(observed, expected):
    with pytest.raises(ValueError, match="compare"):
        funnel.overdispersion(observed, expected)
