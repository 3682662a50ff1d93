"""The one control that says what is counted, and the sentence that repeats it: on every page."""

from dataclasses import replace

import streamlit as st

from atlas import counted
from atlas.definition import CONTACT, GRADE_SETS, TIER_SET_NAMES
from atlas.ui import address, frames, words
from atlas.view import ENGLAND, View

_TIERS, _GRADES, _CONTACT = "counting_kinds", "counting_grades", "counting_contact"
_GRADE_NAMES = {"abc": "A to C: known or likely there", "abcd": "A to D: also uncertain places"}
_CONTACT_NAMES = {"in": "Counted", "out": "Not counted"}
_WHY = (
    "The same choice holds on every page, and is in the link. An address grade says how well we "
    "know that a body is at a place. A charity’s contact address is often a trustee’s home."
)


def draw(view: View) -> None:
    """Draw the button that opens the choice; what it does holds for every page."""
    chosen = view.definition
    with st.popover(f"Counting: {_short(view)}", width="stretch", wrap=True):
        _choice("Who counts", dict(TIER_SET_NAMES), _TIERS, chosen.tier_set, "tier_set")
        _choice("Address grades", _GRADE_NAMES, _GRADES, chosen.grade_set, "grade_set")
        _choice(
            "Charities placed by their contact address only",
            _CONTACT_NAMES,
            _CONTACT,
            chosen.contact,
            "contact",
        )
        words.quiet(_WHY)


def _choice(label: str, names: dict[str, str], key: str, now: str, field: str) -> None:
    st.session_state[key] = now
    st.radio(
        label,
        list(names),
        format_func=names.get,
        key=key,
        on_change=lambda: _set(key, field),
    )


def _set(key: str, field: str) -> None:
    view = address.current()
    chosen = {"tier_set": TIER_SET_NAMES, "grade_set": GRADE_SETS, "contact": CONTACT}[field]
    if st.session_state[key] in chosen:
        changed = replace(view.definition, **{field: st.session_state[key]})
        address.show(view.counting(changed))


def _short(view: View) -> str:
    """The definition in a few words: for the button."""
    chosen = view.definition
    kinds = {"narrow": "community businesses", "wide": "social economy", "widest": "widest"}
    contact = "" if chosen.with_contact else ", no contact addresses"
    return f"{kinds[chosen.tier_set]}, A–{chosen.grades[-1]}{contact}"


def held(view: View, council: str | None = None) -> counted.Counted:
    """What the definition counts in a council (the one on show), as the registers allow."""
    registers = frames.rows(
        "coverage", council=council or view.council, tiers=list(view.definition.tiers)
    )
    return counted.counted(view.definition, registers, frames.rows("counted_forms"))


def sentence(view: View, council: str | None = None) -> str:
    """Say what is counted in a council (the one on show), and what is not and why.

    For England as a whole: what is counted where it can be.
    """
    code = council or view.council
    name = frames.known().councils[code]
    if code == ENGLAND:
        said = f"Counted: {counted.described(view.definition)}, where the registers are whole."
    else:
        said = held(view, code).sentence(view.definition, name)
    if view.is_own_choice:
        said += " The map shows a choice of its own, which is not one of the twelve counted here."
    return said
