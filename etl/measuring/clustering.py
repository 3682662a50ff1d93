"""Where need clusters: local Moran of the rank in overall deprivation, over the whole build."""

import duckdb
import pandas as pd
import shapely

from atlas.measures import clusters
from etl.measuring.tabling import asked, land, seed

FEWEST = 30  # neighbourhoods: among fewer, shuffling says nothing


def measure(con: duckdb.DuckDBPyConnection) -> None:
    """Land ``measured.need_cluster``: high is high need, by the percentile of the rank."""
    homes = asked(con, "need_cluster")
    if len(homes) < FEWEST or homes["rank"].nunique() < 2:
        return
    neighbours = clusters.touching(shapely.from_geojson(homes["geometry"].to_numpy()))
    need = 1 - homes["rank"] / homes["rank"].max()
    found = clusters.local_moran(need, neighbours, seed=seed("need_cluster"))
    made = pd.DataFrame(
        {
            "lsoa21_code": homes["lsoa21_code"],
            "cluster": [name or None for name in found.cluster],
            "statistic": found.statistic,
            "p_value": found.p_value,
        }
    )
    land(con, "need_cluster", made, key=1)
