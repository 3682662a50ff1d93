"""The three sentences: their rules, their length, and what they must never say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas import case
from atlas.counted import Counted
from atlas.definition import Definition

LONG = "Kingston upon Hull"
CICS = Counted(True, ("community interest companies",), ("Register of charities (CC)",))
WHOLE = Counted(True, ("community interest companies", "charities"), ())
NOT_HELD = Counted(False, (), ("Companies House",))
NEVER = ("desert", "because of", "caused", "failed", "thanks to")


def past(**fields: int) -> dict:
    usual = {
        "release_count": 3,
        "first_release": 2015,
        "last_release": 2025,
        "known_count": 148,
        "always_count": 27,
        "now_count": 32,
        "now_known_count": 148,
    }
    return usual | fields


def ward(name: str, look: str | None, probability: float, *, needy: bool = True) -> dict:
    return {
        "place_name": name,
        "is_worst_fifth": needy,
        "lowest_fifth_probability": probability,
        "look": look,
        "organisation_count": 1,
        "expected_count": 6.4,
    }


def listed(count: int, new: int | None, undated: int = 0) -> case.Listed:
    return case.Listed(count=count, dated=count - undated, new=new, first_year=2021, last_year=2023)


def lasting(name: str, row: dict | None) -> case.Sentence:
    return case.lasting(name, row, (2015, 2019, 2025))


def test_need_says_how_many_and_how_many_of_them_have_lasted():
    assert lasting("Barnsley", past()).said == (
        "32 neighbourhoods of Barnsley are in England’s most deprived tenth; 27 were already "
        "there in 2015 and 2019."
    )


def test_a_past_that_cannot_be_read_makes_it_at_least():
    found = lasting(LONG, past(known_count=166, now_known_count=168))
    assert "at least 27 were already there" in found.said
    assert "2 neighbourhoods cannot be read back." in found.says


def test_need_in_one_in_none_and_in_none_that_lasted():
    assert lasting("A", past(now_count=1, always_count=1)).said == (
        "1 neighbourhood of A is in England’s most deprived tenth; it was already there in 2015 "
        "and 2019."
    )
    assert lasting("A", past(now_count=0, always_count=0)).said.startswith("None of A’s")
    assert "none was already there each time" in lasting("A", past(always_count=0)).said
    assert "not known" in lasting("A", None).said


def test_one_release_alone_says_nothing_of_the_past():
    said = case.lasting("A", past(), (2025,)).said
    assert said == "32 neighbourhoods of A are in England’s most deprived tenth."


def test_who_is_there_is_named_by_form_where_only_one_is_counted():
    called = case.noun(Definition(), CICS)
    assert called == "registered community interest companies"
    found = case.there("Sheffield", called, CICS, listed(233, 90), "Counted: so.")
    assert found.said == (
        "Sheffield has 233 registered community interest companies; about 4 in 10 of them were "
        "registered in 2021 to 2023."
    )
    assert "Counted: so." in found.says


def test_who_is_there_where_every_register_is_whole_is_named_by_kind():
    assert case.noun(Definition(), WHOLE) == "registered likely community businesses"
    assert "social economy" in case.noun(Definition("wide"), WHOLE)


def test_where_days_are_missing_a_number_is_said_and_no_share():
    found = case.there("Barnsley", "registered things", CICS, listed(79, 20, undated=18), "")
    assert found.said == (
        "Barnsley has 79 registered things; 20 of them were registered in 2021 to 2023."
    )


def test_one_is_one_and_none_is_none():
    called = case.noun(Definition(), CICS)
    one = case.there("A", called, CICS, listed(1, 1), "").said
    assert one == "A has 1 registered community interest company, registered in 2021 to 2023."
    none = case.there("A", called, CICS, listed(5, 0), "").said
    assert none.endswith("none of them was registered in 2021 to 2023.")


def test_where_the_company_register_is_not_whole_no_number_is_said():
    for found in (
        case.there(LONG, "x", NOT_HELD, listed(9, 3), "No."),
        case.where(LONG, NOT_HELD, [], "No."),
    ):
        assert "not known" in found.said
        assert not any(mark.isdigit() for mark in found.said)


def test_a_place_to_look_first_is_named_before_a_possible_one():
    rows = [ward("Darnall", "first", 0.9), ward("Firth Park", "possible", 0.6)]
    found = case.where("Sheffield", CICS, rows, "Counted.")
    assert found.said == (
        "Look first at Darnall ward: need is high and registered organisations are very probably "
        "fewer than expected."
    )
    assert "Darnall 90% (1 counted, 6.4 expected)" in found.says[0]
    possible = case.where("Sheffield", CICS, rows[1:], "Counted.").said
    assert possible.startswith("Firth Park ward may be a place to look first: need is high")


def test_where_none_stands_out_it_says_so():
    rows = [ward("Darnall", None, 0.3), ward("Dore", None, 0.7, needy=False)]
    assert "No ward of Sheffield stands out" in case.where("Sheffield", CICS, rows, "").said
    assert "No ward of Sheffield is in" in case.where("Sheffield", CICS, rows[1:], "").said


def test_a_council_is_counted_by_the_registers_that_are_whole_and_by_none_without_the_anchor():
    forms = [
        {"tier": "community_business", "source": "companies_house", "legal_form": "cic"},
        {"tier": "community_business", "source": "fca_mutuals", "legal_form": "society"},
    ]
    held = [
        {"source": "companies_house", "coverage": "complete"},
        {"source": "fca_mutuals", "coverage": "partial"},
    ]
    assert case.basis_forms(held, forms) == ("cic",)
    assert case.basis_forms(held[1:], forms) == ()


NAMES = st.lists(
    st.sampled_from(["Darnall", "Beauchief & Greenhill", "Stocksbridge and Upper Don", "City"]),
    min_size=1,
    max_size=9,
)


@given(
    names=NAMES,
    look=st.sampled_from(["first", "possible", None]),
    counts=st.tuples(st.integers(0, 700), st.integers(0, 700)),
    covered=st.sampled_from([CICS, WHOLE, NOT_HELD]),
    kind=st.tuples(st.sampled_from(["narrow", "wide", "widest"]), st.integers(0, 9000)),
)
def test_every_sentence_can_be_said_in_one_breath_and_claims_no_cause(
    names, look, counts, covered, kind
):
    tiers, new = kind
    now, always = max(counts), min(counts)
    past_row = past(now_count=now, always_count=always, known_count=698, now_known_count=700)
    called = case.noun(Definition(tiers), covered)
    sentences = (
        lasting(LONG, past_row),
        case.there(LONG, called, covered, listed(9000, new), "Counted."),
        case.where(LONG, covered, [ward(name, look, 0.6) for name in names], "Counted."),
    )
    for sentence in sentences:
        assert len(sentence.said.split()) <= case.WORDS, sentence.said
        assert sentence.said.endswith(".")
        assert not any(word in sentence.said.lower() for word in NEVER)


@pytest.mark.parametrize("noun", [*case.NOUNS.values(), case.SOME])
def test_one_of_every_kind_is_said_as_one(noun):
    one = case.one(noun)
    assert one != noun
    assert not any(word.endswith(("sses", "sse", "tions", "nies")) for word in one.split())


def test_where_the_chance_of_no_needy_ward_is_known_nothing_is_found():
    said = case.where("Sheffield", CICS, [ward("Darnall", None, 0.3) | UNKNOWN], "Counted.").said
    assert "is not known" in said


UNKNOWN = {"lowest_fifth_probability": None}
