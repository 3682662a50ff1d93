"""A place read aloud: need, who is there, what is new, what has lasted, what is not known.

Each sentence follows a rule below, made from the same figures as the page; none of them ranks a
place by supply, calls a cause, or says more than the figures bear. Pure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from atlas import text
from atlas.levels import LEVELS

# How a domain reads in the middle of a sentence.
DOMAINS: Mapping[str, str] = MappingProxyType(
    {
        "income": "income",
        "employment": "employment",
        "education": "education",
        "health": "health",
        "crime": "crime",
        "barriers": "housing and services",
        "living_environment": "the living environment",
    }
)
# How sure one must be that provision differs from what is expected before it is said.
SURE, LIKELY, EVEN = 0.95, 0.8, 0.55
# Of fewer places than this a tenth says nothing.
FEWEST = 20
CHANCE = "the difference may be chance"
TOO_SMALL = "At the size of a neighbourhood a rate would mislead"


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where a place stands on one measure: rank 1 of ``total`` is the greatest need.

    ``among`` is the level it is ranked in; ``decile`` its published one, where there is one;
    ``is_would`` says that it is only placed among them.
    """

    domain: str
    rank: int
    total: int
    among: str
    decile: int | None = None
    is_would: bool = False

    @property
    def tenth(self) -> int:
        """Which tenth of its level it is in: 1 has the greatest need."""
        return self.decile or max(1, -(-10 * self.rank // self.total))

    @property
    def where(self) -> str:
        """Say how far up it stands: its tenth, or its rank among too few for tenths."""
        if self.total < FEWEST:
            return f"{self.rank:,} of {self.total:,}"
        return text.tenth(self.tenth)

    @property
    def words(self) -> str:
        """Write 'ranks 412 of 6,856 neighbourhood groups', 'would rank about 412 of …'."""
        verb = "would rank about" if self.is_would else "ranks"
        return f"{verb} {self.rank:,} of {self.total:,} {LEVELS[self.among].many}"


@dataclass(frozen=True, kw_only=True)
class Provided:
    """Who is counted in a place, and who is expected there at the pooled rate of its peers.

    ``below``: the probability that its provision is less than its peers'. ``newly`` likewise
    that it gains fewer. Both in 0..1; none where they are not known.
    """

    count: int
    expected: float
    below: float | None
    new_count: int | None = None
    new_expected: float | None = None
    newly_above: float | None = None
    years: tuple[int, int] | None = None


def need(
    name: str,
    overall: Standing | None,
    worst_tenth_share: float | None,
    everywhere: str = "England",
) -> str:
    """Say how deprived a place is, against all of the build and by its residents."""
    if overall is None and worst_tenth_share is None:
        return f"How deprived {name} is, is not known: this build holds no ranks of it."
    said = []
    if overall is not None:
        tenth = "" if overall.total < FEWEST else f": in the {overall.where} of them"
        said.append(
            f"{name[:1].upper()}{name[1:]} {overall.words} in {everywhere} on the Index of "
            f"Multiple Deprivation, where 1 is the most deprived{tenth}."
        )
    if worst_tenth_share is not None:
        said.append(_residents(worst_tenth_share))
    return " ".join(said)


def _residents(share: float) -> str:
    if share == 0:
        return "None of its residents live in England’s most deprived tenth of neighbourhoods."
    if share == 1:
        return "All of its residents live in England’s most deprived tenth of neighbourhoods."
    # A share that is neither none nor all is never written as one.
    said = text.in_words(min(max(round(share * 1000), 1), 999), 1000)
    return (
        f"{said[0].upper()}{said[1:]} of its residents ({text.percent(share)}) live in England’s "
        "most deprived tenth of neighbourhoods."
    )


def domains(standings: Sequence[Standing]) -> str:
    """Say on which domains a place stands worst and best; nothing of fewer than three.

    Two are named first, and a third only where it is in the same tenth as the second.
    """
    known = [standing for standing in standings if standing.domain in DOMAINS]
    if len(known) < 3:
        return ""
    ordered = sorted(known, key=lambda standing: (standing.rank / standing.total, standing.domain))
    if ordered[0].tenth == ordered[-1].tenth and ordered[0].total >= FEWEST:
        return f"It stands much the same on every domain: in the {ordered[0].where}."
    few = ordered[0].total < FEWEST
    first = ordered[:1] if few else [one for one in ordered[:3] if one.tenth == ordered[0].tenth]
    named = text.listed(DOMAINS[one.domain] for one in first)
    best = ordered[-1]
    return (
        f"Need is greatest for {named} ({first[0].where}) and least for "
        f"{DOMAINS[best.domain]} ({best.where})."
    )


def chances(probability: float) -> str:
    """Say how sure a probability of at least a half is: 'about 9 chances in 10'."""
    if probability >= 0.99:
        return "more than 99 chances in 100"
    if probability >= SURE:
        return "more than 19 chances in 20"
    return f"about {max(5, min(9, round(10 * probability)))} chances in 10"


def verdict(below: float | None) -> str:
    """Say whether provision is fewer than, about or more than expected, and how sure that is."""
    if below is None:
        return "whether that is more or fewer than its like is not known"
    if below >= SURE:
        return f"that is fewer, and we are sure of it: {chances(below)}"
    if below >= LIKELY:
        return f"that is probably fewer: {chances(below)}"
    if 1 - below >= SURE:
        return f"that is more, and we are sure of it: {chances(1 - below)}"
    if 1 - below >= LIKELY:
        return f"that is probably more: {chances(1 - below)}"
    if max(below, 1 - below) < EVEN:
        return f"that is about as many as expected; {CHANCE}"
    lean = "fewer" if below >= 0.5 else "more"
    return (
        f"that is about as many as expected; {CHANCE} ({chances(max(below, 1 - below))} that it "
        f"has {lean})"
    )


def expected_words(expected: float) -> str:
    """Write an expected count as it can bear: one decimal under ten, whole from there."""
    return text.number(expected, digits=1 if expected < 10 else 0)


def provision(name: str, held: Provided, *, like: str, of: str = "") -> str:
    """Say how many are registered, and whether a place like it would have as many.

    ``like`` names the peers ('places like it in Sheffield and Barnsley'); ``of`` the place that
    is spoken of where it is not the one on show.
    """
    where = of or name
    counted = text.plural(held.count, "registered organisation")
    are = "is" if held.count == 1 else "are"
    return (
        f"{counted} {are} counted in {where}, and {expected_words(held.expected)} would be "
        f"expected at the rate of {like}: {verdict(held.below)}."
    )


def provision_wide(name: str, held: Provided, *, like: str, differs: str | None, rate: str) -> str:
    """Say how many are registered in a large place, whose plain rate can be read.

    ``differs`` is 'fewer', 'more' or '' where its own count's interval holds what is expected, and
    none where nothing can be judged; ``rate`` is its rate in words; ``like`` is empty where
    nothing is expected of it.
    """
    counted = text.plural(held.count, "registered organisation")
    said = f"{counted} {'is' if held.count == 1 else 'are'} counted in {name}, {rate}"
    if not like or not held.expected:
        return f"{said}."
    due = f"{said}. {expected_words(held.expected)} would be expected at the rate of {like}"
    if differs is None:
        return f"{due}."
    judged = {
        "fewer": "that is fewer, by more than chance alone would do",
        "more": "that is more, by more than chance alone would do",
    }.get(differs, f"that is about as many as expected; {CHANCE}")
    return f"{due}: {judged}."


def growing(held: Provided) -> str:
    """Say how many are new, against what is expected, and how sure that is."""
    if held.new_count is None or held.years is None:
        return ""
    first, last = held.years
    those = f"{held.new_count:,} of them {'was' if held.new_count == 1 else 'were'}"
    those = "None of them was" if held.new_count == 0 else those
    said = f"{those} registered in {first} to {last}"
    if held.new_expected is None or held.newly_above is None:
        return f"{said}."
    above = held.newly_above
    if above >= LIKELY:
        judged = f"{_sure(above)}more ({chances(above)})"
    elif above <= 1 - LIKELY:
        judged = f"{_sure(1 - above)}fewer ({chances(1 - above)})"
    else:
        judged = f"about as many as expected; {CHANCE}"
    return f"{said}, where {expected_words(held.new_expected)} would be expected: {judged}."


def _sure(probability: float) -> str:
    return "" if probability >= SURE else "probably "
