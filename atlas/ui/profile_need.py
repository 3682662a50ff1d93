"""Need in the place of a profile: its standing on each domain, beside its council and England."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from atlas import profile, text
from atlas.figure import Column, Figure, Said, Table
from atlas.levels import LEVELS
from atlas.measures import need as measures
from atlas.profile import Standing
from atlas.profile_lasting import Lasting
from atlas.ui import frames, origin, taking, words
from atlas.ui.profile_place import ENGLAND_CODE, Place
from atlas.ui.tables import table_html
from atlas.warehouse import Row

GROUPS = (("iod", "Indices of Deprivation"), ("cni", "Community Needs Index"))
_MAIN = ("index", "domain")
WEIGHTED = (
    "A place of several neighbourhoods is ranked by its residents’ average score, never by an "
    "average of ranks or deciles."
)
BEST_FIT = "A ward here is the neighbourhoods that fit it best; its edges may differ a little."
PLACED = (
    "A place of your own is in no published ranking: its score is placed among England’s "
    "neighbourhood groups."
)


def rows(place: Place) -> list[Row]:
    """One row per measure: rank, of how many, tenth, and the residents' shares, as they stand."""
    council = place.council if place.level != "council" else None
    beside = frames.rows(
        "profile_need", level=place.level, code=place.code, council=council, england=ENGLAND_CODE
    )
    if place.level == "neighbourhood":
        ranked = frames.rows("neighbourhood_need", place=place.code, council=place.council)
        total = _ranked()
        own = {row["domain"]: {**row, "place_count": total} for row in ranked}
    elif place.level == "own":
        found = frames.rows("profile_own_need", codes=list(place.codes))
        own = {row["domain"]: row for row in found}
    else:
        own = {}
    return [_row({**row, **own.get(row["domain"], {})}) for row in beside]


def overall(place: Place, found: Sequence[Row]) -> Row | None:
    """The row of overall deprivation, of a place whose residents have shares of their own."""
    if place.level == "neighbourhood":
        return None
    return next((row for row in found if row["domain"] == "imd"), None)


def _ranked() -> int:
    """How many neighbourhoods of England are ranked: on every measure the same."""
    measure = frames.newest("imd")
    if measure is None:
        return 0
    return frames.rows("profile_ranked", release=measure.release)[0]["ranked_count"]


def _row(row: Row) -> Row:
    rank, total = row["rank"], row["place_count"]
    tenth = row.get("decile")
    if tenth is None and rank and total:
        tenth = int(measures.decile([rank], total)[0])
    shares = (
        "worst_tenth_share",
        "worst_fifth_share",
        "council_tenth_share",
        "england_tenth_share",
    )
    worded = {
        name.replace("share", "words"): None if row[name] is None else text.percent(row[name])
        for name in shares
    }
    return {**row, **worded, "tenth": tenth}


def standings(place: Place, found: Sequence[Row]) -> list[Standing]:
    """Where it stands on each measure that it has a rank on."""
    among = "area" if place.level == "own" else place.level
    return [
        Standing(
            domain=row["domain"],
            rank=row["rank"],
            total=row["place_count"],
            among=among,
            decile=row["tenth"],
            is_would=place.level == "own",
        )
        for row in found
        if row["rank"] and row["place_count"]
    ]


def everywhere() -> str:
    """Among whose places a place is ranked, after an 'in': a practice build is not England."""
    return "the practice region" if frames.build()["is_practice"] else "England"


def lasting(place: Place) -> Lasting:
    """How long it has been in England's worst tenth."""
    found = frames.rows("profile_lasting", **place.asked)
    last = found[-1] if found else {}
    one = place.neighbourhoods == 1
    return Lasting(
        releases=tuple(row["release"] for row in found),
        shares=tuple(row["worst_tenth_share"] for row in found),
        comparable=last.get("comparable_count", 0),
        always=last.get("always_count", 0),
        neighbourhoods=last.get("neighbourhood_count", 0),
        deciles=tuple(row["decile"] for row in found) if one else (),
    )


