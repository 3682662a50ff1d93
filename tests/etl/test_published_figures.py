"""The publishers' own files, built: the figures that others have worked out must come out."""

import shutil

import pytest

from etl import build

pytestmark = pytest.mark.real


def test_every_check_passes_on_the_publishers_files(real):
    failed = real.execute("select check_name from meta.check_result where not passed").fetchall()
    assert failed == []
    assert real.execute("select count(*) from meta.check_result").fetchone()[0] >= 10


def test_the_most_deprived_neighbourhood_of_2025_is_in_jaywick(real):
    rows = real.execute(
        "select lsoa21_code, neighbourhood_name from mart.need_by_neighbourhood"
        " inner join mart.neighbourhood using (lsoa21_code)"
        " where release = 2025 and domain = 'imd' and rank = 1"
    ).fetchall()
    assert rows == [("E01021988", "Tendring 018A")]


@pytest.mark.parametrize(
    ("council", "worst", "of"),
    [
        ("Middlesbrough", 45, 90),
        ("Birmingham", 282, 659),
        ("Kingston upon Hull, City of", 70, 168),
    ],
)
def test_neighbourhoods_in_the_worst_tenth(real, council, worst, of):
    found = real.execute(
        "select imd_worst_tenth_count, neighbourhood_count from mart.council"
        " where council_name = $council",
        {"council": council},
    ).fetchall()
    assert found == [(worst, of)]


def test_sheffields_community_interest_companies_by_decile(real):
    rows = real.execute(
        "select need.decile, count(distinct site.org_id)"
        " from mart.organisation_site as site"
        " inner join mart.organisation as organisation on site.org_id = organisation.org_id"
        " inner join mart.council as council on site.council25_code = council.council25_code"
        " inner join mart.need_by_neighbourhood as need on site.lsoa21_code = need.lsoa21_code"
        " where council.council_name = 'Sheffield' and site.kind = 'registered'"
        " and organisation.legal_form = 'cic'"
        " and contains(organisation.registers, 'companies_house')"
        " and need.release = 2025 and need.domain = 'imd'"
        " group by need.decile order by need.decile"
    ).fetchall()
    assert [count for _, count in rows] == [48, 30, 26, 29, 20, 19, 16, 20, 15, 22]


def test_all_296_councils_agree_with_the_published_summaries(real):
    rows = real.execute(
        "select figure, count(*), count(*) filter (abs(ours - published) < 0.00005),"
        " count(*) filter (abs(difference_pct) > 0.1)"
        " from mart.published_agreement group by figure order by figure"
    ).fetchall()
    assert [row[:2] for row in rows] == [
        ("average rank", 296),
        ("average score", 296),
        ("share in the worst tenth", 296),
    ]
    assert rows[2][2] == 296  # to the printed digits
    assert rows[0][3] <= 2
    assert rows[1][3] <= 2


def test_the_one_council_that_differs_is_the_city_of_london(real):
    """It has the fewest residents; blank denominators are replaced by ONS estimates."""
    rows = real.execute(
        "select distinct council_name from mart.published_agreement where abs(difference_pct) > 0.1"
    ).fetchall()
    assert rows == [("City of London",)]


def test_south_yorkshire_has_its_companies_and_hull_has_none(real):
    rows = real.execute(
        "select council_name, coverage from mart.register_coverage"
        " inner join mart.council using (council25_code)"
        " where source = 'companies_house'"
        " and (coverage <> 'missing' or council_name like '%Hull%')"
        " order by council_name"
    ).fetchall()
    assert rows == [
        ("Barnsley", "complete"),
        ("Doncaster", "complete"),
        ("Kingston upon Hull, City of", "missing"),
        ("Rotherham", "complete"),
        ("Sheffield", "complete"),
    ]


def test_no_register_is_called_complete_that_is_an_extract(real):
    rows = real.execute(
        "select distinct source from mart.register_coverage where coverage = 'complete'"
        " group by source, coverage having count(*) = 296 order by source"
    ).fetchall()
    assert ("charity_commission",) not in rows
    assert ("fca_mutuals",) not in rows


