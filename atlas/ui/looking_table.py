"""The list of places in high need as a table to take away, and the same of every place."""

from collections.abc import Mapping

from atlas import looking, text
from atlas.drawings import Shade
from atlas.figure import Column, Table
from atlas.menu import Measure
from atlas.ui import looking as page
from atlas.ui.looking import Looked
from atlas.warehouse import Row

RANKS = "Ranks are relative: they say who is more deprived than whom, not by how much or why."


def every_place(seen: Looked, measure: Measure, shades: Mapping[str, Shade]) -> Table:
    """Every place of the map with the same figures and its class, most need first."""
    title = f"{seen.many.capitalize()} of {seen.name}, the most deprived first"
    rows = sorted(seen.rows, key=lambda row: (row["need_rank"] or 10**6, row["place_code"]))
    return Table(
        rows=[plain(seen, row) | {"mapped": shades[row["place_code"]].meaning} for row in rows],
        columns=(*columns(seen), Column("mapped", "On the map")),
        origin=page.provenance(seen, measure, title=title, more=cautions(seen)),
        file_name=f"need-and-organisations-{seen.level}-{seen.lens}-{seen.view.council}.csv",
        chosen=("place_code", seen.view.study.at) if seen.view.study.at else None,
    )


def cautions(seen: Looked) -> tuple[str, ...]:
    """What must stand beside the figures of the list."""
    if not seen.is_covered:
        return (RANKS, "In the worst tenth: residents in England’s most deprived tenth.")
    if seen.lens == looking.GROWING:
        return (
            f"New: registered in {seen.years} and still listed; those gone since are not in it.",
            "“A place to start” is a chance of 8 in 10 or more.",
        )
    said = [
        "“Look here first” is a chance of 8 in 10 or more of being among the fifth of peers with "
        "fewest organisations; “possible” is 5 in 10 or more.",
        "Definitions: in how many of the twelve ways of counting the chance is 5 in 10 or more.",
    ]
    if "charity_commission" in (seen.peers[0]["missing"] or ""):
        said.insert(
            2,
            "No charity is counted here, so definitions that differ by charities’ contact "
            "addresses only count the same.",
        )
    return tuple(said)


def plain(seen: Looked, row: Row) -> dict[str, object]:
    """One row: what the list shows, with the figures behind it."""
    lens, chance = seen.lens, looking.chance(row, seen.lens)
    return {
        **row,
        "council": text.council(row["council_name"]) if "council_name" in row else seen.name,
        "worst_tenth": text.percent(row.get("worst_tenth_share")),
        "expected": one(row["expected_count"]),
        "per_1000": looking.per_1000(row),
        "caution": looking.caution(row),
        "new_due": one(row["new_expected"]),
        "chance": None if chance is None else round(chance, 2),
        "odds": looking.odds(chance),
        "called": looking.called(row, lens),
        "robust": looking.robust(row),
        "cluster": looking.cluster(row) if "neighbourhood_count" in row else None,
    }


def columns(seen: Looked) -> tuple[Column, ...]:
    """Its columns, as far as anybody may be counted here."""
    where: tuple[Column, ...] = (
        Column("place_name", seen.names[0].capitalize()),
        Column("place_code", "Code"),
        Column("council", "Council"),
        Column("population", "Residents", numeric=True),
        Column("need_rank", "Need rank in England (1 = most deprived)", numeric=True),
    )
    if not seen.view.is_england:
        where = (*where, Column("cluster", "In a wider cluster of high need"))
    if not seen.is_covered:
        worst = Column(
            "worst_tenth",
            "In the worst tenth",
            numeric=True,
            raw="worst_tenth_share",
            form=text.PERCENT_FORM,
        )
        return (*where, worst)
    counted = (Column("organisation_count", "Organisations listed", numeric=True),)
    if seen.lens == looking.GROWING:
        what: tuple[Column, ...] = (
            Column("new_count", f"New, {seen.years}", numeric=True),
            Column("new_due", "New expected", numeric=True, raw="new_expected", form="0.0"),
            Column("chance", "Probability of growing faster than its peers", numeric=True),
        )
    else:
        what = (
            Column("expected", "Expected", numeric=True, raw="expected_count", form="0.0"),
            Column("per_1000", "For 1,000 residents (95% interval)", numeric=True),
            Column("caution", "Caution"),
            Column("chance", "Probability of being among the fifth with fewest", numeric=True),
            Column("robust", "Definitions in which it is on the list"),
        )
    return (*where, *counted, *what, Column("odds", "In words"), Column("called", "Called"))


def one(value: float | None) -> str:
    """A number of organisations that are expected, with one digit."""
    return text.number(value, digits=1)
