"""Where to look first: the classes of the two-way map, and the words for how sure it is.

Need is known; provision is an estimate. So a place is put in a class of need by its rank, and in
a class of provision only where its count can tell. Pure: rows are those of ``look_places``.
"""

from collections.abc import Sequence

from atlas import text
from atlas.warehouse import Row

GAP, GROWING = "gap", "growing"  # the lenses of a study
DEFINITIONS = 12
# What a place with high need is called, by the lens (PRODUCT.md, "Where to look first").
FIRST, POSSIBLE, START = "Look here first", "Possible", "A place to start"
SURE, EVEN, UNLIKELY = 0.8, 0.5, 0.2
NAMED = 3
NEED_LABELS = (
    "high (worst fifth)",
    "middling (next two)",
    "lower (other two)",
)
NEED_NAMES = ("high need", "middling need", "lower need")
THIRD_LABELS = ("fewest third", "middle third", "most third")
GROWTH_LABELS = ("more new than expected", "", "fewer new than expected")
FEW_LABEL, UNKNOWN_LABEL = "too few to say", "not known"
ESTIMATE, CAREFUL = "estimate, drawn towards peers", "small numbers: take care"
NOT_THIS = (
    "This counts registered organisations only, and is not a verdict on a place: groups on no "
    "register are not in it. Go and see what is there first."
)


def need_class(rank: int | None, total: int | None) -> int | None:
    """The class of need by a rank of ``total`` places: 1 is the worst fifth, 2 the next two.

    The list below the map holds class 1, so the map's strong corner and the list are the same.
    """
    if rank is None or not total:
        return None
    fifth = -(-rank * 5 // total)
    return 1 if fifth == 1 else 2 if fifth <= 3 else 3


def two_way_class(need_no: int | None, third: int | None) -> int | None:
    """The class of ``palette.TWO_WAY``: 1 to 9 by need and third, 10 to 12 need alone.

    Not known where need is not.
    """
    if need_no is None:
        return None
    return 9 + need_no if third is None else 3 * (need_no - 1) + third


def growth_column(chance: float | None) -> int | None:
    """The column of a place by how likely it grows faster than expected: 1 likely, 3 unlikely.

    Anything between, and what is not known, is too few to say: half of all places grow faster
    than the middle one, so even odds would say nothing.
    """
    if chance is None or UNLIKELY < chance < SURE:
        return None
    return 1 if chance >= SURE else 3


def odds(chance: float | None) -> str:
    """Write a probability as people say it: 'about 6 in 10'."""
    if chance is None:
        return text.NOT_KNOWN
    if chance < 0.05:
        return "under 1 in 20"
    if chance > 0.95:
        return "over 19 in 20"
    tenths = min(max(round(chance * 10), 1), 9)
    # What is called by 5 and by 8 in 10 must not be said of a chance that is under it.
    short = any(chance < mark <= tenths / 10 for mark in (EVEN, SURE))
    return f"{'nearly' if short else 'about'} {tenths} in 10"


def likely(chance: float | None) -> str:
    """Say how sure that is, in a word."""
    if chance is None:
        return ""
    for least, word in ((0.95, "almost surely"), (SURE, "very likely"), (EVEN, "probably")):
        if chance >= least:
            return word
    return "perhaps" if chance >= UNLIKELY else "unlikely"


def chance(row: Row, lens: str) -> float | None:
    """The probability that a lens asks about."""
    found: float | None = row[
        "growing_probability" if lens == GROWING else "lowest_fifth_probability"
    ]
    return found


def called(row: Row, lens: str) -> str:
    """What a place with high need is called; empty for nothing."""
    sure = chance(row, lens)
    if not row["is_worst_fifth"] or sure is None:
        return ""
    if lens == GROWING:
        return START if sure >= SURE else ""
    return FIRST if sure >= SURE else POSSIBLE if sure >= EVEN else ""


def in_order(rows: Sequence[Row], lens: str) -> list[Row]:
    """Those in England's worst fifth of need, the most likely first, then by need."""
    worst = [row for row in rows if row["is_worst_fifth"]]
    return sorted(
        worst, key=lambda row: (-(chance(row, lens) or 0), row["need_rank"], row["place_code"])
    )


def robust(row: Row) -> str:
    """In how many of the twelve definitions a place is on the list."""
    count = row["robust_count"]
    if count is None:
        return text.NOT_KNOWN
    if count == 0:
        return f"in none of {DEFINITIONS}"
    stays = "stays in" if (row["lowest_fifth_probability"] or 0) >= EVEN else "in"
    held = f"all {DEFINITIONS}" if count == DEFINITIONS else f"{count} of {DEFINITIONS}"
    return f"{stays} {held}"


def per_1000(row: Row) -> str:
    """The rate as far as it may be said, with its interval; under 5 expected the shrunk one."""
    if row["rule"] is None:
        return text.NOT_KNOWN
    kind = "shrunk" if row["rule"] == "shrunk" else "rate"
    if row[f"{kind}_per_1000"] is None:
        return text.NOT_KNOWN
    low, high = (f"{row[f'{kind}_{end}']:.2f}" for end in ("low", "high"))
    return f"{row[f'{kind}_per_1000']:.2f} ({low} to {high})"


def caution(row: Row) -> str:
    """What must stand beside that rate."""
    return {"shrunk": ESTIMATE, "caution": CAREFUL}.get(row["rule"] or "", "")


def cluster(row: Row) -> str:
    """Do most of its neighbourhoods lie in a wider cluster of high need?"""
    return "yes" if 2 * row["cluster_count"] > (row["neighbourhood_count"] or 0) else "no"
