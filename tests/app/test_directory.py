"""The directory: what its filters ask, what its queries find, and what its pages say."""

import datetime
import urllib.parse

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas import directory
from atlas.directory import AGES, EVERYWHERE, LISTS, LONGEST, SIZES, SORTS, Filters, fold
from atlas.ui.directory import in_full
from atlas.view import GRADE_CHOICES, TIERS
from tests.app import rows

BROKEN = "Something went wrong"
PAGE = "pages/organisations.py"
KITCHEN, HALL, SALT, FLATS = (f"GB-COH-0000000{number}" for number in (2, 3, 4, 5))
WITHIN = {"E05999101": rows.ALDERFORD, "E02999101": rows.ALDERFORD}
CHOICES = {
    "kinds": TIERS,
    "forms": {"cic": "CIC", "cbs": "Society"},
    "activities": {"food": "Food", "unknown": "Not known"},
    "sizes": SIZES,
    "ages": AGES,
    "grades": {grade: grade for grade in GRADE_CHOICES},
    "registers": {"companies_house": "Companies House", "fca_mutuals": "Mutuals"},
}


def some(choices) -> st.SearchStrategy[tuple[str, ...]]:
    return st.sets(st.sampled_from(list(choices))).map(
        lambda chosen: tuple(choice for choice in choices if choice in chosen)
    )


@st.composite
def filters(draw) -> Filters:
    typed = draw(st.text(max_size=40))
    return Filters(
        find=" ".join(typed.split())[:LONGEST],
        **{name: draw(some(held)) for name, held in CHOICES.items()},
        where=draw(st.sampled_from([None, EVERYWHERE, *WITHIN])),
        sort=draw(st.sampled_from([None, *SORTS])),
        page=draw(st.integers(1, 999_999)),
        organisation=draw(st.sampled_from([None, "GB-COH-01234567", "101", "LOCAL-0123456789"])),
    )


def read(params) -> tuple[Filters, list[str]]:
    refused: list[str] = []
    return directory.from_params(params, CHOICES, WITHIN, refused), refused


@given(filters())
def test_every_list_survives_its_own_address(held):
    assert read(held.to_params()) == (held, [])


@given(st.dictionaries(st.sampled_from([*Filters(page=2, find="a").to_params(), "where", "sort",
                                        "organisation", *(n for n, _ in LISTS.values())]),
                       st.text(max_size=60)))  # fmt: skip
def test_no_address_makes_an_impossible_list(params):
    held, refused = read(params)
    assert read(held.to_params()) == (held, [])
    assert all(sentence.endswith((".", "shown.")) for sentence in refused)
    assert held.page >= 1
    assert len(held.words) <= directory.LONGEST


def test_what_is_the_default_is_not_in_the_address():
    assert Filters().to_params() == {}


@pytest.mark.parametrize(
    ("params", "named"),
    [
        ({"kind": "rich"}, "rich"),
        ({"page": "0"}, "page 0"),
        ({"page": "²"}, "page ²"),
        ({"where": "E05000000"}, "E05000000"),
        ({"sort": "random"}, "random"),
        ({"organisation": "<script>"}, "<script>"),
        ({"size": "huge.none"}, "huge"),
    ],
)
def test_a_link_to_what_there_is_not_is_refused_in_words(params, named):
    _, [sentence] = read(params)
    assert named in sentence


@given(st.text(max_size=60))
def test_what_is_typed_is_folded_into_plain_words_only(typed):
    folded = fold(typed)
    assert folded == " ".join(folded.split())
    assert not set(folded) & set("'’`.&+%_-()")
    assert fold(folded) == folded


def test_words_are_folded_as_the_build_folds_them():
    assert fold(" St. John’s Café & Co-op ") == "ST JOHNS CAFE AND CO OP"
    assert Filters(find="the hall hall of marsh").words == ("MARSH", "HALL", "THE", "OF")


# --- the queries ---------------------------------------------------------------------

