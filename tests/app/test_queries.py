"""Each query on hand-written rows."""

import threading

import pytest

from atlas import coverage
from atlas.warehouse import CONTRACT, Unreadable, Warehouse, read_pointer
from tests.app import rows

CHOSEN = {
    "tiers": ["community_business"],
    "grades": ["A", "B", "C"],
    "forms": [],
    "all_forms": True,
    "with_contact": True,
}


def test_a_neighbourhood_without_a_rank_is_there_and_not_known(ask):
    found = ask("need_map", council=rows.ALDERFORD, domain="imd", release=2019)
    assert [row["lsoa21_code"] for row in found] == [rows.FIRST, rows.THIRD, rows.SECOND]
    assert found[-1]["decile"] is None
    assert found[-1]["comparability"] == "merged"


def test_community_need_is_asked_for_in_the_same_way(ask):
    found = ask("need_map", council=rows.ALDERFORD, domain="cni", release=2023)
    assert [row["rank"] for row in found] == [90, 20_000, 33_000]


def test_a_council_without_neighbourhoods_has_no_share(ask):
    found = {
        row["council25_code"]: row for row in ask("need_by_council", domain="imd", release=2025)
    }
    assert found[rows.ALDERFORD]["share"] == pytest.approx(1 / 3)
    assert found[rows.SALTMERE]["share"] == 1
    assert found[rows.EMPTYHAM]["share"] is None


def test_shares_leave_out_what_is_not_known_and_count_it(ask):
    found = {
        row["council25_code"]: row for row in ask("need_by_council", domain="imd", release=2019)
    }
    alderford = found[rows.ALDERFORD]
    assert (alderford["neighbourhood_count"], alderford["known_count"]) == (3, 2)
    assert alderford["share"] == 0.5
    assert found[rows.SALTMERE]["share"] is None


def test_worst_on_both_widens_from_a_tenth_to_a_fifth(ask):
    tenth = {row["council25_code"]: row for row in ask("double_by_council", last=1)}
    fifth = {row["council25_code"]: row for row in ask("double_by_council", last=2)}
    assert tenth[rows.SALTMERE]["worst_count"] == 0
    assert fifth[rows.SALTMERE]["worst_count"] == 1


def test_ranks_in_the_council_come_beside_ranks_in_england(ask):
    found = ask("neighbourhood_need", place=rows.SECOND, council=rows.ALDERFORD)
    imd = next(row for row in found if row["domain"] == "imd")
    assert (imd["release"], imd["rank"], imd["council_rank"]) == (2025, 9_000, 2)
    assert imd["council_count"] == 3


def test_an_organisation_counts_once_in_a_place(ask):
    found = ask("organisation_count", council=rows.ALDERFORD, **CHOSEN)
    assert [(row["lsoa21_code"], row["organisation_count"]) for row in found] == [(rows.FIRST, 2)]


def test_an_organisation_counts_at_its_best_grade(ask):
    found = ask("organisation_count_by_grade", council=rows.ALDERFORD, place=None, **CHOSEN)
    assert [(row["address_grade"], row["organisation_count"]) for row in found] == [
        ("A", 1),
        ("C", 1),
    ]


def test_a_chosen_legal_form_leaves_the_others_out(ask):
    chosen = CHOSEN | {"tiers": ["community_business", "wider"], "all_forms": False}
    found = ask("organisation_count", council=rows.ALDERFORD, **(chosen | {"forms": ["cio"]}))
    assert [row["lsoa21_code"] for row in found] == [rows.SECOND]
    assert ask("organisation_count", council=rows.ALDERFORD, **chosen) == []


def test_organisations_are_listed_best_grade_first_with_their_registers_page(ask):
    found = ask("neighbourhood_organisations", place=rows.FIRST, **CHOSEN)
    assert [row["name"] for row in found] == ["Quay Kitchen", rows.HOSTILE]
    assert found[0]["site_count"] == 2
    assert found[0]["kind"] == "outlet"
    # Its own number's page, as on the map, though it has one of an earlier scheme too.
    assert found[1]["url"].endswith("/00000001")
    assert found[1]["register_name"] == "Companies House"


def test_coverage_has_a_row_for_every_register_that_is_needed(ask):
    found = ask("coverage", council=rows.SALTMERE, tiers=["community_business"])
    assert [(row["source"], row["coverage"]) for row in found] == [
        ("companies_house", "missing"),
        ("fca_mutuals", "partial"),
    ]
    judged = coverage.provision(found)
    assert judged.figure(3) == "not known"
    assert not judged.may_count


def test_a_council_that_no_register_names_is_missing(ask):
    found = ask("coverage", council="E06000001", tiers=["community_business"])
    assert {row["coverage"] for row in found} == {"missing"}


def test_the_best_covered_council_comes_first(ask):
    assert ask("default_council")[0]["council25_code"] == rows.ALDERFORD


def test_a_postcode_finds_its_council(ask):
    [found] = ask("postcode", postcode_key="ZZ11AA")
    assert found["council25_code"] == rows.SALTMERE


def test_refused_rows_come_by_reason_with_keys_only(ask):
    [found] = ask("refused_by_reason")
    assert found["refused_count"] == 1
    assert found["example_keys"] == "00000009"


def test_a_misspelt_parameter_fails_at_once(ask):
    with pytest.raises(Exception, match=r"(?i)parameter"):
        ask("postcode", postcode="ZZ11AA")


def test_many_threads_get_right_answers(hand_build):
    held = Warehouse.open(hand_build)
    wrong = []

    def many(council: str, first: str) -> None:
        for _ in range(40):
            found = held.query("need_map", council=council, domain="imd", release=2025)
            if found[0]["lsoa21_code"] != first:
                wrong.append(found)

    pairs = [(rows.ALDERFORD, rows.FIRST), (rows.SALTMERE, rows.SALT_FIRST)] * 4
    threads = [threading.Thread(target=many, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_no_build_and_a_broken_pointer_are_instructions(tmp_path):
    with pytest.raises(Unreadable, match="make run"):
        Warehouse.open(tmp_path)
    (tmp_path / "current.json").write_text("{", encoding="utf-8")
    with pytest.raises(Unreadable, match="cannot be read"):
        read_pointer(tmp_path)
    (tmp_path / "current.json").write_text('{"build_id": "x", "file": "x.duckdb"}', "utf-8")
    with pytest.raises(Unreadable, match="is gone"):
        Warehouse.open(tmp_path)


def test_a_file_of_another_contract_is_refused_whatever_its_pointer_says(tmp_path):
    given = rows.tables("liar")
    given["meta.build"][0]["contract"] = CONTRACT + 1
    with pytest.raises(Unreadable, match="contract"):
        Warehouse.open(rows.write_build(tmp_path, given))
