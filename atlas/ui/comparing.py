"""Who is compared: ours first, the others by name, and how a reader adds and removes them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st

from atlas import comparing, likeness, text
from atlas.comparing import Place
from atlas.menu import Measure
from atlas.study import OWN
from atlas.ui import address, comparing_own, defining, frames, words
from atlas.view import View
from atlas.warehouse import Row

MOST = 5  # places beside each other, ours among them
FOUND = 8
STYLE = Path(__file__).parent / "compare.css"
_FIND, _FULL = "compare_find", "compare_full"


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What is compared: the places, whether we chose them, and which councils may be counted."""

    places: Sequence[Place]
    is_usual: bool
    covered: Sequence[Row]
    near: Sequence[likeness.Alike]
    release: int

    @property
    def ours(self) -> Place:
        """The first place: the one that the others stand beside."""
        return self.places[0]

    @property
    def keys(self) -> list[str]:
        """The codes of the places in the marts."""
        return [place.key for place in self.places]


def see(view: View, measure: Measure) -> Seen | None:
    """Find out who is compared; none where no place is chosen at all."""
    covered = frames.rows("compare_covered", definition=view.definition.code)
    first = _first(view)
    chosen = [code for code in view.study.beside if code != first]
    ours = _placed(view, [first] if first else chosen[:1])
    if not ours:
        return None
    council = ours[0].council or view.council
    likes = frames.rows("compare_like", release=measure.release)
    near = likeness.alike(likes, council, view.study.like, most=len(likes))
    codes = [row["council25_code"] for row in covered]
    beside = chosen or _usual(ours[0], near, codes)
    return Seen(
        places=_placed(view, [*([first] if first else []), *beside][:MOST]),
        is_usual=not chosen,
        covered=covered,
        near=near,
        release=measure.release,
    )


def _first(view: View) -> str | None:
    """Ours: the profile's place where there is one, else the council on show."""
    at = view.study.at
    if at and (at in frames.known().all_places or (at == OWN and view.study.own)):
        return at
    return None if view.is_england else view.council


def kept(view: View, seen: Seen | None) -> list[str]:
    """The codes that the link keeps beside ours; ours too, where only they say which it is."""
    codes = _codes(seen)
    return codes if _first(view) is None else codes[1:]


def _codes(seen: Seen | None) -> list[str]:
    return [place.code for place in seen.places] if seen else []


def _placed(view: View, codes: Sequence[str]) -> list[Place]:
    found = frames.rows("compare_places", codes=list(codes))
    return comparing.places(codes, [*found, *comparing_own.places(view, codes)])


def _usual(ours: Place, near: Sequence[likeness.Alike], covered: Sequence[str]) -> list[str]:
    """Beside a council the councils most like it; beside a smaller place its own council."""
    if ours.level != "council":
        return [ours.council] if ours.council else []
    return likeness.usual(near, covered, is_covered=ours.code in covered)


# --- who is compared -----------------------------------------------------------


def draw_choice(view: View, seen: Seen | None) -> None:
    """Draw the box that finds a place, what is counted, and the places with their way out."""
    st.html(STYLE)
    with st.container(key="compare_choice"):
        find, count = st.columns([1.5, 1], vertical_alignment="bottom")
    with find:
        st.text_input(
            "Add a place by name",
            key=_FIND,
            placeholder="A ward, neighbourhood, council or combined authority",
            max_chars=60,
        )
    with count:
        defining.draw(view)
    typed = " ".join(str(st.session_state.get(_FIND) or "").split())
    if typed:
        _found(view, seen, typed)
    if seen:
        _beside(view, seen)


def _found(view: View, seen: Seen | None, typed: str) -> None:
    rows = frames.rows("compare_search", phrase=typed.lower(), council=view.council, most=FOUND)
    if not rows:
        words.say(f"No place of this build has “{text.short(typed)}” in its name.")
        return
    shown = _codes(seen)
    with st.container(horizontal=True, key="compare_found", gap="small"):
        for row in rows:
            st.button(
                f"Add {text.plain(comparing.found_name(row))}",
                key=f"add_{row['code']}",
                disabled=row["code"] in shown,
                on_click=add,
                args=(kept(view, seen), row["code"]),
            )


def _beside(view: View, seen: Seen) -> None:
    others = kept(view, seen)
    with st.container(horizontal=True, key="compare_beside", gap="small"):
        st.html(
            f'<p class="atlas-ours">{text.html(seen.ours.name)} <span>beside</span></p>',
            width="content",
        )
        for place in seen.places[1:]:
            st.button(
                f"Remove {text.plain(place.name)}",
                key=f"remove_{place.code}",
                on_click=_keep,
                args=([code for code in others if code != place.code],),
            )
    if st.session_state.pop(_FULL, False):
        words.say(f"{MOST} places are compared at most: remove one, then add another.")


def lede(seen: Seen | None) -> str:
    """What the page answers; until a reader chooses, also who stands beside ours and why."""
    if seen is None or not seen.is_usual:
        return "The same measures for two to five places, each with how sure it is."
    if seen.ours.level != "council":
        return "The same measures for it and its own council, until you add others."
    counted = {row["council25_code"] for row in seen.covered}
    of = " that can be counted" if seen.ours.code in counted else ""
    return f"Beside the councils most like it{of}, until you add others."


def add(others: Sequence[str], code: str) -> None:
    """Put one more place beside those kept, where there is room."""
    if len(others) + (_first(address.current()) is not None) >= MOST:
        st.session_state[_FULL] = True
        return
    st.session_state[_FIND] = ""
    _keep([*others, code])


def _keep(codes: Sequence[str]) -> None:
    view = address.current()
    address.show(replace(view, study=replace(view.study, beside=tuple(dict.fromkeys(codes)))))
