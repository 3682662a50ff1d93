"""Who has the organisations: equity by decile of deprivation, and the concentration index."""

from collections.abc import Iterator

import duckdb
import numpy as np
import pandas as pd

from atlas.measures import equity
from atlas.measures.arrays import Floats
from etl.measuring import resampling
from etl.measuring.tabling import asked, land, seed


def measure(con: duckdb.DuckDBPyConnection) -> None:
    """Land ``measured.equity`` and ``measured.concentration``; after council provision."""
    shares: list[pd.DataFrame] = []
    indices: list[dict[str, object]] = []
    for (scope, code), of in _scopes(con):
        codes = sorted(of["definition"].unique())
        # Every neighbourhood has a row for each definition, in their order.
        once = of.iloc[:: len(codes)]
        bodies = of["organisation_count"].to_numpy(dtype=np.float64).reshape(len(once), -1)
        how = equity.Resampling(seed=seed("equity", scope, code))
        homes = resampling.Homes(once["decile"].to_numpy(), _people(once), bodies)
        limits = resampling.limits(homes, how)
        for no, definition in _some(codes, bodies):
            where: dict[str, object] = {"scope": scope, "code": code, "definition": definition}
            shares.append(_shares(homes, limits, no, where))
            indices.append(where | _index(once, bodies[:, no], limits, no))
    if indices:
        land(con, "equity", pd.concat(shares), key=4)
        land(con, "concentration", pd.DataFrame(indices), key=3)


def _scopes(con: duckdb.DuckDBPyConnection) -> Iterator[tuple[tuple[str, str], pd.DataFrame]]:
    """Each scope and code, with its neighbourhoods; a level at a time, to bound the memory."""
    for level in ("council", "england", "region"):
        for code, of in asked(con, "equity", level=level).groupby("code", sort=True):
            yield (level, str(code)), of


def _people(homes: pd.DataFrame) -> Floats:
    return homes["population"].to_numpy(dtype=np.float64)


def _some(codes: list[str], bodies: Floats) -> Iterator[tuple[int, str]]:
    """The definitions by which anybody is counted, with their column."""
    return ((no, code) for no, code in enumerate(codes) if bodies[:, no].any())


def _shares(
    homes: resampling.Homes, limits: resampling.Limits, no: int, where: dict[str, object]
) -> pd.DataFrame:
    """The shares of each decile, of the neighbourhoods of one scope, by one definition."""
    bodies = equity.summed(homes.decile, homes.organisations[:, no])
    found = equity.by_decile(bodies, equity.summed(homes.decile, homes.residents))
    return pd.DataFrame(
        where
        | {
            "decile": range(1, equity.DECILES + 1),
            "organisation_share": found.organisations,
            "resident_share": found.residents,
            "difference": found.difference,
            "difference_low": limits.difference_low[:, no],
            "difference_high": limits.difference_high[:, no],
        }
    )


def _index(
    homes: pd.DataFrame, bodies: Floats, limits: resampling.Limits, no: int
) -> dict[str, object]:
    """The concentration index of one scope; below nought is more where need is greater."""
    return {
        "concentration_index": equity.concentration(bodies, _people(homes), homes["rank"]).index,
        "index_low": limits.index_low[no],
        "index_high": limits.index_high[no],
        "organisation_count": int(bodies.sum()),
        "neighbourhood_count": len(homes),
    }
