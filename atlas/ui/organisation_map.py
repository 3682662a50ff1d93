"""The small map of one organisation: its places in the council where it is best known."""

from collections.abc import Mapping, Sequence

from atlas import text
from atlas.drawings import Map, PointFilter, Shade
from atlas.figure import Column, Figure, Said, Table
from atlas.ui import directory_map, frames, maps, origin, taking, words
from atlas.view import GRADES, TIERS
from atlas.warehouse import Row

SITE_KINDS = {
    "registered": "registered office",
    "contact": "contact address",
    "outlet": "a place it works from",
    "local": "named by the council",
}
_RINGED = {"D", "X"}  # the grades that the map draws as rings
_COLUMNS = (
    Column("kind_words", "What it is"),
    Column("where", "Neighbourhood"),
    Column("ward_name", "Ward"),
    Column("council_name", "Council"),
    Column("postcode_shown", "Postcode, where it may be shown"),
    Column("address_grade", "Address grade"),
    Column("why", "Why this grade"),
)


def draw(body: Row, sites: Sequence[Row]) -> None:
    """Draw its places, and offer the map and the list of them."""
    made = figure(body, sites)
    if made is None or not isinstance(made.drawing, Map):
        return
    maps.show_map(
        made.drawing,
        key="organisation_map",
        height=300,
        label=f"Map: where {body['name']} is. The list of its places says the same.",
    )
    for line in made.said.cautions:
        words.quiet(line)
    taking.draw(made)


def figure(body: Row, sites: Sequence[Row]) -> Figure | None:
    """Its map and its places as one value; none where none can be placed or there is no map."""
    placed = [row for row in sites if row["council25_code"] in frames.known().councils]
    if not placed:
        return None
    council = placed[0]["council25_code"]
    files = maps.files(council)
    if "shapes" not in files:
        return None
    return Figure(
        key="organisation_map",
        said=_said(body, placed, frames.known().councils[council]),
        table=_table(body, sites),
        drawing=_drawn(body, placed[0]["lsoa21_code"], council, files),
    )


def _said(body: Row, placed: Sequence[Row], where: str) -> Said:
    name = body["name"]
    ringed = sorted({row["address_grade"] for row in placed} & _RINGED)
    return Said(
        title=f"Where {name} is",
        measure=f"Its places in {where}, as far as the registers tell.",
        alt=f"Map of {where}. {name} is in {text.listed(map(_where, placed))}.",
        source=origin.line(None, (body["tier"],)),
        cautions=tuple(
            f"A ring marks an address of grade {grade}: {GRADES[grade]}." for grade in ringed
        ),
    )


def _table(body: Row, sites: Sequence[Row]) -> Table:
    name = str(body["name"])
    return Table(
        rows=[_row(row) for row in sites],
        columns=_COLUMNS,
        origin=origin.provenance(
            origin.sources(tiers=(body["tier"],)),
            title=f"Where {name} is",
            filters=f"{name}, {body['org_id']}",
            notes=(),
        ),
        file_name=f"places-{text.slug(name)}.csv",
    )


def _drawn(body: Row, chosen: str | None, council: str, files: Mapping[str, str]) -> Map:
    """Plain land, with the points of this organisation alone."""
    here = [code for code, of in frames.known().places.items() if of == council]
    return Map(
        shapes_file=files["shapes"],
        shades={code: Shade(1, "", "") for code in here},
        colours=[directory_map.LAND],
        points_file=files.get("points"),
        points=PointFilter(tuple(TIERS), tuple(GRADES), None, (body["org_id"],)),
        chosen=chosen,
        credit=origin.boundary_credit(),
    )


def _where(row: Row) -> str:
    return text.neighbourhood(row) if row["neighbourhood_name"] else str(row["council_name"])


def _row(row: Row) -> Row:
    """One place as the list has it: a postcode only where it may be shown."""
    return {
        **row,
        "kind_words": SITE_KINDS.get(row["kind"], row["kind"]),
        "where": _where(row),
        "postcode_shown": row["postcode"] or "not shown",
        "why": text.sentence(row["grade_reason"] or ""),
    }
