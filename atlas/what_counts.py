"""What counts and why: where a body that somebody asks for stands, and the counts beside it.

What is not found is said with how far the registers are held: it may be there and not here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from atlas import text
from atlas.coverage import COMPLETE, PARTIAL
from atlas.definition import Definition
from atlas.view import LOCAL, OUT, TIERS
from atlas.warehouse import Row

# Registers as people call them, where the name of their file is another.
REGISTERS: Mapping[str, str] = {
    "companies_house": "Companies House",
    "hmrc_cascs": "List of community amateur sports clubs",
    "coops_uk": "List of Co-operatives UK",
}
COUNTED, LISTED, LEFT_OUT, ELSEWHERE, NO_PLACE = (
    "Counted here",
    "Listed here, not counted",
    "Left out",
    "Listed elsewhere",
    "Listed, at no place we know",
)


@dataclass(frozen=True)
class Verdict:
    """Where one body that was found stands, in a few words, and why."""

    state: str
    why: str


def verdict(row: Row, council: str, counted: Definition, *, is_covered: bool = True) -> Verdict:
    """Say why a body is or is not counted in a council by a definition.

    ``row`` has the columns of ``what_counts_found.sql``; ``council`` is the council's code, and
    ``is_covered`` whether anybody at all is counted there.
    """
    if row["tier"] == OUT:
        return Verdict(LEFT_OUT, text.sentence(row["tier_reason"] or ""))
    if row["council25_code"] is None:
        return Verdict(NO_PLACE, _no_place(row))
    if row["council25_code"] != council:
        where = text.council(row["council_name"] or "another council")
        return Verdict(
            ELSEWHERE,
            f"Its register has its address in {where}. If it works here as well, the council’s "
            "own list can say so.",
        )
    said = _here(row, counted)
    if said.state == COUNTED and not is_covered:
        return Verdict(
            LISTED, f"{said.why} Nobody is counted here: the company register is not held whole."
        )
    return said


def _no_place(row: Row) -> str:
    return {
        "outside England": "The address that its register has is outside England.",
        "postcode not found": "The postcode that its register has is not one we know.",
    }.get(row["placement"] or "", "Its register gives no postcode for it.")


def _here(row: Row, counted: Definition) -> Verdict:
    why = text.sentence(row["tier_reason"] or "")
    if row["tier"] == LOCAL:
        return Verdict(LISTED, f"{why} The council’s list names it, and no register does.".strip())
    if row["tier"] not in counted.tiers:
        kind = text.lower_first(TIERS[row["tier"]])
        return Verdict(LISTED, f"{why} The count in use does not take in {kind}.".strip())
    if row["address_grade"] not in counted.grades:
        reason = text.sentence(row["grade_reason"] or "")
        return Verdict(
            LISTED, f"Its place is of grade {row['address_grade']}, not counted. {reason}".strip()
        )
    if row["kind"] == "contact" and not counted.with_contact:
        return Verdict(LISTED, "Only its contact address is here, which this count leaves out.")
    if row["coverage"] != COMPLETE:
        return Verdict(
            LISTED,
            f"Its register ({row['register_name']}) is only partly held here, so rates and "
            "comparisons leave out everybody on it.",
        )
    return Verdict(COUNTED, why)


def in_order(rows: Sequence[Row], council: str) -> list[Row]:
    """Those of the council first, each group in the order in which they were found."""
    return sorted(rows, key=lambda row: row["council25_code"] != council)


def none_found(find: str, registers: Sequence[Row], council: str | None) -> list[str]:
    """Say what it may mean that a name is not found; ``council`` is a name, none for England.

    ``registers`` has one row per register: title, publisher, release and, for a council,
    coverage.
    """
    said = [
        f"Nothing in this build has the name or number “{text.short(find)}”. Try fewer words, an "
        "older name, or its number on a register."
    ]
    if council:
        said += [
            f"{row['title']}: {_held(row)} for {council}, so it may be there and not here."
            for row in registers
            if row["coverage"] != COMPLETE
        ]
    dated = [
        f"{row['title']}: {row['release']}"
        for row in registers
        if row["release"] and any(mark.isdigit() for mark in row["release"])
    ]
    if dated:
        said.append(f"It may be newer than the registers here ({'; '.join(dated)}).")
    said.append(
        "It may be on no register: many groups are not. Or whoever runs it may have asked not to "
        "be shown."
    )
    return said


def _held(row: Row) -> str:
    return "only partly held" if row["coverage"] == PARTIAL else "not held"


def total(rows: Sequence[Row], **only: Sequence[str]) -> int:
    """Add up the rows of ``what_counts.sql``; a keyword keeps those whose column is in it."""
    return sum(
        row["organisation_count"]
        for row in rows
        if all(row[column] in held for column, held in only.items())
    )


def finding(figure: str, council: str) -> str:
    """The heading of the page; ``figure`` is '271', 'at least 271' or 'not known'."""
    if figure == text.NOT_KNOWN:
        return f"How many community businesses there are in {council} is not known"
    lead = figure[:1].upper() + figure[1:]
    noun = "community business is" if figure == "1" else "community businesses are"
    return f"{lead} likely {noun} listed in {council}"
