"""The measures of a comparison: the values of each, and its words."""

from collections.abc import Sequence
from dataclasses import dataclass

from atlas import comparing, text
from atlas import comparing_equity as equity
from atlas import comparing_reading as reading
from atlas.comparing import Value
from atlas.levels import LEVELS
from atlas.looking_reading import MINUS
from atlas.menu import Measure
from atlas.ui import comparing_own, credits, defining, frames, origin
from atlas.ui.comparing import Seen
from atlas.view import ENGLAND, View
from atlas.warehouse import Row

NEAR = 3  # percentage points, or points of a score, that tell no places apart
ALWAYS = frozenset({"compare_worst", "compare_provision"})
MANY = 8  # more councils than these are counted, not named


@dataclass(frozen=True, kw_only=True)
class Part:
    """One chart: its values, its words, and what it is made from."""

    key: str
    values: Sequence[Value]
    title: str
    measure: str
    axis: str
    tiers: tuple[str, ...] = ()
    source: str = ""
    cautions: tuple[str, ...] = ()


def parts(view: View, seen: Seen, measure: Measure) -> list[Part]:
    """Every measure of the comparison, in the order in which it is read."""
    keys, definition = seen.keys, view.definition.code
    needs = [
        *frames.rows("compare_need", codes=keys, release=seen.release),
        *comparing_own.needs(view, keys),
    ]
    counts = [
        *frames.rows("compare_provision", codes=keys, definition=definition),
        *comparing_own.counts(view, keys),
    ]
    past = [*frames.rows("compare_persistence", codes=keys), *comparing_own.past(view, keys)]
    found = [
        _worst(seen, needs, measure),
        _provision(view, seen, counts),
        _new(view, seen, counts),
        _equity(view, seen, measure),
        _persistence(seen, past),
    ]
    if comparing.same_level(seen.places):
        found.append(_score(seen, needs, measure))
    # Where nothing at all is known, need and provision say so once each, and nothing else is drawn.
    return [
        part
        for part in found
        if part and (part.key in ALWAYS or any(v.value is not None for v in part.values))
    ]


def _worst(seen: Seen, rows: Sequence[Row], measure: Measure) -> Part:
    values = comparing.worst(seen.places, rows)
    return Part(
        key="compare_worst",
        values=values,
        title=reading.ranked_title(values, share="share in the worst tenth", near=NEAR),
        measure=(
            "Residents in England’s most deprived tenth (and fifth) of neighbourhoods; in England "
            f"10% (20%). {measure.full_name}."
        ),
        axis="% of residents",
        source=origin.line(measure, ()),
    )


def _score(seen: Seen, rows: Sequence[Row], measure: Measure) -> Part:
    values = comparing.score(seen.places, rows)
    level = LEVELS[seen.ours.level].many
    total = max((row["place_count"] for row in rows), default=0)
    return Part(
        key="compare_score",
        values=values,
        title=reading.ranked_title(values, share="average score", near=NEAR, unit=""),
        measure=(
            f"Average score, weighted by residents; its rank among the {total:,} {level} of "
            f"{frames.known().councils[ENGLAND]} (1 is the most deprived). {measure.full_name}."
        ),
        axis="average score",
        source=origin.line(measure, ()),
    )


def _persistence(seen: Seen, rows: Sequence[Row]) -> Part | None:
    values = comparing.persistence(seen.places, rows)
    if not rows or rows[0]["release_count"] < 2:
        return None
    releases = frames.known().releases["imd"]
    return Part(
        key="compare_persistence",
        values=values,
        title=reading.ranked_title(values, share="share that stayed worst", near=NEAR),
        measure=(
            "Neighbourhoods in England’s most deprived tenth in each of "
            f"{text.listed(map(str, releases))}, per cent of those that can be read in all."
        ),
        axis="% of neighbourhoods",
        source=credits.past(),
        cautions=(
            "Ranks are relative: a place may stay because others improved more. It is no proof of "
            "what any programme did.",
        ),
    )


