"""The places of the page Change: the map of movement, those that stayed, and every one."""

import streamlit as st

from atlas import change_reading, read_aloud, text
from atlas.change import Change, Course
from atlas.drawings import Legend, Map, Shade
from atlas.figure import Column, Figure, Said, Table
from atlas.ui import maps, need_map, origin, taking, words
from atlas.ui.change import Asked, origin_of, source_line
from atlas.ui.charts import shown
from atlas.ui.tables import alone, table_html
from atlas.view import View
from atlas.warehouse import Row

# In the order of change.CLASSES: staying, then from worse to better. Staying alike is palest; each
# is told from the others on grey paper and by colour-blind eyes (tested).
MOVEMENT = ("#080C54", "#721540", "#B3417F", "#F6F0DC", "#8FCDA8", "#24AB67")
NO_MAP = "This build holds no map of this council. The table has the same figures."
LISTED = 15  # of those that stayed, before the whole table


def map_figure(view: View, what: Asked, changed: Change, name: str) -> Figure | None:
    """The map of movement with the table of every place; none where there is no map."""
    shades = {
        course.code: Shade(
            changed.class_of(course),
            change_reading.course_line(changed, course),
            change_reading.course_meaning(changed, course),
        )
        for course in changed.courses
    }
    legend = Legend(
        title=f"Movement between tenths of England, {what.releases[0]} to {what.releases[-1]}",
        labels=change_reading.class_labels(what.last),
        not_known=None in changed.class_counts,
    )
    drawn = map_of(view, shades, MOVEMENT, legend)
    if drawn is None or not changed.known:
        return None
    return Figure(
        key="change_moved",
        said=Said(
            title=change_reading.moved_title(changed),
            measure=f"Neighbourhoods of {name} by movement. {what.title}.",
            alt=read_aloud.of_map(drawn, more=change_reading.moved(changed)),
            source=source_line(what),
            cautions=change_reading.cautions(changed),
        ),
        table=_table(view, what, changed, name),
        drawing=drawn,
    )


def draw_map(view: View, what: Asked, changed: Change, name: str) -> None:
    """Draw the map of movement with its legend; a click chooses a neighbourhood."""
    found = map_figure(view, what, changed, name)
    if found is None:
        words.say(NO_MAP)
        return
    said = change_reading.moved(changed)
    left, right = st.columns([2.2, 1], gap="medium")
    with left:
        show_map(found, label=f"Map of movement. {said} The table has every place.")
        words.quiet(found.said.source)
        taking.draw(found)
    with right:
        st.html(f'<div class="atlas-legend">{maps.legend_of(found)}</div>')
        st.html(f'<div class="atlas-reading"><p>{text.html(said)}</p></div>')


def map_of(
    view: View, shades: dict[str, Shade], colours: tuple[str, ...], legend: Legend
) -> Map | None:
    """A map of this page as a value; none where this build holds none of the council."""
    files = maps.files(view.council)
    if "shapes" not in files:
        return None
    return Map(
        shapes_file=files["shapes"],
        shades=shades,
        colours=colours,
        legend=legend,
        chosen=view.place,
        level="council" if view.is_england else "neighbourhood",
        credit=origin.boundary_credit(),
    )


def show_map(found: Figure, *, label: str) -> None:
    """Draw a map of this page; a click chooses a neighbourhood, or opens a council."""
    if isinstance(found.drawing, Map):
        maps.show_map(
            found.drawing, key="change_map", height=460, label=label, on_pick=need_map.pick
        )
    else:
        words.say(NO_MAP)


def list_figure(view: View, what: Asked, changed: Change, name: str) -> Figure | None:
    """Every neighbourhood with its course, those that stayed first; none where none can be read."""
    if not changed.known:
        return None
    return alone("change_list", _table(view, what, changed, name), source=source_line(what))


def draw_list(view: View, what: Asked, changed: Change, name: str) -> None:
    """Draw those that stayed, and every neighbourhood as a table to take away."""
    first = [_listed(changed, course) for course in changed.stayed[:LISTED]]
    if first:
        rank = Column("rank", f"Rank in England, {what.releases[-1]}", numeric=True)
        decile = [column for column in _columns(what) if column.strip]
        short = (Column("place", "Neighbourhood"), Column("ward_name", "Ward"), *decile, rank)
        every = len(changed.stayed)
        caption = (
            f"{len(first)} of the {every:,} in the worst {view.worst} throughout, the most "
            f"deprived of {what.releases[-1]} first"
            if len(first) < every
            else f"All {every:,} in the worst {view.worst} throughout"
        )
        st.html(table_html(first, short, caption=caption, chosen=_chosen(view)))
    found = list_figure(view, what, changed, name)
    if found:
        shown.below(found)


def _table(view: View, what: Asked, changed: Change, name: str) -> Table:
    """Those that stayed, then the others by how often they were in the worst part."""
    stayed = {course.code for course in changed.stayed}
    rest = [course for course in changed.courses if course.code not in stayed]
    rest.sort(key=lambda course: (-(changed.times(course) or 0), course.ranks[-1] or 10**6))
    title = f"Change in {what.title}, {name}"
    return Table(
        rows=[_listed(changed, course) for course in (*changed.stayed, *rest)],
        columns=_columns(what),
        origin=origin_of(what, title, name, change_reading.cautions(changed)),
        file_name=f"change-{what.measure.code}-{view.council}.csv",
        chosen=_chosen(view),
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
