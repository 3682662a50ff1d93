"""The tables of the council's own list, to take away: each holds what is on show and no more."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from atlas.figure import Column, Table
from atlas.provenance import Provenance
from atlas.ui import frames, method, origin, taking
from atlas.ui.tables import alone

LIST, TAKEDOWN = "council_list", "council_takedown"  # as the build knows them
_ABOUT = {
    LIST: "the council’s own list, of every place",
    TAKEDOWN: "the list of organisations to take down, of every place",
}


def head(
    title: str, *, of: str = LIST, source: str = "", notes: tuple[str, ...] = ()
) -> Provenance:
    """Say what a table of the list ``of`` (``LIST`` or ``TAKEDOWN``) carries.

    ``source`` is whence its lines come, where that is not the list in the build.
    """
    kept_as = [row for row in frames.rows("sources") if row["source"] == of]
    made = origin.provenance(kept_as, title=title, filters=_ABOUT[of], notes=notes)
    return replace(made, source=source or made.source)


def offer(
    key: str, rows: Sequence[Mapping[str, object]], columns: Sequence[Column], made: Provenance
) -> None:
    """Offer a table that is drawn above; ``key`` is its own on the page and names its files."""
    # A row may hold more than its table shows, and what is not shown does not leave.
    shown = [{column.key: row[column.key] for column in columns} for row in rows]
    table = Table(rows=shown, columns=tuple(columns), origin=made, file_name=f"{key}.csv")
    taking.draw(alone(key, table, source=method.build_line()))
