"""The small map beside the list of organisations, and the way to take it away."""

from collections.abc import Sequence
from dataclasses import replace

from atlas import text
from atlas.drawings import Map, PointFilter, Shade
from atlas.figure import Figure
from atlas.ui import (
    address,
    directory,
    directory_take,
    directory_words,
    frames,
    maps,
    opening,
    origin,
)
from atlas.ui.directory import MOST_ROWS, Listing
from atlas.view import GRADES, TIERS
from atlas.warehouse import Row

LAND = "#DFE7EE"


def draw(listed: Listing, places: Sequence[Row]) -> None:
    """Draw the listed ones on a small map of the council; a click lists a neighbourhood's."""
    drawn = drawing(listed, places)
    if drawn is None:
        return
    maps.show_map(
        drawn,
        key="directory_map",
        height=330,
        label=f"Map of {listed.place}: what is listed and can be placed. The list says the same.",
        on_pick=_pick,
        on_open=opening.show,
    )
    if 0 < listed.total <= MOST_ROWS:
        directory_take.offer(listed, figure(listed, drawn))


def figure(listed: Listing, drawn: Map) -> Figure:
    """The map as a value, with the list that it shows, without its rows."""
    made = directory_take.figure(listed)
    title = f"{directory_words.heading(listed)}, on a map"
    said = replace(
        made.said,
        title=title,
        alt=f"{directory_words.heading(listed)}: each that can be placed is a point.",
    )
    table = replace(
        made.table,
        origin=replace(made.table.origin, title=title),
        file_name=f"map-of-{made.table.file_name}",
    )
    return replace(made, key="directory_points", said=said, table=table, drawing=drawn)


def drawing(listed: Listing, places: Sequence[Row]) -> Map | None:
    """The map as a value; none of the whole build, or where there is no map of the council."""
    view = listed.view
    files = maps.files(view.council)
    if listed.council is None or "shapes" not in files:
        return None
    counts = {row["lsoa21_code"]: len(row["org_ids"]) for row in places}
    here = [code for code, council in frames.known().places.items() if council == view.council]
    ids = {org_id for row in directory.inside(view, places) for org_id in row["org_ids"]}
    return Map(
        shapes_file=files["shapes"],
        shades={
            code: Shade(1, f"{text.plural(counts.get(code, 0), 'organisation')} of this list", "")
            for code in here
        },
        colours=[LAND],
        points_file=files.get("points"),
        points=PointFilter(tuple(TIERS), tuple(GRADES), None, tuple(sorted(ids))),
        chosen=view.place,
        credit=origin.boundary_credit(),
    )


def _pick(code: str) -> None:
    view = address.current()
    listing = view.listing.changed(where=None)
    address.show(replace(view, place=None if code == view.place else code, listing=listing))
