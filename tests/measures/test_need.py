"""Need of a place made of neighbourhoods, by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.measures import need


def test_an_average_counts_residents_not_neighbourhoods():
    # (10 × 1000 + 40 × 3000) / 4000
    assert need.weighted_average([10, 40], [1000, 3000]) == 32.5


def test_an_empty_neighbourhood_does_not_count():
    assert need.weighted_average([10, 99], [1000, 0]) == 10


@pytest.mark.parametrize(
    ("score", "population", "why"),
    [([1, float("nan")], [5, 5], "score"), ([1, 2], [0, 0], "nobody"), ([1], [-1], "negative")],
)
def test_what_has_no_average_is_refused(score, population, why):
    with pytest.raises(ValueError, match=why):
        need.weighted_average(score, population)


def test_the_highest_score_is_rank_one_and_ties_share_the_better_rank():
    assert need.rerank([12.5, 40.1, 12.5, 3.0]).tolist() == [2, 1, 2, 4]


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, unique=True))
def test_scores_that_differ_get_every_rank_once(scores):
    ranks = need.rerank(scores)
    assert sorted(ranks.tolist()) == list(range(1, len(scores) + 1))
    assert [scores[i] for i in np.argsort(ranks)] == sorted(scores, reverse=True)


def test_shares_are_of_residents_whose_decile_is_known():
    deciles, people = [1, 2, float("nan"), 7], [100, 300, 200, 400]
    assert need.share_in(deciles, people, 1) == (100 / 800, 0.8)
    assert need.share_in(deciles, people, 2) == (400 / 800, 0.8)


def test_where_no_decile_is_known_no_share_is():
    assert need.share_in([float("nan")], [100], 2) == (None, 0.0)


def test_a_share_of_nobody_is_refused():
    with pytest.raises(ValueError, match="nobody"):
        need.share_in([1], [0], 1)


def test_the_decile_of_a_rank_is_the_publishers():
    # English Indices of Deprivation 2019: 32,844 ranks; decile 1 is ranks 1 to 3,284 (as the
    # published file has it), decile 2 to 6,568, decile 10 from 29,560.
    ranks = [1, 3284, 3285, 6568, 6569, 29559, 29560, 32844]
    assert need.decile(ranks, 32844).tolist() == [1, 1, 2, 2, 3, 9, 10, 10]


def test_the_worst_fifth_is_the_first_rounded_down():
    assert need.fifth([1, 18, 19, 92], 92).tolist() == [1, 1, 2, 5]


@given(st.integers(1, 40_000), st.data())
def test_groups_run_from_one_with_the_ranks(total, data):
    rank = data.draw(st.integers(1, total))
    assert (need.fifth(rank, total) == 1) == (rank <= total / 5)
    assert 1 <= need.decile(rank, total) <= 10
    assert need.decile(total, total) == 10


@pytest.mark.parametrize("wrong", [0, 93, float("nan")])
def test_a_rank_there_is_not_has_no_fifth(wrong):
    with pytest.raises(ValueError, match="rank"):
        need.fifth([wrong], 92)
