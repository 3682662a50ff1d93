"""Provision of whole councils, and of what their covered councils make together."""

import duckdb
import numpy as np
import pandas as pd

from atlas.measures import intervals
from etl.measuring.tabling import asked, land

SCOPE = ["place_level", "place_code", "definition"]


def measure(con: duckdb.DuckDBPyConnection) -> None:
    """Land ``measured.council_provision``; after ``measured.provision``, which it reads."""
    rows = asked(con, "council_provision")
    if rows.empty:
        return
    expected = asked(con, "council_expected")
    made = rows.merge(expected, on=SCOPE, how="left", validate="one_to_one")
    count, people = made["organisation_count"], made["covered_population"]
    made["rate_per_1000"] = intervals.rate(count, people)
    made["rate_low"], made["rate_high"] = intervals.rate_interval(count, people)
    made["rule"] = [
        None if np.isnan(due) else intervals.rule(due) for due in made["expected_count"]
    ]
    few = made["rule"].eq("shrunk")
    made.loc[few, ["rate_per_1000", "rate_low", "rate_high"]] = np.nan
    land(con, "council_provision", pd.DataFrame(made), key=3)
