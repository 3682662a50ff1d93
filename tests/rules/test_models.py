"""What every model and check must be: a bare select, with its grain, reading lower layers only."""

import importlib
import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from atlas import warehouse
from etl import models, publish
from tests.rules.code import ROOT, relative

MODELS = ROOT / "etl" / "models"
# A model reads strictly lower layers only, so files run in name order and there is no graph.
ORDER = ("raw", "reference", *models.LAYERS)
RANK = {layer: rank for rank, layer in enumerate(ORDER)}
LAYERS = [layer for layer in RANK if layer not in ("raw", "reference")]


def model_paths() -> list[Path]:
    return sorted(path for path in MODELS.rglob("*.sql") if path.parent != MODELS)


def check_paths() -> list[Path]:
    return sorted((ROOT / "etl" / "checks").glob("*.sql"))


def query_paths() -> list[Path]:
    return sorted((ROOT / "atlas" / "sql").glob("*.sql"))


def parsed(sql: str) -> dict:
    with duckdb.connect() as con:
        [text] = con.execute("select json_serialize_sql($sql)", {"sql": sql}).fetchone()
    answer = json.loads(text)
    assert not answer["error"], answer.get("error_message")
    return answer


def nodes(part: object) -> Iterator[dict]:
    if isinstance(part, dict):
        yield part
        for value in part.values():
            yield from nodes(value)
    elif isinstance(part, list):
        for value in part:
            yield from nodes(value)


def tables(sql: str) -> set[tuple[str, str]]:
    """Name the (schema, table) pairs that a query reads; its own with-queries are left out."""
    found, own = set(), set()
    for node in nodes(parsed(sql)):
        if node.get("type") == "BASE_TABLE":
            found.add((node["schema_name"], node["table_name"]))
        if "cte_map" in node:
            own |= {entry["key"] for entry in node["cte_map"]["map"]}
    return {(schema, table) for schema, table in found if schema or table not in own}


def is_written_star(item: dict) -> bool:
    """Is it ``*`` as we wrote it? Unpivot and columns() make stars of their own."""
    invented = 2**64 - 1
    return item["class"] == "STAR" and not item["columns"] and item["query_location"] != invented


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_there_are_models_checks_and_queries():
    assert model_paths()
    assert check_paths()
    assert query_paths()


@pytest.mark.parametrize("path", model_paths(), ids=relative)
def test_a_model_lies_in_a_layer(path):
    assert path.parent.name in LAYERS
    assert path.parent.parent == MODELS


@pytest.mark.parametrize("path", model_paths(), ids=relative)
def test_a_model_reads_only_lower_layers(path):
    own = RANK[path.parent.name]
    upward = {
        f"{schema}.{table}" for schema, table in tables(read(path)) if RANK.get(schema, 9) >= own
    }
    assert not upward


@pytest.mark.parametrize("path", sorted((MODELS / "staging").glob("*.sql")), ids=relative)
def test_a_staging_model_reads_its_own_raw_table_and_no_other(path):
    raw = {(schema, table) for schema, table in tables(read(path)) if schema != "reference"}
    assert raw == {("raw", path.stem)}


@pytest.mark.parametrize("path", model_paths(), ids=relative)
def test_a_model_begins_with_its_grain_and_names_its_key(path):
    lines = read(path).splitlines()
    assert lines[0].startswith("-- One row per ")
    [key] = [line for line in lines if line.startswith("-- key:")]
    assert all(column.strip().isidentifier() for column in key.removeprefix("-- key:").split(","))


@pytest.mark.parametrize("path", [*model_paths(), *check_paths()], ids=relative)
def test_a_model_or_check_is_one_bare_select(path):
    answer = parsed(read(path))
    assert len(answer["statements"]) == 1


@pytest.mark.parametrize(
    "path", [path for path in model_paths() if path.parent.name != "staging"], ids=relative
)
def test_nothing_above_staging_takes_whatever_columns_come(path):
    select_everything = [
        node
        for node in nodes(parsed(read(path)))
        if any(map(is_written_star, node.get("select_list", [])))
        and any(part.get("schema_name") for part in nodes(node["from_table"]))
    ]
    assert not select_everything, "name the columns: select * hides what a table holds"


@pytest.mark.parametrize("path", check_paths(), ids=relative)
def test_a_check_says_what_a_failing_row_means(path):
    first = read(path).splitlines()[0]
    assert first.startswith("-- ")
    assert len(first) > 20


@pytest.mark.parametrize("path", query_paths(), ids=relative)
def test_the_app_reads_only_what_is_published(path):
    assert {schema for schema, _ in tables(read(path))} <= {"mart", "meta"}


def sources() -> list[str]:
    folder = ROOT / "etl" / "sources"
    return sorted(path.stem for path in folder.glob("*.py") if path.stem != "__init__")


@pytest.mark.parametrize("name", sources())
def test_a_source_says_who_what_and_on_which_terms(name):
    source = importlib.import_module(f"etl.sources.{name}").SOURCE
    assert source.id == name
    for field in ("title", "publisher", "licence", "attribution", "covers", "updated", "release"):
        assert getattr(source, field).strip(), field
    assert source.homepage.startswith("https://")
    assert source.costs.endswith(".")
    assert set(source.rows) <= set(source.files)


@pytest.mark.parametrize("name", sources())
def test_every_file_of_a_source_has_a_staging_model(name):
    source = importlib.import_module(f"etl.sources.{name}").SOURCE
    wanted = {source.table(part) for part in source.files}
    assert wanted <= {path.stem for path in (MODELS / "staging").glob("*.sql")}


def test_every_staging_model_has_a_source():
    found = {
        source.table(part)
        for source in (importlib.import_module(f"etl.sources.{name}").SOURCE for name in sources())
        for part in source.files
    }
    assert {path.stem for path in (MODELS / "staging").glob("*.sql")} <= found


def test_the_build_and_the_app_keep_the_same_contract():
    """One raised alone would leave every new build unreadable."""
    assert warehouse.CONTRACT == publish.CONTRACT
