"""Two small components of ours: a search box that is told while one types, and links that stay.

Their scripts are sent by the app with the page; nothing comes from outside. No word of a
register goes into their markup: what they show is set as text by the scripts.
"""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

_HERE = Path(__file__).parent
_BOX, _LINKS = "directory_search", "directory_links"
_HTML = '<label><span></span><input type="search" autocomplete="off" spellcheck="false"></label>'


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def search_box(
    label: str, *, find: str, hint: str, longest: int, on_find: Callable[[str], None]
) -> None:
    """Draw the box with ``find`` in it; ``on_find(words)`` is called as they are typed."""
    held = st.session_state.get(_BOX) or {}
    typed = held.get("typed") or {}
    data = {
        "find": find,
        "turn": typed.get("turn"),
        "label": label,
        "hint": hint,
        "longest": longest,
    }
    draw = st.components.v2.component(
        "atlas_search", html=_HTML, css=_read("search.css"), js=_read("search.js")
    )
    draw(key=_BOX, data=data, on_typed_change=lambda: on_find(_typed()))


def _typed() -> str:
    typed = (st.session_state.get(_BOX) or {}).get("typed") or {}
    return str(typed.get("find") or "")


def stay(*, top: str, anchor: str, on_open: Callable[[str], None]) -> None:
    """Open links with ``data-organisation`` in this session: ``on_open(number)`` is called.

    When ``top`` changes the page scrolls to the element with the id ``anchor``; with an empty
    ``top`` to its beginning.
    """
    draw = st.components.v2.component("atlas_links", js=_read("links.js"))
    draw(
        key=_LINKS,
        data={"top": top, "anchor": anchor},
        on_opened_change=lambda: on_open(_opened()),
        height="content",
    )


def _opened() -> str:
    return str((st.session_state.get(_LINKS) or {}).get("opened") or "")
