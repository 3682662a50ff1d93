"""Shares by decile and the concentration curve, by hand and against what is known of them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.measures import equity

HOW = equity.Resampling(seed=1)
PLACES = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 3000)), min_size=2, max_size=40
).filter(lambda places: any(count for count, _ in places))


def test_shares_by_decile_worked_by_hand():
    shares = equity.by_decile([6, 2, 0, 0, 0, 0, 0, 0, 0, 2], [100] * 10)
    assert shares.organisations.tolist() == [0.6, 0.2, 0, 0, 0, 0, 0, 0, 0, 0.2]
    np.testing.assert_allclose(shares.residents, 0.1)
    np.testing.assert_allclose(shares.difference, [0.5, 0.1, *[-0.1] * 7, 0.1])


@given(PLACES)
def test_differences_of_shares_sum_to_nought(places):
    organisations, residents = zip(*places, strict=True)
    assert equity.by_decile(organisations, residents).difference.sum() == pytest.approx(0)


def test_neighbourhoods_are_summed_by_their_decile():
    assert equity.summed([1, 3, 1, 10], [5, 2, 4, 8]).tolist() == [9, 0, 2, 0, 0, 0, 0, 0, 0, 8]


@pytest.mark.parametrize(("bodies", "people"), [([0, 0], [5, 5]), ([1, 2], [0, 0])])
def test_nothing_to_share_is_refused(bodies, people):
    with pytest.raises(ValueError, match="nothing"):
        equity.by_decile(bodies, people)
    with pytest.raises(ValueError, match="nothing"):
        equity.concentration(bodies, people, [1, 2])
    with pytest.raises(ValueError, match="nothing"):
        equity.concentration_interval(bodies, people, [1, 2], HOW)


def test_a_concentration_index_worked_by_hand():
    # Four equal places, the neediest first, hold 4, 3, 2, 1 of 10. The curve is 0, .4, .7, .9, 1
    # at quarters; its area .25 × (.2 + .55 + .8 + .95) = .625; the index 1 - 2 × .625 = -.25.
    found = equity.concentration([1, 4, 2, 3], [50] * 4, [4, 1, 3, 2])
    np.testing.assert_allclose(found.organisations, [0, 0.4, 0.7, 0.9, 1])
    np.testing.assert_allclose(found.residents, [0, 0.25, 0.5, 0.75, 1])
    assert found.index == pytest.approx(-0.25)


def test_neighbourhoods_of_one_rank_are_one_step():
    together = equity.concentration([7, 3], [100, 100], [1, 2])
    apart = equity.concentration([5, 2, 3], [40, 60, 100], [1, 1, 2])
    assert apart.index == pytest.approx(together.index)
    assert len(apart.residents) == 3


def test_what_everyone_has_alike_has_no_concentration():
    found = equity.concentration([2, 4, 6], [100, 200, 300], [3, 1, 2])
    assert found.index == pytest.approx(0, abs=1e-12)


def test_the_index_goes_as_far_as_all_in_one_place():
    # n equal places and all in one: (n - 1) / n, below nought for the neediest.
    all_in_one = [9, 0, 0, 0, 0]
    assert equity.concentration(all_in_one, [1] * 5, [1, 2, 3, 4, 5]).index == pytest.approx(-0.8)
    assert equity.concentration(all_in_one, [1] * 5, [5, 4, 3, 2, 1]).index == pytest.approx(0.8)


@given(PLACES)
def test_the_index_is_the_convenient_covariance(places):
    # Kakwani, Wagstaff and van Doorslaer's other form: 2 cov(rate, standing) / mean rate.
    organisations, residents = (
        np.array(column, dtype=float) for column in zip(*places, strict=True)
    )
    rank = np.arange(1, len(places) + 1)
    share = residents / residents.sum()
    standing = np.cumsum(share) - share / 2
    rate = organisations / residents
    mean = share @ rate
    covariance = share @ ((rate - mean) * (standing - share @ standing))
    found = equity.concentration(organisations, residents, rank)
    assert found.index == pytest.approx(2 * covariance / mean, abs=1e-9)
    assert -1 < found.index < 1


@given(PLACES)
def test_turning_need_round_turns_the_sign(places):
    organisations, residents = zip(*places, strict=True)
    rank = np.arange(1, len(places) + 1)
    one = equity.concentration(organisations, residents, rank).index
    assert equity.concentration(organisations, residents, -rank).index == pytest.approx(
        -one, abs=1e-12
    )


def _region(seed, lean=0.0, places=300):
    """Neighbourhoods with as many organisations as they should have, or more where need is."""
    rng = np.random.default_rng(seed)
    rank = rng.permutation(places) + 1
    residents = rng.integers(1000, 2500, places)
    standing = (rank - 0.5) / places
    organisations = rng.poisson(residents / 1000 * (1 + lean * (0.5 - standing)))
    return organisations, residents, rank, np.ceil(rank * 10 / places)


def test_the_interval_of_a_share_holds_evenness_about_as_often_as_it_says():
    held = []
    for seed in range(60):
        organisations, residents, _, decile = _region(seed)
        how = equity.Resampling(seed=seed, draws=300)
        low, high = equity.difference_interval(decile, organisations, residents, how)
        held.append((low <= 0) & (high >= 0))
    assert 0.90 <= np.mean(held) <= 0.97


def test_the_interval_of_the_index_holds_evenness_and_finds_a_lean():
    held, found = [], []
    for seed in range(60):
        how = equity.Resampling(seed=seed, draws=300)
        low, high = equity.concentration_interval(*_region(seed)[:3], how)
        held.append(low <= 0 <= high)
        found.append(equity.concentration_interval(*_region(seed, lean=1.5)[:3], how)[1] < 0)
    assert 0.85 <= np.mean(held) <= 1
    assert np.mean(found) > 0.9


def test_an_interval_holds_what_was_counted_and_comes_out_the_same_again():
    organisations, residents, rank, decile = _region(3, lean=1)
    low, high = equity.difference_interval(decile, organisations, residents, HOW)
    shares = equity.by_decile(
        equity.summed(decile, organisations), equity.summed(decile, residents)
    )
    assert ((low < shares.difference) & (shares.difference < high)).all()
    again = equity.difference_interval(decile, organisations, residents, HOW)
    assert (again[0] == low).all()
    least, most = equity.concentration_interval(organisations, residents, rank, HOW)
    assert least < equity.concentration(organisations, residents, rank).index < most


def test_one_resample_is_the_shares_of_the_places_that_it_picked(monkeypatch):
    neediest_first = np.argsort(_region(3, places=50)[2])
    organisations, residents, rank, decile = (of[neediest_first] for of in _region(3, places=50))
    times = np.random.default_rng(0).integers(0, 3, (1, 50)).astype(float)
    monkeypatch.setattr(equity, "resamples", lambda *_: iter([times]))
    picked = np.repeat(np.arange(50), times[0].astype(int))
    shares = equity.by_decile(
        equity.summed(decile[picked], organisations[picked]),
        equity.summed(decile[picked], residents[picked]),
    )
    low, high = equity.difference_interval(decile, organisations, residents, HOW)
    np.testing.assert_allclose(low, shares.difference)
    np.testing.assert_allclose(high, shares.difference)
    index = equity.concentration(organisations[picked], residents[picked], rank[picked]).index
    drawn = equity.concentration_interval(organisations, residents, rank, HOW)
    assert drawn == pytest.approx((index, index))


def test_a_resample_picks_as_many_places_as_there_are(monkeypatch):
    monkeypatch.setattr(equity, "BLOCK", 100)
    blocks = list(equity.resamples(30, equity.Resampling(seed=4, draws=10)))
    assert [len(block) for block in blocks] == [3, 3, 3, 1]
    assert (np.concatenate(blocks).sum(axis=1) == 30).all()
    assert len({tuple(row) for row in np.concatenate(blocks)}) == 10


def test_limits_leave_as_many_draws_outside_below_as_above():
    assert equity._percentiles(np.arange(1001.0), 0.95) == pytest.approx((25, 975))
