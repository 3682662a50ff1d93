"""A small hand-written build: three councils, one well covered, one without companies, one bare.

Alderford has every register; Saltmere has no company file (as Hull has none); Emptyham has
no neighbourhoods. One organisation's name tries everything that a page could fall for.
"""

import datetime
import json
from pathlib import Path

import duckdb

from atlas.warehouse import CONTRACT
from tests.app import measured_rows
from tests.conftest import Table, make_table

ALDERFORD, SALTMERE, EMPTYHAM = "E06999101", "E06999102", "E06999103"
FIRST, SECOND, THIRD = "E01999101", "E01999102", "E01999103"
SALT_FIRST = "E01999201"
HOSTILE = '<img src=x onerror="boom()"> :red[x] $y$ =HYPERLINK("http://x")'
LOCAL_GROUP = "LOCAL-0123456789"
IMD_ROWS = {FIRST: (12, 1), SECOND: (9_000, 3), THIRD: (30_000, 9), SALT_FIRST: (40, 1)}
SQUARE = '{"type": "Polygon", "coordinates": [[[-2, 53], [-1, 53], [-1, 54], [-2, 54], [-2, 53]]]}'
CNI_ROWS = {FIRST: (90, 1), SECOND: (20_000, 6), THIRD: (33_000, 10), SALT_FIRST: (5_000, 2)}


def place(code: str, name: str, council: str, council_name: str) -> dict:
    return {
        "lsoa21_code": code,
        "neighbourhood_name": name,
        "area_code": "E02999101",
        "area_name": f"{council_name} Old Town",
        "ward25_code": "E05999101",
        "ward_name": "Quay",
        "council25_code": council,
        "council_name": council_name,
        "region_name": "Practice",
        "population": 1_500,
        "is_urban": True,
        "longitude": -1.5,
        "latitude": 53.4,
        "geometry": SQUARE,
    }


def council(code: str, name: str, population: int, count: int) -> dict:
    return {
        "council25_code": code,
        "council_name": name,
        "region_name": "Practice",
        "combined_authority_name": "Practice Authority",
        "population": population,
        "neighbourhood_count": count,
        "geometry": SQUARE,
    }


def organisation(number: int, name: str, **also: object) -> dict:
    return {
        "org_id": f"GB-COH-0000000{number}",
        "organisation_no": number,
        "name": name,
        "tier": "community_business",
        "tier_reason": "a community interest company",
        "legal_form": "cic",
        "legal_form_name": "Community interest company",
        "activity_name": None,
        "activity_note": "Activity not known.",
        "activity_group_code": None,
        "activity_group_name": None,
        "status": "active",
        "registered_on": datetime.date(2020, 5, 1),
        "removed_on": None,
        "latest_income": None,
        "latest_income_on": None,
        "size_band": None,
        "website": None,
        "registers": "companies_house",
        "register_tier": str(also.get("tier", "community_business")),
        "register_tier_reason": "a community interest company",
        "council_word": None,
    } | also


# The names of each organisation as a search reads them, and its numbers.
SEARCHED = (
    ("IMG SRC X", "00000001 GBCOH00000001"),
    ("QUAY KITCHEN | HARBOUR CAFE", "GB COH 00000002 2 GBCOH00000002"),
    ("MARSH HALL", "GB MPR 101 GBMPR101"),
    ("SALT WORKS", "00000004"),
    ("OLD HALL FLATS", "00000005"),
    ("TUESDAY TABLE", "LOCAL 0123456789"),
)


def search(body: dict, names: str, numbers: str) -> dict:
    """What the directory reads of an organisation: the names it has, the first first."""
    kept = (
        "org_id", "organisation_no", "tier", "legal_form", "activity_group_code", "size_band",
        "registered_on", "latest_income", "registers",
    )  # fmt: skip
    [first, *_] = names.split(" | ")
    words = names.replace(" | ", " ")
    return {column: body[column] for column in kept} | {
        "name_text": f" {words} ",
        "search_text": f" {words} {numbers} ",
        "sort_key": first,
    }


def name(org_id: str, number: int, said: str, kind: str) -> dict:
    return {
        "org_id": org_id,
        "name_no": number,
        "name": said,
        "kind": kind,
        "source": "companies_house",
    }


def identifier(org_id: str, scheme: str, number: str, register: str) -> dict:
    return {
        "org_id": org_id,
        "scheme": scheme,
        "identifier": number,
        "matched_by": "its own number",
        "register_name": register,
        "url": None,
    }


def form(code: str, one: str, many: str, tier: str, source_id: str | None) -> dict:
    return {
        "legal_form": code,
        "legal_form_name": one,
        "legal_form_plural": many,
        "tier": tier,
        "source": source_id,
        "regulator": "A regulator",
        "asset_lock": "Yes, by law",
        "who_owns": "Members",
        "who_may_profit": "Nobody",
        "reason": "A form by hand.",
    }


