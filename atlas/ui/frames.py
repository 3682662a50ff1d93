"""The only caching: the open build, and the rows its queries return.

Caches are keyed by the build, never by time: evidence must not be ten minutes wrong. A
new build published under a running app is seen by the next run, and never by half of one.
"""

import atexit
import gc
import importlib
import threading

import streamlit as st

from atlas import menu as menus
from atlas import text
from atlas.sketch import Sketch, sketch
from atlas.view import ENGLAND, Known, View
from atlas.warehouse import Row, Unreadable, Warehouse, read_pointer

PINNED = "warehouse"  # in the session: the build that this run reads


def _is_current(held: Warehouse) -> bool:
    try:
        pointer = read_pointer()
    except Unreadable:
        return False
    return held.build_id == pointer.build_id and held.directory == pointer.file.parent


@st.cache_resource(validate=_is_current, show_spinner=False)
def _current() -> Warehouse:
    return Warehouse.open()


def begin() -> None:
    """Begin a run on the build that is current now: all of the run reads this one.

    Raises ``Unreadable`` with an instruction.
    """
    st.session_state[PINNED] = _current()


def warehouse() -> Warehouse:
    """The build of this run, open; in a callback, the one the reader is looking at.

    Before the first run of a session it is the current one; that may raise ``Unreadable``.
    """
    held: Warehouse | None = st.session_state.get(PINNED)
    return held or _current()


@st.cache_resource(show_spinner=False)
def settle() -> None:
    """Take what is imported once out of the garbage collector's rounds.

    Streamlit collects after every run, which costs 72 ms with these libraries loaded and
    nothing once they are frozen.
    """
    gc.collect()
    gc.freeze()
    atexit.register(gc.unfreeze)  # else DuckDB reports leaks when the server stops
    # SciPy takes a second to load: beside the first reader's first page, not before a later one.
    threading.Thread(target=_load_ahead, daemon=True).start()


def _load_ahead() -> None:
    for name in ("atlas.measures.shrinkage", "scipy.stats"):
        importlib.import_module(name)
    gc.freeze()


@st.cache_data(show_spinner=False, max_entries=512)
def _rows(
    build_id: str,  # noqa: ARG001 - part of the key
    name: str,
    params: dict[str, object],
    _source: Warehouse,
) -> list[Row]:
    return _source.query(name, **params)


def rows(name: str, **params: object) -> list[Row]:
    """Run ``atlas/sql/<name>.sql``; cached until another build is published."""
    source = warehouse()
    return _rows(source.build_id, name, params, source)


def build() -> Row:
    """The build that is open: build_id, built_at, is_practice, title."""
    return rows("build")[0]


@st.cache_resource(show_spinner=False, max_entries=4)
def _known(build_id: str, _source: Warehouse) -> Known:  # noqa: ARG001 - part of the key
    held = _source.query("councils")
    councils = {row["council25_code"]: text.council(row["council_name"]) for row in held}
    joint = {row["combined_authority_name"] for row in held} - {None}
    choices = _source.query("directory_choices")
    lists = {
        name: {row["code"]: row["name"] for row in choices if row["filter"] in filters}
        for name, filters in {
            "activities": ("activities",),
            "registers": ("registers",),
            "names": ("wards", "areas"),
        }.items()
    }
    # A practice build is not England: it has a name of its own.
    [build_row] = _source.query("build")
    everywhere = build_row["title"] if build_row["is_practice"] else "England"
    return Known(
        councils={ENGLAND: everywhere, **councils},
        releases=menus.releases(menus.menu(_source.query("measures"))),
        places={row["lsoa21_code"]: row["council25_code"] for row in _source.query("places")},
        forms={row["legal_form"]: row["legal_form_name"] for row in _source.query("legal_forms")},
        within={row["code"]: row["council25_code"] for row in choices if row["council25_code"]},
        authorities={name: name for name in sorted(joint)},
        **lists,
    )


def known() -> Known:
    """Every code this build holds; shared, never changed."""
    source = warehouse()
    return _known(source.build_id, source)


def menu() -> menus.Menu:
    """The measures of this build, by (code, release)."""
    return menus.menu(rows("measures"))


def measure(view: View) -> menus.Measure | None:
    """The measure that a view asks for; none when this build holds no measure at all."""
    return None if view.release is None else menu().get((view.measure, view.release))


def newest(domain: str) -> menus.Measure | None:
    """The newest release of a measure; none when this build does not hold it."""
    held = known().releases.get(domain, ())
    return menu()[domain, max(held)] if held else None


@st.cache_data(show_spinner=False, max_entries=64)
def _sketch(build_id: str, council: str | None, _source: Warehouse) -> Sketch:  # noqa: ARG001
    found = _source.query("shapes", council=council)
    return sketch({row["code"]: row["geometry"] for row in found})


def shapes(view: View) -> Sketch:
    """The neighbourhoods of the council on show, or the councils of the country, drawn small."""
    source = warehouse()
    return _sketch(source.build_id, None if view.is_england else view.council, source)
