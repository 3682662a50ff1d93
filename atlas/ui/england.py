"""The overview of the whole country: where need lies by council, and how much can be counted."""

from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st

from atlas import counted, coverage, measures, overview, palette, reading, sketch, text
from atlas.menu import Measure
from atlas.ui import credits, defining, frames, need_map, origin, taking, words
from atlas.ui import overview as parts
from atlas.view import View
from atlas.warehouse import Row

COUNCILS = 8
WHOLE = "E92000001"  # of mart.place: all of the build


def show(view: View, measure: Measure, name: str) -> None:
    """Draw the country: need over a sketch, what is counted, and the councils in most need."""
    rows = frames.rows("need_by_council", domain="imd", release=measure.release)
    one, two, three = st.columns(3, gap="large")
    with one:
        said = reading.england(rows, measure, view.worst)
        known = [row for row in rows if row["share"] is not None]
        some = sum(1 for row in known if row["worst_count"])
        found = overview.Finding(
            f"{some:,} of {len(known):,}",
            "councils have a neighbourhood in England’s most deprived tenth",
            says=said.cautions,
        )
        classes = {
            row["council25_code"]: measures.share_class(row["share"], palette.SHARE_BREAKS)
            for row in rows
        }
        says = f"A sketch of {name}: the darker a council, the more of it is in the worst tenth."
        drawn = sketch.picture_html(frames.shapes(view), classes, palette.SHARE, says)
        parts.card("Need", found, drawn, origin.line(measure, ()))
    with two:
        _counted(view)
    with three:
        parts.doors(view)
    words.heading("The councils with the largest share in the most deprived tenth")
    _councils(view, rows[:COUNCILS], measure)
    if made := need_map.figure(view, measure, name):
        taking.draw(made)


def _councils(view: View, rows: Sequence[Row], measure: Measure) -> None:
    body = "".join(
        f'<tr><th scope="row"><a href="?{_link(view, row)}" target="_self">'
        f"{text.html(text.council(row['council_name']))}</a></th>"
        f"<td>{text.html(row['region_name'])}</td>"
        f'<td class="figure">{row["worst_count"]:,} of {row["known_count"]:,}</td>'
        f'<td class="figure">{text.percent(row["share"])}</td></tr>'
        for row in rows
    )
    st.html(
        f'<table class="atlas-table"><caption>{text.html(measure.full_name)}: choose a council to '
        'open it</caption><thead><tr><th scope="col">Council</th><th scope="col">Region</th>'
        '<th scope="col" class="figure">Neighbourhoods in it</th>'
        f'<th scope="col" class="figure">Share</th></tr></thead><tbody>{body}</tbody></table>'
    )


def _link(view: View, row: Row) -> str:
    return text.html(urlencode(view.at_council(row["council25_code"]).to_params()))


def _counted(view: View) -> None:
    """How many councils can be counted by the definition, and how many organisations in those."""
    chosen, known = view.definition, frames.known().councils
    covered = frames.rows("compare_covered", definition=chosen.code)
    counts = frames.rows("compare_provision", codes=[WHOLE], definition=chosen.code)
    total = sum(row["organisation_count"] for row in counts)
    found = overview.Finding(
        f"{len(covered):,} of {len(known) - 1:,}",
        f"councils can be counted for {counted.described(chosen)}",
        (
            f"{text.plural(total, 'organisation')} are counted in them. Elsewhere the number is "
            "not known, which is not the same as low.",
        )
        if covered
        else ("Until one can, nothing is counted across councils.",),
        (defining.sentence(view), coverage.UNREGISTERED),
    )
    parts.card("Who is there", found, "", credits.counted(counts[0]["basis"] if counts else None))