def site(number: int, place_code: str, council_code: str, **also: object) -> dict:
    return {
        "org_id": f"GB-COH-0000000{number}",
        "organisation_no": number,
        "site_no": 1,
        "kind": "registered",
        "address_grade": "C",
        "grade_reason": "registered here, nothing else known",
        "postcode": "ZZ1 1AA",
        "placement": "postcode",
        "lsoa21_code": place_code,
        "area_code": "E02999101",
        "ward25_code": "E05999101",
        "council25_code": council_code,
    } | also


def source(code: str, title: str, **also: object) -> dict:
    return {
        "source": code,
        "title": title,
        "publisher": "A publisher",
        "homepage": "https://example.org/",
        "licence": "OGL v3.0",
        "attribution": "Contains public sector information.",
        "covers": "England",
        "updated": "monthly",
        "release": "1 January 2020",
        "costs": "Counts of organisations are not known.",
        "status": "loaded",
        "rows_read": 10,
        "rows_kept": 9,
        "rows_refused": 1,
    } | also


def tables(build_id: str, *, is_practice: bool = True) -> dict[str, Table]:
    """Every table that the app reads, by ``schema.name``."""
    registers = ("companies_house", "fca_mutuals")
    held = {
        (ALDERFORD, "companies_house"): "complete",
        (ALDERFORD, "fca_mutuals"): "complete",
        (SALTMERE, "companies_house"): "missing",
        (SALTMERE, "fca_mutuals"): "partial",
        (EMPTYHAM, "companies_house"): "complete",
        (EMPTYHAM, "fca_mutuals"): "partial",
    }
    bodies = [
        organisation(1, HOSTILE, website="javascript:alert(1)"),
        organisation(
            2,
            "Quay Kitchen",
            website="www.quaykitchen.example.org",
            activity_group_code="food",
            activity_group_name="Food and drink",
            latest_income=52_000.0,
            latest_income_on=datetime.date(2025, 3, 31),
            size_band="10k_to_100k",
            registered_on=datetime.date(2025, 1, 1),
        ),
        organisation(
            3,
            "Marsh Hall",
            tier="wider",
            legal_form="cio",
            registers="companies_house, fca_mutuals",
            registered_on=datetime.date(1990, 1, 1),
            council_word="The council confirms it: it runs the hall.",
        ),
        organisation(4, "Salt Works", registered_on=None),
        organisation(5, "Old Hall Flats", tier="out"),
        organisation(
            6,
            "Tuesday Table",
            org_id=LOCAL_GROUP,
            tier="local",
            tier_reason="the council names it",
            legal_form="unregistered_group",
            registered_on=None,
            registers="council_list",
        ),
    ]
    return {
        **measured_rows.tables(),
        "meta.build": [
            {
                "build_id": build_id,
                "contract": CONTRACT,
                "built_at": datetime.datetime.fromisoformat("2026-11-23T12:00"),
                "is_practice": is_practice,
                "title": "By hand",
            }
        ],
        "meta.source": [
            source("iod", "English Indices of Deprivation 2025"),
            source("cni", "Community Needs Index 2023", updated="once"),
            source("companies_house", "Companies House register", publisher="Companies House"),
            source("organisation_links", "Organisations across registers", licence="ODbL 1.0"),
            source("ons_postcode_directory", "Postcode directory"),
            source("ons_lsoa21_population", "Population estimates"),
            source("fca_mutuals", "Mutuals Public Register", status="absent", rows_read=None),
        ],
        "meta.refused": [
            {
                "source": "companies_house",
                "source_table": "companies_house",
                "row_no": 3,
                "row_key": "00000009",
                "reason": "the postcode cannot be read",
            }
        ],
        "meta.check_result": [
            {
                "check_name": "keys",
                "title": "A key that comes twice",
                "passed": True,
                "failing_rows": 0,
                "examples": "",
            }
        ],
        "mart.council": [
            council(ALDERFORD, "Alderford, City of", 4_500, 3),
            council(SALTMERE, "Saltmere", 90_000, 1),
            council(EMPTYHAM, "Emptyham", 10, 0),
        ],
        "mart.neighbourhood": [
            place(FIRST, "Alderford 001A", ALDERFORD, "Alderford"),
            place(SECOND, "Alderford 001B", ALDERFORD, "Alderford"),
            place(THIRD, "Alderford 001C", ALDERFORD, "Alderford"),
            place(SALT_FIRST, "Saltmere 001A", SALTMERE, "Saltmere"),
        ],
        "mart.need_by_neighbourhood": need("imd", 2025, IMD_ROWS, "published")
        + need("imd", 2019, {FIRST: (20, 1), THIRD: (29_000, 9)}, "split")
        + need("imd", 2019, {SECOND: (None, None)}, "merged"),
        "mart.community_need_by_neighbourhood": need("cni", 2023, CNI_ROWS, "published"),
        "mart.measure": [
            measure("iod", "imd", 2019, "Index of Multiple Deprivation", "iod"),
            measure("iod", "imd", 2025, "Index of Multiple Deprivation", "iod"),
            measure("cni", "cni", 2023, "Community Needs Index", "cni"),
        ],
        "mart.postcode": [
            {"postcode": "ZZ1 1AA", "postcode_key": "ZZ11AA", "lsoa21_code": SALT_FIRST}
        ],
        "mart.organisation": bodies,
        "mart.organisation_search": [
            search(body, *said) for body, said in zip(bodies, SEARCHED, strict=True)
        ],
        "mart.organisation_name": [
            name("GB-COH-00000002", 1, "Quay Kitchen", "current"),
            name("GB-COH-00000002", 2, "Harbour Café <b>", "past"),
        ],
        "mart.council_word": [
            {
                "org_id": "GB-COH-00000003",
                "line_no": 2,
                "action": "confirm",
                "postcode": None,
                "reason": "it runs the <i>hall</i>",
                "source": "visited",
                "added_on": datetime.date(2026, 1, 5),
            }
        ],
        "mart.ward": [
            {"ward25_code": "E05999101", "ward_name": "Quay", "council25_code": ALDERFORD}
        ],
        "mart.area": [
            {
                "area_code": "E02999101",
                "area_name": "Alderford Old Town",
                "council25_code": ALDERFORD,
            }
        ],
        "mart.legal_form": [
            form(
                "cic",
                "Community interest company",
                "community interest companies",
                "community_business",
                "companies_house",
            ),
            form(
                "cio",
                "Charitable incorporated organisation",
                "charitable incorporated organisations",
                "wider",
                "fca_mutuals",
            ),
            form(
                "unregistered_group",
                "Group on the council’s list",
                "groups on the council’s list",
                "local",
                None,
            ),
        ],
        "mart.organisation_site": [
            site(1, FIRST, ALDERFORD),
            site(2, FIRST, ALDERFORD, address_grade="B"),
            site(2, FIRST, ALDERFORD, address_grade="A", site_no=2, kind="outlet"),
            site(2, SECOND, ALDERFORD, address_grade="D", site_no=3),
            site(3, SECOND, ALDERFORD, placement="neighbourhood", postcode=None),
            site(4, SALT_FIRST, SALTMERE),
            site(5, THIRD, ALDERFORD, address_grade="X"),
            site(6, SECOND, ALDERFORD, org_id=LOCAL_GROUP, kind="local", address_grade="A"),
        ],
        "mart.organisation_identifier": [
            identifier("GB-COH-00000001", "GB-COH", "00000001", "Companies House")
            | {
                "url": "https://find-and-update.company-information.service.gov.uk/company/00000001"
            },
            identifier("GB-COH-00000001", "GB-CHC", "101", "Register of charities")
            | {
                "url": "https://register-of-charities.charitycommission.gov.uk/?regId=101",
                "matched_by": "the charity's own entry",
            },
            identifier("GB-COH-00000002", "GB-COH", "00000002", "Companies House"),
            identifier("GB-COH-00000003", "GB-MPR", "101", "Mutuals Public Register"),
            identifier("GB-COH-00000003", "GB-COH", "00000003", "Companies House"),
            identifier(LOCAL_GROUP, "LOCAL", "0123456789", "The council's own list"),
        ],
        "mart.register_coverage": [
            {
                "source": register,
                "council25_code": code,
                "coverage": coverage,
                "reason": f"{coverage} by hand",
                "listed_count": 1,
            }
            for (code, register), coverage in held.items()
        ],
        "mart.tier_register": [
            {"tier": tier, "source": register}
            for tier in ("community_business", "out")
            for register in registers
        ],
        "mart.map_file": [
            {"council25_code": code, "layer": "shapes", "file": f"{code}.json"}
            for code in (ALDERFORD, SALTMERE, "england")
        ],
    }


