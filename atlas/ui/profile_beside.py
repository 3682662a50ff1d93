"""The place of a profile beside its council, region, England and places like it: need."""

from atlas import text
from atlas.drawings import Dot, Dots
from atlas.figure import Column, Figure, Said, Table
from atlas.levels import LEVELS
from atlas.menu import Measure
from atlas.ui import (
    frames,
    origin,
    profile_alike,
    profile_need,
    profile_place,
    profile_rates,
    words,
)
from atlas.ui.charts import shown
from atlas.ui.profile_counts import Counts
from atlas.ui.profile_place import Place
from atlas.view import View
from atlas.warehouse import Row

AXIS = "Residents in England’s most deprived fifth, per cent"
_COLUMNS = (
    Column("name", "Place"),
    *(
        Column(f"{of}_words", heading, numeric=True, raw=of, form=text.PERCENT_FORM)
        for of, heading in (
            ("tenth", "Residents in England’s worst tenth"),
            ("fifth", "Residents in its worst fifth"),
        )
    ),
)


def rows(view: View, place: Place, held: Counts, ours: Row | None) -> list[Row]:
    """The shares of residents, here and beside; ``ours`` has the place's own, where it is known."""
    release = profile_place.newest_release()
    around = profile_rates.around(place)
    if place.level == "neighbourhood":
        area = place.row["area_code"], f"{place.row['area_name']}, its group"
        around = [area, *around] if area[0] else around
    found = {
        row["place_code"]: row
        for row in frames.rows(
            "profile_shares", codes=[code for code, _ in around], release=release
        )
    }
    made = []
    if ours:
        made.append(_row(place.name, ours["worst_tenth_share"], ours["worst_fifth_share"], True))
    alike = profile_alike.alike(view, place, held) if place.level != "neighbourhood" else []
    if alike:
        noun = LEVELS[profile_alike.level(place)].many
        tenth, fifth = (
            profile_alike.shares(alike, key) for key in ("worst_tenth_share", "worst_fifth_share")
        )
        made.append(_row(f"{len(alike):,} {noun} like it", tenth, fifth, False))
    made += [
        _row(name, found[code]["worst_tenth_share"], found[code]["worst_fifth_share"], False)
        | {"is_everywhere": code == profile_place.ENGLAND_CODE}
        for code, name in around
        if code in found
    ]
    return [row for row in made if row["fifth"] is not None]


def _row(name: str, tenth: float | None, fifth: float | None, is_ours: bool) -> Row:
    return {
        "name": name,
        "tenth": tenth,
        "fifth": fifth,
        "tenth_words": None if tenth is None else text.percent(tenth),
        "fifth_words": None if fifth is None else text.percent(fifth),
        "is_ours": is_ours,
    }


def show(view: View, place: Place, held: Counts, ours: Row | None) -> None:
    """Draw the shares beside each other."""
    if made := figure(view, place, held, ours):
        words.heading("Need beside others")
        shown.figure(made)


def figure(view: View, place: Place, held: Counts, ours: Row | None) -> Figure | None:
    """The shares beside each other; none where none is known."""
    made = rows(view, place, held, ours)
    measure = frames.newest("imd")
    if not made or measure is None:
        return None
    return Figure(
        key="profile_beside",
        said=_said(place, made, measure),
        table=_table(place, made, measure),
        drawing=Dots(items=[_dot(row) for row in made], axis="% of residents"),
    )


def _dot(row: Row) -> Dot:
    value = 100 * row["fifth"]
    return Dot(name=row["name"], value=value, figure=row["fifth_words"], is_ours=row["is_ours"])


def _said(place: Place, made: list[Row], measure: Measure) -> Said:
    each = "; ".join(f"{row['name']}: {row['fifth_words']}" for row in made)
    return Said(
        title=_title(made),
        measure=f"Share of residents whose neighbourhood is in England’s most deprived fifth, "
        f"{measure.release}.",
        alt=f"Dots. {AXIS}. {each}.",
        source=origin.line(measure, ()),
        cautions=tuple(line for line in (_like(place),) if line),
    )


def _table(place: Place, made: list[Row], measure: Measure) -> Table:
    return Table(
        rows=made,
        columns=_COLUMNS,
        origin=origin.provenance(
            origin.sources(measure),
            title=f"Need beside others: {place.title}",
            filters=place.title,
            notes=tuple(line for line in (_like(place),) if line),
        ),
        file_name=f"beside-{place.code}.csv",
    )


def _like(place: Place) -> str:
    if place.level in ("neighbourhood", "authority"):
        return ""
    return (
        "Like it: within five in a hundred of it by deprivation among England’s "
        f"{LEVELS[profile_alike.level(place)].many}, and as urban or rural."
    )


def _title(made: list[Row]) -> str:
    """The finding, in ten words or fewer."""
    ours = next((row for row in made if row["is_ours"]), None)
    everywhere = next((row for row in made if row.get("is_everywhere")), None)
    if ours is None or everywhere is None:
        return "Residents in England’s most deprived fifth"
    if abs(ours["fifth"] - everywhere["fifth"]) < 0.02:
        return "About as many residents in deprivation as elsewhere"
    than = "More" if ours["fifth"] > everywhere["fifth"] else "Fewer"
    return f"{than} residents in deprived neighbourhoods than in {profile_need.everywhere()}"
