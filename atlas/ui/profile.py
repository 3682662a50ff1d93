"""The profile of one place: its reading and its map first, then the figures that they come from."""

from collections.abc import Callable, Sequence
from pathlib import Path

import streamlit as st

from atlas import profile, profile_lasting, text
from atlas.profile import Provided
from atlas.study import OWN
from atlas.ui import (
    defining,
    frames,
    own_place,
    profile_alike,
    profile_beside,
    profile_choose,
    profile_counts,
    profile_growth,
    profile_map,
    profile_need,
    profile_organisations,
    profile_own,
    profile_provision,
    profile_rates,
    words,
)
from atlas.ui.profile_counts import Counts
from atlas.ui.profile_place import Place
from atlas.view import View
from atlas.warehouse import Row

STYLE = Path(__file__).parent / "profile.css"
_LABELS = ("Need", "Who is there", "What is new", "Has it lasted?", "Not known")


def reading(view: View, place: Place, need: Sequence[Row], held: Counts) -> list[tuple[str, str]]:
    """The profile in plain English: label and sentences, made from the figures by the rules."""
    overall = next(
        (one for one in profile_need.standings(place, need) if one.domain == "imd"), None
    )
    imd = next((row for row in need if row["domain"] == "imd"), None)
    share = imd["worst_tenth_share"] if imd and place.level != "neighbourhood" else None
    domains = profile.domains(profile_need.standings(place, need))
    said = (
        f"{profile.need(place.short, overall, share, profile_need.everywhere())} {domains}"
        if place.neighbourhoods
        else "",
        who(place, held),
        "" if held.refused or held.provided is None else profile.growing(held.provided),
        profile_lasting.lasting(profile_need.lasting(place)),
        unknown(view, held),
    )
    return [
        (label, line.strip()) for label, line in zip(_LABELS, said, strict=True) if line.strip()
    ]


def who(place: Place, held: Counts) -> str:
    """Who is counted there, against what would be expected, and how sure that is."""
    provided: Provided | None = held.provided
    if held.refused or provided is None:
        return held.refused
    if held.estimate is None:
        return profile.provision_wide(
            f"{place.name}, in {held.part}" if held.part else place.name,
            provided,
            like=held.like,
            differs=profile_rates.wide_verdict(held),
            rate=profile_rates.rate_words(held),
        )
    said = profile.provision(held.of.short, provided, like=held.like)
    if place.level == "neighbourhood":
        return f"{profile.TOO_SMALL}, so of its neighbourhood group: {said}"
    return said


def unknown(view: View, held: Counts) -> str:
    """What is counted and what is not, so that nobody takes a gap for a finding."""
    council = held.of.council or (held.peers[0] if held.peers else None)
    said = "" if held.refused or council is None else defining.sentence(view, council)
    return f"{said} {profile_provision.UNREGISTERED}".strip()


def show_reading(said: Sequence[tuple[str, str]]) -> None:
    """Draw the reading: each part under its own word."""
    parts = "".join(
        f"<dt>{text.html(label)}</dt><dd{_quiet(label)}>{text.html(line)}</dd>"
        for label, line in said
    )
    st.html(f'<dl class="atlas-profile">{parts}</dl>')


def _quiet(label: str) -> str:
    return ' class="quiet"' if label == _LABELS[-1] else ""


def picker(chosen: str) -> Callable[[str], None]:
    """What a click on the map does."""
    return own_place.toggle if chosen == OWN else profile_choose.pick


def show(view: View, place: Place, chosen: str) -> None:
    """Draw the profile of a place."""
    left, right = st.columns([1.5, 1], gap="medium")
    with right:
        profile_map.draw(view, place, on_pick=picker(chosen))
    # Read after the map is on its way: it is what a reader waits for.
    need = profile_need.rows(place)
    held = (profile_own if place.level == OWN else profile_counts).counts(view, place)
    with left:
        show_reading(reading(view, place, need, held))
        if place.level == OWN:
            own_place.notes()
    if chosen == OWN:
        own_place.draw_folded(view)
    figures(view, place, need, held)


def figures(view: View, place: Place, need: Sequence[Row], held: Counts) -> None:
    """Draw what the reading was made from, and what the place is set beside."""
    profile_need.show(place, need)
    provision, beside = st.columns([1.15, 1], gap="large")
    with provision:
        profile_provision.show(view, place, held)
    with beside:
        profile_beside.show(view, place, held, profile_need.overall(place, need))
    profile_growth.show(view, held)
    profile_organisations.show(view, place, held)
    profile_alike.show(view, held)


def invitation(view: View, chosen: str) -> tuple[str, str]:
    """Title and sentence of the page where there is no place yet."""
    if chosen == OWN:
        return (
            "Put a place together",
            "Paste postcodes or neighbourhood codes, choose by name, or click on the map: once to "
            "put a neighbourhood in, again to take it out.",
        )
    return (
        f"A place in {frames.known().councils[view.council]}",
        "Need, who is there and what has lasted, for one place of your choice.",
    )


def show_none(view: View, chosen: str) -> None:
    """Draw the page where no place is chosen yet: what to do, the map and the panel."""
    left, right = st.columns([1.25, 1], gap="large")
    with left:
        if chosen == OWN:
            own_place.draw(view)
        else:
            words.say(profile_choose.said(view, chosen))
    with right:
        profile_map.draw(view, None, on_pick=picker(chosen))
