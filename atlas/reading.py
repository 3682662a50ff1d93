"""The sentences that read a map: the finding, then the evidence, then the caution.

Made from the same rows as the map and the table, so that they cannot say anything else.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from atlas import measures, text
from atlas.menu import CNI_RELEASE, IMD_RELEASE, Measure
from atlas.warehouse import Row

_RANKS = "Ranks are relative: they say who is more deprived than whom, not by how much or why."
_NEED_RANKS = "Ranks are relative: they say who has more need than whom, not by how much or why."
WORST_NAMED = 3


@dataclass(frozen=True)
class Reading:
    """What a map says, in the order in which a reader should meet it."""

    finding: str
    evidence: str
    cautions: tuple[str, ...]


def need(rows: Sequence[Row], measure: Measure, council: str) -> Reading:
    """Read a council's neighbourhoods on one measure; rows have rank, decile and name."""
    known = [row for row in rows if row["decile"] is not None]
    if not known:
        return Reading(f"{measure.full_name} is not known for {council}.", "", ())
    worst = [row for row in known if row["decile"] == 1]
    ordered = sorted(known, key=lambda row: (row["rank"], row["lsoa21_code"]))
    tenth = text.tenth(1, need=measure.is_need) + measure.subject
    if worst:
        share = text.in_words(len(worst), len(known))
        finding = (
            f"{share[0].upper()}{share[1:]} of {council}’s neighbourhoods "
            f"({len(worst):,} of {len(known):,}) are in England’s {tenth}."
        )
    else:
        first = ordered[0]
        finding = (
            f"None of {council}’s {text.plural(len(known), 'neighbourhood')} is in England’s "
            f"{tenth}; {text.neighbourhood(first)}, the highest, is in the "
            f"{text.tenth(first['decile'], need=measure.is_need)}."
        )
    return Reading(finding, _evidence(ordered, worst, measure), _cautions(rows, known, measure))


def _evidence(ordered: Sequence[Row], worst: Sequence[Row], measure: Measure) -> str:
    """Where the middle lies and which places stand first."""
    middle = measures.median([row["decile"] for row in ordered])
    names = text.listed(text.neighbourhood(row) for row in ordered[:WORST_NAMED])
    even = "If it were spread evenly, it would be 1 in 10. " if worst else ""
    scale = "highest need" if measure.is_need else "most deprived"
    said = text.number(middle, digits=0 if middle == int(middle or 0) else 1)
    return (
        f"{even}The middle neighbourhood is in decile {said} (1 is {scale}). "
        f"Need is highest in {names}."
    )


def _cautions(rows: Sequence[Row], known: Sequence[Row], measure: Measure) -> tuple[str, ...]:
    cautions = []
    lost = len(rows) - len(known)
    if lost:
        cautions.append(
            f"{text.plural(lost, 'neighbourhood')} cannot be read in this release, mostly because "
            "the boundary has changed since; not known, and left out of the shares."
        )
    split = sum(row["comparability"] == "split" for row in known)
    if split:
        cautions.append(
            f"{text.plural(split, 'neighbourhood')} split since {measure.release}; "
            "each part has its parent’s rank."
        )
    return (*cautions, _NEED_RANKS if measure.is_need else _RANKS)


def double(rows: Sequence[Row], council: str, worst: str) -> Reading:
    """Read a council on both indices; rows have class_no, and worst is tenth or fifth."""
    counts = dict.fromkeys((1, 2, 3, 4), 0)
    for row in rows:
        if row["class_no"] is not None:
            counts[row["class_no"]] += 1
    known = sum(counts.values())
    if not known:
        return Reading(f"{council} cannot be read on both indices.", "", ())
    both = counts[measures.BOTH]
    share = text.in_words(both, known)
    finding = (
        f"{share[0].upper()}{share[1:]} of {council}’s neighbourhoods ({both:,} of {known:,}) "
        f"are in England’s worst {worst} on both indices."
    )
    evidence = (
        f"{text.those(counts[measures.DEPRIVED_ONLY])} in the worst {worst} on deprivation only, "
        f"{counts[measures.NEED_ONLY] or 'none'} on community need only."
    )
    cautions = [
        f"Both means the Index of Multiple Deprivation {IMD_RELEASE} and the Community Needs "
        f"Index {CNI_RELEASE}: different years, read side by side."
    ]
    if known < len(rows):
        cautions.insert(0, f"{text.plural(len(rows) - known, 'neighbourhood')} not known.")
    return Reading(finding, evidence, tuple(cautions))


def england(rows: Sequence[Row], measure: Measure, worst: str) -> Reading:
    """Read all councils; rows have council_name, known_count, worst_count and share."""
    known = [row for row in rows if row["share"] is not None]
    if not known:
        return Reading(f"{measure.full_name} is not known for any council here.", "", ())
    where = (
        f"worst {worst} on both indices"
        if measure.group == "double"
        else text.tenth(1, need=measure.is_need) + measure.subject
    )
    some = [row for row in known if row["worst_count"]]
    first = sorted(known, key=lambda row: (-row["share"], row["council25_code"]))
    named = [
        f"{row['council_name']} ({text.percent(row['share'])})" for row in first if row["share"]
    ]
    finding = (
        f"{len(some):,} of {text.plural(len(known), 'council')} have at least one "
        f"neighbourhood in England’s {where}."
    )
    evidence = f"The share is highest in {text.listed(named[:WORST_NAMED])}." if named else ""
    return Reading(finding, evidence, (_NEED_RANKS if measure.is_need else _RANKS,))
