"""The small map of a profile: the place in its outline, need by neighbourhood around it."""

from collections.abc import Callable, Sequence

import streamlit as st

from atlas import palette, read_aloud, text
from atlas.drawings import Legend, Map, Shade
from atlas.figure import Column, Figure, Said, Table
from atlas.measures import share_class
from atlas.menu import Measure
from atlas.provenance import Provenance
from atlas.ui import frames, maps, origin, words
from atlas.ui.charts import shown
from atlas.ui.need_map import NO_MAP
from atlas.ui.profile_place import Place, members
from atlas.view import ENGLAND, View
from atlas.warehouse import Row

HEIGHT = 300
_NAMED = 3  # places in greatest need that the words for a screen reader name
_IN = Column("inside", "In the place")
_NEIGHBOURHOODS = (
    Column("name", "Neighbourhood"),
    Column("ward_name", "Ward"),
    Column("code", "Code (LSOA 2021)"),
    Column("population", "Residents", numeric=True),
    Column("rank", "Rank in England", numeric=True),
    Column("decile", "Decile (1 = most need)", numeric=True),
)
_COUNCILS = (
    Column("name", "Council"),
    Column("code", "Code (2025)"),
    Column("population", "Residents", numeric=True),
    Column("known_count", "Neighbourhoods known", numeric=True),
    Column("worst_count", "In the most deprived tenth", numeric=True),
    Column("share_words", "Share", numeric=True, raw="share", form=text.PERCENT_FORM),
)


def draw(view: View, place: Place | None, *, on_pick: Callable[[str], None]) -> None:
    """Draw it; a click calls ``on_pick`` with the code of a neighbourhood, or of a council."""
    made = figure(view, place)
    drawn = made.drawing if made else None
    if made is None or not isinstance(drawn, Map) or not isinstance(drawn.legend, Legend):
        words.quiet(NO_MAP if frames.newest("imd") else "")
        return
    name = place.title if place else frames.known().councils[view.council]
    maps.show_map(
        drawn,
        key="profile_map",
        height=HEIGHT,
        label=f"Map of {name}, shaded by need. Need by domain has the figures; the lists choose.",
        on_pick=on_pick,
    )
    with st.container(key="profile_legend"):
        st.html(maps.legend_html(drawn.legend, drawn.colours))
    shown.below(made)


def figure(view: View, place: Place | None) -> Figure | None:
    """The map and its table as one value; none where this build holds no map, or no measure.

    Of a combined authority it is the map of councils; without a place all of the council on show.
    """
    measure = frames.newest("imd")
    by_council = (place is not None and place.level == "authority") or view.is_england
    council = ENGLAND if by_council else view.council
    files = maps.files(council)
    if measure is None or "shapes" not in files:
        return None
    inside = _inside(place)
    rows = _councils(measure, inside) if by_council else _homes(council, measure, inside)
    if not rows:
        return None
    drawn = _drawn(files["shapes"], place, rows, measure)
    where = place.title if place else frames.known().councils[council]
    notes = _elsewhere(rows, inside)
    return Figure(
        key="profile_map",
        said=_said(drawn, rows, where, measure, notes),
        table=_table(
            rows,
            inside,
            _origin(measure, where, notes),
            file_name=f"map-{place.code if place else council}.csv",
        ),
        drawing=drawn,
    )


def _origin(measure: Measure, where: str, notes: tuple[str, ...]) -> Provenance:
    return origin.provenance(
        origin.sources(measure),
        title=f"{measure.full_name}: {where}",
        filters=where,
        notes=notes,
    )


def _table(
    rows: Sequence[Row], inside: frozenset[str], made: Provenance, *, file_name: str
) -> Table:
    """The table of the map, marking what is inside where the map outlines a part of it."""
    columns = _COUNCILS if "worst_count" in rows[0] else _NEIGHBOURHOODS
    return Table(
        rows=rows,
        columns=(*columns, _IN) if inside else columns,
        origin=made,
        file_name=file_name,
        chosen=("inside", "yes") if len(inside) == 1 else None,
    )


def _inside(place: Place | None) -> frozenset[str]:
    """The codes of what the map outlines; none of a council, which is all of its map."""
    if place is None or place.level == "council":
        return frozenset()
    if place.level == "authority":
        held = frames.rows("councils")
        return frozenset(
            row["council25_code"] for row in held if row["combined_authority_name"] == place.name
        )
    return frozenset(row["lsoa21_code"] for row in members(place))


