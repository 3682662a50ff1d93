"""The parts of a briefing on its page: which, in what order, and what the officer writes."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import streamlit as st

from atlas import briefing, text
from atlas.briefing import LONGEST_NOTE, LONGEST_TITLE, PARTS, Briefing
from atlas.ui import address, words
from atlas.ui import briefing as papers
from atlas.ui.profile_place import Place
from atlas.view import View

STYLE = Path(__file__).parent / "briefing.css"
_TITLE, _ADD = "briefing_title", "briefing_add"


def draw(view: View, place: Place) -> None:
    """Draw the title, the parts in their order with their notes, and the parts left out."""
    held = view.briefing
    st.session_state[_TITLE] = held.title
    st.text_input(
        "Title",
        key=_TITLE,
        max_chars=LONGEST_TITLE,
        placeholder=papers.title(place),
        on_change=lambda: _change(replace(held, title=_cleaned(st.session_state[_TITLE]))),
    )
    parts = held.chosen(place.level)
    words.heading(f"The parts ({len(parts)})")
    with st.container(key="briefing_parts", gap="xsmall"):
        for at, part in enumerate(parts):
            _part(held, parts, at, part)
    _add(place, held, parts)
    if held.is_too_long:
        words.quiet("The notes are too long for a link: save the briefing as a file to keep them.")


def _part(held: Briefing, parts: tuple[str, ...], at: int, part: str) -> None:
    """One part: its name, its buttons and its notes."""
    kind = PARTS[part]
    with st.container(
        horizontal=True, vertical_alignment="center", gap="xsmall", key=f"briefing_part_{part}"
    ):
        st.html(
            f'<p class="atlas-part"><b>{at + 1}. {text.html(kind.title)}</b> '
            f'<span class="quiet">{text.html(kind.what)}</span></p>'
        )
        _button(
            "Up",
            f"Move “{kind.title}” up",
            f"up_{part}",
            replace(held, parts=briefing.moved(parts, part, -1)),
            disabled=at == 0,
        )
        _button(
            "Down",
            f"Move “{kind.title}” down",
            f"down_{part}",
            replace(held, parts=briefing.moved(parts, part, 1)),
            disabled=at == len(parts) - 1,
        )
        _button(
            "Leave out",
            f"Leave out “{kind.title}”",
            f"out_{part}",
            replace(held, parts=tuple(code for code in parts if code != part)),
            disabled=len(parts) == 1,
        )
        _note(held, part)


def _note(held: Briefing, part: str) -> None:
    """What the officer writes of a part: a box that opens."""
    kind, note = PARTS[part], held.note(part)
    folded = st.popover(
        "Notes ✓" if note else "Notes",
        key=f"briefing_notes_{part}",
        help=f"Notes on “{kind.title}”",
        type="tertiary",
        on_change="rerun",
    )
    if folded.open:
        key = f"briefing_note_{part}"
        st.session_state[key] = note
        with folded:
            st.text_area(
                f"Your notes on “{kind.title}”: they stand under its figures",
                key=key,
                height=200,
                max_chars=LONGEST_NOTE,
                on_change=lambda: _change(held.with_note(part, st.session_state[key])),
            )


def _button(label: str, help_: str, key: str, then: Briefing, *, disabled: bool) -> None:
    st.button(
        label,
        key=f"briefing_{key}",
        help=help_,
        disabled=disabled,
        type="tertiary",
        on_click=_change,
        args=(then,),
    )


def _add(place: Place, held: Briefing, parts: tuple[str, ...]) -> None:
    """Offer the parts that are not in it."""
    others = held.others(place.level)
    if not others:
        return
    st.session_state[_ADD] = None
    st.selectbox(
        "Add a part",
        others,
        index=None,
        format_func=lambda part: f"{PARTS[part].title}: {PARTS[part].what}",
        key=_ADD,
        placeholder="Choose one",
        on_change=_added(held, parts),
    )


def _added(held: Briefing, parts: tuple[str, ...]) -> Callable[[], None]:
    def add() -> None:
        part = st.session_state[_ADD]
        if part in PARTS:
            _change(replace(held, parts=(*parts, part)))

    return add


def _cleaned(title: str) -> str:
    return briefing.cleaned(title, LONGEST_TITLE, is_one_line=True)


def _change(then: Briefing) -> None:
    address.change(briefing=then)
