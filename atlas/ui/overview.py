"""The parts of the overview: three findings, the places in greatest need, and the doors."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from atlas import overview, palette, sketch, text
from atlas.case import Listed
from atlas.coverage import Provision
from atlas.menu import Measure
from atlas.ui import case, counting, credits, frames, layout, origin, provision, words
from atlas.ui.bars import bars_html, columns_html
from atlas.ui.counting import Counting
from atlas.view import View
from atlas.warehouse import Row

STYLE = Path(__file__).parent / "overview.css"
PLACES = 3
WARDS = 3
# The question people come with, and the page that answers it.
DOORS = (
    ("pages/where_to_look_first.py", "Where should we start?"),
    ("pages/change.py", "Has it been so for long?"),
    ("pages/compare.py", "How do we compare?"),
    ("pages/what_counts.py", "What do the words mean?"),
    ("pages/briefing.py", "I have a cabinet paper"),
    ("pages/organisations.py", "I work in procurement"),
)
BY_YEAR = "Organisations still listed, by the year of their registration"
BY_FORM = "Organisations counted, by legal form"
FORMS = 3


def need(view: View, measure: Measure, name: str) -> None:
    """How much need there is, and where: the figure over a sketch of the council."""
    rows = frames.rows("need_map", council=view.council, domain="imd", release=measure.release)
    councils = frames.rows("need_by_council", domain="imd", release=measure.release)
    everywhere = next(iter(frames.known().councils.values()))
    found = overview.need(rows, overview.standing(councils, view.council, everywhere))
    classes = {
        row["lsoa21_code"]: palette.need_class(row["decile"]) if row["decile"] else None
        for row in rows
    }
    says = f"A sketch of {name}: the darker a neighbourhood, the more deprived. The map has names."
    drawn = sketch.picture_html(frames.shapes(view), classes, palette.NEED, says)
    card("Need", found, drawn, origin.line(measure, ()))


def there(view: View, what: Counting, found: Listed) -> None:
    """Who is there: how many of which forms, and compared with elsewhere."""
    drawn = ""
    by_grade: list[Row] = []
    if what.counted.is_covered:
        chosen = {"council": view.council, "place": None, **what.params}
        by_grade = frames.rows("organisation_count_by_grade", **chosen)
        by_form = frames.rows("organisation_count_by_form", **chosen)
        if len(by_form) > 1:  # one form is the figure itself
            drawn = bars_html([form(row) for row in by_form[:FORMS]], says=BY_FORM)
        drawn += quiet_html(_others(by_form[FORMS:]))
    said = overview.there(
        by_grade,
        what.called,
        _compared(view, what, found),
        what.sentence,
        is_covered=what.counted.is_covered,
    )
    card("Who is there", said, drawn, credits.counted(what.basis))


def form(row: Row) -> tuple[str, int, str]:
    """A legal form: its name, how many are counted, and that in words."""
    name, count = row["legal_form_plural"], row["organisation_count"]
    return name[:1].upper() + name[1:], count, text.number(count)


def _others(rows: list[Row]) -> str:
    """The forms that are not drawn."""
    count = sum(row["organisation_count"] for row in rows)
    return f"{count:,} more of other forms." if count else ""


def _compared(view: View, what: Counting, found: Listed) -> str:
    """For its residents, beside the other councils counted from the same registers."""
    if not what.counted.is_covered or not found.count:
        return ""
    rows = frames.rows("provision_where_covered", registers=list(what.registers), **what.params)
    return overview.per_1000(rows, view.council, "That is")


def years(view: View, what: Counting) -> list[Row]:
    """Who is counted, by the year of registration; none where nobody is counted."""
    if not what.counted.is_covered:
        return []
    built_on = frames.build()["built_at"].date()
    return frames.rows(
        "registrations_by_year", council=view.council, built_on=built_on, **what.params
    )


def listed(rows: list[Row], what: Counting) -> Listed:
    """How many are counted, and how many of them were registered in the last whole years."""
    count = sum(row["organisation_count"] for row in rows)
    dated = sum(row["organisation_count"] for row in rows if row["year"] is not None)
    last = overview.years(rows, what.held)[-overview.NEW_YEARS :]
    if not last:
        return Listed(count=count, dated=dated, new=None, first_year=None, last_year=None)
    new = sum(number or 0 for _, number in last)
    return Listed(count=count, dated=dated, new=new, first_year=last[0][0], last_year=last[-1][0])


def growing(view: View, what: Counting, rows: list[Row]) -> None:
    """What is new: registrations by year of those still there, and the wards with most."""
    found = overview.growing(rows, what.held)
    drawn = ""
    if found.figure != text.NOT_KNOWN:
        shown = overview.years(rows, what.held)
        drawn = columns_html(shown, says=BY_YEAR, marked=overview.NEW_YEARS)
        first, last = shown[-overview.NEW_YEARS][0], shown[-1][0]
        drawn += quiet_html(_new_wards(view, what, (first, last)))
    card("What is growing", found, drawn, credits.counted(what.basis))


def _new_wards(view: View, what: Counting, span: tuple[int, int]) -> str:
    wards = frames.rows(
        "new_by_ward",
        council=view.council,
        most=WARDS,
        first_year=span[0],
        last_year=span[1],
        **what.params,
    )
    most = text.listed(f"{row['ward_name']} ({row['organisation_count']})" for row in wards)
    return f"Most in {most}." if most else ""


def quiet_html(sentence: str) -> str:
    """A caution or a small fact, in quiet ink; nothing of an empty sentence."""
    return f'<p class="quiet">{text.html(sentence)}</p>' if sentence else ""


def card(title: str, found: overview.Finding, drawn: str, source: str) -> None:
    """Draw a finding: the figure, what it counts, the picture; who says so is one click away."""
    lines = "".join(quiet_html(line) for line in found.lines)
    says = "".join(f"<p>{text.html(line)}</p>" for line in (*found.says, source))
    st.html(
        f'<div class="atlas-finding"><h2>{text.html(title)}</h2>'
        f'<p class="counts"><strong>{text.html(found.figure)}</strong> {text.html(found.counts)}'
        f"</p>{drawn}{lines}<details><summary>Says who?"
        f'<span class="unseen"> {text.html(title)}</span></summary>{says}</details></div>'
    )


def greatest(view: View, measure: Measure, held: Provision) -> list[Row]:
    """The neighbourhoods in greatest need, with their names and who is listed there in words."""
    rows = frames.rows(
        "greatest_need",
        council=view.council,
        domain="imd",
        release=measure.release,
        most=PLACES,
        **counting.listed(view),
    )
    return [
        {**row, "place": text.neighbourhood(row), "who": overview.who(row, held)} for row in rows
    ]


def places(view: View, measure: Measure) -> None:
    """The neighbourhoods in greatest need, each a link to the map, and who is listed there."""
    held = provision.held_for(view.council, view.definition.tiers)
    rows = greatest(view, measure, held)
    words.heading("Greatest need, and who is there")
    if not rows:
        words.say("This build holds no ranks for this council.")
        return
    body = "".join(
        f'<tr><th scope="row"><a href="{_map_link(view, row)}" target="_self">'
        f"{text.html(row['place'])}</a></th>"
        f'<td class="figure">{text.number(row["rank"])}</td>'
        f"<td>{text.html(row['who'])}</td></tr>"
        for row in rows
    )
    st.html(
        '<table class="atlas-table atlas-places"><caption class="unseen">Rank 1 in England is the '
        "most deprived</caption><thead><tr><th scope='col'>Neighbourhood</th>"
        f'<th scope="col" class="figure">Rank</th>'
        f'<th scope="col">Listed there</th></tr></thead><tbody>{body}</tbody></table>'
    )


def _map_link(view: View, row: Row) -> str:
    params = replace(view, place=row["lsoa21_code"]).to_params()
    return text.html(f"map?{urlencode(params)}")


def doors(view: View) -> None:
    """The ways on, by the question people come with."""
    st.html(STYLE)
    words.heading("What brings you here?")
    with st.container(key="doors", gap=None):
        for script, label in DOORS:
            st.page_link(script, label=label, query_params=view.to_params())
        layout.postcode_box("I want to know what is near me")


def findings(view: View, measure: Measure, name: str) -> None:
    """Three findings beside each other; below them the case, the greatest need and the doors."""
    what = counting.counting(view)
    rows = years(view, what)
    found = listed(rows, what)
    one, two, three = st.columns(3, gap="large")
    with one:
        need(view, measure, name)
    with two:
        there(view, what, found)
    with three:
        growing(view, what, rows)
    with st.container(key="below"):
        say, where, why = st.columns([1.65, 1.35, 1], gap="medium")
    with say:
        case.draw(view, what, found, name)
    with where:
        places(view, measure)
    with why:
        doors(view)
