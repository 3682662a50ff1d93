"""A place that the reader put together, as one of those compared: the same rows as the marts'."""

from collections.abc import Sequence

from atlas.study import OWN
from atlas.ui import frames, profile_own, profile_place
from atlas.view import View
from atlas.warehouse import Row


def places(view: View, codes: Sequence[str]) -> list[Row]:
    """Its row among the places, where it is one of ``codes``; else none, as of those below."""
    if OWN not in codes:
        return []
    place = profile_place.own(view)
    return [
        {
            "code": OWN,
            "place_code": OWN,
            "place_level": OWN,
            "place_name": view.study.own_name,
            "council25_code": place.council,
            "population": place.population or 0,
        }
    ]


def needs(view: View, codes: Sequence[str]) -> list[Row]:
    """Its overall deprivation, averaged by residents."""
    if OWN not in codes:
        return []
    found = frames.rows("profile_own_need", codes=list(view.study.own))
    return [{**row, "place_code": OWN} for row in found if row["domain"] == "imd"]


def counts(view: View, codes: Sequence[str]) -> list[Row]:
    """Its provision as its profile has it: measured against wards; none where it is not known."""
    if OWN not in codes:
        return []
    held = profile_own.counts(view, profile_place.own(view))
    known, estimate = held.provided, held.estimate
    if known is None or estimate is None:
        return []
    return [
        {
            "place_code": OWN,
            "organisation_count": estimate.count,
            "expected_count": estimate.expected,
            "rule": estimate.rule,
            "basis": held.basis,
            "value": estimate.shrunk,
            "low": estimate.shrunk_low,
            "high": estimate.shrunk_high,
            "new_count": known.new_count,
            "new_expected": known.new_expected,
            "growing_probability": known.newly_above,
            "population": held.of.population,
            "covered_population": held.of.population,
            "peer_count": len(held.peers),
        }
    ]


def refused(view: View, codes: Sequence[str]) -> str:
    """Why its provision is not known; empty where it is."""
    return profile_own.counts(view, profile_place.own(view)).refused if OWN in codes else ""


def past(view: View, codes: Sequence[str]) -> list[Row]:
    """Its neighbourhoods that stayed in England's worst tenth."""
    if OWN not in codes:
        return []
    found = frames.rows("profile_lasting", level=OWN, code=OWN, codes=list(view.study.own))
    if not found:
        return []
    return [
        {
            "place_code": OWN,
            "release_count": len(found),
            "known_count": found[-1]["comparable_count"],
            "always_count": found[-1]["always_count"],
        }
    ]
