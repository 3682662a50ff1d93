"""The places of the page Change: the map of movement, those that stayed, and every one."""

from collections.abc import Sequence

import streamlit as st

from atlas import change_reading, text
from atlas.change import Change, Course
from atlas.ui import address, charts, frames, origin, words
from atlas.ui.change import Asked, origin_of, source_line
from atlas.ui.maps import CREDIT, Shade, legend_html, show_map
from atlas.ui.tables import Column, table_html
from atlas.view import View
from atlas.warehouse import Row

# In the order of change.CLASSES: staying, then from worse to better. Staying alike is palest; each
# is told from the others on grey paper and by colour-blind eyes (tested).
MOVEMENT = ("#080C54", "#721540", "#B3417F", "#F6F0DC", "#8FCDA8", "#24AB67")
LISTED = 15  # of those that stayed, before the whole table


def draw_map(view: View, what: Asked, changed: Change) -> None:
    """Draw the map of movement with its legend; a click chooses a neighbourhood."""
    shades = {
        course.code: Shade(
            changed.class_of(course),
            change_reading.course_line(changed, course),
            change_reading.course_meaning(changed, course),
        )
        for course in changed.courses
    }
    said = change_reading.moved(changed)
    left, right = st.columns([2.2, 1], gap="medium")
    with left:
        map_of(view, shades, MOVEMENT, label=f"Map of movement. {said} The table has every place.")
        words.quiet(source_line(what))
    with right:
        span = f"{what.releases[0]} to {what.releases[-1]}"
        legend = legend_html(
            f"Movement between tenths of England, {span}",
            change_reading.class_labels(what.last),
            MOVEMENT,
            not_known=None in changed.class_counts,
        )
        st.html(f'<div class="atlas-legend">{legend}</div>')
        st.html(f'<div class="atlas-reading"><p>{text.html(said)}</p></div>')


def map_of(view: View, shades: dict[str, Shade], colours: Sequence[str], *, label: str) -> None:
    """Draw a map of this page; a click chooses a neighbourhood, or opens a council."""
    files = {row["layer"]: row["file"] for row in frames.rows("map_files", council=view.council)}
    if "shapes" not in files:
        words.say("This build holds no map of this council. The table has the same figures.")
        return
    show_map(
        key="change_map",
        shapes_file=files["shapes"],
        shades=shades,
        colours=colours,
        points_file=None,
        points=None,
        chosen=view.place,
        height=460,
        level="council" if view.is_england else "neighbourhood",
        label=label,
        credit=origin.PRACTICE_CREDIT if frames.build()["is_practice"] else CREDIT,
        on_pick=_pick,
    )


def _pick(code: str) -> None:
    view = address.current()
    if view.is_england:
        address.show(view.at_council(code))
    elif frames.known().places.get(code) == view.council:
        address.change(place=code)


def draw_list(view: View, what: Asked, changed: Change, name: str) -> None:
    """Draw those that stayed, and every neighbourhood as a table and a csv."""
    first = [_listed(changed, course) for course in changed.stayed]
    columns = _columns(what)
    if first:
        rank = Column("rank", f"Rank in England, {what.releases[-1]}", numeric=True)
        decile = [column for column in columns if column.strip]
        short = (Column("place", "Neighbourhood"), Column("ward_name", "Ward"), *decile, rank)
        shown = min(LISTED, len(first))
        caption = (
            f"{shown} of the {len(first):,} in the worst {view.worst} throughout, the most "
            f"deprived of {what.releases[-1]} first"
            if shown < len(first)
            else f"All {len(first):,} in the worst {view.worst} throughout"
        )
        st.html(table_html(first[:LISTED], short, caption=caption, chosen=_chosen(view)))
    stayed = {course.code for course in changed.stayed}
    rest = [course for course in changed.courses if course.code not in stayed]
    rest.sort(key=lambda course: (-(changed.times(course) or 0), course.ranks[-1] or 10**6))
    title = f"Change in {what.title}, {name}"
    charts.table(
        "change_list",
        title,
        charts.Figures(
            rows=[*first, *(_listed(changed, course) for course in rest)],
            columns=columns,
            origin=origin_of(what, title, name, change_reading.cautions(changed)),
            file_name=f"change-{what.measure.code}-{view.council}.csv",
            chosen=_chosen(view),
        ),
    )


def _chosen(view: View) -> tuple[str, object] | None:
    return ("lsoa21_code", view.place) if view.place else None


def _columns(what: Asked) -> tuple[Column, ...]:
    return (
        Column("neighbourhood_name", "Neighbourhood"),
        Column("area_name", "Neighbourhood group"),
        Column("ward_name", "Ward"),
        *(Column(f"decile_{year}", f"{year}", numeric=True, strip=True) for year in what.releases),
        Column("rank", f"Rank in England, {what.releases[-1]}", numeric=True),
        Column("times", f"Releases in the worst (of {len(what.releases)})", numeric=True),
        Column("meaning", "What it means"),
        Column("lsoa21_code", "Code (LSOA 2021)"),
    )


def _listed(changed: Change, course: Course) -> Row:
    deciles = zip(changed.releases, course.deciles, strict=True)
    return {
        **course.row,
        "place": text.neighbourhood(course.row),
        **{f"decile_{year}": decile for year, decile in deciles},
        "rank": course.ranks[-1],
        "times": changed.times(course),
        "meaning": change_reading.course_meaning(changed, course),
    }
