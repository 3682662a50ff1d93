"""Layers of a feature service: read page by page, whole or not at all."""

import duckdb
import geopandas
import pytest
from pyproj import Transformer

from etl import landing
from etl.fetching import gathering
from etl.sources import ons_lad25_boundaries
from tests.fetch.conftest import NAMES, NAMES_AT, entry, files, left, names_csv
from tests.fetch.publishers import Fails, Kept, Publishers, ServedLayer, as_json

ONS = "https://services1.arcgis.com/ESMARspQHYMw9BZ9/arcgis/rest/services/"
LOOKUP = "ons_lsoa21_ward25_lookup"
LOOKUP_AT = f"{ONS}LSOA21_WD25_LAD25_EW_LU_v2/FeatureServer/0"
SHAPES = "ons_lad25_boundaries"
SHAPES_AT = f"{ONS}LAD_MAY_2025_UK_BGC_V2/FeatureServer/0"
COLUMNS = "LSOA21CD LSOA21NM WD25CD WD25NM LAD25CD LAD25NM".split()


def lookup(rows: int, **more: object) -> ServedLayer:
    """Return a layer of so many neighbourhoods."""
    return ServedLayer({no: dict.fromkeys(COLUMNS, f"E{no:05d}") for no in range(rows)}, **more)


def serve(publishers: Publishers, layer: ServedLayer, address: str = LOOKUP_AT) -> ServedLayer:
    publishers.keeps[address] = layer.about
    publishers.keeps[f"{address}/query"] = layer.query
    return layer


def square(west: float, south: float, size: float) -> dict[str, object]:
    east, north = west + size, south + size
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def test_every_page_of_a_lookup_is_in_the_csv_once(fetch, publishers, raw):
    layer = serve(publishers, lookup(250, a_page=100))
    fetch(LOOKUP)
    lines = (raw / LOOKUP / "LSOA21_WD25_LAD25_EW_LU_v2.csv").read_text().splitlines()
    assert lines[0].split(",") == COLUMNS
    assert len(lines) == len(set(lines)) == 251
    assert layer.pages == 3
    assert entry(raw, LOOKUP, "neighbourhoods").records == 250
    assert left(raw) == []


def test_a_layer_that_was_not_edited_since_is_not_read_again(fetch, publishers):
    layer = serve(publishers, lookup(10, edited=1_760_000_000_000))
    fetch(LOOKUP)
    run = fetch(LOOKUP)
    assert layer.pages == 1
    assert "unchanged since" in run.words
    layer.edited += 1
    fetch(LOOKUP)
    assert layer.pages == 2


def test_a_layer_that_is_the_same_row_by_row_changes_nothing(fetch, publishers):
    serve(publishers, lookup(10))
    fetch(LOOKUP)
    assert "unchanged since" in fetch(LOOKUP).words


def test_rows_that_shift_while_they_are_read_are_read_again(fetch, publishers, raw):
    layer = serve(publishers, lookup(250, a_page=100))

    def put_before(page: int) -> None:
        if page == 2:  # all others move on by one, so that one of them comes twice
            layer.rows[-1] = dict.fromkeys(COLUMNS, "E99999")

    layer.before_page = put_before
    fetch(LOOKUP)
    assert layer.pages == 6
    assert entry(raw, LOOKUP, "neighbourhoods").records == 251


def test_rows_that_come_twice_while_others_are_left_out_are_noticed(fetch, publishers, raw):
    layer = serve(publishers, lookup(250, a_page=100))

    def swap(page: int) -> None:
        if page == 2:
            layer.rows[-1] = layer.rows.pop(249)

    layer.before_page = swap
    fetch(LOOKUP)
    lines = (raw / LOOKUP / "LSOA21_WD25_LAD25_EW_LU_v2.csv").read_text().splitlines()
    assert len(set(lines)) == 251
    assert layer.pages == 6


def test_a_layer_that_never_stays_the_same_is_refused(fetch, publishers, raw):
    layer = serve(publishers, lookup(150, a_page=100))
    layer.before_page = lambda page: layer.rows.update({1000 + page: layer.rows[0]})
    run = fetch(LOOKUP)
    assert "The layer changed each of 3 times it was read" in run.words
    assert files(raw, LOOKUP) == []


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (as_json({"error": {"code": 400, "message": "Invalid URL"}}), "400: Invalid URL"),
        (as_json({"error": {"code": 499, "message": "Token Required"}}), "499: Token"),
        (Kept(b"<html>Sign in</html>", kind="text/html"), "a web page came"),
        (as_json({"name": "a folder"}), "lists no fields"),
        (as_json([1]), "other than was asked for"),
        (Fails(404), "the address has moved"),
    ],
)
def test_a_service_that_is_gone_says_what_to_do_by_hand(fetch, publishers, answer, said):
    publishers.keeps[LOOKUP_AT] = answer
    run = fetch(LOOKUP)
    assert said.lower() in run.words.lower()
    assert "search it for “LSOA 2021 to ward 2025" in run.outcome.failed[LOOKUP]


def test_an_error_with_status_200_in_the_middle_of_the_pages_is_no_end(fetch, publishers, raw):
    layer = serve(publishers, lookup(250, a_page=100))
    error = as_json({"error": {"code": 500, "message": "Error performing query"}})
    publishers.keeps[f"{LOOKUP_AT}/query"] = lambda asked: (
        error if asked.get("resultOffset") == "100" else layer.query(asked)
    )
    assert "500: Error performing query), 5 times in a row" in fetch(LOOKUP).words
    assert files(raw, LOOKUP) == []


def test_a_layer_that_lost_a_column_is_refused(fetch, publishers):
    rows = {no: dict.fromkeys(COLUMNS[:-1], "E1") for no in range(5)}
    serve(publishers, ServedLayer(rows))
    assert "no column LAD25NM" in fetch(LOOKUP).words


