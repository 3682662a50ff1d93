"""What is new in the place of a profile, of those still listed; and who came and left."""

from collections.abc import Mapping

import streamlit as st

from atlas import profile, text
from atlas.drawings import Year, Years
from atlas.figure import Column, Figure, Said, Table
from atlas.ui import credits, defining, frames, origin, profile_counts, turnover, words
from atlas.ui.charts import shown
from atlas.ui.profile_counts import Counts
from atlas.ui.turnover import Where
from atlas.view import View

SHOWN, NEW = 10, 3  # years
STILL = (
    "Of those still listed: what has closed since is not in it, so earlier years look smaller than "
    "they were."
)


def by_year(view: View, held: Counts) -> dict[int, int]:
    """Registrations of those still listed, by year."""
    chosen, place = view.definition, held.of
    if place.level == "own":
        span = held.provided.years if held.provided else None
        rows = frames.rows(
            "profile_own_registrations",
            codes=list(place.codes),
            tiers=list(chosen.tiers),
            grades=list(chosen.grades),
            with_contact=chosen.with_contact,
            registers=held.registers,
            first_year=(span[1] if span else 0) - SHOWN + 1,
        )
    else:
        rows = frames.rows(
            "profile_registrations",
            level="council" if place.level == "authority" else place.level,
            codes=list(held.councils) if place.level == "authority" else [place.code],
            tiers=list(chosen.tiers),
            count=f"{chosen.grade_set}_{chosen.contact}",
            registers=held.registers,
        )
    return {row["year"]: row["registered_count"] for row in rows}


def show(view: View, held: Counts) -> None:
    """Draw what is new, of those still listed; beside it who came to a register and left it."""
    words.heading("What is new")
    listed, left = st.columns(2, gap="large")
    with listed:
        _still_listed(view, held)
    with left:
        turnover.draw(view, _where(held))


def _still_listed(view: View, held: Counts) -> None:
    """Draw registrations by year, against what is expected; or say why not."""
    provided = held.provided
    if held.refused or provided is None or provided.years is None:
        words.say("What is growing is not known here, because its registers are not whole.")
    elif made := figure(view, held):
        shown.figure(made)
    else:
        words.say(" ".join(_cautions(held, by_year(view, held))))


def gone(view: View, held: Counts) -> list[Figure]:
    """Who came and who left, by year, of each register that keeps those that left."""
    return turnover.figures(view, _where(held))


def _where(held: Counts) -> Where:
    place = held.of
    councils = profile_counts.councils_of(place)
    return Where(name=place.title, code=place.code, councils=councils, asked=place.asked)


def figure(view: View, held: Counts) -> Figure | None:
    """Registrations by year; none where they are not known, or there were none at all."""
    provided = held.provided
    if held.refused or provided is None or provided.years is None:
        return None
    found, (_, last) = by_year(view, held), provided.years
    years = [Year(year, found.get(year, 0)) for year in range(last - SHOWN + 1, last + 1)]
    if not any(year.registered for year in years):
        return None
    each = ", ".join(f"{year.year}: {year.registered}" for year in years)
    return Figure(
        key="profile_growth",
        said=Said(
            title=_title(held),
            measure=f"Organisations counted in {held.title}, by year of registration.",
            alt=f"Columns by year. {each}. {profile.growing(provided)}",
            source=credits.counted(held.basis),
            cautions=_cautions(held, found),
        ),
        table=_table(view, held, years),
        drawing=Years(items=years, marked=NEW),
    )


def _cautions(held: Counts, found: Mapping[int, int]) -> tuple[str, ...]:
    """What is expected, how many more this year, and what a list of the living leaves out."""
    if held.provided is None or held.provided.years is None:
        return ()
    after = held.provided.years[1] + 1
    since = found.get(after, 0)
    so_far = f"{since:,} more so far in {after}." if since else ""
    return tuple(line for line in (profile.growing(held.provided), so_far, STILL) if line)


def _table(view: View, held: Counts, years: list[Year]) -> Table:
    return Table(
        rows=[{"year": str(year.year), "count": year.registered} for year in years],
        columns=(Column("year", "Year"), Column("count", "Registered", numeric=True)),
        origin=origin.provenance(
            origin.sources(tiers=view.definition.tiers),
            title=f"Registrations by year: {held.title}",
            filters=defining.sentence(view, held.of.council) if held.of.council else "",
            notes=(STILL,),
        ),
        file_name=f"registrations-{held.of.code}.csv",
    )


def _title(held: Counts) -> str:
    """The finding, in ten words or fewer."""
    provided = held.provided
    if provided is None or provided.new_count is None or provided.years is None:
        return "Registrations by year"
    first, last = provided.years
    above, new = provided.newly_above, provided.new_count
    sure = 0.5 if above is None else max(above, 1 - above)
    if above is not None and sure >= profile.LIKELY:
        than = "more" if above > 0.5 else "fewer"
        said = (
            f"{'' if sure >= profile.SURE else 'probably '}{than} new organisations than expected"
        )
        return f"{said[0].upper()}{said[1:]} in {first} to {last}"
    many = text.plural(new, "new organisation") if new else "No new organisation"
    return f"{many} in {first} to {last}"
