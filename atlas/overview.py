"""The opening words of a council: how much need, who is there, what is new, and how sure.

Made from the rows of the queries; where the registers do not allow a figure, it says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from atlas import case, registered, text
from atlas.coverage import COMPLETE, UNREGISTERED, Provision
from atlas.view import GRADES
from atlas.warehouse import Row

NEW_YEARS = 3
MANY = 0.1
STILL_THERE = "Only those still there are counted, so earlier years were larger than they look."
NOT_WHOLE = "Not every register is complete here, so there may be more."
RANKS = "Ranks are relative: they say who is more deprived than whom, not by how much or why."
NAMES_SHOWN = 2
NONE_LISTED = "none listed"
# How sure a grade is that a body is at its place, in a word or two.
SURE: Mapping[str, str] = {
    "A": "confirmed here",
    "B": "working only here",
    "C": "registered here",
    "D": "not well known",
    "X": "left out",
}


@dataclass(frozen=True)
class Finding:
    """One figure of the overview: the figure, what it counts, and the sentences beside it.

    ``says`` is what stands behind it, for whoever asks "says who?".
    """

    figure: str
    counts: str
    lines: tuple[str, ...] = ()
    says: tuple[str, ...] = ()


def need(rows: Sequence[Row], standing: str) -> Finding:
    """How many neighbourhoods are in England's most deprived tenth; rows have ``decile``."""
    known = [row for row in rows if row["decile"] is not None]
    if not known:
        return Finding(text.NOT_KNOWN, "Need is not known here: this build holds no ranks.")
    worst = sum(row["decile"] == 1 for row in known)
    return Finding(
        f"{worst:,} of {len(known):,}",
        f"neighbourhoods are in England’s most deprived tenth: {text.in_words(worst, len(known))}",
        (standing,) if standing else (),
        ("Darker is more deprived. In England as a whole it is 1 in 10.", RANKS),
    )


def standing(councils: Sequence[Row], code: str, everywhere: str) -> str:
    """Where a council stands by its share in the worst tenth; empty where that is not known."""
    shares = {row["council25_code"]: row["share"] for row in councils if row["share"] is not None}
    if code not in shares or len(shares) < 2:
        return ""
    place = 1 + sum(share > shares[code] for share in shares.values())
    whole = "the practice region’s" if everywhere != "England" else "England’s"
    if place == 1:
        return f"It is the largest share of {whole} {len(shares):,} councils."
    more = text.plural(place - 1, "has", "have")
    return f"Of {whole} {len(shares):,} councils {more} a larger share."


def there(
    by_grade: Sequence[Row], called: str, compared: str, counting: str, *, is_covered: bool
) -> Finding:
    """How many organisations are counted and, compared with elsewhere, whether that is many.

    ``called`` is what is counted, ``counting`` the sentence that says so; both of the shared
    definition. Where the council is not covered no number is said.
    """
    if not is_covered:
        return Finding(text.NOT_KNOWN, counting, (), (UNREGISTERED,))
    total = sum(row["organisation_count"] for row in by_grade)
    sure = [f"{row['organisation_count']:,} {SURE[row['address_grade']]}" for row in by_grade]
    meant = [f"{row['address_grade']}: {GRADES[row['address_grade']]}" for row in by_grade]
    says = [counting, UNREGISTERED]
    lines = [compared] if compared else []
    if sure:
        lines.append(f"How sure: {text.listed(sure)}.")
        says.insert(1, text.sentence("; ".join(meant)))
    counts = case.one(called) if total == 1 else called
    return Finding(f"{total:,}", counts, tuple(lines), tuple(says))


def per_1000(rows: Sequence[Row], code: str, kind: str) -> str:
    """Compare a council with the others in which the same registers are complete.

    ``rows`` has council25_code, population and organisation_count of the covered councils.
    """
    here = next((row for row in rows if row["council25_code"] == code), None)
    others = [row for row in rows if row["council25_code"] != code]
    if here is None:
        return "Not every register is complete here, so no comparison is made."
    if not others:
        return "No other council can be counted here to compare with."
    rate = 1000 * here["organisation_count"] / here["population"]
    pooled = (
        1000
        * sum(row["organisation_count"] for row in others)
        / sum(row["population"] for row in others)
    )
    return (
        f"{kind} {rate:.2f} for every 1,000 residents; {pooled:.2f} in the "
        f"{text.plural(len(others), 'other council')} that can be counted."
    )


def growing(rows: Sequence[Row], held: Provision) -> Finding:
    """How many of those listed were registered in the last three whole years; rows are years.

    A share is said only where every register is complete, and of those whose day is known.
    """
    shown = years(rows, held)
    dated = sum(row["organisation_count"] for row in rows if row["year"] is not None)
    new = sum(count or 0 for _, count in shown[-NEW_YEARS:])
    figure = held.figure(new)
    if not dated or figure == text.NOT_KNOWN:
        return Finding(text.NOT_KNOWN, "What is growing is not known here.")
    first, last = shown[-NEW_YEARS][0], shown[-1][0]
    undated = sum(row["organisation_count"] for row in rows if row["year"] is None)
    share = f": {text.in_words(new, dated)}" if held.state == COMPLETE and new else ""
    so_far = registered.so_far(rows, last)
    missing = f"Of {undated:,} the day is not known; they are left out." if undated else ""
    is_many = undated > dated * MANY  # then it stands beside the figure
    return Finding(
        figure,
        f"of them were registered in {first} to {last}{share}",
        tuple(line for line in (missing if is_many else "", STILL_THERE) if line),
        tuple(
            line for line in (so_far, missing, "" if held.state == COMPLETE else NOT_WHOLE) if line
        ),
    )


def years(rows: Sequence[Row], held: Provision, *, shown: int = 10) -> list[tuple[int, int | None]]:
    """Registrations in each of the last whole years: (year, count).

    A year without any is 0 where every register is complete, and else not known.
    """
    if not rows or rows[0]["newest_on"] is None:
        return []
    counts = {row["year"]: row["organisation_count"] for row in rows}
    last = rows[0]["newest_on"].year - 1
    none = 0 if held.state == COMPLETE else None
    return [(year, counts.get(year, none)) for year in range(last - shown + 1, last + 1)]


def who(row: Row, held: Provision) -> str:
    """The organisations listed in a neighbourhood: two names and how many more."""
    names = (row["organisations"] or [])[:NAMES_SHOWN]
    if not names:
        return NONE_LISTED if held.state == COMPLETE else text.NOT_KNOWN
    more = row["organisation_count"] - len(names)
    return text.listed([*names, f"{more:,} more"] if more else names)
