"""Provision of areas and wards beside their peers: expected, shrunk, and how likely it is thin."""

from collections.abc import Hashable
from dataclasses import dataclass

import duckdb
import numpy as np
import pandas as pd

from atlas.measures import funnel, intervals, momentum, probability, shrinkage
from atlas.measures.arrays import Floats
from etl.measuring.tabling import asked, land, seed

GROUP = ["place_level", "definition", "basis", "is_urban"]
DRAWS = 2000


@dataclass(frozen=True)
class Pooled:
    """The rates (per resident) of all peers of one class, and what they make of each place (n,)."""

    rate: float
    new_rate: float
    expected: Floats
    new_expected: Floats

    @classmethod
    def of(cls, places: pd.DataFrame) -> "Pooled":
        """Pool the peers: their organisations over their residents."""
        people = places["population"].to_numpy(dtype=np.float64)
        rate = float(places["organisation_count"].sum() / people.sum())
        new_rate = float(places["new_count"].sum() / people.sum())
        return cls(rate, new_rate, rate * people, new_rate * people)


def measure(con: duckdb.DuckDBPyConnection) -> None:
    """Land ``measured.provision`` and ``measured.provision_model``."""
    rows = asked(con, "provision")
    provisions, models = [], []
    for names, places in rows.groupby(GROUP, sort=True):
        pooled = Pooled.of(places)
        models.append(_model(names, places, pooled))
        measured = _measured(names, places, pooled)
        provisions.append(measured[places["is_own"].to_numpy()])
    if not models:
        return
    land(con, "provision_model", pd.DataFrame(models), key=4)
    land(con, "provision", _looked(pd.concat(provisions)), key=3)


def _measured(names: Hashable, places: pd.DataFrame, pooled: Pooled) -> pd.DataFrame:
    """Measure every place of one class of peers; what cannot be said is missing."""
    made = places.drop(columns=["is_own", "council25_code"]).copy()
    count, people = made["organisation_count"].to_numpy(), made["population"].to_numpy()
    made["expected_count"], made["new_expected"] = pooled.expected, pooled.new_expected
    made["rule"] = [intervals.rule(expected) for expected in pooled.expected]
    made["rate_per_1000"] = intervals.rate(count, people)
    made["rate_low"], made["rate_high"] = intervals.rate_interval(count, people)
    few = (made["rule"] == "shrunk").to_numpy()
    made.loc[few, ["rate_per_1000", "rate_low", "rate_high"]] = np.nan
    made["peer_rate_per_1000"], made["peer_count"] = 1000 * pooled.rate, len(made)
    for name, values in _estimated(names, count, pooled).items():
        made[name] = values
    new = made["new_count"].to_numpy()
    is_any_new = pooled.new_rate > 0
    made["growing_probability"] = (
        momentum.growing_probability(new, pooled.new_expected) if is_any_new else np.nan
    )
    return made


def _estimated(names: Hashable, count: Floats, pooled: Pooled) -> dict[str, Floats]:
    """The shrunk estimates of one class, each (n,); missing where nobody is counted in any."""
    if not pooled.rate > 0:
        missing = np.full(len(count), np.nan)
        names_of = ("relative", "shrunk_per_1000", "shrunk_low", "shrunk_high")
        return dict.fromkeys((*names_of, "lowest_fifth_probability"), missing)
    prior = shrinkage.fit(count, pooled.expected)
    known = shrinkage.posterior(prior, count, pooled.expected)
    low, high = known.interval()
    per_1000 = 1000 * pooled.rate
    return {
        "relative": known.mean,
        "shrunk_per_1000": known.mean * per_1000,
        "shrunk_low": low * per_1000,
        "shrunk_high": high * per_1000,
        "lowest_fifth_probability": probability.lowest_fifth(
            known, seed=seed("provision", names), draws=DRAWS
        ),
    }


def _model(names: Hashable, places: pd.DataFrame, pooled: Pooled) -> dict[str, object]:
    """What a page needs to measure another place against these peers, or to draw their funnel."""
    row: dict[str, object] = dict(zip(GROUP, tuple(names), strict=True))  # type: ignore[arg-type]
    row |= {
        "pooled_per_1000": 1000 * pooled.rate,
        "new_pooled_per_1000": 1000 * pooled.new_rate,
        "organisation_count": int(places["organisation_count"].sum()),
        "population": int(places["population"].sum()),
        "peers": ", ".join(sorted(places["council25_code"].unique())),
        "place_count": len(places),
    }
    count = places["organisation_count"].to_numpy()
    return row | _prior(count, pooled) | _spread(count, pooled)


def _prior(count: Floats, pooled: Pooled) -> dict[str, object]:
    """The prior of a class of peers; missing where nobody is counted in any."""
    if not pooled.rate > 0:
        return dict.fromkeys(("prior_mean", "prior_variation", "prior_variations", "prior_weights"))
    prior = shrinkage.fit(count, pooled.expected)
    return {
        "prior_mean": prior.mean,
        "prior_variation": prior.variation,
        "prior_variations": list(prior.variations),
        "prior_weights": list(prior.weights),
    }


def _spread(count: Floats, pooled: Pooled) -> dict[str, object]:
    """Do peers differ by more than chance? Missing of one place, and where nobody is counted."""
    if not pooled.rate > 0 or len(count) == 1:
        return dict.fromkeys(("phi", "phi_statistic", "phi_degrees", "phi_p_value"))
    found = funnel.overdispersion(count, pooled.expected)
    return {
        "phi": found.phi,
        "phi_statistic": found.statistic,
        "phi_degrees": found.degrees,
        "phi_p_value": found.p_value,
    }


def _looked(places: pd.DataFrame) -> pd.DataFrame:
    """Add where to look first, and in how many of the definitions each place is on that list."""
    need = places["is_worst_fifth"].astype("boolean")
    chance = places["lowest_fifth_probability"]
    places["look"] = [
        probability.look(is_worst_fifth=bool(is_worst), probability=p) or None
        for is_worst, p in zip(need.fillna(value=False), chance, strict=True)
    ]
    on_list = places["look"].notna().groupby([places["place_level"], places["place_code"]])
    places["robust_count"] = on_list.transform("sum").astype("int64")
    return places