OPEN = {
    **{f"word_{at}": " " for at in range(1, 5)},
    **{name: [] for name in LISTS},
    "grades": ["A", "B", "C", "D"],
    "council": rows.ALDERFORD,
    "where": None,
    "by_number": True,
    "more": [],
    "built_on": datetime.date(2026, 11, 23),
}
FIRST_PAGE = {"phrase": "", "sort": "name", "limit": 25, "offset": 0}


@pytest.fixture
def ids(ask):
    """Give the org_ids that pass, in order."""

    def found(**given) -> list[str]:
        return [row["org_id"] for row in in_full(ask, OPEN | FIRST_PAGE | given)]

    return found


@pytest.fixture
def counts(ask):
    """Give {(filter, code): how many}."""

    def found(**given) -> dict[tuple[str, str], int]:
        answer = ask("directory_counts", **(OPEN | given))
        return {(row["filter"], row["code"]): row["organisation_count"] for row in answer}

    return found


def test_words_in_any_order_past_names_and_numbers_are_found(ids):
    for words in (
        (" KITCHEN", " QUAY"),
        (" CAF", " HARB"),
        (" 00000002", " "),
        (" GBCOH00000002",),
    ):
        typed = {f"word_{at}": word for at, word in enumerate(words, 1)}
        assert ids(**typed) == [KITCHEN]
    assert ids(word_1=" ITCHEN") == []


def test_the_words_beyond_the_fourth_count_too(ids):
    four = {"word_1": " HARBOUR", "word_2": " KITCHEN", "word_3": " QUAY", "word_4": " CAFE"}
    assert ids(**four, more=[]) == [KITCHEN]
    assert ids(**four, more=[" NOWHERE"]) == []
    asked = Filters(find="one two three four five six").asked(datetime.date(2026, 1, 1))
    assert sorted(asked["more"]) == [" ONE", " SIX"] or len(asked["more"]) == 2


def test_numbers_are_looked_through_only_where_a_digit_was_typed(ids):
    assert ids(word_1=" 00000002", by_number=False) == []
    assert Filters(find="gb-coh-2").asked(datetime.date(2026, 1, 1))["by_number"]
    assert not Filters(find="quay kitchen").asked(datetime.date(2026, 1, 1))["by_number"]


def test_the_best_match_stands_first(ids):
    found = ids(word_1=" HALL", phrase="HALL", sort="best")
    assert found == [HALL, FLATS]  # the same distance: by name
    assert ids(word_1=" OLD", phrase="OLD HALL", sort="best") == [FLATS]


def test_each_order_puts_what_is_not_known_last(ids):
    everywhere = {"council": None}
    assert ids(sort="newest", **everywhere)[0] == KITCHEN
    assert set(ids(sort="newest", **everywhere)[-2:]) == {SALT, rows.LOCAL_GROUP}
    assert ids(sort="income", **everywhere)[0] == KITCHEN
    assert ids(sort="grade", **everywhere)[:2] == [KITCHEN, rows.LOCAL_GROUP]


def test_an_organisation_with_three_sites_is_listed_once_at_its_best_grade(ask):
    found = in_full(ask, OPEN | FIRST_PAGE | {"word_1": " QUAY"})
    assert [(row["org_id"], row["address_grade"]) for row in found] == [(KITCHEN, "A")]


def test_filters_hold_together_and_not_known_is_a_choice(ids):
    assert ids(ages=["under_3"]) == [KITCHEN]
    assert ids(ages=["unknown"], council=None) == [SALT, rows.LOCAL_GROUP]
    assert ids(sizes=["10k_to_100k"], activities=["food"]) == [KITCHEN]
    assert KITCHEN not in ids(activities=["unknown"])
    assert ids(registers=["fca_mutuals"]) == [HALL]
    assert ids(kinds=["local"]) == [rows.LOCAL_GROUP]
    assert ids(where=rows.THIRD) == [FLATS]
    assert KITCHEN in ids(where="E05999101")
    assert KITCHEN in ids(where="E02999101")


def test_each_choice_says_what_it_would_give_with_the_others_kept(counts, ids):
    held = counts(kinds=["community_business"])
    assert held["kinds", "wider"] == 1  # its own filter is open for its own choices
    assert ("forms", "cio") not in held  # the others are kept
    assert sum(count for (name, _), count in held.items() if name == "listed") == len(
        ids(kinds=["community_business"])
    )


