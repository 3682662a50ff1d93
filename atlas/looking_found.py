"""Where to look first, read aloud: what a list of places finds, and how sure that is. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from atlas import text
from atlas.levels import LEVELS
from atlas.looking import GROWING, NAMED, UNLIKELY, called, chance, in_order, odds
from atlas.measures import median
from atlas.warehouse import Row


@dataclass(frozen=True)
class Found:
    """What a list finds, in the order in which a reader should meet it; not escaped."""

    finding: str
    evidence: str = ""


def found(rows: Sequence[Row], where: str, *, level: str, lens: str, is_covered: bool) -> Found:
    """Read the places of a council, or (for ``where`` England) the covered ones in high need."""
    one, many = LEVELS[level]
    if not rows and is_covered:  # nationwide only those in the worst fifth are read
        return Found(f"None of the {many} that can be counted is in England’s worst fifth of need.")
    worst = [row for row in rows if row["is_worst_fifth"]]
    if not any(row["need_rank"] is not None for row in rows):
        return Found(f"How much need there is in the {many} of {where} is not known.")
    if not worst:
        return Found(
            f"None of the {len(rows):,} {many} of {where} is in England’s worst fifth of need.",
            "So none is on this list. Need may still be high in a part of one: the map of "
            "neighbourhoods shows it.",
        )
    of = "" if len(worst) == len(rows) else f" of {len(rows):,}"
    one_or_many = one if len(rows) == 1 else many
    high = (
        f"{len(worst):,}{of} {one_or_many} {'is' if len(worst) == 1 else 'are'} in England’s worst "
        "fifth of need"
    )
    if not is_covered:
        return Found(f"In {where}, {high}; how many organisations they have is not known.")
    known = [row for row in worst if chance(row, lens) is not None]
    if not known:
        return Found(f"In {where}, {high}; there are too few places like them to compare with.")
    flagged = [row for row in in_order(known, lens) if called(row, lens)]
    say = _growing if lens == GROWING else _gap
    finding = say(known, flagged, where, (one, many))
    return Found(finding, f"{high}. {_span(known, lens)}{_right(flagged, lens)}")


def _gap(known: Sequence[Row], flagged: Sequence[Row], where: str, names: tuple[str, str]) -> str:
    if flagged:
        has = "has" if len(flagged) == 1 else "have"
        return (
            f"In {where}, {text.plural(len(flagged), *names)} {has} high need and probably fewer "
            f"registered organisations than expected: {_named(flagged)}."
        )
    if max(row["lowest_fifth_probability"] for row in known) < UNLIKELY:
        return (
            f"No {names[0]} of {where} stands out: of those with high need, none is likely to be "
            "among the fifth with fewest organisations."
        )
    return f"No {names[0]} of {where} stands out: {_cannot_tell(known, 'expected_count', '')}."


def _growing(
    known: Sequence[Row], flagged: Sequence[Row], where: str, names: tuple[str, str]
) -> str:
    if flagged:
        has = "has" if len(flagged) == 1 else "have"
        return (
            f"In {where}, {text.plural(len(flagged), *names)} {has} high need and very likely more "
            f"new organisations than expected: {_named(flagged)}."
        )
    why = _cannot_tell(known, "new_expected", "new ")
    return f"No {names[0]} of {where} with high need is clearly growing: {why}."


def _cannot_tell(known: Sequence[Row], column: str, new: str) -> str:
    """Why: so few are expected that chance hides what differs."""
    middle = median([row[column] for row in known]) or 0
    about = "fewer than 1" if middle < 0.75 else f"about {middle:.0f}"
    noun = f"{new}organisation" if about in ("about 1", "fewer than 1") else f"{new}organisations"
    return f"with {about} {noun} expected in each, the data cannot tell them apart"


def _named(rows: Sequence[Row]) -> str:
    names = [row["place_name"] for row in rows[:NAMED]]
    more = len(rows) - len(names)
    return text.listed([*names, f"{more:,} more"] if more else names)


def _span(known: Sequence[Row], lens: str) -> str:
    """From how likely to how likely: what the whole list says."""
    chances = sorted(chance(row, lens) or 0 for row in known)
    what = (
        "that they register new organisations faster than their peers"
        if lens == GROWING
        else "that they are among the fifth of their peers with fewest organisations"
    )
    low, high = odds(chances[0]), odds(chances[-1])
    run = f"are {low}" if low == high else f"run from {low} to {high}"
    return f"The chances {what} {run}."


def _right(flagged: Sequence[Row], lens: str) -> str:
    """Of several that are named, how many are likely to be so: the sum of their chances."""
    if len(flagged) < 2:
        return ""
    right = round(sum(chance(row, lens) or 0 for row in flagged))
    return f" Of the {len(flagged):,} named, about {right:,} can be expected to be so."
