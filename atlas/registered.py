"""Registrations over time, in words: who is still listed by year, and who has left a register.

A file that lists only the living says nothing of those gone. Removals are read only from a
register that is whole here and whose file keeps those that left it, with their day and a place.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from atlas import text
from atlas.coverage import COMPLETE
from atlas.warehouse import Row

SHOWN = 15  # years
KEPT = 0.9  # of those removed, the least share with a day and a place
# Registers whose own file keeps those that left; what another source says of a company that has
# gone is no record of the company register, whose file lists only the living.
KEEPERS = ("charity_commission", "fca_mutuals")
ONLY_LIVING = ("companies_house",)
STILL = (
    "Only those still listed are counted, so earlier years were larger than they look: it is no "
    "record of growth."
)
GONE = (
    "It counts every one with a place here, of any kind. To leave a register is not always to "
    "close: some merge, or take another form."
)


@dataclass(frozen=True)
class Turn:
    """One year of a register: how many were registered in it, and how many left it."""

    year: int
    registered: int
    removed: int


def keeps_the_gone(register: Row) -> bool:
    """Can removals be read from a register here?

    It has source, coverage, removed_count and known_count: of those, with a day and a place.
    """
    removed, known = register["removed_count"], register["known_count"]
    is_whole = register["source"] in KEEPERS and register["coverage"] == COMPLETE
    return is_whole and bool(removed) and known >= KEPT * removed


def turns(rows: Sequence[Row], last: int, *, shown: int = SHOWN) -> list[Turn]:
    """The last whole years up to ``last``; rows have year, registered_count, removed_count.

    The register is whole, so a year without a row is a true nought.
    """
    held = {row["year"]: row for row in rows}
    none = {"registered_count": 0, "removed_count": 0}
    return [
        Turn(year, row["registered_count"], row["removed_count"])
        for year in range(last - shown + 1, last + 1)
        for row in [held.get(year, none)]
    ]


def new_title(new: int, first: int, last: int) -> str:
    """The chart's title of those still listed, in ten words or fewer."""
    noun = "of those listed was" if new == 1 else "of those listed were"
    return f"{f'{new:,}' if new else 'None'} {noun} registered in {first} to {last}"


def so_far(rows: Sequence[Row], last: int) -> str:
    """How many more in the year after the last whole one; rows have year and newest_on."""
    for row in rows:
        if row["year"] == last + 1:
            more = f"{row['organisation_count']:,} more so far in {last + 1}"
            return f"{more}, to {text.day(row['newest_on'])}."
    return ""


def title(found: Sequence[Turn], nouns: tuple[str, str]) -> str:
    """The chart’s title in ten words or fewer: who came and who went; ``nouns`` of one and many."""
    came, went = sum(turn.registered for turn in found), sum(turn.removed for turn in found)
    count = text.plural(came, *nouns) if came else f"No {nouns[1]}"
    gone = f"{went:,}" if went else "none"
    return f"{count} registered, {gone} removed since {found[0].year}"


def net(found: Sequence[Turn]) -> str:
    """The net change over the years shown."""
    change = sum(turn.registered - turn.removed for turn in found)
    if not change:
        return "As many came as went."
    return f"The net change is {abs(change):,} {'more' if change > 0 else 'fewer'}."


def each(found: Sequence[Turn]) -> str:
    """The years in which any came or went, read aloud."""
    return "; ".join(
        f"{turn.year}: {turn.registered:,} registered, {turn.removed:,} removed"
        for turn in found
        if turn.registered or turn.removed
    )


def silent(registers: Sequence[Row]) -> str:
    """Which registers do not let removals be said here, and why; empty of none."""
    whole = [row for row in registers if row["coverage"] == COMPLETE]
    living = [row for row in whole if row["source"] in ONLY_LIVING]
    unplaced = [row for row in whole if row not in living and not keeps_the_gone(row)]
    partial = [row for row in registers if row["coverage"] != COMPLETE]
    said = [
        f"{lead} {_files(held)}"
        for lead, held in (
            ("Only those still there are in", living),
            ("Those that left have no day or no place in", unplaced),
            ("Only a part is held here of", partial),
        )
        if held
    ]
    return " ".join(text.sentence(one) for one in said)


def _files(rows: Sequence[Row]) -> str:
    return text.listed(f"the {row['title']} ({row['publisher']})" for row in rows)
