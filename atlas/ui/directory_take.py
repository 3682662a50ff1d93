"""All that the directory lists, to take away: read only when a file of it is asked for."""

from atlas.directory import SIZES
from atlas.figure import Column, Figure, Table
from atlas.ui import directory, directory_words, frames, origin, taking, words
from atlas.ui.directory import MOST_ROWS, Listing
from atlas.ui.tables import alone
from atlas.view import TIERS
from atlas.warehouse import Row

COLUMNS = (
    Column("name", "Name"),
    Column("tier_name", "Kind"),
    Column("tier_reason", "Why this kind"),
    Column("legal_form_name", "Legal form"),
    Column("activity_group_name", "Broad activity"),
    Column("activity_name", "Activity"),
    Column("status", "Status on its register"),
    Column("registered_on", "Registered on"),
    Column("size", "Income band"),
    Column("latest_income", "Latest income, pounds", numeric=True),
    Column("latest_income_on", "Year ended on"),
    Column("address_grade", "Address grade"),
    Column("grade_reason", "Why this grade"),
    Column("placement", "Placed by"),
    Column("postcode", "Postcode, where it may be shown"),
    Column("neighbourhood_name", "Neighbourhood"),
    Column("area_name", "Neighbourhood group"),
    Column("ward_name", "Ward"),
    Column("council_name", "Council"),
    Column("org_id", "Identifier"),
)


def offer(listed: Listing, shown: Figure) -> None:
    """Offer all that match below the list or its map; rows are read when they are asked for."""
    # They are read later and elsewhere: all that this needs is taken hold of now.
    source, asked = frames.warehouse(), directory.everything(listed.view)
    taking.draw(
        shown,
        later=taking.Later(
            listed.total,
            lambda: [_for_csv(row) for row in directory.in_full(source.query, asked)],
        ),
    )


def offer_list(listed: Listing) -> None:
    """Offer the list, or say why it is too long for one table."""
    if listed.total > MOST_ROWS:
        words.quiet(
            f"More than {MOST_ROWS:,} match, too many for one table from here. Narrow the list; "
            "whoever keeps the server has every table beside the build."
        )
        return
    offer(listed, figure(listed))


def figure(listed: Listing) -> Figure:
    """The list as a value, without its rows."""
    kinds = directory.kinds(listed)
    table = Table(
        rows=(),
        columns=COLUMNS,
        origin=origin.provenance(
            origin.sources(tiers=kinds),
            title=directory_words.heading(listed),
            filters=directory_words.chosen_words(listed),
            notes=tuple(directory_words.notes(listed)),
        ),
        file_name=f"organisations-{listed.council or 'all'}.csv",
    )
    return alone("directory", table, source=origin.line(None, kinds))


def _for_csv(row: Row) -> Row:
    income = row["latest_income"]
    shown = {
        **row,
        "latest_income": None if income is None else round(income),
        "tier_name": TIERS.get(row["tier"]),
        "size": SIZES.get(row["size_band"]),
        "postcode": row["postcode"] or "not shown",
    }
    return {column.key: shown[column.key] for column in COLUMNS}