def need(domain: str, release: int, ranks: dict, comparability: str) -> list[dict]:
    return [
        {
            "lsoa21_code": code,
            "release": release,
            "domain": domain,
            "rank": rank,
            "decile": decile,
            "score": None,
            "comparability": comparability,
        }
        for code, (rank, decile) in ranks.items()
    ]


def measure(group: str, domain: str, release: int, name: str, source_id: str) -> dict:
    return {
        "measure_group": group,
        "domain": domain,
        "release": release,
        "name": name,
        "kind": "index",
        "description": "",
        "sort_no": 1,
        "source": source_id,
    }


def emptied(table: Table) -> dict[str, type]:
    """The columns of a table without its rows."""

    def kind(column: str) -> type:
        held = next((row[column] for row in table if row[column] is not None), str)
        return held if isinstance(held, type) else type(held)

    return {column: kind(column) for column in table[0]}


def write_build(folder: Path, given: dict[str, Table], *, contract: int = CONTRACT) -> Path:
    """Write a build and its pointer into ``folder``, as the ETL publishes one."""
    build_id = given["meta.build"][0]["build_id"]
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(folder / f"{build_id}.duckdb") as con:
        con.execute("create schema mart")
        con.execute("create schema meta")
        for name, table in given.items():
            make_table(con, name, table)
    maps = folder / "maps"
    maps.mkdir(exist_ok=True)
    held = given["mart.map_file"]
    for row in held if isinstance(held, list) else []:
        (maps / row["file"]).write_text("{}", encoding="utf-8")
    pointer = {"build_id": build_id, "file": f"{build_id}.duckdb", "contract": contract}
    (folder / "current.json").write_text(json.dumps(pointer), encoding="utf-8")
    return folder
