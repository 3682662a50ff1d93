"""Need on the neighbourhoods of 2021, from releases on those of 2011 and of 2021."""

from etl.iod import TITLES

RANKS = {f"{domain}_{kind}": int for domain in TITLES for kind in ("rank", "decile")}
SCORES = {f"{domain}_score": float for domain in TITLES}


def iod(code: str, vintage: int, **known: float) -> dict:
    """Make one row of a File 7 in which only what is given is known."""
    return {f"lsoa{vintage}_code": code, **RANKS, **SCORES, **known}


def need(run_model, lookup: list[dict], older: list[dict]) -> dict:
    rows = run_model(
        "core/need_by_neighbourhood",
        staging__mhclg_iod2025=[iod("E1", 21, imd_rank=9, imd_decile=1, imd_score=60.5)],
        staging__mhclg_iod2019=older,
        staging__mhclg_iod2015=[iod("none", 11)],
        staging__ons_lsoa11_lsoa21_lookup=lookup,
    )
    return {(r["lsoa21_code"], r["release"], r["domain"]): r for r in rows}


def pair(old: str, new: str, change: str) -> dict:
    return {"lsoa11_code": old, "lsoa21_code": new, "change": change}


def test_the_current_release_is_taken_as_published(run_model):
    found = need(run_model, [pair("X", "X", "unchanged")], [iod("none", 11)])
    row = found["E1", 2025, "imd"]
    assert (row["rank"], row["decile"], row["score"]) == (9, 1, 60.5)
    assert row["comparability"] == "published"


def test_an_unchanged_neighbourhood_keeps_its_older_rank_and_score(run_model):
    old = iod("E1", 11, imd_rank=7, imd_decile=1, imd_score=61.0)
    row = need(run_model, [pair("E1", "E1", "unchanged")], [old])["E1", 2019, "imd"]
    assert (row["rank"], row["score"], row["comparability"]) == (7, 61.0, "unchanged")


def test_each_part_of_a_split_neighbourhood_inherits_rank_but_not_score(run_model):
    old = iod("E1", 11, imd_rank=7, imd_decile=1, imd_score=61.0)
    lookup = [pair("E1", "E2", "split"), pair("E1", "E3", "split")]
    found = need(run_model, lookup, [old])
    for part in ("E2", "E3"):
        row = found[part, 2019, "imd"]
        assert (row["rank"], row["decile"], row["score"]) == (7, 1, None)
        assert row["comparability"] == "split"


def test_a_merged_neighbourhood_is_there_but_its_older_rank_is_not_known(run_model):
    older = [iod("E1", 11, imd_rank=7, imd_decile=1), iod("E2", 11, imd_rank=8, imd_decile=1)]
    lookup = [pair("E1", "E9", "merged"), pair("E2", "E9", "merged")]
    row = need(run_model, lookup, older)["E9", 2019, "imd"]
    assert (row["rank"], row["decile"], row["comparability"]) == (None, None, "merged")


def test_an_irregular_neighbourhood_has_no_older_rank(run_model):
    old = iod("E1", 11, imd_rank=7, imd_decile=1)
    row = need(run_model, [pair("E1", "E9", "irregular")], [old])["E9", 2019, "imd"]
    assert (row["rank"], row["comparability"]) == (None, "irregular")


def test_a_domain_with_ranks_but_no_scores_is_held(run_model):
    old = iod("E1", 11, imd_rank=7, imd_decile=1, crime_rank=3, crime_decile=1)
    row = need(run_model, [pair("E1", "E1", "unchanged")], [old])["E1", 2019, "crime"]
    assert (row["rank"], row["score"]) == (3, None)


def test_a_domain_the_file_does_not_hold_has_no_rows(run_model):
    found = need(run_model, [pair("E1", "E1", "unchanged")], [iod("E1", 11, imd_rank=7)])
    assert ("E1", 2019, "health") not in found


def test_community_need_deciles_are_tenths_of_all_england(run_model):
    scores = dict.fromkeys(
        ("cni_score", "civic_assets_score", "connectedness_score", "engaged_community_score"), 1.0
    )
    others = {f"{domain}_rank": int for domain in ("civic_assets", "connectedness")}
    ranks = (1, 3375, 3376, 33755)
    rows = run_model(
        "core/community_need_by_neighbourhood",
        staging__ocsi_cni2023=[
            {
                "lsoa21_code": f"E{r}",
                **scores,
                "cni_rank": r,
                **others,
                "engaged_community_rank": int,
            }
            for r in ranks
        ],
    )
    deciles = {r["rank"]: r["decile"] for r in rows if r["domain"] == "cni"}
    assert deciles == {1: 1, 3375: 1, 3376: 2, 33755: 10}


def council_need(run_model, *rows: dict) -> dict:
    [found] = run_model(
        "core/council_need",
        staging__mhclg_iod2025=list(rows),
        staging__local_authority_code_history=[
            {"old_council_code": "OLD", "council25_code": "NEW"},
            {"old_council_code": "NEW", "council25_code": "NEW"},
        ],
        staging__ons_lsoa21_ward25_lookup={"lsoa21_code": str, "council25_code": str},
        staging__ons_lsoa21_population=[
            {"lsoa21_code": "E1", "population": 1000},
            {"lsoa21_code": "E2", "population": 3000},
        ],
    )
    return found


def place(code: str, rank: int, score: float, population: float | type) -> dict:
    return {
        "lsoa21_code": code,
        "council_code": "OLD",
        "population": population,
        "imd_rank": rank,
        "imd_decile": -(-rank * 10 // 33755),
        "imd_score": score,
    }


def test_averages_weigh_by_the_published_denominators_where_they_are_filled(run_model):
    found = council_need(run_model, place("E1", 1, 80.0, 100.0), place("E2", 33755, 0.0, 300.0))
    assert found["imd_average_score"] == 20.0
    assert found["imd_average_rank"] == (33755 * 100 + 1 * 300) / 400
    assert found["imd_worst_tenth_share"] == 0.5


def test_averages_weigh_by_ons_residents_where_denominators_are_blank(run_model):
    found = council_need(run_model, place("E1", 1, 80.0, float), place("E2", 33755, 0.0, float))
    assert found["imd_average_score"] == 20.0


def test_a_council_is_found_under_the_code_it_had_then(run_model):
    assert council_need(run_model, place("E1", 1, 80.0, 1.0))["council25_code"] == "NEW"
