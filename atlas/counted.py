"""What a definition counts in a council, as far as the registers held there go, in words.

A register that is only partly held counts nobody, so that a gap is never taken for thin provision.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from atlas import text
from atlas.coverage import COMPLETE
from atlas.definition import ANCHOR, Definition
from atlas.warehouse import Row


@dataclass(frozen=True)
class Counted:
    """What a definition counts in one council, as far as the registers held there go.

    ``is_covered``: the company register, which every definition needs, is whole here; else
    nothing is known. ``forms`` are the legal forms counted, in the plural; ``left_out`` the
    registers that are not whole here, with whoever keeps them, so that nobody on them is counted.
    """

    is_covered: bool
    forms: tuple[str, ...]
    left_out: tuple[str, ...]

    def sentence(self, definition: Definition, council: str) -> str:
        """Say what is counted, and what is not and why."""
        if not self.is_covered:
            return (
                f"How many organisations there are in {council} is not known: this build does not "
                "hold the whole company register here. Need and change are shown in full."
            )
        said = f"Counted: {described(definition)}."
        if not self.left_out:
            return said
        return (
            f"{said} Here that is {text.listed(self.forms)} only: nobody is counted from the "
            f"{text.listed(self.left_out)}, of which this build holds only a part."
        )


def described(definition: Definition) -> str:
    """Write a definition in words, for the middle of a sentence."""
    kinds = {
        "narrow": "likely community businesses",
        "wide": "likely community businesses and the wider social economy",
        "widest": "the whole social economy and other companies limited by guarantee",
    }[definition.tier_set]
    last = definition.grades[-1]
    contact = "" if definition.with_contact else ", without charities’ contact addresses"
    return f"{kinds} at addresses graded A to {last}{contact}"


def counted(
    definition: Definition,
    registers: Sequence[Row],
    forms: Sequence[Row],
) -> Counted:
    """Judge what may be counted in a council.

    ``registers`` has one row per register that the definition's kinds need: source, title,
    publisher, coverage; ``forms`` one row per legal form: tier, source, legal_form_plural.
    """
    whole = {row["source"] for row in registers if row["coverage"] == COMPLETE}
    return Counted(
        is_covered=ANCHOR in whole,
        forms=tuple(
            row["legal_form_plural"]
            for row in forms
            if row["tier"] in definition.tiers and row["source"] in whole
        ),
        left_out=tuple(
            f"{row['title']} ({row['publisher']})"
            for row in registers
            if row["source"] not in whole
        ),
    )