@pytest.mark.parametrize("name", [name for name in LISTS if name != "registers"])
def test_a_choice_gives_as_many_as_it_said(counts, ids, name):
    kept = {"kinds": ["community_business", "wider", "out"]}
    for (of, code), count in counts(**kept).items():
        if of == name and code != "X":  # X comes with its kind
            found = ids(**(kept | {name: [code]}))
            hidden = {FLATS} if name == "grades" else set()
            assert len(set(found) - hidden) == count


def test_what_is_left_out_comes_with_its_kind_whatever_the_grades(ids):
    assert ids(kinds=["out"], grades=["A"]) == [FLATS]


def test_each_neighbourhood_says_whom_it_holds(ask):
    asked = {name: value for name, value in OPEN.items() if name != "where"}
    found = {row["lsoa21_code"]: row["org_ids"] for row in ask("directory_places", **asked)}
    assert found[rows.FIRST] == ["GB-COH-00000001", KITCHEN]
    assert found[rows.THIRD] == [FLATS]


def test_any_number_finds_its_organisation_and_a_shared_one_finds_both(ask):
    def found(asked: str) -> list[tuple[str, bool]]:
        return [(row["org_id"], row["is_whole"]) for row in ask("organisation_found", asked=asked)]

    assert {org_id for org_id, _ in found("2")} == {KITCHEN}
    assert found("GB-MPR-101") == [(HALL, True)]
    assert {org_id for org_id, _ in found("101")} == {"GB-COH-00000001", HALL}
    assert found("99999999") == []


# --- the pages -----------------------------------------------------------------------


def test_the_list_opens_with_the_social_economy_of_the_council(run_app, text_of):
    said = text_of(run_app(PAGE))
    assert BROKEN not in said
    assert "Organisations in Alderford" in said
    assert "3 organisations listed in Alderford" in said
    assert "Marsh Hall" in said
    assert "Old Hall Flats" not in said
    assert "Tuesday Table" not in said


def test_a_link_lists_exactly_what_it_names(run_app, text_of):
    app = run_app(PAGE, find="harbour cafe", kind="community_business", age="under_3")
    said = text_of(app)
    assert "1 organisation matches “harbour cafe” in Alderford" in said
    assert "formerly Harbour Café &lt;b&gt;" in said
    assert "Marsh Hall" not in said
    assert app.session_state["view_written"]["find"] == "harbour cafe"


def test_a_number_that_was_found_is_named(run_app, text_of):
    said = text_of(run_app(PAGE, find="gb mpr 101"))
    assert "Marsh Hall" in said
    assert "Mutuals Public Register number 101" not in said  # 'gb' is of the scheme, not of it
    assert "Mutuals Public Register number 101" in text_of(run_app(PAGE, find="101"))


def test_a_refused_filter_says_so_and_the_rest_is_kept(run_app, text_of):
    said = text_of(run_app(PAGE, kind="rich", find="quay", page="x"))
    assert "The link asks for the kind rich" in said
    assert "The link asks for page x" in said
    assert "1 organisation matches “quay”" in said


def test_a_ward_of_another_council_is_refused(run_app, text_of):
    said = text_of(run_app(PAGE, council=rows.SALTMERE, where="E05999101"))
    assert "which is not in Saltmere" in said


def test_nothing_found_says_what_to_open(run_app, text_of):
    app = run_app(PAGE, find="quay", age="over_10")
    assert "No organisation matches “quay”" in text_of(app)
    [button] = [one for one in app.button if "age" in one.label]
    assert "(1)" in button.label.replace("\\", "")
    assert "1 organisation matches" in text_of(button.click().run())


def test_what_matches_nothing_at_all_says_so(run_app, text_of):
    assert "Nothing of this build matches it" in text_of(run_app(PAGE, find="zzzz"))


def test_a_council_without_companies_is_listed_but_not_counted(run_app, text_of):
    said = text_of(run_app(PAGE, council=rows.SALTMERE))
    assert "Salt Works" in said
    assert "How many organisations there are in Saltmere is not known." in said


