"""The study's part of a link, and what a definition counts where registers are held or not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.counted import counted, described
from atlas.definition import DEFINITIONS, Definition, defined
from atlas.study import LENSES, LEVELS, LIKE, MOST_BESIDE, MOST_OWN, OWN, Study, from_params
from atlas.view import View

NEIGHBOURHOODS = {f"E0199900{n}": "E06999001" for n in range(1, 6)}
PLACES = {**NEIGHBOURHOODS, "E05999001": "E06999001", "E06999001": "Alder", "Two Rivers": "x"}
FORMS = [
    {"tier": "community_business", "source": "companies_house", "legal_form_plural": "CICs"},
    {"tier": "community_business", "source": "fca_mutuals", "legal_form_plural": "societies"},
    {"tier": "wider", "source": "hmrc_cascs", "legal_form_plural": "sports clubs"},
]


def register(source: str, coverage: str) -> dict:
    return {"source": source, "title": source, "publisher": "who keeps it", "coverage": coverage}


def read(params: dict[str, str]) -> tuple[Study, list[str]]:
    refused: list[str] = []
    return from_params(params, NEIGHBOURHOODS, PLACES, refused), refused


@st.composite
def studies(draw) -> Study:
    own = draw(st.lists(st.sampled_from(sorted(NEIGHBOURHOODS)), unique=True).map(sorted))
    beside = st.lists(st.sampled_from(sorted(PLACES)), unique=True, max_size=MOST_BESIDE)
    like = draw(st.lists(st.sampled_from(sorted(LIKE)), unique=True, min_size=1))
    return Study(
        level=draw(st.sampled_from(sorted(LEVELS))),
        lens=draw(st.sampled_from(sorted(LENSES))),
        at=draw(st.sampled_from([None, *PLACES, *([OWN] if own else [])])),
        own=tuple(own),
        own_name=draw(st.sampled_from(["", "Harbour & quay", "=1+1"])),
        beside=tuple(draw(beside)),
        like=tuple(code for code in LIKE if code in like),
    )


@given(studies())
def test_a_study_comes_back_from_its_own_link(study):
    assert read(study.to_params()) == (study, [])


@given(
    st.dictionaries(st.sampled_from("level lens at own own_name beside like".split()), st.text())
)
def test_no_link_makes_an_impossible_study(params):
    study, refused = read(params)
    assert study.level in LEVELS
    assert study.at is None or study.at in PLACES or (study.at == OWN and study.own)
    assert set(study.own) <= set(NEIGHBOURHOODS)
    assert study.like
    assert read(study.to_params()) == (study, [])
    assert all(sentence.endswith(".") for sentence in refused)


def test_neighbourhoods_that_are_not_held_are_named_and_the_others_kept():
    study, [sentence] = read({"own": "999001.999777", "own_name": "The quay", "at": "own"})
    assert (study.own, study.at, study.name_of_own) == (("E01999001",), OWN, "The quay")
    assert "E01999777" in sentence


def test_an_own_place_without_neighbourhoods_is_refused():
    study, [sentence] = read({"at": "own"})
    assert study.at is None
    assert "own" in sentence


def test_an_own_place_holds_each_neighbourhood_once_and_no_more_than_a_link_can():
    study = Study().with_own(["E01999002", "E01999001", "E01999002"], "  A   name ")
    assert (study.own, study.own_name, study.at) == (("E01999001", "E01999002"), "A name", OWN)
    assert len(Study().with_own([f"E01{n:06}" for n in range(999)]).own) == MOST_OWN
    assert Study().with_own([]).at is None


def test_a_name_of_ones_own_keeps_no_mark_that_cannot_be_seen():
    study, _ = read({"own": "999001", "own_name": "A\u202eb\x00 \n quay"})
    assert study.own_name == "A b quay"


def test_a_link_to_more_than_a_place_may_hold_says_so():
    many = {f"E01{number:06}": "x" for number in range(MOST_OWN + 1)}
    refused: list[str] = []
    own = ".".join(code[3:] for code in many)
    study = from_params({"own": own, "at": OWN}, many, many, refused)
    assert len(study.own) == MOST_OWN
    assert "301 neighbourhoods" in " ".join(refused)


def test_the_twelve_definitions_have_codes_that_read_back():
    assert len({definition.code for definition in DEFINITIONS}) == 12
    assert all(defined(definition.code) == definition for definition in DEFINITIONS)
    with pytest.raises(ValueError, match="none of the twelve"):
        defined("narrow.abc")


@pytest.mark.parametrize("definition", DEFINITIONS, ids=lambda one: one.code)
def test_a_view_counts_by_the_definition_it_was_given(definition):
    view = View(council="E06999001", forms=("cic",)).counting(definition)
    assert view.definition == definition
    assert not view.is_own_choice


@pytest.mark.parametrize(
    ("chosen", "code"),
    [
        ({"tiers": ("wider",)}, "wide.abc.in"),
        ({"tiers": ("community_business", "local")}, "narrow.abc.in"),
        ({"grades": ("D",)}, "narrow.abcd.in"),
        ({"forms": ("cic",)}, "narrow.abc.in"),
        ({"tiers": ("other_clg", "out"), "with_contact": False}, "widest.abc.out"),
    ],
)
def test_a_choice_that_is_none_of_the_twelve_is_counted_by_the_nearest_and_known_as_its_own(
    chosen, code
):
    view = View(council="E06999001", **chosen)
    assert view.definition.code == code
    assert view.is_own_choice


def test_only_forms_whose_register_is_whole_are_counted_and_the_others_are_named():
    registers = [register("companies_house", "complete"), register("fca_mutuals", "partial")]
    held = counted(Definition(), registers, FORMS)
    assert (held.is_covered, held.forms) == (True, ("CICs",))
    said = held.sentence(Definition(), "Alder")
    assert "CICs only" in said
    assert "fca_mutuals (who keeps it)" in said


def test_nothing_is_counted_where_the_company_register_is_not_whole():
    registers = [register("companies_house", "missing"), register("hmrc_cascs", "complete")]
    held = counted(Definition("wide"), registers, FORMS)
    assert not held.is_covered
    assert "not known" in held.sentence(Definition("wide"), "Alder")


def test_whole_registers_need_no_excuse():
    held = counted(Definition(), [register("companies_house", "complete")], FORMS)
    assert held.sentence(Definition(), "Alder") == f"Counted: {described(Definition())}."


def test_each_definition_is_described_differently():
    assert len({described(definition) for definition in DEFINITIONS}) == 12
