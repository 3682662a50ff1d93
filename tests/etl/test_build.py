"""A build that cannot be trusted is not published: the last good one stays in use."""

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import duckdb
import pytest

from etl import build, clearing, publish
from etl.source import BrokenPromise
from etl.sources import all_sources


def quiet(doing: str, share: float) -> None:
    """Say nothing of the progress."""


def run(raw: Path, builds: Path) -> build.Outcome:
    return build.build(raw, builds, quiet)


def opened(builds: Path) -> duckdb.DuckDBPyConnection:
    pointer = json.loads((builds / "current.json").read_text())
    return duckdb.connect(builds / pointer["file"], read_only=True)


@pytest.fixture
def raw(practice_raw: Path, tmp_path: Path) -> Path:
    """Give a copy of the practice files that a test may spoil."""
    return shutil.copytree(practice_raw, tmp_path / "raw")


@pytest.fixture
def builds(practice_build: Path, tmp_path: Path) -> Path:
    """Give a folder of builds in which the practice region is in use."""
    ignore = shutil.ignore_patterns("work.duckdb*")
    return shutil.copytree(practice_build, tmp_path / "builds", ignore=ignore)


def only(raw: Path, source: str, pattern: str = "*") -> Path:
    [path] = (raw / source).glob(pattern)
    return path


def drop_rows(path: Path, share: float) -> None:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[: 1 + int(len(lines) * (1 - share))]), encoding="utf-8")


def refused_build(raw: Path, builds: Path) -> BrokenPromise:
    """Build, expecting a refusal; check that what was in use still is and still opens."""
    before = (builds / "current.json").read_text()
    with pytest.raises(BrokenPromise) as refusal:
        run(raw, builds)
    assert (builds / "current.json").read_text() == before
    with opened(builds) as con:
        assert con.execute("select count(*) from mart.neighbourhood").fetchone()[0] > 0
    return refusal.value


def test_every_row_of_every_source_is_kept_or_refused_with_a_reason(practice_build):
    with opened(practice_build) as con:
        rows = con.execute(
            "select source, status, rows_read, rows_kept, rows_refused from meta.source"
        ).fetchall()
        refused = dict(
            con.execute("select source, count(*) from meta.refused group by 1").fetchall()
        )
        reasons = con.execute("select count(*) from meta.refused where reason is null").fetchone()
    assert len(rows) == len(all_sources())
    for source, status, read, kept, gone in rows:
        assert status == "loaded", source
        assert read == kept + gone, source
        assert refused.get(source, 0) == gone, source
    assert sum(gone for *_, gone in rows) > 0
    assert reasons == (0,)


def test_every_check_passed_and_its_result_is_stored(practice_build):
    files = {path.stem for path in Path("etl/checks").glob("*.sql")}
    with opened(practice_build) as con:
        results = dict(con.execute("select check_name, passed from meta.check_result").fetchall())
    assert set(results) == files
    assert all(results.values())


def test_only_marts_and_meta_are_published(practice_build):
    with opened(practice_build) as con:
        schemas = con.execute(
            "select distinct schema_name from duckdb_tables() order by 1"
        ).fetchall()
    assert schemas == [("mart",), ("meta",)]


def test_the_work_file_is_for_its_owner_only_and_holds_no_takedown_list(practice_build):
    path = practice_build / "work.duckdb"
    assert path.stat().st_mode & 0o077 == 0
    with duckdb.connect(path, read_only=True) as con:
        tables = {
            name for (name,) in con.execute("select table_name from duckdb_tables()").fetchall()
        }
    assert "council_list" in tables
    assert not tables & {"council_takedown", "taken_down"}
    assert b"Its address must not be known" not in path.read_bytes()


def test_the_marts_are_also_written_as_parquet(practice_build):
    build_id = json.loads((practice_build / "current.json").read_text())["build_id"]
    with opened(practice_build) as con:
        tables = con.execute(
            "select table_name from duckdb_tables() where schema_name = 'mart' order by 1"
        ).fetchall()
        for (table,) in tables:
            path = str(practice_build / build_id / f"{table}.parquet")
            [(same,)] = con.execute(
                f"select (select count(*) from mart.{table}) = count(*) from read_parquet($path)",
                {"path": path},
            ).fetchall()
            assert same, table


