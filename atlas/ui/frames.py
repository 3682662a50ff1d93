"""The only caching: the open build, and the rows its queries return.

Caches are keyed by the build, never by time: evidence must not be ten minutes wrong. A
new build published under a running app is seen by the next run, and never by half of one.
A reader whose link names a build goes on reading that one, while it is kept.
"""

import atexit
import gc
import importlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

import streamlit as st

from atlas import menu as menus
from atlas import pins, text
from atlas.sketch import Sketch, sketch
from atlas.view import ENGLAND, Known, View
from atlas.warehouse import Row, Unreadable, Warehouse, folder, kept, read_pointer

HELD = "warehouse"  # in the session: the build that this run reads
MOST_OPEN = 3  # older builds open at once; England's is a gigabyte of file and some memory
_READING: ContextVar[Warehouse | None] = ContextVar("reading", default=None)


def _is_current(held: Warehouse) -> bool:
    try:
        pointer = read_pointer()
    except Unreadable:
        return False
    return held.build_id == pointer.build_id and held.directory == pointer.file.parent


@st.cache_resource(validate=_is_current, show_spinner=False)
def _current() -> Warehouse:
    _older.clear()  # a new build may have had old ones removed: let their files go
    return Warehouse.open()


def _is_kept(held: Warehouse) -> bool:
    return held.build_id in kept(held.directory)


@st.cache_resource(validate=_is_kept, max_entries=MOST_OPEN, show_spinner=False)
def _older(directory: str, build_id: str) -> Warehouse:
    return Warehouse.open(Path(directory), build_id)


def begin(build_id: str = "") -> str:
    """Begin a run: all of it reads the build of this id, or the one that is current now.

    Where that build cannot be opened it reads the current one, and this returns what to tell
    the reader. Raises ``Unreadable`` with an instruction.
    """
    why = ""
    if build_id:
        try:
            st.session_state[HELD] = _older(str(folder()), build_id)
        except Unreadable as trouble:
            why = str(trouble)
        else:
            return ""
    st.session_state[HELD] = _current()
    row = build()
    current = pins.named(row["build_id"], row["built_at"])
    return pins.refusal(build_id, why, current) if why else ""


def warehouse() -> Warehouse:
    """The build of this run, open; in a callback, the one the reader is looking at.

    Before the first run of a session it is the current one; that may raise ``Unreadable``.
    """
    reading_now = _READING.get()
    if reading_now is not None:
        return reading_now
    held: Warehouse | None = st.session_state.get(HELD)
    return held or _current()


@contextmanager
def reading(source: Warehouse) -> Iterator[None]:
    """Read this build in all that is done within, in a thread or a process without a session."""
    token = _READING.set(source)
    try:
        yield
    finally:
        _READING.reset(token)


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


def current_build() -> Row | None:
    """The build that a link without an id opens, as ``build``; none where that cannot be read."""
    try:
        current = _current()
    except Unreadable:
        return None
    return _rows(current.build_id, "build", {}, current)[0]


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
        build_id=build_row["build_id"],
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
