"""Places like the one of a profile: as deprived, and urban or rural too."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from atlas import profile, profile_measures, text
from atlas.figure import Column, Figure, Said, Table
from atlas.levels import LEVELS
from atlas.ui import credits, defining, frames, origin, profile_place, taking, words
from atlas.ui.profile_counts import Counts
from atlas.ui.profile_place import Place
from atlas.view import View
from atlas.warehouse import Row

POINTS = 0.05  # like in need: within five percentiles of England's places of the level
RESIDENTS = (0.7, 1.4)  # like in size: this many times its residents
MOST, SURE = 5, 0.8
COLUMNS = (
    Column("name", "Place"),
    Column("council", "Council"),
    Column("code", "Code"),
    Column("count", "Counted", numeric=True),
    Column("expected_words", "Expected", numeric=True, raw="expected", form="#,##0.0"),
    Column("population", "Residents", numeric=True),
    Column("chances", "That it has more"),
)
LEARN = "To learn from, not to rank: a register does not say how well a body works."


@dataclass(frozen=True)
class Peer:
    """A place like it that has more, with how sure that is (0..1)."""

    row: Row
    probability: float


def level(place: Place) -> str:
    """The level whose places it is set beside: a place of one's own is set beside wards."""
    return {"own": "ward", "neighbourhood": "area"}.get(place.level, place.level)


def alike(view: View, place: Place, held: Counts) -> list[Row]:
    """Every place of England like it, with the counts of those that can be counted."""
    standing = _standing(place)
    if standing is None or place.is_urban is None or place.level == "authority":
        return []
    return frames.rows(
        "profile_alike",
        level=level(place),
        code=place.code,
        standing=standing,
        points=POINTS,
        is_urban=place.is_urban,
        release=profile_place.newest_release(),
        definition=view.definition.code,
        basis=held.basis,
    )


def _standing(place: Place) -> float | None:
    """Where it stands in need among the places of its level, 0 (worst) to 1."""
    if place.level == "own":
        found = frames.rows("profile_own_standing", codes=list(place.codes), level=level(place))
    else:
        found = frames.rows("profile_standing", code=place.code, level=place.level)
    return found[0]["standing"] if found else None


def counted(view: View, held: Counts) -> list[Row]:
    """Those like the place counted that can be counted from the same registers."""
    found = alike(view, held.of, held)
    return [row for row in found if row["organisation_count"] is not None]


def more(view: View, held: Counts) -> list[Peer]:
    """Up to five like it, also in residents, that have more with a probability of 0.8 or over."""
    estimate, model, people = held.estimate, held.model, held.of.population
    if estimate is None or model is None or model.prior is None or not people:
        return []
    low, high = (times * people for times in RESIDENTS)
    near = [
        row
        for row in counted(view, held)
        if row["population"] and low <= row["population"] <= high and row["expected_count"]
    ]
    if not near:
        return []
    sure = profile_measures.more(
        model.prior,
        (estimate.count, estimate.expected),
        [row["organisation_count"] for row in near],
        [row["expected_count"] for row in near],
    )
    found = [Peer(row, float(p)) for row, p in zip(near, sure, strict=True) if p >= SURE]
    ordered = sorted(found, key=lambda peer: (-peer.probability, peer.row["place_code"]))
    return ordered[:MOST]


def show(view: View, held: Counts) -> None:
    """List the places like it that have more, each a link to its profile."""
    words.heading("Places like this with more")
    if held.refused:
        words.say("Not known here, because its own provision is not known.")
        return
    if held.estimate is None:
        words.say("A council or a combined authority has too few like it to learn from here.")
        return
    peers = more(view, held)
    known = len(counted(view, held))
    noun = LEVELS[level(held.of)].many
    if not known:
        words.say(f"None of the {noun} as deprived as this can be counted, to learn from.")
        return
    if not peers:
        words.say(
            f"Of the {known:,} {noun} as deprived that can be counted, none of its size has more "
            "with a chance of at least 8 in 10."
        )
        return
    words.quiet(f"{_explained(held)} {LEARN}")
    with st.container(key="profile_peers", gap="xsmall"):
        for peer in peers:
            _peer(view, peer)
    if made := figure(view, held):
        taking.draw(made)


def figure(view: View, held: Counts) -> Figure | None:
    """Those like it that have more, as one table; none where there are none to learn from."""
    peers = more(view, held)
    if not peers:
        return None
    noun = LEVELS[level(held.of)].many if len(peers) > 1 else LEVELS[level(held.of)].one
    title = f"{len(peers)} {noun} like it {'have' if len(peers) > 1 else 'has'} more"
    return Figure(
        key="profile_alike",
        said=Said(
            title=title,
            measure=_explained(held),
            alt=f"Table. {title}: {text.listed(peer.row['place_name'] for peer in peers)}.",
            source=credits.counted(held.basis),
            cautions=(LEARN,),
        ),
        table=Table(
            rows=[_row(peer) for peer in peers],
            columns=COLUMNS,
            origin=origin.provenance(
                origin.sources(frames.newest("imd"), tiers=view.definition.tiers),
                title=f"Places like this with more: {held.title}",
                filters=defining.sentence(view, held.of.council) if held.of.council else "",
                notes=(_explained(held), LEARN),
            ),
            file_name=f"alike-{held.of.code}.csv",
        ),
    )


def _explained(held: Counts) -> str:
    """Why these are like it, and how sure it is that they have more."""
    return (
        f"As deprived (within five in a hundred of England’s {LEVELS[level(held.of)].many}), as "
        "urban or rural, and of like size; each has more for its residents with a chance of at "
        "least 8 in 10."
    )


def _row(peer: Peer) -> Row:
    row = peer.row
    return {
        "name": row["place_name"],
        "council": text.council(row["council_name"] or "") or None,
        "code": row["place_code"],
        "count": row["organisation_count"],
        "expected": row["expected_count"],
        "expected_words": text.number(row["expected_count"], digits=1),
        "population": row["population"],
        "chances": profile.chances(peer.probability),
    }


def _peer(view: View, peer: Peer) -> None:
    row = peer.row
    params = profile_place.choose(view, row["place_code"]).to_params()
    st.page_link("pages/place_profile.py", label=text.plain(row["place_name"]), query_params=params)
    council = text.council(row["council_name"] or "")
    words.quiet(
        f"{council}. {text.plural(row['organisation_count'], 'organisation')} counted, "
        f"{profile.expected_words(row['expected_count'])} expected; "
        f"{row['population']:,} residents. It has more: {profile.chances(peer.probability)}."
    )


def shares(rows: Sequence[Row], key: str) -> float | None:
    """The share of all the places' residents, from each one's share and population."""
    known = [row for row in rows if row[key] is not None and row["population"]]
    people = sum(row["population"] for row in known)
    return sum(row[key] * row["population"] for row in known) / people if people else None