def columns(place: Place, name: str) -> tuple[Column, ...]:
    """The columns of the table: a neighbourhood has a decile, a larger place its residents."""
    everywhere = frames.known().councils["england"]
    council = place.council_name
    beside = (_share("council_tenth", f"{council}: residents in the worst tenth"),)
    if place.level == "neighbourhood":
        return (
            Column("name", name),
            Column("rank", "Rank in England", numeric=True),
            Column("council_rank", f"Rank in {council}", numeric=True),
            Column("tenth", "Decile", numeric=True, strip=True),
            *beside,
        )
    among = LEVELS["area" if place.level == "own" else place.level].many
    placed = "Would rank" if place.level == "own" else "Rank"
    return (
        Column("name", name),
        Column("rank", f"{placed} among {among}", numeric=True),
        Column("tenth", "Tenth", numeric=True, strip=True),
        _share("worst_tenth", "Residents in England’s worst tenth"),
        _share("worst_fifth", "In its worst fifth"),
        *(beside if place.level not in ("council", "authority") else ()),
        _share("england_tenth", f"{everywhere}: in the worst tenth"),
    )


def _share(name: str, heading: str) -> Column:
    return Column(
        f"{name}_words", heading, numeric=True, raw=f"{name}_share", form=text.PERCENT_FORM
    )


def show(place: Place, found: Sequence[Row]) -> None:
    """Draw the tables of need, what they mean, and the ways to take them away."""
    words.heading("Need by domain")
    made = figure(place, found)
    if made is None:
        words.say("This build holds no ranks of this place.")
        return
    for group, name in GROUPS:
        _group(place, [row for row in made.table.rows if row["measure_group"] == group], name)
    for line in (*made.said.cautions, made.said.source):
        words.quiet(line)
    taking.draw(made)


def figure(place: Place, found: Sequence[Row]) -> Figure | None:
    """Need by domain, as one table; none where no rank of the place is held."""
    held = [row for row in found if row["rank"] is not None or row["worst_tenth_share"] is not None]
    if not held:
        return None
    used = [measure for measure in (frames.newest("imd"), frames.newest("cni")) if measure]
    title = f"Need by domain: {place.title}"
    return Figure(
        key="profile_need",
        said=Said(
            title=title,
            measure="Rank 1 and tenth 1 have most need.",
            alt=f"Table of {text.plural(len(held), 'measure')}. "
            f"{profile.domains(standings(place, held))}".strip(),
            source=" ".join(origin.line(measure, ()) for measure in used[:1]),
            cautions=cautions(place),
        ),
        table=Table(
            rows=held,
            columns=columns(place, "Measure"),
            origin=origin.provenance(
                origin.sources(*used),
                title=title,
                filters=place.title,
                notes=cautions(place),
            ),
            file_name=f"need-{place.code}.csv",
        ),
    )


def _group(place: Place, rows_: Sequence[Mapping[str, Any]], name: str) -> None:
    """One index with its domains; the sub-domains are folded away."""
    releases = text.listed(sorted({str(row["release"]) for row in rows_}))
    main = [row for row in rows_ if row["kind"] in _MAIN]
    more = [row for row in rows_ if row["kind"] not in _MAIN]
    total = max((row["place_count"] or 0 for row in main), default=0)
    caption = f"{name}, {releases}. Rank 1 of {total:,} and tenth 1 have most need."
    if main:
        st.html(table_html(main, columns(place, name), caption=caption))
    if more:
        with st.expander("Sub-domains and supplementary indices"):
            st.html(table_html(more, columns(place, name), caption=caption))


def cautions(place: Place) -> tuple[str, ...]:
    """What must be said beside the figures of this kind of place."""
    if place.level == "neighbourhood":
        return ()
    if place.level == "ward":
        return (WEIGHTED, BEST_FIT)
    return (WEIGHTED, PLACED) if place.level == "own" else (WEIGHTED,)
