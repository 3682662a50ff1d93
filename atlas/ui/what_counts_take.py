"""The tables of What counts that stand by themselves, to take away."""

from collections.abc import Mapping, Sequence

from atlas import coverage
from atlas.figure import Column, Table
from atlas.ui import defining, frames, origin, taking
from atlas.ui.tables import alone
from atlas.view import TIERS, View


def offer(
    view: View,
    key: str,
    rows: Sequence[Mapping[str, object]],
    columns: Sequence[Column],
    *,
    title: str,
) -> None:
    """Offer a table that is drawn above; ``key`` is its own on the page and names its files."""
    tiers = tuple(TIERS)
    table = Table(
        rows=rows,
        columns=tuple(columns),
        origin=origin.provenance(
            origin.sources(tiers=tiers),
            title=title,
            filters=f"{frames.known().councils[view.council]}; {defining.sentence(view)}",
            notes=(coverage.UNREGISTERED,),
        ),
        file_name=f"{key}-{view.council}.csv",
    )
    taking.draw(alone(key, table, source=origin.line(None, tiers)))
