"""How much may be said about provision where registers are missing or partial.

A tier's count needs certain registers (``mart.tier_register``). If one of them is missing
for a council the count is not known; if one is only partly held, it is "at least". A gap is
never a nought.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from atlas import text
from atlas.warehouse import Row

COMPLETE, PARTIAL, MISSING = "complete", "partial", "missing"
UNREGISTERED = "Groups that are on no register are not in it."
UNLISTED = "Groups that neither a register nor the council’s own list names are not in it."


@dataclass(frozen=True)
class Provision:
    """What the needed registers allow us to say: ``state`` is the worst of them."""

    state: str
    missing: tuple[Row, ...] = ()
    partial: tuple[Row, ...] = ()

    @property
    def may_count(self) -> bool:
        """May a number be shown at all?"""
        return self.state != MISSING

    def figure(self, count: int | None) -> str:
        """Write a count as it may be written: '12', 'at least 12' or 'not known'."""
        if count is None or not self.may_count:
            return text.NOT_KNOWN
        if self.state == PARTIAL:
            return f"at least {count:,}" if count else text.NOT_KNOWN
        return f"{count:,}"

    def sentence(self, council: str) -> str:
        """Say what is not known and why, naming the registers; empty when all are complete."""
        if self.state == COMPLETE:
            return ""
        if not self.missing and not self.partial:
            return f"This build holds no register of organisations for {council}."
        names = text.listed(
            f"{row['title']} ({row['publisher']})" for row in self.missing or self.partial
        )
        if self.missing:
            return (
                f"This build holds no {council} entries of the {names}: load the whole file and "
                "build again to know. Few points on the map do not mean few organisations."
            )
        return f"For {council} this build holds only part of the {names}."


def forms_sentence(by_form: Sequence[Row]) -> str:
    """Say how many of each legal form, each as far as its own register is held.

    ``by_form`` has one row per form: legal_form_name, legal_form_plural, organisation_count
    and coverage.
    """
    if not by_form:
        return ""
    return f"They are {text.listed(_of_a_form(row) for row in by_form)}."


def _of_a_form(row: Row) -> str:
    """Write '1 charity', 'at least 28 co-operative societies' or 'charities (not known)'."""
    figure = Provision(row["coverage"]).figure(row["organisation_count"])
    if figure == text.NOT_KNOWN:
        return f"{row['legal_form_plural']} ({figure})"
    if row["organisation_count"] == 1:
        return f"{figure} {text.lower_first(row['legal_form_name'])}"
    return f"{figure} {row['legal_form_plural']}"


def provision(rows: Sequence[Row]) -> Provision:
    """Judge the rows of ``coverage.sql``: one per needed register of one council."""
    if not rows:
        return Provision(MISSING)
    missing = tuple(row for row in rows if row["coverage"] not in (COMPLETE, PARTIAL))
    partial = tuple(row for row in rows if row["coverage"] == PARTIAL)
    state = MISSING if missing else PARTIAL if partial else COMPLETE
    return Provision(state, missing, partial)


def count_sentence(
    held: Provision, by_grade: Sequence[Row], where: str, *, with_local: bool = False
) -> str:
    """Say how many are listed, of which grades, and what is not in it.

    ``by_grade`` has one row per address grade: address_grade and organisation_count.
    ``with_local``: groups on the council's own list are among them.
    """
    not_in_it = UNLISTED if with_local else UNREGISTERED
    total = sum(row["organisation_count"] for row in by_grade)
    if not held.may_count or (not total and held.state == PARTIAL):
        return f"How many organisations there are in {where} is not known."
    if not total:
        return f"No organisation of the chosen kinds is listed in {where}. {not_in_it}"
    if len(by_grade) == 1:
        grades = f"grade {by_grade[0]['address_grade']}"
    else:
        grades = text.listed(
            f"{row['organisation_count']:,} of grade {row['address_grade']}" for row in by_grade
        )
    lead = "At least " if held.state == PARTIAL else ""
    noun = "organisation is" if total == 1 else "organisations are"
    return f"{lead}{total:,} {noun} listed in {where}: {grades}. {not_in_it}"
