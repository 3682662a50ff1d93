"""What the hand-written build says of places larger than a neighbourhood.

Alderford is covered, and everything is known of its one ward and its one area; of Saltmere and
Emptyham, which are not, there is no row of provision.
"""

from atlas.definition import DEFINITIONS
from tests.conftest import Table

ALDERFORD, SALTMERE, EMPTYHAM = "E06999101", "E06999102", "E06999103"
AREA, WARD, AUTHORITY = "E02999101", "E05999101", "Practice Authority"
PEOPLE = {"area": 4_500, "ward": 4_500}
PLACES = (
    ("area", AREA, "Alderford Old Town", ALDERFORD, 4_500, 3),
    ("ward", WARD, "Quay", ALDERFORD, 4_500, 3),
    ("council", ALDERFORD, "Alderford, City of", ALDERFORD, 4_500, 3),
    ("council", SALTMERE, "Saltmere", SALTMERE, 90_000, 1),
    ("council", EMPTYHAM, "Emptyham", EMPTYHAM, 10, 0),
    ("authority", AUTHORITY, AUTHORITY, None, 94_500, 4),
    ("region", "Practice", "Practice", None, 94_500, 4),
    ("england", "E92000001", "England", None, 94_500, 4),
)


def tables() -> dict[str, Table]:
    """The tables of places, by ``schema.name``."""
    return {
        "mart.place": [place(*given) for given in PLACES],
        "mart.place_need": [
            need(level, code, group, domain)
            for level, code, *_, count in PLACES
            for group, domain in (("iod", "imd"), ("cni", "cni"))
            if count
        ],
        "mart.place_count": [count(level, code) for level, code, *_ in PLACES[:3]],
        "mart.covered": [
            covered(council, definition.code)
            for council in (ALDERFORD, SALTMERE, EMPTYHAM)
            for definition in DEFINITIONS
        ],
        "mart.provision": [
            provision(level, code, definition.code)
            for level, code in (("area", AREA), ("ward", WARD))
            for definition in DEFINITIONS
        ],
        "mart.provision_model": [
            model(level, definition.code) for level in PEOPLE for definition in DEFINITIONS
        ],
        "mart.council_provision": [
            council(level, code, definition.code)
            for level, code in (("council", ALDERFORD), ("england", "E92000001"))
            for definition in DEFINITIONS
        ],
        "mart.equity": [
            equity(scope, code, definition.code, decile)
            for scope, code in (("council", ALDERFORD), ("england", "E92000001"))
            for definition in DEFINITIONS
            for decile in range(1, 11)
        ],
        "mart.concentration": [
            {
                "scope": scope,
                "code": code,
                "definition": definition.code,
                "concentration_index": -0.1,
                "index_low": -0.2,
                "index_high": 0.0,
                "organisation_count": 2,
                "neighbourhood_count": 3,
            }
            for scope, code in (("council", ALDERFORD), ("england", "E92000001"))
            for definition in DEFINITIONS
        ],
        "mart.need_cluster": [
            {"lsoa21_code": "E01999101", "cluster": None, "statistic": 0.1, "p_value": 0.4}
        ],
        "mart.registration_by_place": [
            registered(level, code, year) for level, code, *_ in PLACES[:3] for year in (2020, 2025)
        ],
    }


def place(*given: object) -> dict:
    level, code, name, of, people, count = given
    return {
        "place_level": level,
        "place_code": code,
        "place_name": name,
        "council25_code": of,
        "population": people,
        "neighbourhood_count": count,
        "is_urban": True,
        "longitude": -1.5,
        "latitude": 53.4,
    }


def need(level: str, code: str, group: str, domain: str) -> dict:
    return {
        "place_level": level,
        "place_code": code,
        "measure_group": group,
        "release": 2025 if group == "iod" else 2023,
        "domain": domain,
        "average_score": 40.0,
        "rank": 1,
        "place_count": 1,
        "worst_tenth_share": 0.3333,
        "worst_fifth_share": 0.3333,
        "known_share": 1.0,
        "is_worst_fifth": False,
    }


def count(level: str, code: str) -> dict:
    counts = {f"{new}count_{way}": 2 for new in ("", "new_") for way in WAYS}
    return {
        "place_level": level,
        "place_code": code,
        "tier": "community_business",
        "legal_form": "cic",
        "register": "companies_house",
        **counts,
    }


WAYS = ("abc_in", "abc_out", "abcd_in", "abcd_out")


def covered(council: str, definition: str) -> dict:
    whole = council == ALDERFORD
    return {
        "council25_code": council,
        "definition": definition,
        "is_covered": whole,
        "basis": "companies_house, fca_mutuals" if whole else None,
        "missing": None if whole else "companies_house",
        "peer_council_count": 1 if whole else None,
        "new_first_year": 2023,
        "new_last_year": 2025,
    }


def provision(level: str, code: str, definition: str) -> dict:
    return {
        "place_level": level,
        "place_code": code,
        "definition": definition,
        "organisation_count": 2,
        "expected_count": 2.0,
        "rate_per_1000": None,
        "rate_low": None,
        "rate_high": None,
        "shrunk_per_1000": 0.44,
        "shrunk_low": 0.2,
        "shrunk_high": 0.9,
        "relative": 1.0,
        "rule": "shrunk",
        "peer_rate_per_1000": 0.44,
        "peer_count": 1,
        "lowest_fifth_probability": float,  # a fifth of one place is no place
        "is_worst_fifth": False,
        "look": None,
        "robust_count": 0,
        "new_count": 1,
        "new_expected": 1.0,
        "growing_probability": 0.5,
        "is_urban": True,
        "basis": "companies_house, fca_mutuals",
    }


def model(level: str, definition: str) -> dict:
    return {
        "place_level": level,
        "definition": definition,
        "basis": "companies_house, fca_mutuals",
        "is_urban": True,
        "pooled_per_1000": 0.44,
        "new_pooled_per_1000": 0.22,
        "organisation_count": 2,
        "population": PEOPLE[level],
        "prior_mean": 1.0,
        "prior_variation": 0.1,
        "prior_variations": [0.1],
        "prior_weights": [1.0],
        "peers": ALDERFORD,
        "place_count": 1,
        "phi": float,
        "phi_statistic": float,
        "phi_degrees": int,
        "phi_p_value": float,
    }


def council(level: str, code: str, definition: str) -> dict:
    return {
        "place_level": level,
        "place_code": code,
        "definition": definition,
        "basis": "companies_house, fca_mutuals",
        "organisation_count": 2,
        "population": 4_500,
        "covered_population": 4_500,
        "covered_council_count": 1,
        "rate_per_1000": 0.44,
        "rate_low": 0.05,
        "rate_high": 1.6,
        "expected_count": 2.0,
        "rule": "shrunk",
        "new_count": 1,
    }


def equity(scope: str, code: str, definition: str, decile: int) -> dict:
    there = decile in (1, 3, 9)
    return {
        "scope": scope,
        "code": code,
        "definition": definition,
        "decile": decile,
        "organisation_share": {1: 0.5, 3: 0.5}.get(decile, 0.0),
        "resident_share": 0.3333 if there else 0.0,
        "difference": 0.1667 if decile in (1, 3) else -0.3333 if there else 0.0,
        "difference_low": -0.4,
        "difference_high": 0.6,
    }


def registered(level: str, code: str, year: int) -> dict:
    return {
        "place_level": level,
        "place_code": code,
        "tier": "community_business",
        "register": "companies_house",
        "year": year,
        **{f"registered_{way}": 1 for way in WAYS},
        "ever_registered_count": int,
        "removed_count": int,
    }