def test_areas_of_england_are_all_there(real):
    counts = real.execute(
        "select (select count(*) from mart.neighbourhood), (select count(*) from mart.area),"
        " (select count(*) from mart.ward), (select count(*) from mart.council),"
        " (select count(*) from mart.ward where neighbourhood_count = 0)"
    ).fetchone()
    assert counts == (33_755, 6_856, 6_826, 296, 37)


def test_codes_are_those_of_2025(real):
    rows = real.execute(
        "select council25_code from mart.council where council_name in ('Sheffield', 'Barnsley')"
        " order by council_name"
    ).fetchall()
    assert rows == [("E08000038",), ("E08000039",)]


def test_no_contact_postcode_phone_or_email_is_published(real):
    """A charity's contact address is often a home: its neighbourhood is all we show."""
    [(shown,)] = real.execute(
        "select count(*) from mart.organisation_site"
        " where (kind = 'contact' or (kind = 'registered' and org_id like 'GB-CHC-%'))"
        " and (postcode is not null or placement = 'postcode')"
    ).fetchall()
    [(columns,)] = real.execute(
        "select count(*) from duckdb_columns() where schema_name = 'mart'"
        " and regexp_matches(column_name, 'phone|email|contact|street|trustee|officer')"
    ).fetchall()
    assert (shown, columns) == (0, 0)


def test_a_national_statistic_that_lost_a_row_is_refused(shared_data, tmp_path):
    folder = tmp_path / "raw" / "published_figures"
    shutil.copytree(shared_data / "published_figures", folder)
    [path] = folder.iterdir()
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:-1]), encoding="utf-8")
    with pytest.raises(build.BrokenPromise, match="should have 296 rows"):
        build.build(tmp_path / "raw", tmp_path / "builds", lambda *_: None)


def test_a_councils_average_as_a_place_is_the_one_that_agrees_with_the_published(real):
    [(councils, alike)] = real.execute(
        "select count(*), count(*) filter (need.average_score = council.imd_average_score)"
        " from mart.place_need as need"
        " inner join mart.council as council on need.place_code = council.council25_code"
        " where need.place_level = 'council' and need.release = 2025 and need.domain = 'imd'"
    ).fetchall()
    assert (councils, alike) == (296, 296)


@pytest.mark.parametrize("level", ["area", "ward", "council"])
def test_sheffields_community_interest_companies_are_the_same_at_every_level(real, level):
    """None has a second place in the city, so its parts make up the whole: 245, 12 of grade D."""
    rows = real.execute(
        "select sum(held.count_abc_in), sum(held.count_abcd_in) from mart.place_count as held"
        " inner join mart.place using (place_level, place_code)"
        " where place_level = $level and council25_code = 'E08000039' and legal_form = 'cic'"
        " and tier = 'community_business'",
        {"level": level},
    ).fetchall()
    assert rows == [(233, 245)]


def test_the_median_area_expects_three_companies_and_the_median_ward_five(real):
    """PRODUCT.md's figures, of every address grade: why the shrunk view is the normal one."""
    rows = real.execute(
        "select place_level, round(median(expected_count), 1) from mart.provision"
        " where definition = 'narrow.abcd.in' group by place_level order by place_level"
    ).fetchall()
    assert rows == [("area", 3.1), ("ward", 5.5)]


def test_provision_is_said_of_the_four_councils_held_and_of_no_other(real):
    rows = real.execute(
        "select distinct council_name, basis from mart.provision as measured"
        " inner join mart.place as place using (place_level, place_code)"
        " inner join mart.council as council"
        " on place.council25_code = council.council25_code"
        " where definition = 'narrow.abc.in' order by council_name"
    ).fetchall()
    held = ("Barnsley", "Doncaster", "Rotherham", "Sheffield")
    assert rows == [(council, "companies_house") for council in held]