def test_the_same_files_make_the_same_rows_in_the_same_order(practice_raw, builds):
    def tables(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
        names = con.execute(
            "select table_name from duckdb_tables() where schema_name = 'mart' order by 1"
        ).fetchall()
        digest = "select md5(string_agg(t::varchar, chr(10) order by rowid)) from mart.{} as t"
        return {name: con.execute(digest.format(name)).fetchone()[0] for (name,) in names}

    with opened(builds) as con:
        first = tables(con)
    run(practice_raw, builds)
    with opened(builds) as con:
        second = tables(con)
    assert first == second


def test_a_source_that_is_absent_makes_a_smaller_build_and_says_so(raw, tmp_path):
    for source in ("companies_house", "ocsi_cni2023", "mhclg_iod2015", "hmrc_cascs"):
        shutil.rmtree(raw / source)
    outcome = run(raw, tmp_path / "new")
    absent = [source for source, status, *_ in outcome.summary if status == "absent"]
    assert absent == ["companies_house", "hmrc_cascs", "mhclg_iod2015", "ocsi_cni2023"]
    with opened(tmp_path / "new") as con:
        [(held,)] = con.execute(
            "select count(*) from mart.measure where measure_group = 'cni'"
        ).fetchall()
        coverage = con.execute(
            "select distinct coverage from mart.register_coverage where source = 'companies_house'"
        ).fetchall()
    assert held == 0
    assert coverage == [("missing",)]


def test_a_folder_with_nothing_but_need_builds(raw, tmp_path):
    for folder in raw.iterdir():
        if folder.is_dir() and not folder.name.startswith(("mhclg", "ons", "local", "commons")):
            shutil.rmtree(folder)
    run(raw, tmp_path / "new")
    with opened(tmp_path / "new") as con:
        assert con.execute("select count(*) from mart.organisation").fetchone() == (0,)
        assert con.execute("select count(*) from mart.council").fetchone() == (4,)


def test_an_empty_folder_builds_nothing_to_rely_on(tmp_path):
    (tmp_path / "raw").mkdir()
    with pytest.raises(BrokenPromise, match="no source"):
        run(tmp_path / "raw", tmp_path / "builds")


def test_a_third_of_the_rows_gone_stops_the_build(raw, builds):
    drop_rows(only(raw, "hmrc_cascs"), 0.4)
    (raw / "practice.json").write_text('{"practice": true, "region": "", "rows": {}}')
    refusal = refused_build(raw, builds)
    assert (refusal.source, refusal.count is not None) == ("hmrc_cascs", True)
    assert "a third or more are gone" in str(refusal)


def test_a_loss_may_be_accepted_by_name(raw, builds):
    drop_rows(only(raw, "hmrc_cascs"), 0.4)
    (raw / "practice.json").write_text('{"practice": true, "region": "", "rows": {}}')
    outcome = build.build(raw, builds, quiet, frozenset({"hmrc_cascs"}))
    assert publish.read_pointer(builds)["build_id"] == outcome.build_id


def test_a_file_shorter_than_its_publisher_makes_it_stops_the_build(raw, builds):
    drop_rows(only(raw, "ons_lsoa21_population"), 0.1)
    assert "should have" in str(refused_build(raw, builds))


def test_a_missing_column_stops_the_build_with_its_name(raw, builds):
    path = only(raw, "mhclg_iod2025")
    text = path.read_text(encoding="utf-8-sig")
    path.write_text(text.replace("Crime Rank", "Crime Place", 1), encoding="utf-8")
    refusal = refused_build(raw, builds)
    assert refusal.source == "mhclg_iod2025"
    assert refusal.examples == ["crime_rank"]


def test_an_impossible_decile_stops_the_build_with_three_examples(raw, builds):
    path = only(raw, "mhclg_iod2025")
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    for no in range(1, 6):
        cells = lines[no].split(",")
        cells[6] = "11"
        lines[no] = ",".join(cells)
    path.write_text("".join(lines), encoding="utf-8")
    said = str(refused_build(raw, builds))
    [check] = [part for part in said.split("; ") if part.startswith("impossible_rank_or_decile")]
    assert check.startswith("impossible_rank_or_decile (5 rows): ")
    assert said.split("impossible_rank_or_decile")[1].split("disagree")[0].count("decile 11") == 3


def test_a_rank_that_is_no_number_stops_the_build(raw, builds):
    path = only(raw, "mhclg_iod2019")
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    cells = lines[1].split(",")
    cells[5] = "n/a"
    path.write_text(lines[0] + ",".join(cells) + "".join(lines[2:]), encoding="utf-8")
    assert "not a whole number" in str(refused_build(raw, builds))


def test_a_neighbourhood_that_is_there_twice_is_refused_once(raw, tmp_path):
    path = only(raw, "ons_lsoa21_population")
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines[:-1], lines[1]]), encoding="utf-8")
    run(raw, tmp_path / "new")
    with opened(tmp_path / "new") as con:
        rows = con.execute(
            "select reason from meta.refused where source = 'ons_lsoa21_population'"
            " and reason not like 'outside%'"
        ).fetchall()
    assert rows == [("the neighbourhood is there already",)]


def test_half_a_geopackage_stops_the_build(raw, builds):
    path = only(raw, "ons_lsoa21_boundaries")
    path.write_bytes(path.read_bytes()[:30_000])
    assert "GeoPackage" in str(refused_build(raw, builds))


