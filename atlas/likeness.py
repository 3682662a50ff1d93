"""Councils like ours: the nearest by a small, stated set of open measures, each its own switch.

The measures are of three kinds. However many columns a kind has, each kind chosen counts the
same, so that seven domains of deprivation do not outvote the residents.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from atlas import text
from atlas.measures.peers import nearest
from atlas.study import LIKE
from atlas.warehouse import Row

DOMAINS = (
    "income",
    "employment",
    "education",
    "health",
    "crime",
    "barriers",
    "living_environment",
)
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "deprivation": DOMAINS,
    "rural": ("rural_share",),
    "size": ("residents",),
}
MEANT: Mapping[str, str] = {
    "deprivation": (
        "the shares of residents in England’s most deprived fifth, for each of the seven domains"
    ),
    "rural": "the share of residents in rural neighbourhoods",
    "size": "the number of residents, by how many times more or fewer",
}


@dataclass(frozen=True)
class Alike:
    """A council and its distance from ours: 1 is a standard deviation in each measure."""

    code: str
    name: str
    distance: float


def alike(rows: Sequence[Row], code: str, like: Sequence[str], *, most: int) -> list[Alike]:
    """The ``most`` councils nearest to ``code`` by the kinds of measure in ``like``.

    ``rows`` has one row per council. The distance is the root of the mean of the squared distances
    of each kind, each of these as ``measures.peers.nearest`` has it; ties go by code. A council of
    which a measure is not known is left out; empty where ours is.
    """
    known = [row for row in rows if _is_known(row, like)]
    codes = [row["council25_code"] for row in known]
    if code not in codes or not like:
        return []
    table = _table(known)
    squares = dict.fromkeys(codes, 0.0)
    for kind in like:
        found = nearest(codes, table, code=code, columns=COLUMNS[kind], most=len(codes))
        for other, far in zip(found.codes, found.distances, strict=True):
            squares[other] += far**2 / len(like)
    names = {row["council25_code"]: text.council(row["council_name"]) for row in known}
    ordered = sorted((math.sqrt(square), other) for other, square in squares.items())
    return [Alike(other, names[other], far) for far, other in ordered if other != code][:most]


def _is_known(row: Row, like: Sequence[str]) -> bool:
    wanted = [column for kind in like for column in COLUMNS[kind] if column != "residents"]
    return bool(row["population"]) and all(row[column] is not None for column in wanted)


def _table(rows: Sequence[Row]) -> dict[str, list[float]]:
    """The columns of every kind; residents by their logarithm, as sizes differ by their ratio."""
    table = {column: [row[column] for row in rows] for column in (*DOMAINS, "rural_share")}
    return table | {"residents": [math.log(row["population"]) for row in rows]}


def explained(like: Sequence[str]) -> str:
    """Say by what the councils are alike, and what the distance is."""
    meant = text.listed(MEANT[kind] for kind in LIKE if kind in like)
    same = " Each kind counts the same." if len(like) > 1 else ""
    return f"Alike by {meant}.{same} Distance 0 is the same; 1 is a standard deviation in each."


def usual(
    near: Sequence[Alike], covered: Sequence[str], *, is_covered: bool, most: int = 3
) -> list[str]:
    """Choose who stands beside ours until a reader does: the nearest.

    Where ours may be counted, the nearest of those that may be counted too.
    """
    codes = [other.code for other in near]
    counted = [code for code in codes if code in covered] if is_covered else []
    return (counted or codes)[:most]
