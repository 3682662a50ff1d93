"""Need on the map: which class each place has, its words, and the legend beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from atlas import measures, palette, reading, text
from atlas.menu import Measure
from atlas.ui import address, frames, opening, origin, provision
from atlas.ui.maps import CREDIT, PointFilter, Shade, legend_html, show_map
from atlas.ui.tables import Column
from atlas.view import ENGLAND, WORST, View
from atlas.warehouse import Row

NO_MAP = "This build holds no map of this council. The table below has the same figures."


@dataclass(frozen=True)
class Picture:
    """One map with everything that says the same: its rows, shades, words and columns."""

    rows: Sequence[Row]
    key: str  # the column that holds a place's code
    shades: Mapping[str, Shade]
    said: reading.Reading
    columns: tuple[Column, ...]
    legend: str
    colours: Sequence[str]

    def row(self, code: str) -> Row:
        """The row of one place."""
        return next(row for row in self.rows if row[self.key] == code)


_WHERE = (
    Column("neighbourhood_name", "Neighbourhood"),
    Column("area_name", "Neighbourhood group"),
    Column("ward_name", "Ward"),
    Column("lsoa21_code", "Code (LSOA 2021)"),
    Column("population", "Residents", numeric=True),
)
_LISTED = Column("organisations", "Organisations listed", numeric=True)


def picture(view: View, measure: Measure, name: str) -> Picture:
    """Read the map that ``view`` asks for; ``name`` is the council's."""
    if view.is_england:
        return _england(view, measure)
    if measure.group == "double":
        return _double(view, name)
    return _need(view, measure, name)


def _need(view: View, measure: Measure, name: str) -> Picture:
    found = frames.rows(
        "need_map", council=view.council, domain=measure.code, release=measure.release
    )
    rows = provision.with_counts(view, found)
    shades = {row["lsoa21_code"]: _need_shade(row, measure) for row in rows}
    columns = (
        *_WHERE,
        Column("rank", f"Rank in England, {measure.release}", numeric=True),
        Column("decile", "Decile (1 = most need)", numeric=True),
        _LISTED,
    )
    legend = legend_html(
        f"{measure.full_name}: tenths of England",
        palette.COMMUNITY_NEED_LABELS if measure.is_need else palette.NEED_LABELS,
        palette.NEED,
        not_known=any(shade.class_no is None for shade in shades.values()),
    )
    said = reading.need(rows, measure, name)
    return Picture(rows, "lsoa21_code", shades, said, columns, legend, palette.NEED)


def _need_shade(row: Row, measure: Measure) -> Shade:
    if row["decile"] is None:
        changed = row["comparability"] in ("merged", "irregular")
        why = "its boundary has changed since" if changed else "no figure in this release"
        return Shade(None, text.NOT_KNOWN, why)
    line = f"{measure.name}: rank {text.number(row['rank'])} in England, decile {row['decile']}"
    meaning = f"in England’s {text.tenth(row['decile'], need=measure.is_need)}"
    if row["comparability"] == "split":
        meaning += "; split since, has its parent’s rank"
    return Shade(palette.need_class(row["decile"]), line, meaning)


def _double(view: View, name: str) -> Picture:
    rows = [
        {
            **row,
            "class_no": measures.double_class(
                row["imd_decile"], row["cni_decile"], WORST[view.worst]
            ),
        }
        for row in provision.with_counts(view, frames.rows("double_map", council=view.council))
    ]
    for row in rows:
        number = row["class_no"]
        row["class_words"] = None if number is None else palette.DOUBLE_LABELS[number - 1]
    shades = {row["lsoa21_code"]: _double_shade(row) for row in rows}
    columns = (
        *_WHERE,
        Column("imd_decile", "Deprivation decile, 2025", numeric=True),
        Column("cni_decile", "Community need decile, 2023", numeric=True),
        Column("class_words", f"Worst {view.worst} of England"),
        _LISTED,
    )
    legend = legend_html(
        f"England’s worst {view.worst} on IMD 2025 and CNI 2023",
        palette.DOUBLE_LABELS,
        palette.DOUBLE,
        not_known=any(shade.class_no is None for shade in shades.values()),
    )
    said = reading.double(rows, name, view.worst)
    return Picture(rows, "lsoa21_code", shades, said, columns, legend, palette.DOUBLE)


def _double_shade(row: Row) -> Shade:
    line = (
        f"deprivation decile {text.number(row['imd_decile'])}, "
        f"community need decile {text.number(row['cni_decile'])}"
    )
    return Shade(row["class_no"], line, row["class_words"] or text.NOT_KNOWN)


def _england(view: View, measure: Measure) -> Picture:
    if measure.group == "double":
        found = frames.rows("double_by_council", last=WORST[view.worst])
        worst = f"worst {view.worst} on both"
    else:
        found = frames.rows("need_by_council", domain=measure.code, release=measure.release)
        worst = text.tenth(1, need=measure.is_need) + measure.subject
    rows = [
        {**row, "council_name": text.council(row["council_name"]), "share_words": _share(row)}
        for row in found
    ]
    shades = {
        row["council25_code"]: Shade(
            measures.share_class(row["share"], palette.SHARE_BREAKS),
            f"{row['worst_count']:,} of {row['known_count']:,} neighbourhoods "
            f"({row['share_words'] or text.NOT_KNOWN})",
            f"in England’s {worst}; click to open",
        )
        for row in rows
    }
    columns = (
        Column("council_name", "Council"),
        Column("region_name", "Region"),
        Column("council25_code", "Code (2025)"),
        Column("population", "Residents", numeric=True),
        Column("known_count", "Neighbourhoods known", numeric=True),
        Column("worst_count", f"In the {worst}", numeric=True),
        Column("share_words", "Share", numeric=True),
    )
    legend = legend_html(
        f"Share of neighbourhoods in England’s {worst}",
        palette.SHARE_LABELS,
        palette.SHARE,
        not_known=any(shade.class_no is None for shade in shades.values()),
    )
    said = reading.england(rows, measure, view.worst)
    return Picture(rows, "council25_code", shades, said, columns, legend, palette.SHARE)


def _share(row: Row) -> str | None:
    return None if row["share"] is None else text.percent(row["share"])


def draw(view: View, seen: Picture, *, label: str) -> None:
    """Draw the map; a click chooses a neighbourhood, or opens a council."""
    files = {row["layer"]: row["file"] for row in frames.rows("map_files", council=view.council)}
    if "shapes" not in files:
        st.html(f'<p class="atlas-caution">{text.html(NO_MAP)}</p>')
        return
    show_map(
        key="map",
        shapes_file=files["shapes"],
        shades=seen.shades,
        colours=seen.colours,
        points_file=files.get("points"),
        points=PointFilter(view.tiers, view.shown_grades, view.forms, contact=view.with_contact),
        chosen=view.place,
        height=500,
        level="council" if view.council == ENGLAND else "neighbourhood",
        label=label,
        credit=origin.PRACTICE_CREDIT if frames.build()["is_practice"] else CREDIT,
        on_pick=_pick,
        on_open=opening.go,
    )


def _pick(code: str) -> None:
    view = address.current()
    if view.is_england:
        address.show(view.at_council(code))
    elif frames.known().places.get(code) == view.council:
        address.change(place=code)
