"""The practice region: places that tile, codes that nobody uses, need that agrees with itself."""

import re

import geopandas as gpd
import numpy as np
import pytest
import shapely

from etl.practice.need import decile, ranks
from tests.practice.helpers import file_bytes, one_file, rows

SHAPES = {
    "ons_lsoa21_boundaries": ("LSOA21CD", "E01999"),
    "ons_msoa21_boundaries": ("MSOA21CD", "E02999"),
    "ons_ward25_boundaries": ("WD25CD", "E05999"),
    "ons_lad25_boundaries": ("LAD25CD", "E06999"),
}
RELEASES = {"mhclg_iod2025": 33_755, "mhclg_iod2019": 32_844, "mhclg_iod2015": 32_844}


@pytest.fixture(scope="module")
def layers(practice_raw):
    return {source: gpd.read_file(one_file(practice_raw, source)) for source in SHAPES}


@pytest.mark.parametrize("source", SHAPES)
def test_places_tile_without_gap_or_overlap(layers, source):
    shapes = layers[source].geometry.to_numpy()
    whole = shapely.union_all(layers["ons_lsoa21_boundaries"].geometry.to_numpy())
    assert shapely.is_valid(shapes).all()
    assert np.isclose(shapely.area(shapes).sum(), whole.area, rtol=1e-9)
    assert np.isclose(shapely.union_all(shapes).area, whole.area, rtol=1e-9)


@pytest.mark.parametrize("source", ["ons_lsoa21_boundaries", "ons_msoa21_boundaries"])
def test_neighbours_share_every_vertex(layers, source):
    assert shapely.coverage_is_valid(layers[source].geometry.to_numpy())


@pytest.mark.parametrize(("source", "code"), SHAPES.items())
def test_boundaries_are_in_national_grid_under_codes_nobody_uses(layers, source, code):
    column, start = code
    assert layers[source].crs.to_epsg() == 27700
    assert layers[source][column].str.startswith(start).all()
    assert layers[source][column].is_unique


def test_every_area_code_in_every_csv_is_in_the_999_range(practice_raw):
    countries = {"E92000001", "K04000001", "K03000001", "K02000001", "W92000004"}
    found: set[str] = set()
    for path in practice_raw.rglob("*"):
        if path.suffix in {".csv", ".zip"}:
            text = file_bytes(path).decode("latin-1")
            found |= set(re.findall(r"\b[EWK]\d{8}\b", text))
    assert not {code for code in found - countries if code[3:6] != "999"}


def test_codes_agree_between_boundaries_lookups_and_the_postcode_directory(practice_raw, layers):
    places = set(layers["ons_lsoa21_boundaries"]["LSOA21CD"])
    wards = set(layers["ons_ward25_boundaries"]["WD25CD"])
    postcodes = rows(one_file(practice_raw, "ons_postcode_directory"))
    inside = [row for row in postcodes if row["ctry25cd"] == "E92000001"]
    assert {row["lsoa21cd"] for row in inside} == places
    assert {row["wd25cd"] for row in inside} == wards
    assert {
        row["LSOA21CD"] for row in rows(one_file(practice_raw, "ons_lsoa21_ward25_lookup"))
    } == (places)


def test_one_ward_is_too_small_to_hold_a_neighbourhood(practice_raw, layers):
    best_fit = {row["WD25CD"] for row in rows(one_file(practice_raw, "ons_lsoa21_ward25_lookup"))}
    assert len(set(layers["ons_ward25_boundaries"]["WD25CD"]) - best_fit) == 1


def test_postcodes_lie_inside_their_neighbourhood(practice_raw, layers):
    postcodes = rows(one_file(practice_raw, "ons_postcode_directory"))
    inside = [row for row in postcodes if row["ctry25cd"] == "E92000001"]
    shapes = layers["ons_lsoa21_boundaries"].set_index("LSOA21CD").geometry
    own = shapes.loc[[row["lsoa21cd"] for row in inside]].to_numpy()
    east, north = (np.array([float(row[c]) for row in inside]) for c in ("east1m", "north1m"))
    assert shapely.contains_xy(own, east, north).all()


def test_latitudes_agree_with_the_national_grid(practice_raw):
    row = rows(one_file(practice_raw, "ons_postcode_directory"))[0]
    point = gpd.GeoSeries.from_xy([float(row["long"])], [float(row["lat"])], crs="EPSG:4326")
    grid = point.to_crs("EPSG:27700").iloc[0]
    assert np.hypot(grid.x - float(row["east1m"]), grid.y - float(row["north1m"])) < 10


