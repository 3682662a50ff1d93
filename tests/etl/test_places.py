"""Places at every level: who lies in them, who lives there, and how they stand in need."""

from itertools import product

from tests.conftest import Row

URBAN, RURAL = True, False


def home(code: str, area: str, ward: str, council: str, **more: object) -> Row:
    return {
        "lsoa21_code": code, "area_code": area, "area_name": f"Area {area}", "ward25_code": ward,
        "ward_name": f"Ward {ward}", "council25_code": council, "council_name": council,
        "region_name": "North", "population": 1000, "is_urban": URBAN, **more,
    }  # fmt: skip


HOMES = [
    home("E1", "A1", "W1", "C1", population=1000),
    home("E2", "A1", "W1", "C1", population=3000, is_urban=RURAL),
    home("E3", "A2", "W2", "C1", population=2000),
    home("E4", "A3", "W3", "C2", population=4000),
]
COUNCILS = [
    {"council25_code": "C1", "council_name": "One", "region_name": "North",
     "combined_authority_code": "E47", "combined_authority_name": "Both",
     "longitude": 1.0, "latitude": 2.0},
    {"council25_code": "C2", "council_name": "Two", "region_name": "North",
     "combined_authority_code": None, "combined_authority_name": None,
     "longitude": 1.0, "latitude": 2.0},
]  # fmt: skip


def members(run_model, homes: list[Row] = HOMES, councils: list[Row] = COUNCILS) -> list[dict]:
    return run_model("joined/place_member", core__neighbourhood=homes, core__council=councils)