def _elsewhere(rows: Sequence[Row], inside: frozenset[str]) -> tuple[str, ...]:
    """How much of a place that crosses councils is not on the map of the one on show."""
    lost = len(inside) - sum(row["inside"] == "yes" for row in rows)
    if not lost:
        return ()
    verb = "is" if lost == 1 else "are"
    return (f"{text.plural(lost, 'neighbourhood')} of other councils {verb} not on this map.",)


def _drawn(shapes_file: str, place: Place | None, rows: Sequence[Row], measure: Measure) -> Map:
    by_council = "worst_count" in rows[0]
    shades = {row["code"]: row["shade"] for row in rows}
    outlined = tuple(row["code"] for row in rows if row["inside"] == "yes")
    is_one = place is not None and place.level == "neighbourhood"
    return Map(
        shapes_file=shapes_file,
        shades=shades,
        colours=palette.SHARE if by_council else palette.NEED,
        legend=Legend(
            title="Share of neighbourhoods in England’s most deprived tenth"
            if by_council
            else f"{measure.full_name}: tenths of England",
            labels=palette.SHARE_LABELS if by_council else palette.NEED_LABELS,
            not_known=any(shade.class_no is None for shade in shades.values()),
        ),
        chosen=next(iter(outlined), None) if is_one else None,
        around=() if is_one else outlined,
        level="council" if by_council else "neighbourhood",
        credit=origin.boundary_credit(),
    )


def _said(
    drawn: Map, rows: Sequence[Row], where: str, measure: Measure, notes: tuple[str, ...]
) -> Said:
    """The words of the map: what it finds of the place, or of all of it where that is the place."""
    ours = [row for row in rows if row["inside"] == "yes"] or rows
    title = _title(ours)
    known = [row["name"] for row in ours if row["rank"] is not None]
    most = known[:_NAMED] if len(known) > 1 else ()
    return Said(
        title=title,
        measure=f"{measure.full_name}, by {drawn.level}: {where}.",
        alt=read_aloud.of_map(drawn, most, more=f"{title}."),
        source=origin.line(measure, ()),
        cautions=notes,
    )


def _title(ours: Sequence[Row]) -> str:
    """The finding, in ten words or fewer."""
    if len(ours) == 1 and ours[0].get("decile"):
        return f"It is in England’s {text.tenth(ours[0]['decile'])} of neighbourhoods"
    if "worst_count" in ours[0]:
        worst, known = (sum(row[key] for row in ours) for key in ("worst_count", "known_count"))
        return f"{_of(worst, known)} in England’s most deprived tenth"
    deciles = [row["decile"] for row in ours if row["decile"] is not None]
    worst = sum(decile <= 2 for decile in deciles)
    return f"{_of(worst, len(deciles))} in England’s most deprived fifth"


def _of(count: int, known: int) -> str:
    if not known:
        return "No neighbourhood whose need is known is"
    if not count:
        return "No neighbourhood is"
    if count == known:
        return f"All {known:,} neighbourhoods are"
    return f"{count:,} of {known:,} neighbourhoods {'is' if count == 1 else 'are'}"


def _homes(council: str, measure: Measure, inside: frozenset[str]) -> list[Row]:
    found = frames.rows("need_map", council=council, domain="imd", release=measure.release)
    return [
        {
            **row,
            "code": row["lsoa21_code"],
            "name": text.neighbourhood(row),
            "inside": "yes" if row["lsoa21_code"] in inside else "no",
            "shade": Shade(
                palette.need_class(row["decile"]),
                text.NOT_KNOWN
                if row["decile"] is None
                else f"rank {text.number(row['rank'])} in England, decile {row['decile']}",
                row["ward_name"] or "",
            ),
        }
        for row in found
    ]


def _councils(measure: Measure, inside: frozenset[str]) -> list[Row]:
    found = frames.rows("need_by_council", domain="imd", release=measure.release)
    return [
        {
            **row,
            "code": row["council25_code"],
            "name": text.council(row["council_name"]),
            "rank": row["share"],  # the rows come in its order
            "inside": "yes" if row["council25_code"] in inside else "no",
            "share_words": None if row["share"] is None else text.percent(row["share"]),
            "shade": Shade(
                share_class(row["share"], palette.SHARE_BREAKS),
                text.NOT_KNOWN
                if row["share"] is None
                else f"{row['worst_count']:,} of {row['known_count']:,} neighbourhoods "
                f"({text.percent(row['share'])})",
                "in England’s most deprived tenth",
            ),
        }
        for row in found
    ]
