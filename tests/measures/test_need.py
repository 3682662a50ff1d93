"""The tenths of ranks, as the publisher has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.measures import need


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
