"""Names, past names and numbers: what an organisation is found by, whatever way it is typed."""

import pytest

from tests.registers.conftest import Build, one, rows, tidy
from tests.registers.given import (
    GUARANTEE,
    ORDINARY,
    charity,
    club,
    company,
    other_name,
    society,
)


def words(registers: Build, **given: list) -> str:
    return str(one(registers(**given), "select search_text from mart.organisation_search")[
        "search_text"
    ])  # fmt: skip


def test_the_names_of_other_registers_and_past_ones_are_kept_each_once(registers: Build) -> None:
    con = registers(
        companies_house=[
            company("00662712", "WENDLE READING CIRCLE", GUARANTEE, before="OLD PAGES LIMITED",
                    before2="First Pages Limited")
        ],
        charity_commission_charity=[charity("900001", company="662712")],
        charity_commission_other_names=[
            other_name("900001", "Wendle  READING circle"),
            other_name("900001", "The Page Turners", "Working name"),
            other_name("900001", "Linked Pages", linked="1"),
        ],
    )  # fmt: skip
    found = rows(con, "select name_no, name, kind, source from mart.organisation_name order by 1")
    assert [tuple(row.values()) for row in found] == [
        (1, "Wendle Reading Circle", "current", "charity_commission"),
        (2, "The Page Turners", "register", "charity_commission"),
        (3, "First Pages Limited", "past", "companies_house"),
        (4, "OLD PAGES LIMITED", "past", "companies_house"),
    ]


def test_an_ordinary_company_keeps_no_past_names(registers: Build) -> None:
    con = registers(companies_house=[company("1", "Loom Ltd", ORDINARY, before="Old Loom Ltd")])
    assert one(con, "select past_names from staging.companies_house")["past_names"] is None


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("O'Neill & Sons CIC", " ONEILL AND SONS "),
        ("O'Neill & Sons CIC", " O NEILL "),
        ("Ashen Co-operative CIC", " COOPERATIVE "),
        ("Ashen Co-operative CIC", " CO OPERATIVE "),
        ("Société d’Entraide", " SOCIETE DENTRAIDE "),
        ("Caffi Tŷ Glan-y-Môr C.I.C.", " CAFFI TY GLAN Y MOR CIC "),
        ("جمعية Community CIC", " جمعية "),
        ("Knit, Natter + Mend", " KNIT NATTER AND MEND "),
    ],
)
def test_a_name_is_found_whichever_way_it_is_typed(registers: Build, name: str, typed: str) -> None:
    assert typed in words(registers, companies_house=[company("00662712", name)])


@pytest.mark.parametrize(
    "typed", [" 00662712 ", " 662712 ", " GB COH 00662712 ", " GBCOH00662712 "]
)
def test_a_number_is_found_with_and_without_scheme_and_noughts(
    registers: Build, typed: str
) -> None:
    assert typed in words(registers, companies_house=[company("00662712")])


def test_noughts_after_the_letters_of_a_number_may_be_left_out(registers: Build) -> None:
    assert " SC11719 " in words(registers, companies_house=[company("SC011719")])


def test_the_code_of_a_sports_club_is_kept_whole(registers: Build) -> None:
    text = words(registers, hmrc_cascs=[club("GB-CASC-00313c34")])
    assert " 00313C34 " in text
    assert " 313C34 " not in text.upper()


def test_a_word_is_not_there_twice_for_a_mark_in_another(registers: Build) -> None:
    text = words(registers, companies_house=[company("00662712", "Skel Co-operative Kitchen")])
    assert text.count("KITCHEN") == 1


def test_a_list_is_sorted_without_a_leading_the(registers: Build) -> None:
    con = registers(fca_mutuals=[society("8929", "The Éclair Society")])
    assert one(con, "select sort_key from mart.organisation_search")["sort_key"] == "ECLAIR SOCIETY"


def test_every_organisation_can_be_found(registers: Build) -> None:
    con = registers(
        companies_house=[company("00662712")],
        hmrc_cascs=[club("GB-CASC-1", name="???")],
        fca_mutuals=[society("8929", "")],
    )
    sought = rows(con, "select org_id, search_text from mart.organisation_search order by org_id")
    held = rows(con, "select org_id from mart.organisation order by org_id")
    assert [row["org_id"] for row in sought] == [row["org_id"] for row in held]
    assert all(row["search_text"].strip() for row in sought)


@pytest.mark.parametrize(
    ("income", "band"),
    [(None, None), (0.0, "none"), (9_999.0, "under_10k"), (10_000.0, "10k_to_100k"),
     (100_000.0, "100k_to_1m"), (1_000_000.0, "over_1m")],
)  # fmt: skip
def test_a_size_that_is_not_known_is_not_called_none(income: float, band: str) -> None:
    assert tidy("size_band", income) == band


@pytest.mark.parametrize(
    ("sic", "group"),
    [("98000 - Residents property management", "housing"), ("85510 - Sports education", "sport"),
     ("85200 - Primary education", "education"), ("99999 - Dormant Company", None),
     ("None Supplied", None)],
)  # fmt: skip
def test_an_activity_has_the_group_of_the_longest_code_that_fits(
    registers: Build, sic: str, group: str
) -> None:
    con = registers(companies_house=[company("00662712", sic=sic)])
    assert one(con, "select activity_group_code as g from mart.organisation")["g"] == group


def test_a_sector_of_the_mutuals_register_has_a_group(registers: Build) -> None:
    con = registers(fca_mutuals=[society("8929", sector="Finance")])
    assert one(con, "select activity_group_name as g from mart.organisation")["g"] == "Finance"
