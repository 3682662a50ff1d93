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
    kept = [row["publisher"] for row in frames.rows("sources") if row["source"] in registers]
    if not kept:
        return "Organisations: no register is held whole."
    return f"Organisations: {text.listed(dict.fromkeys(kept))}."


def past() -> str:
    """The releases of overall deprivation that are held, for what has lasted."""
    menu = frames.menu()
    named = [
        row["title"]
        for release in frames.known().releases.get("imd", ())
        for row in origin.measured(menu["imd", release])
    ]
    return f"{practice()}Need: {text.listed(dict.fromkeys(named))}."


def practice() -> str:
    """How a source line begins of practice data; empty of real data."""
    return "Made up in the format of these. " if frames.build()["is_practice"] else ""