DEGREES = square(-1.5, 53.4, 0.1)
GRID = square(433_000, 390_000, 7000)


@pytest.mark.parametrize(
    "given",
    [(DEGREES, ""), (DEGREES, "EPSG:4326"), (GRID, "EPSG:27700"), (GRID, "")],
    ids=["degrees", "degrees, said", "grid, said", "grid, not said"],
)
def test_boundaries_land_in_the_right_place_in_degrees_and_on_the_grid(
    fetch, publishers, raw, memory, given
):
    shape, crs = given
    row = {"LAD25CD": "E06999001", "LAD25NM": "Marlbridge"}
    serve(publishers, ServedLayer({1: row}, {1: shape}, crs=crs), SHAPES_AT)
    fetch(SHAPES)
    west, south, _, _ = landed(memory, raw / SHAPES)
    first = shape["coordinates"][0][0]
    expected = first
    if first[0] > 180:
        expected = Transformer.from_crs(27700, 4326, always_xy=True).transform(*first)
    assert (west, south) == pytest.approx(expected, abs=0.003)
    written = geopandas.read_file(raw / SHAPES / "LAD_MAY_2025_UK_BGC_V2.gpkg")
    assert written.crs.to_epsg() == 27700


def landed(con: duckdb.DuckDBPyConnection, folder) -> list[float]:
    """Land the boundaries as the build does; return the bounds of the one place."""
    con.execute(landing.LEDGER)
    [path] = folder.iterdir()
    ons_lad25_boundaries.load({"boundaries": path}, con)
    [bounds] = con.execute(
        "select west, south, east, north from raw.ons_lad25_boundaries"
    ).fetchall()
    return [float(value) for value in bounds]


def test_boundaries_of_several_pages_are_one_file_and_alike_each_time(fetch, publishers, raw):
    rows = {no: {"LAD25CD": f"E0699900{no}", "LAD25NM": f"Place {no}"} for no in range(5)}
    shapes = {no: square(-1.5 + no / 10, 53.4, 0.1) for no in rows}
    serve(publishers, ServedLayer(rows, shapes, a_page=2), SHAPES_AT)
    fetch(SHAPES)
    assert entry(raw, SHAPES, "boundaries").records == 5
    assert "unchanged since" in fetch(SHAPES).words


def test_boundaries_without_a_shape_are_refused(fetch, publishers, raw):
    row = {"LAD25CD": "E06999001", "LAD25NM": "Marlbridge"}
    serve(publishers, ServedLayer({1: row, 2: row}, {1: DEGREES, 2: None}), SHAPES_AT)
    assert "without a shape" in fetch(SHAPES).words
    assert files(raw, SHAPES) == []


POPULATION = "ons_lsoa21_population"
NOMIS = "https://www.nomisweb.co.uk/api/v01/dataset/NM_2014_1.data.csv"


def nomis(rows: int, *, says: int | None = None, most: int = 25_000):
    """Return an interface that gives so many rows of estimates, ``most`` at a time."""

    def answer(asked: dict[str, str]) -> Kept:
        start = int(asked["RecordOffset"])
        chosen = range(start, min(start + most, rows))
        lines = [f'"E{no:08d}",{no % 3000},{says or rows}' for no in chosen]
        header = '"GEOGRAPHY_CODE","OBS_VALUE","RECORD_COUNT"'
        return Kept("\r\n".join([header, *lines, ""]).encode())

    return answer


def test_estimates_that_come_in_pages_are_joined(fetch, publishers, raw):
    publishers.keeps[NOMIS] = nomis(35_672)
    fetch(POPULATION)
    [path] = (raw / POPULATION).iterdir()
    lines = path.read_text().splitlines()
    assert lines[0] == "GEOGRAPHY_CODE,OBS_VALUE,RECORD_COUNT"
    assert len(lines) == len(set(lines)) == 35_673


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (nomis(30_000, says=35_672), "30,000 rows came, where the interface has 35,672"),
        (nomis(0), "gave 0 rows and then none"),
        (Kept(b""), "gave 0 rows and then none"),
        (Kept(b"GEOGRAPHY_CODE,RECORD_COUNT\nE1\n"), "rows with other cells than it names"),
        (Kept(b"GEOGRAPHY_CODE,RECORD_COUNT\nE1,many\n"), "does not say how many rows"),
        (Kept(b"GEOGRAPHY_CODE,RECORD_COUNT\n" + b"x" * 200_000), "0 rows the interface gave"),
    ],
)
def test_estimates_of_which_some_are_missing_are_refused(fetch, publishers, raw, answer, said):
    publishers.keeps[NOMIS] = answer
    assert said.lower() in fetch(POPULATION).words.lower()
    assert files(raw, POPULATION) == []


def test_a_cell_with_a_line_break_or_an_odd_space_stays_one_cell():
    text = 'NAME,RECORD_COUNT\r\n"a\nb",2\r\nc\u2028d\x85e,2\r\n'
    header, rows, promised = gathering.csv_page(text, 0)
    assert (header, promised) == (["NAME", "RECORD_COUNT"], 2)
    assert rows == [["a\nb", "2"], ["c\u2028d\x85e", "2"]]


def test_a_strange_page_of_one_source_does_not_stop_the_fetch_of_another(fetch, publishers):
    publishers.keeps[NOMIS] = Kept(b"GEOGRAPHY_CODE,RECORD_COUNT\nE1,many\n")
    publishers.keeps[NAMES_AT] = Kept(names_csv())
    outcome = fetch(POPULATION, NAMES).outcome
    assert (list(outcome.failed), outcome.new) == ([POPULATION], [NAMES])
