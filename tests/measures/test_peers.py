"""Councils like ours, by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial.distance import cdist

from atlas.measures import peers

CODES = ("A", "B", "C", "D")
# Mean 3 and deviation √5 of 0, 2, 4, 6; mean 10 and deviation 10 of 0, 0, 20, 20.
TABLE = {"need": [0, 2, 4, 6], "size": [0, 0, 20, 20], "same": [7, 7, 7, 7]}


def test_distances_worked_by_hand():
    found = peers.nearest(CODES, TABLE, code="A", columns=("need", "size"), most=2)
    # B is 2/√5 away in need alone; C 4/√5 in need and 2 in size: over √2 each.
    assert found.codes == ("B", "C")
    assert found.distances == pytest.approx(((0.8 / 2) ** 0.5, ((3.2 + 4) / 2) ** 0.5))


def test_the_reader_s_choice_of_measures_changes_who_is_near():
    found = peers.nearest(CODES, TABLE, code="C", columns=("size",), most=3)
    assert found.codes == ("D", "A", "B")
    assert found.distances == pytest.approx((0, 2, 2))


def test_a_measure_on_which_all_are_alike_tells_nobody_apart():
    found = peers.nearest(CODES, TABLE, code="C", columns=("same",), most=2)
    assert found == peers.Neighbours(("A", "B"), (0.0, 0.0))


@given(st.integers(2, 12), st.integers(1, 4), st.integers(0, 10_000))
def test_they_are_scipy_s_distances_in_order_without_the_place_itself(places, measures, seed):
    values = np.random.default_rng(seed).normal(5, 3, (places, measures))
    codes = [f"E{i:02}" for i in range(places)]
    table = {f"m{i}": values[:, i] for i in range(measures)}
    found = peers.nearest(codes, table, code="E00", columns=tuple(table), most=places)
    by_scipy = cdist(values[:1], values, "seuclidean", V=values.var(axis=0))[0] / measures**0.5
    assert "E00" not in found.codes
    assert len(found.codes) == places - 1
    assert list(found.distances) == sorted(found.distances)
    expected = [by_scipy[codes.index(code)] for code in found.codes]
    assert found.distances == pytest.approx(expected)


@pytest.mark.parametrize(("code", "columns"), [("Z", ("need",)), ("A", ())])
def test_what_cannot_be_compared_is_refused(code, columns):
    with pytest.raises(ValueError, match="cannot be compared"):
        peers.nearest(CODES, TABLE, code=code, columns=columns, most=1)


def test_a_value_that_is_not_known_is_refused():
    with pytest.raises(ValueError, match="not known"):
        peers.nearest(("A", "B"), {"need": [1, float("nan")]}, code="A", columns=("need",), most=1)