def test_no_postcode_is_in_a_real_postcode_area(practice_raw):
    postcodes = rows(one_file(practice_raw, "ons_postcode_directory"))
    # Neither MB nor WY is a postcode area of the United Kingdom.
    assert {row["pcds"][:2] for row in postcodes} == {"MB", "WY"}
    assert all(
        re.fullmatch(r"[A-Z]{2}\d{1,2} \d[ABD-HJLNP-UW-Z]{2}", row["pcds"]) for row in postcodes
    )


@pytest.mark.parametrize(("source", "places"), RELEASES.items())
def test_deciles_and_scores_follow_ranks_and_ranks_are_used_once(practice_raw, source, places):
    found = rows(one_file(practice_raw, source))
    titles = [name.split(" Rank ")[0] for name in found[0] if " Rank " in name]
    for title in titles:
        named = {kind: next(n for n in found[0] if n.startswith(f"{title} {kind}")) for kind in
                 ("Rank", "Decile", "Score")}  # fmt: skip
        rank = np.array([int(row[named["Rank"]]) for row in found])
        tenth = np.array([int(row[named["Decile"]]) for row in found])
        score = np.array([float(row[named["Score"]]) for row in found])
        assert len(set(rank.tolist())) == len(rank)
        assert rank.min() >= 1
        assert rank.max() <= places
        assert (tenth == np.ceil(rank * 10 / places)).all()
        assert (np.diff(score[np.argsort(rank)]) <= 0).all()


def test_every_decile_is_there_and_marlbridge_is_more_deprived_than_england(practice_raw):
    found = rows(one_file(practice_raw, "mhclg_iod2025"))
    column = "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)"
    name = "Local Authority District name (2024)"
    tenths = {row["LSOA code (2021)"]: int(row[column]) for row in found}
    ours = [int(row[column]) for row in found if row[name] == "Marlbridge"]
    affluent = [int(row[column]) for row in found if row[name] == "Hallowdale"]
    assert set(tenths.values()) == set(range(1, 11))
    assert np.mean(ours) < 4.8
    assert np.mean(affluent) > 6.5


def test_need_clusters_in_space(practice_raw, layers):
    found = rows(one_file(practice_raw, "mhclg_iod2025"))
    column = "Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)"
    rank = {row["LSOA code (2021)"]: float(row[column]) for row in found}
    layer = layers["ons_lsoa21_boundaries"]
    value = layer["LSOA21CD"].map(rank).to_numpy()
    tree = shapely.STRtree(layer.geometry.to_numpy())
    left, right = tree.query(layer.geometry.to_numpy(), predicate="touches")
    assert np.corrcoef(value[left], value[right])[0, 1] > 0.5


def test_need_persists_between_releases_and_moves_a_little(practice_raw):
    column = "Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)"
    now = {
        r["LSOA code (2021)"]: int(r[column]) for r in rows(one_file(practice_raw, "mhclg_iod2025"))
    }
    then = {
        r["LSOA code (2011)"]: int(r[column]) for r in rows(one_file(practice_raw, "mhclg_iod2015"))
    }
    same = sorted(now.keys() & then.keys())
    together = np.corrcoef([now[c] for c in same], [then[c] for c in same])[0, 1]
    assert 0.85 < together < 0.995


def test_a_council_changed_its_code_and_the_history_knows(practice_raw):
    history = rows(one_file(practice_raw, "local_authority_code_history"))
    active = {row["LADCD"]: row["LADCD_ACTIVE"] for row in history}
    in_need = {
        row["Local Authority District code (2024)"]
        for row in rows(one_file(practice_raw, "mhclg_iod2025"))
    }
    now = {row["LAD25CD"] for row in rows(one_file(practice_raw, "ons_lsoa21_ward25_lookup"))}
    assert in_need - now == {"E06999002"}
    assert {active[code] for code in in_need} == now


def test_neighbourhoods_of_2011_were_split_merged_and_redrawn(practice_raw):
    lookup = rows(one_file(practice_raw, "ons_lsoa11_lsoa21_lookup"))
    assert {row["CHGIND"] for row in lookup} == {"U", "S", "M", "X"}


def test_no_place_is_called_as_a_real_council_is(practice_raw, shared_data):
    real = {row["LADNM"] for row in rows(one_file(shared_data, "local_authority_code_history"))}
    ours = {row["LADNM"] for row in rows(one_file(practice_raw, "local_authority_code_history"))}
    assert len(ours) == 4
    assert not ours & real


def test_ranks_stay_within_england_when_many_places_crowd_at_an_end():
    crowded = ranks(np.array([0.0, 0.0, 1.0, 1.0, 0.9999]), 100)
    assert sorted(crowded.tolist()) == [1, 2, 98, 99, 100]
    assert decile(np.array([1, 10, 11, 100]), 100).tolist() == [1, 1, 2, 10]
