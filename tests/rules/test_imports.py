"""Which way things point: one direction, no way back."""

from pathlib import Path

import pytest

from tests.rules.code import calls, imports_any, modules, relative

UI = "atlas/ui/"
NETWORK = (
    "aiohttp", "ftplib", "http.client", "http.server", "httpx", "requests", "smtplib", "socket",
    "telnetlib", "urllib.request", "urllib3", "websockets",
)  # fmt: skip
MAY_CONNECT = {"atlas/warehouse.py", "etl/build.py", "etl/publish.py"}
# duckdb.sql() and its like share one hidden connection between everything in the process.
GLOBAL_CONNECTION = {"sql", "query", "execute", "read_csv", "read_parquet", "read_json",
                     "default_connection", "from_df", "table", "values"}  # fmt: skip


# What the two halves share: pure code, which knows neither a database nor a screen.
FORMULAS = ("atlas.definition", "atlas.measures")


def breakers(paths: list[Path], *names: str) -> dict[str, set[str]]:
    found = {relative(path): imports_any(path, *names) for path in paths}
    return {path: named for path, named in found.items() if named}


def formulas() -> list[Path]:
    return [
        path
        for path in modules("atlas")
        if relative(path).startswith(tuple(name.replace(".", "/") for name in FORMULAS))
    ]


def outside_ui() -> list[Path]:
    return [path for path in modules("atlas") if not relative(path).startswith(UI)]


def test_the_rules_look_at_files_that_are_there():
    assert {"atlas/warehouse.py", "etl/build.py", "app.py"} <= set(map(relative, modules()))


def test_only_the_ui_knows_how_it_is_drawn():
    assert not breakers(outside_ui(), "streamlit", "folium", "streamlit_folium", "plotly")


def test_the_etl_knows_nothing_of_the_screen():
    assert not breakers(modules("etl"), "streamlit", "folium", "streamlit_folium", "plotly")


def test_the_app_and_the_etl_meet_only_in_the_build_and_in_the_formulas():
    """A figure that the build works out and a page works out again must be by one formula.

    So the ETL may read the definitions of what counts and the formulas, and nothing else of atlas;
    the app reads nothing of the ETL.
    """
    assert not breakers(modules("atlas", "pages"), "etl")
    beyond = {
        path: named
        for path, found in breakers(modules("etl"), "atlas").items()
        if (named := {name for name in found if not name.startswith(FORMULAS) and name != "atlas"})
    }
    assert not beyond


@pytest.mark.parametrize("path", formulas(), ids=relative)
def test_the_formulas_and_definitions_know_nothing_of_the_app_or_the_data(path):
    """Else the ETL would depend on the app through them."""
    others = {name for name in imports_any(path, "atlas") if not name.startswith(FORMULAS)}
    assert not others - {"atlas"}
    assert not imports_any(path, "duckdb", "streamlit")


def test_nothing_imports_a_page():
    assert not breakers(modules(), "pages")


def test_pages_hold_no_maps_charts_or_queries():
    assert not breakers(modules("pages"), "folium", "streamlit_folium", "plotly", "duckdb")


def test_only_one_module_draws_maps():
    others = [path for path in modules("atlas") if relative(path) != f"{UI}maps.py"]
    assert not breakers(others, "folium", "streamlit_folium", "branca")


def test_only_the_fetcher_touches_the_network():
    ours = [path for path in modules("atlas", "etl", "pages") if relative(path) != "etl/fetch.py"]
    assert not breakers(ours, *NETWORK)


def test_only_the_build_and_the_warehouse_open_databases():
    openers = {
        relative(p) for p in modules("atlas", "etl", "pages") if "connect" in calls(p, "duckdb")
    }
    assert openers <= MAY_CONNECT


@pytest.mark.parametrize("path", modules("atlas", "etl", "pages"), ids=relative)
def test_nobody_uses_duckdbs_hidden_shared_connection(path):
    assert not calls(path, "duckdb") & GLOBAL_CONNECTION
