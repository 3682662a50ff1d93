"""The practice registers: the mix, the addresses with a story, and every awkward row."""

import re
from collections import Counter

import pytest

from etl.practice import awkward
from tests.practice.helpers import file_bytes, one_file, rows, tab_rows


@pytest.fixture(scope="module")
def companies(practice_raw):
    return rows(one_file(practice_raw, "companies_house"))


@pytest.fixture(scope="module")
def charities(practice_raw):
    return tab_rows(practice_raw / "charity_commission" / "publicextract.charity.zip")


@pytest.fixture(scope="module")
def societies(practice_raw):
    return rows(one_file(practice_raw, "fca_mutuals"), encoding="cp1252")


@pytest.fixture(scope="module")
def cics(companies):
    return [row for row in companies if row["CompanyCategory"] == "Community Interest Company"]


def test_there_are_companies_enough_to_tell_a_complete_register(practice_raw, companies):
    council = {
        r["pcds"]: r["lad25cd"] for r in rows(one_file(practice_raw, "ons_postcode_directory"))
    }
    home = {
        r["LSOA21CD"]: r["LAD25CD"]
        for r in rows(one_file(practice_raw, "ons_lsoa21_ward25_lookup"))
    }
    people: Counter[str] = Counter()
    for row in rows(one_file(practice_raw, "ons_lsoa21_population")):
        people[home.get(row["lsoacd"], "Wales")] += int(row["population"])
    listed = Counter(council.get(row["RegAddress.PostCode"]) for row in companies)
    for code in ("E06999001", "E06999012", "E06999003"):
        assert 40 <= 1000 * listed[code] / people[code] <= 60
    # The register of the fourth is not complete: about a tenth of it is there.
    assert 3 <= 1000 * listed["E06999004"] / people["E06999004"] <= 6


def test_social_enterprises_are_as_many_as_an_english_region_has(companies, cics, charities):
    kinds = Counter(row["CompanyCategory"][:7] for row in companies)
    flats = sum(row["SICCode.SicText_1"].startswith("98000") for row in companies)
    live = [r for r in charities if r["charity_registration_status"] == "Registered"]
    assert 250 <= len(cics) <= 360
    assert 500 <= kinds["PRI/LTD"] + kinds["PRI/LBG"] <= 1200
    assert flats > 200
    assert 1600 <= sum(r["linked_charity_number"] == "0" for r in live) <= 1900


def test_cics_exist_since_2005_only_and_grow(cics):
    years = [
        int(row["IncorporationDate"][-4:]) for row in cics if row["IncorporationDate"][2] == "/"
    ]
    assert min(years) >= 2005
    assert sum(year >= 2019 for year in years) > len(years) / 2


def test_bodies_are_as_old_as_the_1860s(societies):
    years = [int(re.search(r"\d{4}", row["Registration Date"])[0]) for row in societies]
    assert min(years) < 1870
    assert {row["Society Status"] for row in societies} == {"Registered", "Deregistered"}


def test_one_address_is_an_agents_and_one_is_a_hub(companies):
    def at(words):
        here = [r for r in companies if words in r["RegAddress.AddressLine1"].upper()]
        social = [r for r in here if r["CompanyCategory"] == "Community Interest Company"]
        return len(here), len(social)

    agent, agent_cics = at("TIDEWATER HOUSE")
    hub, hub_cics = at("WHARFSIDE COMMUNITY HUB")
    assert agent > 300
    assert 5 <= agent_cics < agent / 10
    assert hub > 50
    assert hub_cics > hub / 10


def test_the_same_building_is_written_in_several_ways(companies):
    ways = {
        (r["RegAddress.AddressLine1"], r["RegAddress.AddressLine2"])
        for r in companies
        if "TIDEWATER HOUSE" in r["RegAddress.AddressLine1"].upper()
    }
    assert len(ways) >= 6


@pytest.mark.parametrize("name", awkward.CIC_NAMES)
def test_an_awkward_name_is_on_the_company_file(cics, name):
    assert name in {row["CompanyName"] for row in cics}


@pytest.mark.parametrize("name", awkward.CHARITY_NAMES)
def test_an_awkward_name_is_on_the_charity_register(charities, name):
    assert name in {row["charity_name"] for row in charities}


@pytest.mark.parametrize("name", awkward.CLUB_NAMES)
def test_an_awkward_name_is_on_the_list_of_clubs(practice_raw, name):
    assert name in {row["name"] for row in rows(one_file(practice_raw, "hmrc_cascs"))}


