"""Every view survives its own address, and no address makes an impossible view."""

from hypothesis import given
from hypothesis import strategies as st

from atlas.asking import from_params
from atlas.directory import EVERYWHERE, Filters
from atlas.view import DOUBLE, ENGLAND, GRADE_CHOICES, TIERS, WORST, Known, View

KNOWN = Known(
    councils={ENGLAND: "England", "E06999001": "Alder", "E06999002": "Birch"},
    releases={"imd": (2015, 2019, 2025), "cni": (2023,), DOUBLE: (2025,)},
    places={"E01999001": "E06999001", "E01999002": "E06999002"},
    forms={"cic": "CIC", "cbs": "Society"},
)
DEFAULT = View(council="E06999001", measure="imd", release=2025)


def some(choices) -> st.SearchStrategy[tuple[str, ...]]:
    return st.sets(st.sampled_from(list(choices))).map(
        lambda chosen: tuple(choice for choice in choices if choice in chosen)
    )


@st.composite
def views(draw) -> View:
    council = draw(st.sampled_from(list(KNOWN.councils)))
    measure = draw(st.sampled_from(list(KNOWN.releases)))
    places = [None, *(code for code, inside in KNOWN.places.items() if inside == council)]
    return View(
        council=council,
        measure=measure,
        release=draw(st.sampled_from(KNOWN.releases[measure])),
        place=draw(st.sampled_from(places)),
        tiers=draw(some(TIERS)),
        grades=draw(some(GRADE_CHOICES)),
        forms=draw(st.none() | some(KNOWN.forms)),
        worst=draw(st.sampled_from(list(WORST))),
        with_contact=draw(st.booleans()),
        listing=Filters(
            find=draw(st.sampled_from(["", "quay hall"])),
            kinds=draw(some(TIERS)),
            grades=draw(some(GRADE_CHOICES)),
            page=draw(st.integers(1, 99)),
            organisation=draw(st.sampled_from([None, "GB-COH-01234567"])),
        ),
    )


NAMES = st.sampled_from(
    "council measure release place tiers grades forms worst contact at level".split()
)
VALUES = st.text(max_size=30) | st.sampled_from(
    [*KNOWN.councils, *KNOWN.releases, *KNOWN.places, "2025", "ABC", "none", "cic.cbs", "fifth"]
)


@given(views())
def test_every_view_survives_its_own_address(view):
    assert from_params(view.to_params(), DEFAULT, KNOWN) == (view, [])


@given(st.dictionaries(NAMES | st.text(max_size=8), VALUES))
def test_no_address_makes_an_impossible_view(params):
    view, refused = from_params(params, DEFAULT, KNOWN)
    assert view.council in KNOWN.councils
    assert view.release in KNOWN.releases[view.measure]
    assert view.place is None or KNOWN.places[view.place] == view.council
    assert set(view.tiers) <= set(TIERS)
    assert set(view.grades) <= set(GRADE_CHOICES)
    assert view.forms is None or set(view.forms) <= set(KNOWN.forms)
    assert view.worst in WORST
    assert from_params(view.to_params(), DEFAULT, KNOWN) == (view, [])
    assert all(sentence.endswith(".") for sentence in refused)


@given(st.dictionaries(NAMES, VALUES, min_size=1))
def test_nothing_is_refused_silently(params):
    view, refused = from_params(params, DEFAULT, KNOWN)
    asked = params.get("council", "")
    assert not asked or view.council == asked or refused
    asked = params.get("place", "")
    assert not asked or view.place == asked or refused


def test_a_link_with_only_a_neighbourhood_opens_its_council():
    view, refused = from_params({"place": "E01999002"}, DEFAULT, KNOWN)
    assert (view.council, view.place, refused) == ("E06999002", "E01999002", [])


def test_a_neighbourhood_of_another_council_is_refused_in_words():
    params = {"council": "E06999001", "place": "E01999002"}
    view, [sentence] = from_params(params, DEFAULT, KNOWN)
    assert view.place is None
    assert "which is not in Alder" in sentence


@given(views())
def test_what_is_left_out_has_its_grade_shown_with_its_kind(view):
    assert ("X" in view.shown_grades) == ("out" in view.tiers)


def test_a_link_that_carries_the_grade_of_what_is_left_out_is_not_refused():
    view, refused = from_params({"grades": "ABX", "tiers": "out"}, DEFAULT, KNOWN)
    assert (view.grades, view.shown_grades, refused) == (("A", "B"), ("A", "B", "X"), [])


def test_a_neighbourhood_is_nearer_than_a_ward_or_everywhere():
    params = {"place": "E01999001", "where": EVERYWHERE}
    view, refused = from_params(params, DEFAULT, KNOWN)
    assert (view.place, view.listing.where, refused) == ("E01999001", None, [])


def test_another_council_opens_its_list_at_the_first_page_with_the_filters_kept():
    listing = Filters(find="hall", page=3, where="E05999001", organisation="101")
    elsewhere = View(council="E06999001", listing=listing).at_council("E06999002")
    assert elsewhere.listing == Filters(find="hall")


def test_another_council_drops_the_neighbourhood():
    view = View(council="E06999001", place="E01999001", release=2025)
    assert view.at_council("E06999002").place is None


def test_a_measure_without_this_release_takes_its_newest():
    view = View(council="E06999001", measure="imd", release=2015)
    assert view.with_measure("cni", KNOWN).release == 2023
    assert view.with_measure("imd", KNOWN).release == 2015
