"""Where to look first: what the page has read, its controls, and the way to a place's profile."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st

from atlas import counted, levels, looking, looking_found, text
from atlas.menu import Measure
from atlas.provenance import Provenance
from atlas.reading import Reading
from atlas.study import LENSES, LEVELS
from atlas.ui import address, defining, frames, origin, words
from atlas.view import View
from atlas.warehouse import Row

STYLE = Path(__file__).parent / "looking.css"
_LEVEL, _LENS = "look_level", "look_lens"
MOST_NAMED = 6


@dataclass(frozen=True, kw_only=True)
class Looked:
    """What the page shows: the places of a council, or England's covered ones in high need.

    ``peers`` are the covered councils that these places are compared with, none where the
    council is not covered.
    """

    view: View
    name: str
    rows: list[Row]
    peers: list[Row]
    found: looking_found.Found

    @property
    def level(self) -> str:
        """Area or ward."""
        return self.view.study.level

    @property
    def lens(self) -> str:
        """Gap or growing."""
        return self.view.study.lens

    @property
    def is_covered(self) -> bool:
        """May anybody be counted here?"""
        return bool(self.peers)

    @property
    def many(self) -> str:
        """The places of this level, in the plural."""
        return levels.LEVELS[self.level].many

    @property
    def names(self) -> tuple[str, str]:
        """One place of this level, and many."""
        return levels.LEVELS[self.level]

    @property
    def listed(self) -> list[Row]:
        """The places in high need, in the order of the list."""
        return looking.in_order(self.rows, self.lens)

    @property
    def registers(self) -> set[str]:
        """The registers that are counted from, by source."""
        own = [row for row in self.peers if row["council25_code"] == self.view.council]
        return {part for row in own or self.peers for part in row["basis"].split(", ")}

    @property
    def years(self) -> str:
        """The years in which what is registered counts as new."""
        first, last = self.peers[0]["new_first_year"], self.peers[0]["new_last_year"]
        return f"{first} to {last}"


def asked(view: View) -> Mapping[str, object]:
    """The parameters that every query of this page takes."""
    return {"level": view.study.level, "definition": view.definition.code}


def look(view: View, measure: Measure, name: str) -> Looked:
    """Read what the view asks for; ``measure`` is the Index of Multiple Deprivation."""
    here, chosen = view.council, asked(view)
    peers = frames.rows("look_covered", council=here, definition=view.definition.code)
    # A council that is not covered has no peers of its own, and everybody's would mislead.
    rows = (
        frames.rows("look_england", release=measure.release, **chosen)
        if view.is_england
        else frames.rows("look_places", council=here, release=measure.release, **chosen)
    )
    found = looking_found.found(
        rows,
        _everywhere(peers) if view.is_england else name,
        level=view.study.level,
        lens=view.study.lens,
        is_covered=bool(peers),
    )
    return Looked(view=view, name=name, rows=rows, peers=peers, found=found)


def _everywhere(peers: list[Row]) -> str:
    return f"the {text.plural(len(peers), 'council')} that can be counted"


# --- controls --------------------------------------------------------------------


def controls(view: View) -> None:
    """Draw the row of controls: places, what is looked for, and what counts."""
    with st.container(key="look_controls"):
        where, what, who = st.columns([2, 2.6, 2.6], vertical_alignment="bottom")
    with where:
        _choice("Places", LEVELS, _LEVEL, view.study.level, "level")
    with what:
        _choice("Look for", LENSES, _LENS, view.study.lens, "lens")
    with who:
        defining.draw(view)


def _choice(label: str, names: Mapping[str, str], key: str, now: str, field: str) -> None:
    st.session_state[key] = now
    st.selectbox(
        label,
        list(names),
        format_func=names.get,
        key=key,
        on_change=lambda: _set(key, names, field),
    )


def _set(key: str, names: Mapping[str, str], field: str) -> None:
    chosen = st.session_state[key]
    if chosen in names:
        address.change(study=replace(address.current().study, **{field: chosen}))


# --- what is said beside the figures ------------------------------------------------


def notes(seen: Looked) -> list[str]:
    """Who is counted, who the peers are, and what this is not."""
    said = [defining.sentence(seen.view)]
    if seen.is_covered:
        said += [peers_sentence(seen), looking.NOT_THIS]
    return said


def notes_html(seen: Looked, *more: str) -> str:
    """The evidence and the cautions, to stand beside the map or in its place."""
    return words.reading_html(Reading("", seen.found.evidence, tuple(notes(seen))), *more)


def words_alone(seen: Looked) -> None:
    """What stands beside a map, where there is none."""
    left, right = st.columns(2, gap="large")
    with left:
        st.html(f'<div class="atlas-reading"><p>{text.html(seen.found.evidence)}</p></div>')
        how_to_count(seen)
    with right:
        words.bullets(notes(seen))


def how_to_count(seen: Looked) -> None:
    """Lead to where the register that is missing can be loaded."""
    if not seen.is_covered:
        st.page_link(
            "pages/update_the_data.py",
            label="Load the company register",
            query_params=seen.view.to_params(),
        )


def peers_sentence(seen: Looked) -> str:
    """Name the councils whose places are the peers."""
    if len(seen.peers) > MOST_NAMED:
        which = f"the {len(seen.peers):,} councils that can be counted from the same registers"
    else:
        named = text.listed(text.council(row["council_name"]) for row in seen.peers)
        which = (
            f"{named}, the only {text.plural(len(seen.peers), 'council')} that can be counted"
            if len(seen.peers) > 1
            else f"{seen.name} alone: no other council can be counted"
        )
    return (
        f"Peers are the {seen.many} of {which}; urban ones are compared with urban ones, rural "
        "with rural. Expected is what its residents would have at its peers’ rate."
    )


def source(seen: Looked, measure: Measure | None) -> str:
    """The source line of a figure: of the registers only those that are counted from."""
    need = origin.line(measure, ())
    kept = [row for row in frames.rows("sources") if row["source"] in seen.registers]
    bodies = f"Organisations: {origin.publishers(kept)}. " if kept else ""
    before, _, areas = need.rpartition("Areas: ")
    return f"{before}{bodies}Areas: {areas}".strip()


def provenance(
    seen: Looked, measure: Measure | None, *, title: str, more: tuple[str, ...] = ()
) -> Provenance:
    """What an export of this page carries."""
    tiers = seen.view.definition.tiers if seen.is_covered else ()
    return origin.provenance(
        origin.sources(measure, tiers=tiers),
        title=title,
        filters=f"{seen.name}; {seen.many}; {LENSES[seen.lens]}; "
        f"counted: {counted.described(seen.view.definition)}",
        notes=(*more, *notes(seen)),
    )
