"""What is new in the place of a profile: registrations by year of those still listed."""

from atlas import profile, text
from atlas.ui import charts, credits, defining, frames, origin, words
from atlas.ui.charts import Figures, Said
from atlas.ui.charts.years import Year, columns
from atlas.ui.profile_counts import Counts
from atlas.ui.tables import Column
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
    """Draw registrations by year, against what is expected; or say why not."""
    words.heading("What is new")
    provided = held.provided
    if held.refused or provided is None or provided.years is None:
        words.say("What is growing is not known here, because its registers are not whole.")
        return
    found, (_, last) = by_year(view, held), provided.years
    years = [Year(year, found.get(year, 0)) for year in range(last - SHOWN + 1, last + 1)]
    since = found.get(last + 1, 0)
    so_far = f"{since:,} more so far in {last + 1}." if since else ""
    shown = ", ".join(f"{year.year}: {year.registered}" for year in years)
    said = profile.growing(provided)
    if not any(year.registered for year in years):
        words.say(f"{said} {so_far} {STILL}")
        return
    charts.figure(
        "profile_growth",
        columns(years, marked=NEW),
        Said(
            title=_title(held),
            measure=f"Organisations counted in {held.title}, by year of registration.",
            alt=f"Columns by year. {shown}. {said}",
            source=credits.counted(held.basis),
            cautions=tuple(line for line in (said, so_far, STILL) if line),
        ),
        _figures(view, held, years),
    )


def _figures(view: View, held: Counts, years: list[Year]) -> Figures:
    return Figures(
        rows=[{"year": str(year.year), "count": year.registered} for year in years],
        columns=(Column("year", "Year"), Column("count", "Registered", numeric=True)),
        origin=origin.provenance(
            origin.sources(None, view.definition.tiers),
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
        said = f"{'' if sure >= profile.SURE else 'probably '}{than} new ones than expected"
        return f"{said[0].upper()}{said[1:]} in {first} to {last}"
    return f"{text.number(new)} new in {first} to {last}"