def held(rows: list[dict], level: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in rows:
        if row["place_level"] == level:
            found.setdefault(row["place_code"], set()).add(row["lsoa21_code"])
    return found


def places(run_model, **more: object) -> dict:
    shapes = {"longitude": 1.0, "latitude": 2.0}
    wards = [
        {"ward25_code": code, "ward_name": f"Ward {code}", "council25_code": "C1", **shapes}
        for code in ("W1", "W2", "W3", "W9")
    ]
    given = {
        "joined__place_member": members(run_model),
        "core__neighbourhood": HOMES,
        "core__council": COUNCILS,
        "staging__ons_msoa21_boundaries": [{"area_code": "A1", **shapes}],
        "staging__ons_ward25_boundaries": wards,
        "staging__ons_ruc21_lsoa21_msoa": [{"area_code": "A1", "is_urban": URBAN}],
        **more,
    }
    return {
        (row["place_level"], row["place_code"]): row for row in run_model("counted/place", **given)
    }


def test_every_level_holds_its_neighbourhoods(run_model):
    rows = members(run_model)
    assert held(rows, "area") == {"A1": {"E1", "E2"}, "A2": {"E3"}, "A3": {"E4"}}
    assert held(rows, "council") == {"C1": {"E1", "E2", "E3"}, "C2": {"E4"}}
    assert held(rows, "authority") == {"E47": {"E1", "E2", "E3"}}
    assert held(rows, "region") == {"North": {"E1", "E2", "E3", "E4"}}
    assert held(rows, "england") == {"E92000001": {"E1", "E2", "E3", "E4"}}


def test_an_authority_without_a_code_goes_by_its_name(run_model):
    unnumbered = [{**council, "combined_authority_code": str} for council in COUNCILS]
    assert held(members(run_model, councils=unnumbered), "authority") == {
        "Both": {"E1", "E2", "E3"}
    }


def test_a_neighbourhood_without_an_area_or_a_council_is_still_in_england(run_model):
    lost = home("E9", "A9", "W9", "C9") | {"area_code": None, "council25_code": None}
    rows = members(run_model, homes=[*HOMES, lost])
    assert "E9" in held(rows, "england")["E92000001"]
    assert not any("E9" in codes for codes in held(rows, "area").values())


def test_an_area_that_crosses_a_border_is_in_the_council_of_most_of_it(run_model):
    homes = [
        home("E1", "A1", "W1", "C1"),
        home("E2", "A1", "W2", "C2"),
        home("E3", "A1", "W2", "C2"),
    ]
    rows = members(run_model, homes=homes)
    assert {r["council25_code"] for r in rows if r["place_level"] == "area"} == {"C2"}


def test_residents_add_up_at_every_level(run_model):
    found = places(run_model)
    for level in ("area", "ward", "council", "region", "england"):
        sums = [row["population"] or 0 for (at, _), row in found.items() if at == level]
        assert sum(sums) == 10_000, level


def test_a_ward_too_small_for_a_neighbourhood_has_no_residents_rather_than_nought(run_model):
    ward = places(run_model)["ward", "W9"]
    assert (ward["neighbourhood_count"], ward["population"], ward["is_urban"]) == (0, None, None)
    assert ward["place_name"] == "Ward W9"


def test_an_area_is_urban_as_published_and_a_ward_where_most_live(run_model):
    found = places(run_model)
    # Of its 4,000 residents 3,000 live in a rural neighbourhood.
    assert found["ward", "W1"]["is_urban"] is RURAL
    assert found["area", "A1"]["is_urban"] is URBAN


def test_a_place_all_rural_is_rural_and_one_of_which_nothing_is_known_is_not(run_model):
    rural = [{**row, "is_urban": RURAL} for row in HOMES]
    unknown = [{**row, "is_urban": bool} for row in HOMES]
    assert places(run_model, core__neighbourhood=rural)["ward", "W3"]["is_urban"] is RURAL
    assert places(run_model, core__neighbourhood=unknown)["ward", "W3"]["is_urban"] is None


def need(run_model, iod: list[Row], published: list[Row] | None = None) -> dict:
    rows = run_model(
        "counted/place_need",
        joined__place_member=members(run_model),
        core__neighbourhood=HOMES,
        core__need_by_neighbourhood=iod,
        core__community_need_by_neighbourhood=[
            {"lsoa21_code": "E1", "release": 2023, "domain": "cni", "decile": 1, "score": 9.0}
        ],
        staging__mhclg_iod2025=published or [{"lsoa21_code": "E1", "population": float}],
    )
    return {(r["place_level"], r["place_code"], r["release"], r["domain"]): r for r in rows}


def score(code: str, value: float | None, decile: int | None, release: int = 2025) -> Row:
    return {
        "lsoa21_code": code, "release": release, "domain": "imd", "decile": decile,
        "score": value if value is not None else float,
        "comparability": "published" if release == 2025 else "unchanged",
    }  # fmt: skip


SCORES = [score("E1", 40.0, 1), score("E2", 20.0, 2), score("E3", 25.0, 3), score("E4", 25.0, 3)]


def test_the_average_is_weighted_by_residents(run_model):
    assert need(run_model, SCORES)["area", "A1", 2025, "imd"]["average_score"] == 25.0


def test_the_publishers_denominator_goes_before_the_estimate(run_model):
    published = [{"lsoa21_code": "E1", "population": 3000.0}]
    assert need(run_model, SCORES, published)["area", "A1", 2025, "imd"]["average_score"] == 30.0


def test_the_worst_average_is_first_and_places_that_tie_share_the_better_rank(run_model):
    found = need(run_model, [score("E1", 60.0, 1), *SCORES[1:]])
    ranks = {code: found["area", code, 2025, "imd"]["rank"] for code in ("A1", "A2", "A3")}
    assert ranks == {"A1": 1, "A2": 2, "A3": 2}
    assert found["area", "A1", 2025, "imd"]["place_count"] == 3


def test_shares_are_of_residents_and_of_those_whose_decile_is_known(run_model):
    found = need(run_model, [SCORES[0], score("E2", 20.0, None), *SCORES[2:]])
    row = found["area", "A1", 2025, "imd"]
    assert (row["worst_tenth_share"], row["known_population"]) == (1.0, 1000)
    council = found["council", "C1", 2025, "imd"]
    assert council["worst_tenth_share"] == 1000 / 3000


def test_an_older_release_has_shares_and_neither_average_nor_rank(run_model):
    older = [score(row["lsoa21_code"], row["score"], row["decile"], 2019) for row in SCORES]
    row = need(run_model, [*SCORES, *older])["area", "A1", 2019, "imd"]
    assert (row["average_score"], row["rank"], row["place_count"]) == (None, None, 0)
    assert (row["worst_tenth_share"], row["worst_fifth_share"]) == (0.25, 1.0)


def test_community_need_is_ranked_apart(run_model):
    found = need(run_model, SCORES)
    assert found["area", "A1", 2023, "cni"]["rank"] == 1
    assert ("area", "A2", 2023, "cni") not in found


def test_the_worst_fifth_is_a_fifth_of_the_places_of_a_level(run_model):
    levels = ("area", "ward")
    rows = run_model(
        "mart/place_need",
        counted__place_need=[
            {"place_level": level, "place_code": f"P{no}", "measure_group": "iod",
             "release": 2025, "domain": "imd", "average_score": 90.0 - no, "rank": no,
             "place_count": count, "worst_tenth_share": 0.0, "worst_fifth_share": 0.0,
             "known_population": 5}
            for (level, count), no in product(zip(levels, (10, 14), strict=True), range(1, 15))
            if no <= count
        ],
        counted__place=[
            {"place_level": level, "place_code": f"P{no}", "population": 10}
            for level, no in product(levels, range(1, 15))
        ],
    )  # fmt: skip
    worst = {level: [r["rank"] for r in rows if r["place_level"] == level and r["is_worst_fifth"]]
             for level in levels}  # fmt: skip
    assert worst == {"area": [1, 2], "ward": [1, 2]}
    assert {row["known_share"] for row in rows} == {0.5}