def _basis(seen: Seen, rows: Sequence[Row]) -> str | None:
    """The registers on which ours is counted; those of the first that is, where ours is not."""
    held = {row["place_code"]: row["basis"] for row in rows}
    found = [held[place.key] for place in seen.places if place.key in held]
    return held.get(seen.ours.key) or (found[0] if found else None)


def _provision(view: View, seen: Seen, rows: Sequence[Row]) -> Part:
    values = comparing.provision(seen.places, rows, _basis(seen, rows))
    cautions = (
        reading.sure(values),
        reading.estimates(seen.places),
        comparing_own.refused(view, seen.keys),
        reading.part_of(seen.places, rows),
        defining.sentence(view, seen.ours.council or ENGLAND),
        peers(seen.covered),
    )
    return Part(
        key="compare_provision",
        values=values,
        title=reading.sure_title(values, noun="Organisations"),
        measure="Organisations for every 1,000 residents, with 95% intervals, and how many.",
        axis="for every 1,000 residents",
        tiers=view.definition.tiers,
        source=credits.counted(_basis(seen, rows)),
        cautions=tuple(line for line in cautions if line),
    )


def _new(view: View, seen: Seen, rows: Sequence[Row]) -> Part | None:
    if not seen.covered:
        return None
    values = comparing.new(seen.places, rows, _basis(seen, rows))
    held = {row["place_code"]: row for row in rows}
    first, last = seen.covered[0]["new_first_year"], seen.covered[0]["new_last_year"]
    grows = [reading.growing(place, held.get(place.key)) for place in seen.places]
    cautions = (
        reading.sure(values),
        *grows,
        "Only those still there are counted, so it is not proof of growth.",
    )
    return Part(
        key="compare_new",
        values=values,
        title=reading.sure_title(values, noun="New registrations"),
        measure=(
            f"Organisations registered in {first} to {last} and still listed, for every 1,000 "
            "residents, with 95% intervals, and how many."
        ),
        axis="for every 1,000 residents",
        tiers=view.definition.tiers,
        source=credits.counted(_basis(seen, rows)),
        cautions=tuple(line for line in cautions if line),
    )


def _equity(view: View, seen: Seen, measure: Measure) -> Part | None:
    councils = [place for place in seen.places if place.level == "council"]
    if seen.ours.level != "council":
        return None
    held = {row["council25_code"]: row["basis"] for row in seen.covered}
    basis = next((held[place.key] for place in councils if place.key in held), None)
    others = [code for code, counted in held.items() if counted != basis]
    values = equity.equity(seen.places, _homes(view, seen), others)
    return Part(
        key="compare_equity",
        values=values,
        title=equity.even_title(values),
        measure=(
            "In England’s most deprived fifth: the council’s organisations there less its "
            "residents there, in percentage points, with 95% intervals. Nought is an even share."
        ),
        axis=f"points more (+) or fewer ({MINUS}) than its share",
        tiers=view.definition.tiers,
        source=f"{origin.line(measure, ())} {credits.publishers(basis)}",
        cautions=(equity.even(values),) if equity.even(values) else (),
    )


def _homes(view: View, seen: Seen) -> dict[str, list[Row]]:
    """The neighbourhoods of each council compared, with who is counted there, by its code."""
    chosen = view.definition
    return {
        place.key: frames.rows(
            "compare_equity",
            council=place.key,
            definition=chosen.code,
            tiers=list(chosen.tiers),
            count=f"{chosen.grade_set}_{chosen.contact}",
            release=seen.release,
        )
        for place in seen.places
        if place.level == "council"
    }


def peers(covered: Sequence[Row]) -> str:
    """Who may be counted at all, by name while they are few."""
    names = [text.council(row["council_name"]) for row in covered]
    if not names:
        return "No council of this build may be counted."
    if len(names) > MANY:
        return f"{len(names):,} councils can be counted; elsewhere provision is not known."
    return f"Only {text.listed(names)} can be counted here; elsewhere provision is not known."
