"""Provision in the place of a profile: counted, expected, shrunk, and how sure that is."""

from collections.abc import Sequence

import streamlit as st

from atlas import profile, text
from atlas.drawings import Dots
from atlas.figure import Column, Figure, Said, Table
from atlas.ui import credits, defining, origin, profile_rates, words
from atlas.ui.charts import shown
from atlas.ui.profile_counts import Counts
from atlas.ui.profile_place import Place
from atlas.ui.profile_rates import Rate
from atlas.view import View
from atlas.warehouse import Row

AXIS = "Organisations counted for every 1,000 residents"
UNREGISTERED = "Registered organisations only: groups that are on no register are not in it."
RULES = {
    "shrunk": (
        "Fewer than five are expected, so no plain rate is shown: one organisation more or less "
        "would change it by a fifth or more. The estimate is drawn toward places like it."
    ),
    "caution": "Fewer than 20 are expected: read the plain rate with its interval, not alone.",
    "plain": "",
}
WITHHELD = (
    "Fewer than five are expected, so no rate is shown and nothing is said of the difference."
)
_COLUMNS = (
    Column("name", "Place"),
    Column("figure", "For every 1,000 residents", numeric=True, raw="value", form="0.00"),
    Column("interval", "95% interval", numeric=True),
    Column("count", "Counted", numeric=True),
    Column("expected_words", "Expected", numeric=True, raw="expected", form="#,##0.0"),
    Column("population", "Residents", numeric=True),
)


def show(view: View, place: Place, held: Counts) -> None:
    """Draw provision with its intervals and cautions, or say why it is not known."""
    words.heading("Registered organisations")
    if held.refused:
        words.say(held.refused)
        return
    if place.level == "neighbourhood":
        words.say(
            f"{profile.TOO_SMALL}, so this is of the neighbourhood group it lies in: "
            f"{held.of.name}."
        )
    st.html(f'<p class="atlas-says">{text.html(profile_rates.in_short(held))}</p>')
    if made := figure(view, place, held):
        shown.figure(made)
    st.page_link(
        "pages/what_counts.py",
        label="What counts, and what the words mean",
        query_params=view.to_params(),
    )


def figure(view: View, place: Place, held: Counts) -> Figure | None:
    """The rates beside each other with their intervals; none where provision is not known."""
    if held.refused:
        return None
    rates = profile_rates.rates(view, held)
    said = _said(view, place, held, rates)
    return Figure(
        key="profile_provision",
        said=said,
        table=_table(view, held, rates, said),
        drawing=Dots(
            items=[rate.dot for rate in rates],
            axis="for every 1,000 residents",
            beside=held.model.pooled_per_1000 if held.model else None,
        ),
    )


def _table(view: View, held: Counts, rates: Sequence[Rate], said: Said) -> Table:
    return Table(
        rows=[_table_row(rate) for rate in rates],
        columns=_COLUMNS,
        origin=origin.provenance(
            origin.sources(tiers=view.definition.tiers),
            title=f"Registered organisations: {held.title}",
            filters=defining.sentence(view, held.of.council) if held.of.council else "",
            notes=said.cautions,
        ),
        file_name=f"provision-{held.of.code}.csv",
    )


def _table_row(rate: Rate) -> Row:
    return {
        "name": rate.name,
        "figure": rate.figure,
        "value": rate.value,
        "interval": rate.interval or None,
        "count": rate.count,
        "expected_words": None if rate.expected is None else text.number(rate.expected, digits=1),
        "expected": rate.expected,
        "population": rate.population,
    }


def _said(view: View, place: Place, held: Counts, rates: Sequence[Rate]) -> Said:
    """The words of the chart: what it finds, what it measures, what to mind."""
    each = "; ".join(
        f"{rate.name}: {rate.figure}"
        + (f" (95% interval {rate.interval})" if rate.interval else "")
        for rate in rates
    )
    dotted = "; the dotted one is the rate of all its peers" if held.model else ""
    return Said(
        title=title(held),
        measure=f"{AXIS}; {held.title}. A line is the 95% interval{dotted}.",
        alt=f"Dots with intervals. {AXIS}. {each}.",
        source=credits.counted(held.basis),
        cautions=cautions(view, place, held),
    )


def title(held: Counts) -> str:
    """The finding, in ten words or fewer."""
    provided = held.provided
    if provided is None or held.estimate is None:
        differs = profile_rates.wide_verdict(held)
        if differs is None:
            return AXIS
        if not differs:
            return "About as many organisations as would be expected"
        return f"{differs.capitalize()} organisations than would be expected"
    below = provided.below if provided.below is not None else 0.5
    sure = max(below, 1 - below)
    if sure < profile.LIKELY:
        return "About as many organisations as places like it"
    than = "fewer" if below >= 0.5 else "more"
    said = f"{'' if sure >= profile.SURE else 'probably '}{than} organisations than places like it"
    return f"{said[0].upper()}{said[1:]}"


def cautions(view: View, place: Place, held: Counts) -> tuple[str, ...]:
    """One sentence beside the number for each thing that must be minded."""
    council = held.of.council or (held.peers[0] if held.peers else None)
    said = [
        RULES[held.estimate.rule] if held.estimate else "",
        f"Its peers are {held.like}." if held.like and held.estimate else "",
        _counted_in(held),
        "It is measured against wards: they are nearest to it in kind."
        if place.level == "own"
        else "",
        defining.sentence(view, council) if council else "",
        UNREGISTERED,
    ]
    return tuple(line for line in said if line)


def _counted_in(held: Counts) -> str:
    """Of a large place: at which rates it is expected, or in how many councils it is counted."""
    if held.estimate or held.provided is None:
        return ""
    if not held.provided.expected:
        number = f"{len(held.councils):,} of its {text.plural(held.council_count, 'council')}"
        return f"Counted in {number}." if held.council_count else ""
    if held.wide["rate_per_1000"] is None:
        return f"Expected at the rates of {held.like}. {WITHHELD}"
    return f"Expected at the rates of {held.like}."
