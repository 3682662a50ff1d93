"""Whose figures they are, where they stand on whole registers or on several releases."""

from atlas import text
from atlas.ui import frames, origin


def counted(basis: str | None) -> str:
    """Whose registers organisations are counted from: only those that are whole.

    ``basis`` names them as ``mart.covered`` does; none where nobody is counted.
    """
    return practice() + publishers(basis)


def publishers(basis: str | None) -> str:
    """The same after a source line that has already said whether the data are practice data."""
    registers = set((basis or "").split(", "))
    kept = [row for row in frames.rows("sources") if row["source"] in registers]
    return f"Organisations: {origin.publishers(kept) or 'no register is held whole'}."


def past() -> str:
    """The releases of overall deprivation that are held, for what has lasted."""
    named = [row["title"] for one in origin.releases() for row in origin.measured(one)]
    return f"{practice()}Need: {text.listed(dict.fromkeys(named))}."


def practice() -> str:
    """How a source line begins of practice data; empty of real data."""
    return "Made up in the format of these. " if frames.build()["is_practice"] else ""