def test_the_council_s_own_groups_are_counted_only_when_they_are_chosen(run_app, text_of):
    said = text_of(run_app(PAGE, kind="local"))
    assert "1 organisation is listed in Alderford by this choice: grade A." in said
    assert "Groups that neither a register nor the council’s own list names" in said
    said = text_of(run_app("pages/map.py", council=rows.ALDERFORD, tiers="local"))
    assert "1 organisation is listed in Alderford: grade A." in said
    assert "is not known" not in said


def test_a_page_beyond_the_last_is_the_last(run_app, text_of):
    said = text_of(run_app(PAGE, page="9"))
    assert "Marsh Hall" in said


@pytest.mark.usefixtures("opened")
def test_the_files_are_made_only_when_asked_for(run_app):
    app = run_app(PAGE)
    made = app.get("download_button")
    assert "Table (csv, 3 rows)" in [button.proto.label for button in made]
    assert all(button.proto.deferred_file_id for button in made)


def test_clear_all_opens_every_filter(run_app, text_of):
    app = run_app(PAGE, find="quay", form="cic", place=rows.FIRST)
    [button] = [one for one in app.button if one.label == "Clear all"]
    said = text_of(button.click().run())
    assert "3 organisations listed in Alderford" in said


@pytest.mark.parametrize(
    "number",
    ["GB-COH-00000003", "00000003", "3", "GB-MPR-101", "gb-mpr-101", " GB-COH-00000003"],
)
def test_an_organisation_opens_by_any_of_its_numbers(run_app, text_of, number):
    said = text_of(run_app(PAGE, organisation=number.strip()))
    assert BROKEN not in said
    assert "Marsh Hall" in said
    assert "The registers say: Wider social economy." in said
    assert "The council says: it is a community business" in said
    assert "It runs the &lt;i&gt;hall&lt;/i&gt;." in said
    assert "Something wrong?" in said


def test_a_number_of_two_registers_asks_which(run_app, text_of):
    said = text_of(run_app(PAGE, organisation="101"))
    assert "More than one register has a number 101" in said
    assert "Marsh Hall" in said
    assert "&lt;img" in said


def test_an_unknown_number_says_so(run_app, text_of):
    said = text_of(run_app(PAGE, organisation="GB-COH-99999999"))
    assert "No organisation of this build has the number GB-COH-99999999" in said


def test_a_hostile_name_is_text_on_its_page_and_in_the_list(run_app, text_of):
    for params in ({}, {"organisation": "GB-COH-00000001"}):
        said = text_of(run_app(PAGE, **params))
        assert "<img" not in said
        assert "javascript:" not in said


def test_a_group_of_the_council_s_list_has_a_page(run_app, text_of):
    said = text_of(run_app(PAGE, organisation=rows.LOCAL_GROUP))
    assert "The council’s list names it" in said
    assert "The registers say" not in said


def test_the_council_is_told_by_the_address_it_gave(run_app, text_of, tmp_path, monkeypatch):
    folder = tmp_path / "local"
    folder.mkdir()
    (folder / "settings.toml").write_text('contact = "atlas@alderford.example"\n', "utf-8")
    monkeypatch.setenv("ATLAS_LOCAL", str(folder))
    said = text_of(run_app(PAGE, organisation=KITCHEN))
    subject = urllib.parse.quote(f"Social Economy Atlas: Quay Kitchen ({KITCHEN})", safe="")
    assert f"mailto:atlas@alderford.example?subject={subject}" in said


def test_the_way_back_keeps_the_filters(run_app, text_of):
    app = run_app(PAGE, find="quay", organisation=KITCHEN)
    [button] = [one for one in app.button if one.label == "Back to the list"]
    said = text_of(button.click().run())
    assert "1 organisation matches “quay”" in said


def test_a_card_of_the_map_links_to_the_page_with_the_whole_view(run_app, text_of):
    said = text_of(run_app("pages/map.py", council=rows.ALDERFORD, place=rows.FIRST))
    assert f'data-organisation="{KITCHEN}"' in said
    assert f"place={rows.FIRST}" in said
    assert f"organisation={KITCHEN}" in said
