"""The rates of a profile: the place's own beside places like it, its council and beyond."""

from dataclasses import dataclass, replace

from atlas import profile, profile_measures, text
from atlas.drawings import Dot
from atlas.levels import LEVELS
from atlas.profile import Provided
from atlas.ui import frames, profile_alike
from atlas.ui.profile_counts import Counts
from atlas.ui.profile_place import ENGLAND_CODE, Place
from atlas.view import View
from atlas.warehouse import Row

OTHER_REGISTERS = "counted from other registers"
TOO_FEW = "too few for a rate"


@dataclass(frozen=True, kw_only=True)
class Rate:
    """One rate beside others, per 1,000 residents, with what it is made from."""

    name: str
    value: float | None
    low: float | None = None
    high: float | None = None
    count: int | None = None
    expected: float | None = None
    population: int | None = None
    is_ours: bool = False
    instead: str = ""  # why there is no rate, in its place

    @property
    def dot(self) -> Dot:
        """The same for the chart."""
        return Dot(
            name=self.name,
            value=self.value,
            low=self.low,
            high=self.high,
            figure=self.figure,
            is_ours=self.is_ours,
        )

    @property
    def figure(self) -> str:
        """Its rate in words, or why there is none."""
        return self.instead or figure(self.value)

    @property
    def interval(self) -> str:
        """Its 95 % interval in words; empty where it has none."""
        known = self.low is not None and self.high is not None
        return f"{figure(self.low)} to {figure(self.high)}" if known else ""


def rates(view: View, held: Counts) -> list[Rate]:
    """The place and what it is set beside, from near to far."""
    found = [*_ours(held), *_like(view, held)]
    wide = {
        row["place_code"]: row
        for row in frames.rows(
            "profile_wide",
            codes=[code for code, _ in around(held.of)],
            definition=view.definition.code,
        )
    }
    people = 0  # of the one before: a region that is no more than its council says nothing new
    for code, name in around(held.of):
        row = wide.get(code)
        if row is None or row["rate_per_1000"] is None or row["covered_population"] == people:
            continue
        people = row["covered_population"]
        found.append(beside(name, row, held.basis))
    return found


def beside(name: str, row: Row, basis: str) -> Rate:
    """A larger place; its rate is none where it is counted from other registers."""
    if row["covered_population"] != row["population"]:
        name = f"The {text.plural(row['covered_council_count'], 'council')} known in {name}"
    if row["basis"] != basis:
        return Rate(name=name, value=None, instead=OTHER_REGISTERS)
    return Rate(
        name=name,
        value=row["rate_per_1000"],
        low=row["rate_low"],
        high=row["rate_high"],
        count=row["organisation_count"],
        population=row["covered_population"],
    )


def around(place: Place) -> list[tuple[str, str]]:
    """The council, region and England beside a place, by code and name; not the place itself."""
    everywhere = frames.known().councils["england"]
    council = place.council if place.level != "council" else None
    found = [(council, place.council_name)] if council else []
    region = place.row.get("region_name")
    if place.council and not region:
        found_council = frames.rows("profile_place", code=place.council)
        region = found_council[0]["region_name"] if found_council else None
    if region and region != everywhere:
        found.append((region, region))
    return [*found, (ENGLAND_CODE, everywhere)]


def _ours(held: Counts) -> list[Rate]:
    """The place's own rates: shrunk, and plain where the rule of 5 and 20 allows it."""
    if held.provided is None:
        return []
    if held.estimate is None:
        return [_wide(held, held.provided)]
    estimate = held.estimate
    shrunk = Rate(
        name=f"{held.of.name}, shrunk estimate",
        value=estimate.shrunk,
        low=estimate.shrunk_low,
        high=estimate.shrunk_high,
        count=estimate.count,
        expected=estimate.expected,
        population=held.of.population,
        is_ours=True,
    )
    if estimate.rate is None:
        return [shrunk]
    plain = replace(
        shrunk,
        name=f"{held.of.name}, plain rate",
        value=estimate.rate,
        low=estimate.rate_low,
        high=estimate.rate_high,
    )
    return [shrunk, plain]


def _wide(held: Counts, provided: Provided) -> Rate:
    row = held.wide
    is_withheld = row["rate_per_1000"] is None
    return Rate(
        name=f"{held.of.name}, {held.part}" if held.part else held.of.name,
        value=row["rate_per_1000"],
        low=None if is_withheld else row["rate_low"],
        high=None if is_withheld else row["rate_high"],
        instead=TOO_FEW if is_withheld else "",
        count=provided.count,
        expected=provided.expected or None,
        population=row["covered_population"],
        is_ours=True,
    )


def _like(view: View, held: Counts) -> list[Rate]:
    """Places like it in need and class, pooled; and all its peers."""
    found = []
    alike = profile_alike.counted(view, held)
    people = sum(row["population"] or 0 for row in alike)
    if people:
        count = sum(row["organisation_count"] for row in alike)
        low, high = profile_measures.pooled_interval(count, people)
        names = LEVELS[profile_alike.level(held.of)]
        found.append(
            Rate(
                name=f"{text.plural(len(alike), *names)} as deprived",
                value=1000 * count / people,
                low=low,
                high=high,
                count=count,
                population=people,
            )
        )
    return found


def figure(value: float | None) -> str:
    """Write a rate."""
    return text.number(value, digits=2)


def wide_verdict(held: Counts) -> str | None:
    """Whether a large place has 'fewer' or 'more' than expected, beyond chance; else ''.

    None where it cannot be judged: nothing is expected of it, or too few for a rate.
    """
    if held.provided is None or not held.provided.expected:
        return None
    if held.wide["rate_per_1000"] is None:
        return None
    return profile_measures.verdict_of_interval(held.provided.expected, held.provided.count)


def in_short(held: Counts) -> str:
    """The figures in one line: counted, expected, and the estimate that they make."""
    provided, estimate = held.provided, held.estimate
    if provided is None:
        return ""
    said = f"{provided.count:,} counted{f' in {held.part}' if held.part else ''}"
    if provided.expected:
        said += f", {profile.expected_words(provided.expected)} expected"
    if estimate is None:
        return f"{said}: {rate_words(held)}."
    return (
        f"{said}. Shrunk estimate: {figure(estimate.shrunk)} for every 1,000 residents (95% "
        f"interval {figure(estimate.shrunk_low)} to {figure(estimate.shrunk_high)})."
    )


def rate_words(held: Counts) -> str:
    """A large place's rate in words, for a sentence."""
    row = held.wide
    if row["rate_per_1000"] is None:
        return TOO_FEW
    return (
        f"{figure(row['rate_per_1000'])} for every 1,000 residents (95% interval "
        f"{figure(row['rate_low'])} to {figure(row['rate_high'])})"
    )
