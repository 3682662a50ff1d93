"""The two-way map: need by provision, strong only where need is great and organisations few."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from atlas import looking, looking_reading, palette, read_aloud, text
from atlas.drawings import Map, Shade, TwoWayLegend
from atlas.figure import Figure, Said
from atlas.menu import Measure
from atlas.ui import frames, looking_table, looking_way, maps, origin, words
from atlas.ui import looking as page
from atlas.ui.charts import shown
from atlas.ui.looking import Looked
from atlas.warehouse import Row

LAYERS = {"area": "areas", "ward": "wards"}
NO_MAP = "This build holds no map of these places. The table below has the same figures."
_PROVISION = {looking.GAP: "organisations among peers", looking.GROWING: "new organisations"}
_HATCH = "background:repeating-linear-gradient(-45deg,#fff 0 2px,{ground} 2px 6px)"


@dataclass(frozen=True)
class Classed:
    """Where each place is on the map, by code: its class, and its column in words."""

    class_no: Mapping[str, int | None]
    column: Mapping[str, str]


def classed(seen: Looked) -> Classed:
    """Class every place of a council."""
    if seen.lens == looking.GROWING:
        columns = {
            row["place_code"]: looking.growth_column(row["growing_probability"])
            for row in seen.rows
        }
        labels = looking.GROWTH_LABELS
    else:
        models = frames.rows("look_models", council=seen.view.council, **page.asked(seen.view))
        columns = dict(looking_reading.in_thirds(seen.rows, models))
        labels = looking.THIRD_LABELS
    class_no, words_of = {}, {}
    for row in seen.rows:
        code, column = row["place_code"], columns[row["place_code"]]
        need = looking.need_class(row["need_rank"], row["need_count"])
        class_no[code] = looking.two_way_class(need, column)
        few = looking.FEW_LABEL if seen.is_covered else looking.UNKNOWN_LABEL
        words_of[code] = labels[column - 1] if column else few
    return Classed(class_no, words_of)


def figure(seen: Looked) -> Figure | None:
    """The map with the table of the same places; none where there is no place or no map."""
    measure = frames.newest("imd")
    drawn = drawing(seen, classed(seen)) if seen.rows and not seen.view.is_england else None
    return figure_of(seen, measure, drawn) if drawn and measure else None


def figure_of(seen: Looked, measure: Measure, drawn: Map) -> Figure:
    """The same of a map that is made already."""
    what = "need in England"
    if seen.is_covered:
        what += " and " + _PROVISION[seen.lens]
    return Figure(
        key="look_places",
        said=Said(
            title=seen.found.finding,
            measure=f"{seen.many.capitalize()} of {seen.name} by {what}",
            alt=read_aloud.of_map(
                drawn, [row["place_name"] for row in seen.listed[: looking.NAMED]]
            ),
            source=page.source(seen, measure),
            cautions=tuple(page.notes(seen)),
        ),
        table=looking_table.every_place(seen, measure, drawn.shades),
        drawing=drawn,
    )


def draw(seen: Looked, measure: Measure) -> None:
    """Draw the map, and beside it the legend, the evidence and the cautions."""
    places = classed(seen)
    drawn = drawing(seen, places)
    left, right = st.columns([2, 1.15], gap="medium")
    with left:
        if drawn:
            _show(seen, drawn)
        else:
            words.say(NO_MAP)
        words.quiet(page.source(seen, measure))
        if drawn:
            shown.below(figure_of(seen, measure, drawn))
    with right:
        st.html(legend_html(legend(seen, places)))
        st.html(page.notes_html(seen, _dark(seen, places)))
        page.how_to_count(seen)


def _dark(seen: Looked, places: Classed) -> str:
    """Say how the strong corner of the map differs from the list, which asks for more."""
    count = sum(class_no == 1 for class_no in places.class_no.values())
    if not count or seen.lens == looking.GROWING:
        return ""
    return (
        f"{text.plural(count, *seen.names)} {'is' if count == 1 else 'are'} dark on the map: high "
        "need, and at least as likely as not among the third of peers with fewest. The list is "
        "stricter: it asks for the fifth with fewest."
    )


def drawing(seen: Looked, places: Classed) -> Map | None:
    """The map as a value; none where this build holds none of these places."""
    held = maps.files(seen.view.council)
    if LAYERS[seen.level] not in held:
        return None
    return Map(
        shapes_file=held[LAYERS[seen.level]],
        shades={row["place_code"]: _shade(seen, row, places) for row in seen.rows},
        colours=palette.TWO_WAY,
        legend=legend(seen, places),
        chosen=seen.view.study.at,
        called=tuple(row["place_code"] for row in seen.listed if looking.called(row, seen.lens)),
        level=seen.names[0],
        credit=origin.boundary_credit(),
    )


def _show(seen: Looked, drawn: Map) -> None:
    maps.show_map(
        drawn,
        key="look_map",
        height=480,
        label=f"Map. {seen.found.finding} The table has the same figures.",
        on_pick=looking_way.go,
    )


def _shade(seen: Looked, row: Row, places: Classed) -> Shade:
    code = row["place_code"]
    need = looking.need_class(row["need_rank"], row["need_count"])
    if need is None:
        return Shade(None, text.NOT_KNOWN, "need is not known")
    rank = f"Need rank {row['need_rank']:,} of {row['need_count']:,}"
    column = places.column[code]
    if row["organisation_count"] is None:
        line = f"{rank}; organisations {text.NOT_KNOWN}"
    elif seen.lens == looking.GROWING:
        line = f"{rank}; {row['new_count']:,} new, {row['new_expected']:.1f} expected"
    else:
        line = f"{rank}; {row['organisation_count']:,} listed, {row['expected_count']:.1f} expected"
    if column == looking.FEW_LABEL:
        column = "too few to say more"
    elif seen.is_covered and seen.lens == looking.GAP:
        column = f"{column} of its peers"
    return Shade(places.class_no[code], line, f"{looking.NEED_NAMES[need - 1]}; {column}")


def legend(seen: Looked, places: Classed) -> TwoWayLegend:
    """The legend: rows of need, columns of provision, the class of each."""
    few = looking.FEW_LABEL if seen.is_covered else f"organisations {looking.UNKNOWN_LABEL}"
    labels = looking.GROWTH_LABELS if seen.lens == looking.GROWING else looking.THIRD_LABELS
    columns = [(at, label) for at, label in enumerate(labels, 1) if label and seen.is_covered]
    columns.append((0, few))
    return TwoWayLegend(
        title=f"Need in England{f', and {_PROVISION[seen.lens]}' if seen.is_covered else ''}",
        rows=looking.NEED_LABELS,
        columns=[label for _, label in columns],
        classes=[
            [looking.two_way_class(need, at or None) or 1 for at, _ in columns]
            for need, _ in enumerate(looking.NEED_LABELS, 1)
        ],
        not_known=None in places.class_no.values(),
    )


def legend_html(legend: TwoWayLegend) -> str:
    """Write the legend: each swatch with its number, all words escaped."""
    head = "".join(f'<th scope="col">{text.html(label)}</th>' for label in legend.columns)
    body = "".join(
        f'<tr><th scope="row">{text.html(label)}</th>'
        + "".join(f"<td>{_swatch(class_no)}</td>" for class_no in classes)
        + "</tr>"
        for label, classes in zip(legend.rows, legend.classes, strict=True)
    )
    gone = f'<p class="quiet">Grey hatch: need is {text.NOT_KNOWN}.</p>' if legend.not_known else ""
    return (
        f'<table class="atlas-two-way"><caption>{text.html(legend.title)}</caption><thead><tr>'
        f'<th scope="col">Need</th>{head}</tr></thead><tbody>{body}</tbody></table>{gone}'
    )


def _swatch(class_no: int) -> str:
    colour = palette.TWO_WAY[class_no - 1]
    ground = colour.removeprefix(palette.HATCH)
    look = _HATCH.format(ground=ground) if ground != colour else f"background:{ground}"
    return (
        f'<i style="{look};color:{palette.text_on(ground)}">'
        f'<b style="background:{ground}">{class_no}</b></i>'
    )
