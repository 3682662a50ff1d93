"""The same organisation in several registers is one, and how each number was matched is kept."""

from tests.registers.conftest import Build, rows
from tests.registers.given import GUARANTEE, charity, club, company, cooperative, society


def numbers(con: object) -> dict[str, tuple[str, str]]:
    """Return organisation and way of matching by identifier."""
    found = rows(con, "select * from mart.organisation_identifier")
    return {f"{r['scheme']}-{r['identifier']}": (r["org_id"], r["matched_by"]) for r in found}


def test_a_company_number_without_its_leading_noughts_still_joins(registers: Build) -> None:
    con = registers(
        companies_house=[company("00662712", "Wendle Circle", GUARANTEE)],
        charity_commission_charity=[charity("900001", company="662712")],
    )
    assert numbers(con) == {
        "GB-CHC-900001": ("GB-CHC-900001", "its own number"),
        "GB-COH-00662712": ("GB-CHC-900001", "the charity's own entry"),
    }
    [row] = rows(con, "select * from mart.organisation")
    assert row["registers"] == "charity_commission, companies_house"
    assert (row["tier"], row["legal_form"]) == ("wider", "charitable_company")


def test_a_number_said_twice_joins_once(registers: Build) -> None:
    con = registers(
        companies_house=[company("00662712", "Wendle Circle", GUARANTEE)],
        charity_commission_charity=[charity("900001", company="662712")],
        organisation_links_charity_company=[
            {"org_id_a": "GB-CHC-900001", "org_id_b": "GB-COH-00662712"}
        ],
    )
    assert numbers(con)["GB-COH-00662712"][1] == "the charity's own entry"


def test_three_registers_make_one_society(registers: Build) -> None:
    con = registers(
        fca_mutuals=[society("10002R")],
        coops_uk_organisations=[cooperative("R1", registered="10002R", registrar="FCA")],
        organisation_links_mutual_company=[
            {"org_id_a": "GB-MPR-10002R", "org_id_b": "GB-COH-IP10002R"}
        ],
        coops_uk_outlets=[{"CUK Organisation ID": "R1", "Postcode": "BB1 1CC"}],
    )
    assert {org for org, _ in numbers(con).values()} == {"GB-MPR-10002R"}
    assert len(rows(con, "select * from mart.organisation_site")) == 2


def test_a_society_in_the_company_file_has_no_address_there_and_is_not_counted_twice(
    registers: Build,
) -> None:
    con = registers(
        fca_mutuals=[society("8929")],
        companies_house=[company("RS008929", "Ashen Bakers", "Registered Society", postcode="")],
    )
    assert numbers(con)["GB-COH-RS008929"] == (
        "GB-MPR-8929",
        "the society's number at Companies House",
    )
    assert len(rows(con, "select * from mart.organisation_site")) == 1


def test_an_incorporated_charity_is_known_by_its_list(registers: Build) -> None:
    con = registers(
        charity_commission_charity=[charity("900001")],
        organisation_links_cio_company=[{"company_number": "CE001", "charity_number": "900001"}],
    )
    [row] = rows(con, "select * from mart.organisation")
    assert (row["org_id"], row["legal_form"]) == ("GB-CHC-900001", "cio")


def test_the_same_name_and_postcode_joins_a_club_and_its_company(registers: Build) -> None:
    con = registers(
        companies_house=[company("00000001", "SKELBY ROVERS LIMITED", GUARANTEE)],
        hmrc_cascs=[club("GB-CASC-1")],
    )
    assert numbers(con)["GB-CASC-1"] == ("GB-COH-00000001", "the same name and postcode")
    [row] = rows(con, "select tier, legal_form from mart.organisation")
    assert row == {"tier": "wider", "legal_form": "casc"}


def test_the_same_name_elsewhere_joins_nothing(registers: Build) -> None:
    con = registers(
        companies_house=[company("00000001", "SKELBY ROVERS LIMITED", GUARANTEE)],
        hmrc_cascs=[club("GB-CASC-1", postcode="AA1 2BB")],
    )
    assert len(rows(con, "select * from mart.organisation")) == 2


def test_two_live_charities_of_one_name_are_never_joined(registers: Build) -> None:
    con = registers(
        charity_commission_charity=[charity("900001"), charity("900002")],
        companies_house=[company("00000001", "WENDLE READING CIRCLE", postcode="AA1 1AB")],
    )
    assert len(rows(con, "select * from mart.organisation")) == 3


def test_a_company_that_two_charities_claim_belongs_to_the_live_one(registers: Build) -> None:
    con = registers(
        companies_house=[company("00000001", "Wendle Circle", GUARANTEE)],
        charity_commission_charity=[
            charity("900001", "Old Circle", company="1", status="Removed"),
            charity("900002", "New Circle", company="1"),
        ],
    )
    assert numbers(con)["GB-COH-00000001"][0] == "GB-CHC-900002"
    assert len(rows(con, "select * from mart.organisation")) == 2


def test_every_number_that_has_a_public_page_links_to_it(registers: Build) -> None:
    con = registers(charity_commission_charity=[charity("900001", company="662712")])
    found = rows(con, "select scheme, url from mart.organisation_identifier order by scheme")
    assert [row["url"] for row in found] == [
        "https://register-of-charities.charitycommission.gov.uk/charity-details/"
        "?regId=900001&subId=0",
        "https://find-and-update.company-information.service.gov.uk/company/00662712",
    ]
