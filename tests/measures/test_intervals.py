"""Exact limits: against the Poisson distribution itself, their coverage, the rule of 5 and 20."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import optimize, stats

from atlas.measures import intervals

COUNTS = (0, 1, 2, 3, 5, 8, 13, 20, 55, 144, 987)


@pytest.mark.parametrize("confidence", [0.8, 0.95, 0.998])
@pytest.mark.parametrize("count", COUNTS)
def test_the_limits_are_those_found_by_inverting_the_poisson_distribution(count, confidence):
    tail = (1 - confidence) / 2
    low, high = (float(limit) for limit in intervals.poisson_interval(count, confidence=confidence))

    def root(of):
        return optimize.brentq(of, 1e-12, 3 * count + 50, xtol=1e-13, rtol=1e-14)

    assert high == pytest.approx(root(lambda m: stats.poisson.cdf(count, m) - tail), rel=1e-9)
    if count == 0:
        assert low == 0
    else:
        expected = root(lambda m: stats.poisson.sf(count - 1, m) - tail)
        assert low == pytest.approx(expected, rel=1e-9)


def test_the_limits_of_small_counts_are_those_in_print():
    # The usual table of exact 95 % limits, to three decimals: counts 1, 5, 10.
    low, high = intervals.poisson_interval([1, 5, 10])
    assert np.round(low, 3).tolist() == [0.025, 1.623, 4.795]
    assert np.round(high, 3).tolist() == [5.572, 11.668, 18.390]


def _coverage(means):
    """The exact probability that the interval of a Poisson count holds its mean."""
    count = np.arange(0, 450)
    low, high = intervals.poisson_interval(count)
    holds = (low <= means[:, None]) & (means[:, None] <= high)
    return (stats.poisson.pmf(count, means[:, None]) * holds).sum(axis=1)


def test_they_hold_the_mean_at_least_as_often_as_they_say_and_hardly_oftener():
    means = np.linspace(0.5, 200, 6000)
    coverage = _coverage(means)
    assert coverage.min() >= 0.95
    assert coverage[means >= 20].max() <= 0.97


def test_a_simulation_agrees():
    rng = np.random.default_rng(20)
    for mean in (0.5, 3.1, 20.0, 200.0):
        low, high = intervals.poisson_interval(rng.poisson(mean, 40_000))
        held = np.mean((low <= mean) & (mean <= high))
        assert held == pytest.approx(_coverage(np.array([mean]))[0], abs=0.005)


@given(count=st.integers(0, 100_000), confidence=st.floats(0.5, 0.999))
def test_an_interval_holds_its_count_and_rises_with_it(count, confidence):
    low, high = intervals.poisson_interval([count, count + 1], confidence=confidence)
    assert low[0] <= count <= high[0]
    assert low[0] < low[1]
    assert high[0] < high[1]


@given(count=st.integers(0, 10_000))
def test_a_surer_interval_is_wider(count):
    low, high = intervals.poisson_interval(count, confidence=0.95)
    lower, higher = intervals.poisson_interval(count, confidence=0.998)
    assert higher > high
    assert lower < low or count == 0


def test_a_rate_is_the_count_over_the_population_and_so_are_its_limits():
    low, high = intervals.rate_interval([5, 10], [2_000, 8_000])
    assert intervals.rate([5, 10], [2_000, 8_000]).tolist() == [2.5, 1.25]
    assert np.round(low, 4).tolist() == [0.8117, 0.5994]
    assert np.round(high, 4).tolist() == [5.8342, 2.2988]


@pytest.mark.parametrize("wrong", [-1, float("nan"), float("inf")])
def test_what_is_no_count_is_refused(wrong):
    with pytest.raises(ValueError, match="count"):
        intervals.poisson_interval([3, wrong])


def test_nobody_has_no_rate():
    with pytest.raises(ValueError, match="population"):
        intervals.rate_interval([1], [0])


@pytest.mark.parametrize(
    ("expected", "rule"),
    [(0, "shrunk"), (4.999, "shrunk"), (5, "caution"), (19.99, "caution"), (20, "plain")],
)
def test_a_rate_is_shown_by_what_is_expected(expected, rule):
    assert intervals.rule(expected) == rule


@pytest.mark.parametrize("wrong", [-0.1, float("nan")])
def test_what_cannot_be_expected_has_no_rule(wrong):
    with pytest.raises(ValueError, match="expected"):
        intervals.rule(wrong)
