"""The small map of a profile: the place in its outline, need by neighbourhood around it."""

from collections.abc import Callable, Mapping

import streamlit as st

from atlas import palette, text
from atlas.measures import share_class
from atlas.menu import Measure
from atlas.ui import frames, origin, words
from atlas.ui.maps import CREDIT, Shade, legend_html, show_map
from atlas.ui.need_map import NO_MAP
from atlas.ui.profile_place import Place
from atlas.view import ENGLAND, View

HEIGHT = 300


def draw(
    view: View,
    place: Place | None,
    measure: Measure,
    *,
    around: tuple[str, ...],
    on_pick: Callable[[str], None],
) -> None:
    """Draw it; ``around`` are the neighbourhoods (or councils) outlined, none for all of a council.

    A click calls ``on_pick`` with the code of a neighbourhood, or of a council.
    """
    by_council = (place is not None and place.level == "authority") or view.is_england
    council = ENGLAND if by_council else view.council
    files = {row["layer"]: row["file"] for row in frames.rows("map_files", council=council)}
    if "shapes" not in files:
        words.quiet(NO_MAP)
        return
    shades = _councils(measure) if by_council else _neighbourhoods(council, measure)
    name = place.title if place else frames.known().councils[view.council]
    show_map(
        key="profile_map",
        shapes_file=files["shapes"],
        shades=shades,
        colours=palette.SHARE if by_council else palette.NEED,
        points_file=None,
        points=None,
        chosen=place.code if place and place.level == "neighbourhood" else None,
        around=around,
        height=HEIGHT,
        level="council" if by_council else "neighbourhood",
        label=f"Map of {name}, shaded by need. Need by domain has the figures; the lists choose.",
        credit=origin.PRACTICE_CREDIT if frames.build()["is_practice"] else CREDIT,
        on_pick=on_pick,
    )
    unknown = any(shade.class_no is None for shade in shades.values())
    _legend(measure, by_council=by_council, unknown=unknown)


def _legend(measure: Measure, *, by_council: bool, unknown: bool) -> None:
    labels, colours = palette.NEED_LABELS, palette.NEED
    what = f"{measure.full_name}: tenths of England"
    if by_council:
        labels, colours = palette.SHARE_LABELS, palette.SHARE
        what = "Share of neighbourhoods in England’s most deprived tenth"
    with st.container(key="profile_legend"):
        st.html(legend_html(what, labels, colours, not_known=unknown))


def _neighbourhoods(council: str, measure: Measure) -> Mapping[str, Shade]:
    rows = frames.rows("need_map", council=council, domain="imd", release=measure.release)
    return {
        row["lsoa21_code"]: Shade(
            palette.need_class(row["decile"]),
            text.NOT_KNOWN
            if row["decile"] is None
            else f"rank {text.number(row['rank'])} in England, decile {row['decile']}",
            row["ward_name"] or "",
        )
        for row in rows
    }


def _councils(measure: Measure) -> Mapping[str, Shade]:
    rows = frames.rows("need_by_council", domain="imd", release=measure.release)
    return {
        row["council25_code"]: Shade(
            share_class(row["share"], palette.SHARE_BREAKS),
            text.NOT_KNOWN
            if row["share"] is None
            else f"{row['worst_count']:,} of {row['known_count']:,} neighbourhoods "
            f"({text.percent(row['share'])})",
            "in England’s most deprived tenth",
        )
        for row in rows
    }
