"""One join done four ways, each for a process of its own.

    python -m tests.bench.joins WAY RAW

Companies of the social economy by the deprivation decile of the neighbourhood that their postcode
is in, out of the files as they are published. WAY is ``read`` (DuckDB reads every text file into a
table and joins nothing), ``duckdb``, ``pandas``, or ``geopandas`` (which finds the neighbourhood by
point in polygon). Prints JSON: the number of companies by decile.
"""

import json
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb

from etl.sources import all_sources
from tests.bench.measuring import peak_mb

CATEGORY = r"^(?:Community Interest Company|PRI/LTD BY GUAR|PRI/LBG)"
CODE = "LSOA code (2021)"
DECILE = "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)"
NO_KEY = "[^A-Z0-9]"


def files(raw: Path) -> dict[str, Path]:
    """The files of the join; an early release of a file is left aside."""
    patterns = {
        "companies": "companies_house/*.zip",
        "postcodes": "ons_postcode_directory/*.zip",
        "need": "mhclg_iod2025/File_7*.csv",
        "shapes": "ons_lsoa21_boundaries/*.gpkg",
    }
    return {name: sorted(raw.glob(pattern))[-1] for name, pattern in patterns.items()}


def _unpacked(path: Path, folder: Path) -> str:
    """DuckDB reads no zip: the csv inside, in a folder of its own."""
    with zipfile.ZipFile(path) as archive:
        [member] = [name for name in archive.namelist() if name.lower().endswith((".csv", ".txt"))]
        return archive.extract(member, folder)


def by_read(raw: Path, folder: Path) -> dict[int, int]:
    """Read each text file that the build reads into a table of text; counts nothing."""
    held = [path for module in all_sources() for path in module.SOURCE.find(raw).values()]
    plain = [
        _unpacked(path, folder) if path.suffix == ".zip" else str(path)
        for path in held
        if path.suffix in (".csv", ".zip")
    ]
    with duckdb.connect(folder / "alone.duckdb", config={"memory_limit": "2GB"}) as con:
        for no, path in enumerate(plain):
            tabs = ", delim = '\t', quote = ''" if path.endswith(".txt") else ""
            # The smallest files come in an older encoding, which DuckDB does not read.
            if not path.endswith(("sic2007.csv", "SocietyList.csv")):
                con.execute(
                    f"create table file_{no} as select * from read_csv($path, all_varchar = true,"
                    f" ignore_errors = true, strict_mode = false{tabs})",
                    {"path": path},
                )
    return {}


def by_duckdb(raw: Path, folder: Path) -> dict[int, int]:
    """The join in one statement."""
    found = files(raw)
    query = f"""
        select need."{DECILE}"::integer as decile, count(*) as companies
        from read_csv($companies, all_varchar = true) as company
        inner join read_csv($postcodes, all_varchar = true) as place
            on regexp_replace(upper(company."RegAddress.PostCode"), '{NO_KEY}', '', 'g')
                = replace(place.pcds, ' ', '')
        inner join read_csv($need, all_varchar = true) as need on place.lsoa21cd = need."{CODE}"
        where regexp_matches(company."CompanyCategory", '{CATEGORY}')
        group by all
    """
    with duckdb.connect(config={"memory_limit": "2GB"}) as con:
        rows = con.execute(
            query,
            {
                "companies": _unpacked(found["companies"], folder),
                "postcodes": _unpacked(found["postcodes"], folder),
                "need": str(found["need"]),
            },
        ).fetchall()
    return {int(decile): int(count) for decile, count in rows}


def _companies(raw: Path) -> Any:
    """The companies of the social economy with a key of their postcode: the columns needed only."""
    import pandas as pd

    held = pd.read_csv(
        files(raw)["companies"], usecols=["CompanyCategory", "RegAddress.PostCode"], dtype="str"
    )
    held = held[held["CompanyCategory"].str.contains(CATEGORY, regex=True, na=False)]
    key = held["RegAddress.PostCode"].str.upper().str.replace(NO_KEY, "", regex=True)
    return held.assign(key=key).dropna(subset=["key"])


def _need(raw: Path) -> Any:
    import pandas as pd

    return pd.read_csv(files(raw)["need"], usecols=[CODE, DECILE])


def by_pandas(raw: Path, folder: Path) -> dict[int, int]:  # noqa: ARG001 - all ways alike
    """The same with pandas, which reads zips itself."""
    import pandas as pd

    places = pd.read_csv(files(raw)["postcodes"], usecols=["pcds", "lsoa21cd"], dtype="str")
    places = places.assign(key=places["pcds"].str.replace(" ", ""))
    joined = (
        _companies(raw).merge(places, on="key").merge(_need(raw), left_on="lsoa21cd", right_on=CODE)
    )
    return {int(decile): int(count) for decile, count in joined[DECILE].value_counts().items()}


def by_geopandas(raw: Path, folder: Path) -> dict[int, int]:  # noqa: ARG001 - all ways alike
    """The same by point in polygon: no look-up is trusted to say which neighbourhood it is."""
    import geopandas as gpd
    import pandas as pd

    found = files(raw)
    wanted = ["pcds", "east1m", "north1m"]
    places = pd.read_csv(found["postcodes"], usecols=wanted, dtype={"pcds": "str"})
    places = places.assign(key=places["pcds"].str.replace(" ", "")).dropna()
    held = _companies(raw).merge(places, on="key")
    points = gpd.GeoDataFrame(
        held, geometry=gpd.points_from_xy(held["east1m"], held["north1m"]), crs=27700
    )
    shapes = gpd.read_file(found["shapes"]).rename(columns=str.upper).set_geometry("GEOMETRY")
    joined = points.sjoin(shapes[["LSOA21CD", "GEOMETRY"]], predicate="within").merge(
        _need(raw), left_on="LSOA21CD", right_on=CODE
    )
    return {int(decile): int(count) for decile, count in joined[DECILE].value_counts().items()}


WAYS: dict[str, Callable[[Path, Path], dict[int, int]]] = {
    "read": by_read,
    "duckdb": by_duckdb,
    "pandas": by_pandas,
    "geopandas": by_geopandas,
}


def main() -> None:
    """Do the join one way and print what it found."""
    way, raw = sys.argv[1], Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        found = WAYS[way](raw, Path(folder))
    print(json.dumps({"by_decile": dict(sorted(found.items())), "peak_mb": peak_mb()}))


if __name__ == "__main__":
    main()
