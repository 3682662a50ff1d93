"""What counts: the four tests read openly, why a body is not here, the counts, and the words."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from atlas import four_tests, glossary, what_counts
from atlas.definition import Definition
from atlas.view import View
from tests.app import rows

NARROW = Definition()


# --- the four tests ------------------------------------------------------------


def body(form="cic", **also):
    return {
        "legal_form": form,
        "tier": "community_business",
        "tier_reason": "a company that must serve a community",
        "address_grade": "C",
        "grade_reason": "registered here; nothing else is known",
        "activity_name": None,
    } | also


def states(found):
    return [answer.state for answer in four_tests.answers(found)]


FORMS = (
    "cic", "community_benefit_society", "cooperative_society", "registered_society", "charity",
    "charitable_company", "cio", "credit_union", "casc", "friendly_society", "clg",
    "cooperative_company", "a_form_of_tomorrow",
)  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("tier", ["community_business", "wider", "other_clg"])
@pytest.mark.parametrize("grade", ["A", "B", "C", "D"])
def test_each_test_has_an_answer_and_nobody_passes(form, tier, grade):
    found = four_tests.answers(body(form, tier=tier, address_grade=grade, activity_name="Retail"))
    assert [answer.test for answer in found] == list(four_tests.TESTS)
    for answer in found:
        assert answer.state in (four_tests.IN_PART, four_tests.NOT_SAID)
        assert answer.sentence[0].isupper()
        assert answer.sentence.endswith(".")
        assert not re.search(r"\b(pass|fail|meets?)\b", answer.sentence)
    assert found[3].state == four_tests.NOT_SAID, "no register says what changes for whom"


def test_an_address_alone_is_no_root_and_a_confirmed_place_is_one_in_part():
    assert states(body(address_grade="C"))[0] == four_tests.NOT_SAID
    assert states(body(address_grade="D"))[0] == four_tests.NOT_SAID
    assert states(body(address_grade="A"))[0] == four_tests.IN_PART
    assert states(body(address_grade="B"))[0] == four_tests.IN_PART


def test_a_charity_is_shown_to_trade_only_where_its_return_says_so():
    assert states(body("charity"))[1] == four_tests.IN_PART
    assert states(body("charity", tier="wider"))[1] == four_tests.NOT_SAID
    answer = four_tests.answers(body("charity", tier="wider", tier_reason="it shows no trading"))[1]
    assert answer.sentence.endswith("It shows no trading.")


def test_a_society_has_members_with_a_vote_and_a_company_reports_elsewhere():
    assert states(body("cooperative_society"))[2] == four_tests.IN_PART
    assert states(body("cic"))[2] == four_tests.NOT_SAID
    assert "is not read here" in four_tests.answers(body("cic"))[2].sentence


def test_an_unknown_activity_is_not_made_up():
    assert "does not say what it does" in four_tests.answers(body())[3].sentence
    assert "as retail." in four_tests.answers(body(activity_name="Retail"))[3].sentence


# --- why is it not here? -------------------------------------------------------


def found(**also):
    return {
        "tier": "community_business",
        "tier_reason": "a community interest company",
        "kind": "registered",
        "address_grade": "C",
        "grade_reason": "registered here",
        "placement": "postcode",
        "council25_code": rows.ALDERFORD,
        "council_name": "Alderford, City of",
        "register_name": "Mutuals Public Register",
        "coverage": "complete",
    } | also


@pytest.mark.parametrize(
    ("also", "state", "says"),
    [
        ({}, what_counts.COUNTED, "A community interest company."),
        ({"tier": "out", "tier_reason": "dormant"}, what_counts.LEFT_OUT, "Dormant."),
        (
            {"council25_code": rows.SALTMERE, "council_name": "Saltmere, City of"},
            what_counts.ELSEWHERE,
            "has its address in Saltmere. If it works here as well, the council’s own list can",
        ),
        (
            {"council25_code": None, "placement": "outside England"},
            what_counts.NO_PLACE,
            "outside England",
        ),
        (
            {"council25_code": None, "placement": "postcode not found"},
            what_counts.NO_PLACE,
            "not one we know",
        ),
        (
            {"council25_code": None, "placement": "no postcode"},
            what_counts.NO_PLACE,
            "gives no postcode",
        ),
        ({"tier": "wider"}, what_counts.LISTED, "does not take in wider social economy."),
        ({"tier": "local"}, what_counts.LISTED, "The council’s list names it, and no register"),
        ({"address_grade": "D"}, what_counts.LISTED, "of grade D, not counted. Registered here."),
        ({"coverage": "partial"}, what_counts.LISTED, "(Mutuals Public Register) is only partly"),
    ],
)
def test_where_a_body_stands_is_said_with_why(also, state, says):
    said = what_counts.verdict(found(**also), rows.ALDERFORD, NARROW)
    assert said.state == state
    assert says in said.why


def test_a_contact_address_counts_only_where_the_definition_takes_it():
    row = found(tier="wider", kind="contact")
    taken = what_counts.verdict(row, rows.ALDERFORD, Definition("wide", "abc", "in"))
    left = what_counts.verdict(row, rows.ALDERFORD, Definition("wide", "abc", "out"))
    assert taken.state == what_counts.COUNTED
    assert left.state == what_counts.LISTED
    assert "Only its contact address is here" in left.why


def test_nobody_is_counted_where_the_company_register_is_not_whole():
    said = what_counts.verdict(found(), rows.ALDERFORD, NARROW, is_covered=False)
    assert said.state == what_counts.LISTED
    assert "Nobody is counted here" in said.why


def test_one_that_is_gone_is_left_out_wherever_it_was():
    row = found(tier="out", tier_reason="no longer on its register", council25_code=None)
    assert what_counts.verdict(row, rows.ALDERFORD, NARROW).state == what_counts.LEFT_OUT


def test_those_of_the_council_come_first_in_the_order_found():
    codes = (rows.SALTMERE, rows.ALDERFORD, None, rows.ALDERFORD)
    given = [
        found(council25_code=code, name=name) for code, name in zip(codes, "abcd", strict=True)
    ]
    assert [row["name"] for row in what_counts.in_order(given, rows.ALDERFORD)] == list("bdac")


def test_what_is_not_found_is_said_with_how_far_the_registers_are_held():
    registers = [
        {"title": "Company file", "coverage": "complete", "release": "2024-11-01"},
        {"title": "Charities", "coverage": "partial", "release": "not stated in the file"},
        {"title": "Societies", "coverage": "missing", "release": None},
    ]
    said = what_counts.none_found("quay <b>", registers, "Hull")
    assert "“quay <b>”" in said[0]
    assert said[1] == "Charities: only partly held for Hull, so it may be there and not here."
    assert said[2] == "Societies: not held for Hull, so it may be there and not here."
    assert said[3] == "It may be newer than the registers here (Company file: 2024-11-01)."
    assert "on no register" in said[4]
    assert len(what_counts.none_found("x", registers, None)) == 3


# --- counts --------------------------------------------------------------------


def test_counts_add_up_what_is_asked_for():
    held = [
        {"tier": "wider", "legal_form": "cio", "address_grade": "A", "organisation_count": 2},
        {"tier": "wider", "legal_form": "cio", "address_grade": "D", "organisation_count": 3},
        {"tier": "out", "legal_form": "cic", "address_grade": "X", "organisation_count": 5},
    ]
    assert what_counts.total(held) == 10
    assert what_counts.total(held, tier=("wider",), address_grade=("A", "B")) == 2
    assert what_counts.total(held, legal_form=("cic",)) == 5


@pytest.mark.parametrize(
    ("figure", "heading"),
    [
        ("271", "271 likely community businesses are listed in Hull"),
        ("1", "1 likely community business is listed in Hull"),
        ("at least 9", "At least 9 likely community businesses are listed in Hull"),
        ("not known", "How many community businesses there are in Hull is not known"),
    ],
)
def test_the_heading_says_no_more_than_the_registers_do(figure, heading):
    assert what_counts.finding(figure, "Hull") == heading


def test_each_body_is_counted_once_at_its_best_grade(ask):
    counted = ask("what_counts", council=rows.ALDERFORD, with_contact=True)
    assert what_counts.total(counted) == 5
    assert what_counts.total(counted, tier=("community_business",), address_grade=("A",)) == 1
    assert what_counts.total(counted, tier=("out",), address_grade=("X",)) == 1


def test_an_example_is_never_one_that_is_left_out_or_only_on_the_councils_list(ask):
    shown = ask("what_counts_examples", council=rows.ALDERFORD)
    assert {row["tier"] for row in shown} <= {"community_business", "wider", "other_clg"}
    assert [row["name"] for row in shown if row["legal_form"] == "cic"] == ["Quay Kitchen"]


# --- words ---------------------------------------------------------------------


def test_every_term_has_an_anchor_of_its_own_and_is_said_in_whole_sentences():
    anchors = [term.anchor for term in glossary.TERMS]
    assert len(set(anchors)) == len(anchors)
    for term in glossary.TERMS:
        assert re.fullmatch(r"[a-z-]+", term.anchor)
        assert term.group in glossary.GROUPS
        assert term.meaning[0].isupper() or term.meaning[0] == "“"
        assert term.meaning.endswith((".", "”."))
        assert len(term.meaning.split()) <= 60


def test_every_term_is_in_one_group_and_every_form_leads_to_a_term():
    shown = [term for group in glossary.GROUPS for term in glossary.in_group(group)]
    assert sorted(shown, key=lambda t: t.anchor) == sorted(glossary.TERMS, key=lambda t: t.anchor)
    assert all(glossary.term(anchor) for anchor in glossary.OF_FORM.values())


@pytest.mark.parametrize(
    "word",
    ["community-interest-company", "community-benefit-society", "asset-lock", "tier", "grade",
     "coverage", "expected", "interval", "shrinkage", "funnel", "neighbourhood",
     "neighbourhood-group", "decile", "imd", "cni", "robustness-badge"],
)  # fmt: skip
def test_the_words_that_pages_lean_on_are_there(word):
    assert glossary.term(word).meaning


def test_a_link_to_a_term_keeps_what_the_reader_looks_at():
    view = View(council=rows.ALDERFORD, release=2025, worst="fifth")
    parts = urlsplit(glossary.address("asset-lock", view.to_params()))
    assert (parts.path, parts.fragment) == ("what_counts", "asset-lock")
    assert {name: value for name, [value] in parse_qs(parts.query).items()} == view.to_params()
    with pytest.raises(KeyError):
        glossary.address("nothing", {})


# --- the page ------------------------------------------------------------------

PAGE = "pages/what_counts.py"


def test_the_page_counts_as_the_registers_allow(run_app, text_of):
    assert "2 likely community businesses are listed in Alderford" in text_of(
        run_app(PAGE, council=rows.ALDERFORD)
    )
    said = text_of(run_app(PAGE, council=rows.SALTMERE))
    assert "How many community businesses there are in Saltmere is not known" in said
    assert ">0<" not in said


def test_a_council_without_a_list_has_no_list_and_not_none(run_app, text_of):
    assert "no list yet" in text_of(run_app(PAGE, council=rows.SALTMERE))


def test_every_anchor_of_the_page_and_every_link_within_it_meet(run_app, text_of):
    said = text_of(run_app(PAGE, council=rows.ALDERFORD))
    ids = set(re.findall(r'id="([a-z-]+)"', said))
    links = set(re.findall(r'href="#([a-z-]+)"', said))
    assert links
    assert links <= ids
    assert {term.anchor for term in glossary.TERMS} <= ids


def test_a_search_finds_those_left_out_elsewhere_and_by_number(run_app, text_of):
    flats = text_of(run_app(PAGE, council=rows.ALDERFORD, find="hall flats"))
    assert "Old Hall Flats" in flats
    assert "<strong>Left out.</strong>" in flats
    salt = text_of(run_app(PAGE, council=rows.ALDERFORD, find="salt works"))
    assert "<strong>Listed elsewhere.</strong>" in salt
    assert "Quay Kitchen" in text_of(run_app(PAGE, council=rows.ALDERFORD, find="00000002"))


def test_a_search_for_nobody_says_what_that_may_mean(run_app, text_of):
    said = text_of(run_app(PAGE, council=rows.SALTMERE, find="zebra <b>"))
    assert "“zebra &lt;b&gt;”" in said
    assert ": only partly held for Saltmere" in said
    assert ": not held for Saltmere" in said


def test_a_hostile_name_is_text(run_app, text_of):
    said = text_of(run_app(PAGE, council=rows.ALDERFORD, find="img src"))
    assert "&lt;img src=x" in said
    assert "<img" not in said


def test_england_has_the_forms_and_the_words_and_no_counts(run_app, text_of):
    said = text_of(run_app(PAGE, council="england"))
    assert "Choose a council to see the tests" in said
    assert "Listed here" not in said


def test_the_forms_go_with_their_origin(run_app, taken):
    run_app(PAGE, council=rows.ALDERFORD)
    held = taken[f"forms-{rows.ALDERFORD}.csv"]
    assert "Community interest company" in held
    assert "Groups that are on no register are not in it." in held
