"""What the shared definition counts in a council: the parameters of the queries that count it."""

from dataclasses import dataclass

from atlas import case, coverage
from atlas.counted import Counted
from atlas.ui import defining, frames
from atlas.view import View


@dataclass(frozen=True, kw_only=True)
class Counting:
    """What is counted in one council by the definition of a view.

    ``params`` go to the queries of single organisations, with the legal forms whose registers
    are whole; ``basis`` names those registers, none where nothing is counted.
    """

    counted: Counted
    called: str
    sentence: str
    basis: str | None
    registers: tuple[str, ...]
    params: dict[str, object]

    @property
    def held(self) -> coverage.Provision:
        """Whole or nothing: what is partly held is not counted."""
        whole = coverage.COMPLETE if self.counted.is_covered else coverage.MISSING
        return coverage.Provision(whole)


def counting(view: View) -> Counting:
    """Say what is counted in the council on show."""
    chosen, held = view.definition, defining.held(view)
    needed = frames.rows("coverage", council=view.council, tiers=list(chosen.tiers))
    forms = case.basis_forms(needed, frames.rows("counted_forms"))
    whole = tuple(row["source"] for row in needed if row["coverage"] == coverage.COMPLETE)
    return Counting(
        counted=held,
        called=case.noun(chosen, held),
        sentence=defining.sentence(view),
        basis=", ".join(whole) if held.is_covered else None,
        registers=whole,
        params={
            "tiers": list(chosen.tiers),
            "grades": list(chosen.grades),
            "forms": list(forms),
            "all_forms": False,
            "with_contact": chosen.with_contact,
        },
    )


def listed(view: View) -> dict[str, object]:
    """The parameters that list whoever the definition is of, on whole registers or not."""
    chosen = view.definition
    return {
        "tiers": list(chosen.tiers),
        "grades": list(chosen.grades),
        "forms": [],
        "all_forms": True,
        "with_contact": chosen.with_contact,
    }
