"""The parts of the overview: three findings, the places in greatest need, and the doors."""

from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from atlas import coverage, overview, palette, sketch, text
from atlas.menu import Measure
from atlas.ui import frames, layout, origin, provision, words
from atlas.ui.bars import bars_html, columns_html
from atlas.view import LOCAL, View
from atlas.warehouse import Row

PLACES = 3
WARDS = 3
CIC = "cic"
FORMS = 3
DOORS = (
    (
        "pages/map.py",
        "I have a cabinet paper",
        "The map, its figures and where they come from.",
    ),
    (
        "pages/organisations.py",
        "I work in procurement",
        "Who is here, by activity, form and size.",
    ),
)
NONE_CHOSEN = overview.Finding(text.NOT_KNOWN, provision.NONE_CHOSEN)
BY_YEAR = (
    "Organisations still listed, by the year of their registration; a question mark is not known"
)
BY_FORM = "Organisations listed, by legal form"


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


def there(view: View, _measure: Measure, name: str) -> None:
    """Who is there: how many of which forms, how sure, and compared with elsewhere."""
    if not view.shows_any:
        card("Who is there", NONE_CHOSEN, "", origin.line(None, ()))
        return
    held = provision.held(view)
    chosen = provision.chosen(view)
    by_grade = frames.rows(
        "organisation_count_by_grade", council=view.council, place=None, **chosen
    )
    found = overview.there(held, by_grade, view.tiers, _compared(view, held), name)
    drawn = ""
    if held.may_count:
        by_form = frames.rows(
            "organisation_count_by_form", council=view.council, place=None, **chosen
        )
        drawn = bars_html([_form(row) for row in by_form[:FORMS]], says=BY_FORM)
        drawn += quiet_html(_others(by_form[FORMS:]) + _beside(view))
    card("Who is there", found, drawn, origin.line(None, view.tiers))


def _form(row: Row) -> tuple[str, int, str]:
    figure = coverage.Provision(row["coverage"]).figure(row["organisation_count"])
    name = row["legal_form_plural"]
    known = 0 if figure == text.NOT_KNOWN else row["organisation_count"]
    return name[:1].upper() + name[1:], known, figure


def _others(rows: list[Row]) -> str:
    """The forms that are not drawn, as far as their registers are held."""
    counted = [row for row in rows if row["coverage"] != coverage.MISSING]
    count = sum(row["organisation_count"] for row in counted)
    whole = all(row["coverage"] == coverage.COMPLETE for row in counted)
    lead = "" if whole else "At least "
    return f"{lead}{count:,} more of other forms. " if count else ""


def _beside(view: View) -> str:
    by_tier = frames.rows(
        "organisation_count_by_tier",
        council=view.council,
        grades=list(view.grades),
        with_contact=view.with_contact,
    )
    held = {
        tier: coverage.provision(frames.rows("coverage", council=view.council, tiers=[tier]))
        for tier in overview.KINDS
    }
    return overview.beside(by_tier, view.tiers, held)


def _compared(view: View, held: coverage.Provision) -> str:
    """All kinds where every register is complete; else community interest companies alone."""
    # What only a council's own list names is in no rate: other councils have no such list.
    tiers = [tier for tier in view.tiers if tier != LOCAL]
    needed = frames.rows("coverage", council=view.council, tiers=tiers)
    chosen = provision.chosen(view) | {"tiers": tiers}
    kind, registers = "That is", [row["source"] for row in needed]
    if held.state != coverage.COMPLETE:
        if view.forms is not None and CIC not in view.forms:
            return ""
        kind, registers = "Community interest companies:", ["companies_house"]
        chosen |= {"forms": [CIC], "all_forms": False}
    rows = frames.rows("provision_where_covered", registers=registers, **chosen)
    if not held.may_count or not any(row["organisation_count"] for row in rows):
        return ""
    return overview.per_1000(rows, view.council, kind)


def growing(view: View, _measure: Measure, _name: str) -> None:
    """What is new: registrations by year of those still there, and the wards with most."""
    if not view.shows_any:
        card("What is growing", NONE_CHOSEN, "", origin.line(None, ()))
        return
    chosen, held = provision.chosen(view), provision.held(view)
    built_on = frames.build()["built_at"].date()
    rows = frames.rows("registrations_by_year", council=view.council, built_on=built_on, **chosen)
    found = overview.growing(rows, held)
    drawn = ""
    if found.figure != text.NOT_KNOWN:
        years = overview.years(rows, held)
        drawn = columns_html(years, says=BY_YEAR, marked=overview.NEW_YEARS)
        drawn += quiet_html(_new_wards(view, years[-overview.NEW_YEARS][0], years[-1][0]))
    card("What is growing", found, drawn, origin.line(None, view.tiers))


def _new_wards(view: View, first_year: int, last_year: int) -> str:
    wards = frames.rows(
        "new_by_ward",
        council=view.council,
        most=WARDS,
        first_year=first_year,
        last_year=last_year,
        **provision.chosen(view),
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


def places(view: View, measure: Measure) -> None:
    """The neighbourhoods in greatest need, each a link to the map, and who is listed there."""
    rows = frames.rows(
        "greatest_need",
        council=view.council,
        domain="imd",
        release=measure.release,
        most=PLACES,
        **provision.chosen(view),
    )
    held = provision.held(view)
    who = overview.who if view.shows_any else lambda *_: "none chosen"
    words.heading("Greatest need, and who is listed there")
    if not rows:
        words.say("This build holds no ranks for this council.")
        return
    body = "".join(
        f'<tr><th scope="row"><a href="{_map_link(view, row)}" target="_self">'
        f"{text.html(text.neighbourhood(row))}</a></th>"
        f'<td class="figure">{text.number(row["rank"])}</td>'
        f"<td>{text.html(who(row, held))}</td></tr>"
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
    words.heading("What brings you here?")
    with st.container(key="doors", gap="xsmall"):
        for script, label, leads in DOORS:
            st.page_link(script, label=label, query_params=view.to_params())
            words.quiet(leads)
        layout.postcode_box("I want to know what is near me")


FINDINGS = (need, there, growing)