def test_some_files_of_a_source_without_the_others_are_refused(raw, builds):
    only(raw, "ons_ruc21_lsoa21", "*msoa*").unlink()
    assert "others are not" in str(refused_build(raw, builds))


HOLD = "import fcntl; f = open({!r}, 'w'); fcntl.flock(f, fcntl.LOCK_EX); print(1); input()"


def test_a_second_build_is_refused_and_leaves_the_first_alone(practice_raw, tmp_path):
    (tmp_path / "landing-of-the-first").mkdir()
    with subprocess.Popen(
        [sys.executable, "-u", "-c", HOLD.format(str(tmp_path / "build.lock"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as first:
        first.stdout.readline()
        with pytest.raises(BrokenPromise, match="another build"):
            run(practice_raw, tmp_path)
        first.communicate(b"done")
    assert (tmp_path / "landing-of-the-first").is_dir()


def test_what_a_killed_build_left_is_cleared_away(practice_raw, builds):
    (builds / "20200101-000000-aaaaaa.duckdb.part").write_bytes(b"half")
    (builds / "work.duckdb").write_bytes(b"half")
    (builds / "landing-left").mkdir()
    (builds / "maps" / "E06999001-000000000000.json").write_text("{}")
    run(practice_raw, builds)
    left = {path.name for path in builds.rglob("*")}
    assert not left & {
        "20200101-000000-aaaaaa.duckdb.part",
        "landing-left",
        "E06999001-000000000000.json",
    }


def test_the_last_five_builds_of_a_kind_are_kept(builds):
    current = publish.read_pointer(builds)["file"]
    for no in range(8):
        shutil.copy(builds / current, builds / f"2020010{no}-000000-aaaaaa.duckdb")
    clearing.prune(builds)
    kept = sorted(path.name for path in builds.glob("*.duckdb"))
    assert kept == [f"2020010{no}-000000-aaaaaa.duckdb" for no in (4, 5, 6, 7)] + [current]


def test_practice_builds_do_not_push_out_real_ones(builds):
    current = publish.read_pointer(builds)["file"]
    real = builds / "20190101-000000-aaaaaa.duckdb"
    shutil.copy(builds / current, real)
    with duckdb.connect(real) as con:
        con.execute("update meta.build set is_practice = false")
    for no in range(6):
        shutil.copy(builds / current, builds / f"2020010{no}-000000-aaaaaa.duckdb")
    clearing.prune(builds)
    assert real.exists()


def test_what_is_not_ours_in_the_folder_is_left_alone(practice_raw, builds):
    (builds / "minutes").mkdir()
    (builds / "minutes" / "cabinet.txt").write_text("keep")
    (builds / "maps" / "notes.json").write_text("{}")
    for no in range(8):
        (builds / f"mine-{no}.duckdb").write_bytes(b"keep")
    run(practice_raw, builds)
    assert (builds / "minutes" / "cabinet.txt").exists()
    assert (builds / "maps" / "notes.json").exists()
    assert len(list(builds.glob("mine-*.duckdb"))) == 8


@pytest.mark.parametrize("pointer", ["", "{", "[]", "{}", '{"file": "gone.duckdb"}'])
def test_a_damaged_pointer_is_replaced_by_the_next_build(practice_raw, builds, pointer):
    (builds / "current.json").write_text(pointer)
    outcome = run(practice_raw, builds)
    assert publish.read_pointer(builds)["build_id"] == outcome.build_id


def test_a_damaged_build_does_not_stop_the_next(practice_raw, builds):
    current = builds / publish.read_pointer(builds)["file"]
    current.write_bytes(b"not a database")
    outcome = run(practice_raw, builds)
    assert publish.read_pointer(builds)["build_id"] == outcome.build_id


def test_companies_of_a_form_that_vanish_stop_the_build(raw, builds):
    """A publisher who renames a category changes no row count: only the form is gone."""
    path = only(raw, "companies_house")
    with zipfile.ZipFile(path) as archive:
        [name] = archive.namelist()
        text = archive.read(name).decode()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, text.replace("Community Interest Company", "CIC (renamed)"))
    refusal = refused_build(raw, builds)
    assert refusal.source == "companies_house"
    assert "Community interest company" in str(refusal)


def test_a_loss_accepted_for_a_source_that_does_not_exist_is_an_error(practice_raw, tmp_path):
    with pytest.raises(BrokenPromise, match="no source is called companies"):
        build.build(practice_raw, tmp_path, quiet, frozenset({"companies"}))


def test_every_failed_check_is_named(raw, builds):
    path = only(raw, "published_figures")
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    cells = lines[1].split(",")
    cells[2] = cells[4] = cells[6] = "0.99"
    path.write_text(lines[0] + ",".join(cells) + "".join(lines[2:]), encoding="utf-8")
    said = str(refused_build(raw, builds))
    assert "averages_disagree" in said
    assert "share_in_the_worst_tenth_disagrees" in said
