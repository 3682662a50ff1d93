"""Need on the map: which class each place has, its words, and the legend beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from atlas import measures, palette, read_aloud, reading, text
from atlas.drawings import Legend, Map, PointFilter, Shade
from atlas.figure import Column, Figure, Said, Table
from atlas.menu import Measure
from atlas.provenance import Provenance
from atlas.ui import address, frames, maps, opening, origin, provision, shares, words
from atlas.view import WORST, View
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
    legend: Legend
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
    legend = Legend(
        title=f"{measure.full_name}: tenths of England",
        labels=palette.COMMUNITY_NEED_LABELS if measure.is_need else palette.NEED_LABELS,
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
    legend = Legend(
        title=f"England’s worst {view.worst} on IMD 2025 and CNI 2023",
        labels=palette.DOUBLE_LABELS,
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
        {**row, "council_name": text.council(row["council_name"]), "share_words": shares.said(row)}
        for row in found
    ]
    shades = shares.shades(rows, f"in England’s {worst}")
    columns = (
        Column("council_name", "Council"),
        Column("region_name", "Region"),
        Column("council25_code", "Code (2025)"),
        Column("population", "Residents", numeric=True),
        Column("known_count", "Neighbourhoods known", numeric=True),
        Column("worst_count", f"In the {worst}", numeric=True),
        Column("share_words", "Share", numeric=True, raw="share", form=text.PERCENT_FORM),
    )
    legend = shares.legend(shades, f"in England’s {worst}")
    said = reading.england(rows, measure, view.worst)
    return Picture(rows, "council25_code", shades, said, columns, legend, palette.SHARE)


def drawing(view: View, seen: Picture) -> Map | None:
    """The map as a value; none where this build holds none of the council."""
    files = maps.files(view.council)
    if "shapes" not in files:
        return None
    return Map(
        shapes_file=files["shapes"],
        shades=seen.shades,
        colours=seen.colours,
        legend=seen.legend,
        points_file=files.get("points"),
        points=PointFilter(view.tiers, view.shown_grades, view.forms, contact=view.with_contact),
        chosen=view.place,
        level="council" if view.is_england else "neighbourhood",
        credit=origin.boundary_credit(),
    )


def figure(view: View, measure: Measure, name: str) -> Figure | None:
    """The map and its table as one value; none where there is no place to show."""
    seen = picture(view, measure, name)
    notes = [] if view.is_england else provision.notes(view, name)
    return figure_of(view, measure, seen, name=name, notes=notes) if seen.rows else None


def figure_of(
    view: View, measure: Measure, seen: Picture, *, name: str, notes: Sequence[str]
) -> Figure:
    """The same of a picture that is read already; ``notes`` say what the organisations are."""
    drawn = drawing(view, seen)
    tiers = () if view.is_england else view.tiers
    title = f"{measure.full_name} in {name}"
    cautions = tuple(note for note in (*seen.said.cautions, *notes) if note)
    return Figure(
        key="figures",
        said=Said(
            title=seen.said.finding,
            measure=f"{title}, by {'council' if view.is_england else 'neighbourhood'}",
            alt=read_aloud.of_map(drawn, more=seen.said.evidence) if drawn else seen.said.evidence,
            source=origin.line(measure, tiers),
            cautions=cautions,
        ),
        table=Table(
            rows=seen.rows,
            columns=seen.columns,
            origin=_origin(view, measure, name, cautions),
            file_name=f"{view.measure}-{view.release}-{view.council}.csv",
            chosen=(seen.key, view.place) if view.place else None,
        ),
        drawing=drawn,
    )


def _origin(view: View, measure: Measure, name: str, notes: tuple[str, ...]) -> Provenance:
    """What the table is of; England's lists no organisations, so no choice of them."""
    tiers = () if view.is_england else view.tiers
    chosen = "" if view.is_england else f"; {provision.chosen_words(view)}"
    return origin.provenance(
        origin.sources(measure, tiers=tiers),
        title=f"{measure.full_name} in {name}",
        filters=f"{name}; {measure.full_name}{chosen}",
        notes=notes,
    )


def draw(drawn: Map | None, *, label: str) -> None:
    """Draw the map; a click chooses a neighbourhood, or opens a council."""
    if drawn is None:
        words.say(NO_MAP)
        return
    maps.show_map(drawn, key="map", height=500, label=label, on_pick=pick, on_open=opening.go)


def pick(code: str) -> None:
    """Take a click on a map of need: choose a neighbourhood of the council, or open a council."""
    view = address.current()
    if view.is_england:
        address.show(view.at_council(code))
    elif frames.known().places.get(code) == view.council:
        address.change(place=code)