def test_the_company_file_has_the_faults_that_registers_have(companies):
    codes = {row["RegAddress.PostCode"] for row in companies}
    assert any(re.fullmatch(r"(MB|WY)\d+[A-Z]{2}", code) for code in codes)
    assert any(code.endswith(".") for code in codes)
    assert any(re.search(r"\dO \d", code) for code in codes)
    assert {"BLOCK 3", "2L ONE", "0255"} <= codes
    assert any(re.search(r"\d[A-Z]{2}$", row["RegAddress.PostTown"]) for row in companies)
    assert any(row["CompanyName"] == "" for row in companies)
    assert any(row["IncorporationDate"] == "31/02/2019" for row in companies)
    numbers = Counter(row["CompanyNumber"] for row in companies)
    assert sum(count > 1 for count in numbers.values()) == 1


def test_cios_and_societies_are_on_the_company_file_without_an_address(companies):
    bare = [r for r in companies if r["CompanyNumber"][:2] in {"CE", "IP", "RS"}]
    assert len(bare) > 200
    assert not any(row["RegAddress.PostCode"] for row in bare)


def test_company_numbers_lose_their_noughts_on_the_charity_register(companies, charities):
    known = {row["CompanyNumber"] for row in companies}
    short = [
        row["charity_company_registration_number"]
        for row in charities
        if 0 < len(row["charity_company_registration_number"]) < 8
    ]
    assert any(number.zfill(8) in known for number in short)


def test_one_body_stands_in_three_registers(practice_raw, companies, charities):
    name = "Marlbridge Estuary Community Rowing Club"
    assert name.upper() in {row["CompanyName"] for row in companies}
    assert name in {row["charity_name"] for row in charities}
    assert name in {row["name"] for row in rows(one_file(practice_raw, "hmrc_cascs"))}


def test_a_co_operative_has_several_shops(practice_raw):
    outlets = rows(practice_raw / "coops_uk" / "open_data_outlets.csv")
    assert max(Counter(row["CUK Organisation ID"] for row in outlets).values()) >= 10
    assert any("\n" in row["Street"] for row in outlets)


def test_some_local_charities_trade_and_many_do_not_say(practice_raw, charities):
    folder = practice_raw / "charity_commission"
    part_b = tab_rows(folder / "publicextract.charity_annual_return_partb.zip")
    latest = [row for row in part_b if row["latest_fin_period_submitted_ind"] == "True"]
    trading = [row for row in latest if int(row["income_other_trading_activities"] or 0) > 0]
    assert 0.4 < len(trading) / len(latest) < 0.9
    assert len(latest) < len(charities) / 4


def test_charities_work_locally_regionally_nationally_and_abroad(practice_raw):
    scales = Counter(
        row["scale"] for row in rows(practice_raw / "charity_reference" / "charity_scale.csv")
    )
    assert set(scales) == {"Local", "Regional", "National", "National and Overseas"}
    assert scales["Local"] > sum(scales.values()) / 2


def test_nobody_can_be_rung_or_written_to(practice_raw, charities):
    phones = {row["charity_contact_phone"] for row in charities} - {""}
    mails = {row["charity_contact_email"] for row in charities} - {""}
    # Numbers that Ofcom keeps for drama, and a domain that is kept for examples.
    assert all(phone.startswith("01632 960") for phone in phones)
    assert all(mail.endswith(".example") for mail in mails)
    outlets = file_bytes(practice_raw / "coops_uk" / "open_data_outlets.csv").decode("utf-8")
    assert set(re.findall(r"0\d{4} \d{3}(?=\d{3})", outlets)) == {"01632 960"}


def test_some_type_an_e_mail_or_an_address_where_a_website_is_asked_for(charities):
    typed = {row["charity_contact_web"] for row in charities}
    assert any("@" in website for website in typed)
    assert any(re.search(r"\.[A-Z]{2}\d{2}[A-Z]{2}$", website) for website in typed)


def test_identifiers_are_outside_the_ranges_in_use(companies, charities, societies):
    plain = [r["CompanyNumber"] for r in companies if r["CompanyNumber"].isdigit()]
    assert all(number.startswith(("99", "000009")) for number in plain)
    assert all(r["CompanyNumber"][2:].startswith(("999", "99", "0")) for r in companies)
    assert all(row["registered_charity_number"].startswith("999") for row in charities)
    assert all(row["Society Number"].startswith(("99", "48", "78", "79")) for row in societies)
