"""The parts of the page Change: what it is of, its controls, the ribbons and the reading."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from atlas import change, change_reading, ribbons, text
from atlas.change import Change, Course
from atlas.drawings import Ribbons
from atlas.figure import Column, Figure, Said, Table
from atlas.menu import Measure
from atlas.provenance import Provenance
from atlas.reading import Reading
from atlas.ui import address, controls, frames, origin, terms, words
from atlas.view import WORST, View
from atlas.warehouse import Row

_MEASURE, _WORST = "change_measure", "change_worst"


@dataclass(frozen=True)
class Asked:
    """What the page is of: a measure with several releases, and how wide the worst is."""

    measure: Measure  # of the newest release
    releases: tuple[int, ...]
    last: int

    @property
    def title(self) -> str:
        """What every figure of the page is of."""
        return f"{self.measure.label}, {change_reading.years(self.releases)}"


def asked(view: View) -> Asked | None:
    """The measure that the view asks for, where several releases are held; else the first such.

    None when this build holds no measure more than once.
    """
    held = _choices()
    if not held:
        return None
    code = view.measure if view.measure in held else next(iter(held))
    measure = frames.newest(code)
    return Asked(measure, held[code], WORST[view.worst]) if measure else None


def _choices() -> dict[str, tuple[int, ...]]:
    return {code: held for code, held in frames.known().releases.items() if len(held) > 1}


def of_council(view: View, what: Asked) -> Change:
    """The courses of the council's neighbourhoods."""
    rows = frames.rows("change_need", council=view.council, domain=what.measure.code)
    return change.change(rows, what.releases, what.last)


def draw_controls(view: View, what: Asked, rows: Sequence[Row]) -> None:
    """Draw the measure, how wide the worst is, and a place by name; say what was not to be had."""
    with st.container(key="controls"):
        one, two, three = st.columns([3, 1.5, 3], vertical_alignment="bottom")
    with one:
        st.session_state[_MEASURE] = what.measure.code
        names = {code: frames.menu()[code, held[-1]].label for code, held in _choices().items()}
        st.selectbox(
            "Show need as", list(names), format_func=names.get, key=_MEASURE, on_change=_set_measure
        )
    with two:
        controls.worst_select(view, _WORST)
    with three:
        if view.is_england:
            controls.council_select(rows)
        else:
            controls.place_select(rows)
    if view.measure != what.measure.code and (chosen := frames.measure(view)):
        words.quiet(f"{chosen.label} has one release here, so {what.measure.label} is shown.")


def _set_measure() -> None:
    code = st.session_state[_MEASURE]
    if code in _choices():
        view = address.current()
        address.show(replace(view.with_measure(code, frames.known()), worst=view.worst))


def figure(view: View, what: Asked, changed: Change, name: str) -> Figure | None:
    """The ribbons of deciles; none where no neighbourhood can be followed."""
    if not changed.known:
        return None
    return Figure(
        key="change_ribbons",
        said=Said(
            title=change_reading.title(changed),
            measure=f"Neighbourhoods of {name} by tenth of England. {what.title}.",
            alt=change_reading.alt(changed),
            source=source_line(what),
        ),
        table=Table(
            rows=ribbons.flow_rows(changed),
            columns=(
                Column("from_year", "From release"),
                Column("from_band", "From"),
                Column("to_year", "To release"),
                Column("to_band", "To"),
                Column("count", "Neighbourhoods", numeric=True),
            ),
            origin=origin_of(
                what, f"Flows between tenths in {name}", name, change_reading.cautions(changed)
            ),
            file_name=f"change-flows-{what.measure.code}-{view.council}.csv",
        ),
        drawing=Ribbons(changed, ribbons.band_labels(what.last)),
    )


def draw_side(view: View, changed: Change, said: Reading) -> None:
    """Draw what stands beside the ribbons: the chosen place, the evidence and the cautions."""
    for course in (course for course in changed.courses if course.code == view.place):
        st.html(_card(changed, course))
        at = replace(view, study=replace(view.study, at=view.place))
        st.page_link(
            "pages/place_profile.py", label="Open its profile", query_params=at.to_params()
        )
    meant = terms.link_html("persistence", "What persistence means")
    st.html(f'{words.reading_html(said)}<p class="quiet">{meant}</p>')


def _card(changed: Change, course: Course) -> str:
    meaning = text.sentence(change_reading.course_meaning(changed, course))
    line = text.sentence(change_reading.course_line(changed, course))
    return (
        f'<div class="atlas-chosen"><p class="name">{text.html(text.neighbourhood(course.row))}</p>'
        f'<p>{text.html(meaning)}</p><p class="quiet">{text.html(line)}</p></div>'
    )


def source_line(what: Asked) -> str:
    """Where the ranks come from, every release named."""
    kept = (row["title"] for measure in _measured(what) for row in origin.measured(measure))
    named = text.listed(dict.fromkeys(kept))
    practice = "Made up in the format of these. " if frames.build()["is_practice"] else ""
    return (
        f"{practice}Need: {named or what.measure.source}. Areas: LSOA 2021; older ranks by the "
        "Office for National Statistics’ lookup from 2011."
    )


def _measured(what: Asked) -> list[Measure]:
    return [frames.menu()[what.measure.code, year] for year in what.releases]


def origin_of(what: Asked, title: str, name: str, notes: tuple[str, ...]) -> Provenance:
    """What an export of this page carries: every release, and what carries the older ones over."""
    return origin.provenance(
        origin.sources(*_measured(what)),
        title=title,
        filters=f"{name}; {what.title}; worst {change_reading.worst(what.last)}",
        notes=notes,
    )
