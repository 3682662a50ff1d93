"""Every chart, map and table of every view has the one control, below it, with all its files.

What is drawn is read from the pages themselves, as they are drawn for the practice region.
"""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import duckdb
import pytest
import streamlit as st

from atlas.ui.views import VIEWS
from tests.app import drawn
from tests.app.drawn import Control, Drawn, Heading, Item

COUNCIL = "E06999001"
# The exceptions, all of them, each with its reason.
KEYS = {
    "table atlas-two-way": "the legend of the two-way map, as a table of colours and their names",
    "bars of <span>": "the swatches of a legend, which are as wide as each other",
}
GATHERED = {
    "pages/overview.py": "it is one screen (tested at 1280 × 720), which the controls would break: "
    "they stand together at its foot, each below the name of its figure",
}

PICTURE, TABLE = {"png", "svg", "csv", "xlsx"}, {"csv", "xlsx"}
Files = Mapping[str, Mapping[str, str]]  # by the key of a figure and the ending of a file

# Each view for a council and for the country, and what is there only when it is asked for.
SITUATIONS: list[tuple[str, dict[str, str]]] = [
    *((view.script, {"council": COUNCIL}) for view in VIEWS),
    *((view.script, {"council": "england"}) for view in VIEWS),
    ("pages/map.py", {"place": "neighbourhood"}),
    ("pages/map.py", {"council": COUNCIL, "measure": "cni"}),
    ("pages/map.py", {"council": COUNCIL, "measure": "double"}),
    ("pages/organisations.py", {"organisation": "organisation"}),
    ("pages/organisations.py", {"council": COUNCIL, "find": "community"}),
    ("pages/organisations.py", {"place": "neighbourhood"}),
    *(
        ("pages/place_profile.py", {"council": COUNCIL, "at": level})
        for level in ("neighbourhood", "area", "ward", "authority")
    ),
    ("pages/place_profile.py", {"council": COUNCIL, "own": "two", "at": "own"}),
    *(
        ("pages/where_to_look_first.py", {"council": COUNCIL, "level": level, "lens": lens})
        for level in ("area", "ward")
        for lens in ("gap", "growing")
    ),
    ("pages/compare.py", {"council": COUNCIL, "beside": "ward"}),
    ("pages/compare.py", {"council": "england", "beside": "ward"}),
    ("pages/change.py", {"place": "neighbourhood"}),
    ("pages/what_counts.py", {"council": COUNCIL, "find": "community"}),
]


@pytest.fixture(scope="module")
def codes(practice_build: Path) -> dict[str, str]:
    """What stands for a place or an organisation in ``SITUATIONS``: one of each in the build."""
    pointer = json.loads((practice_build / "current.json").read_text("utf-8"))
    with duckdb.connect(practice_build / pointer["file"], read_only=True) as con:
        found = con.execute(
            "select min(lsoa21_code), min(area_code), min(ward25_code), max(lsoa21_code)"
            " from mart.neighbourhood where council25_code = $council",
            {"council": COUNCIL},
        ).fetchone()
        [authority] = con.execute(
            "select min(place_code) from mart.place where place_level = 'authority'"
        ).fetchone()
        [body] = con.execute(
            "select min(org_id) from mart.organisation_site where council25_code = $council",
            {"council": COUNCIL},
        ).fetchone()
    first, area, ward, last = found
    named = {"neighbourhood": first, "area": area, "ward": ward, "authority": authority}
    return {**named, "two": f"{first[3:]}.{last[3:]}", "organisation": body}


@pytest.fixture
def draw(run_app, practice_build, codes) -> Callable[[str, Mapping[str, str]], list[Item]]:
    """Draw a view and give what is on it, without the keys to its figures."""

    def drawn_of(script: str, asked: Mapping[str, str]) -> list[Item]:
        params = {name: codes.get(value, value) for name, value in asked.items()}
        app = run_app(script, builds=practice_build, **params)
        assert not app.exception
        return [item for item in drawn.items(app) if item.what not in KEYS]

    return drawn_of


@pytest.fixture
def files(monkeypatch, opened) -> Files:  # noqa: ARG001 - the buttons are in what opens
    """What the controls of a page offer; the text of a csv, which is made here and now."""
    held: dict[str, dict[str, str]] = {}
    button = st.download_button

    def keep(label: str, data: object, file_name: str, *rest: object, **named: object) -> bool:
        of = re.fullmatch(r"save_(?P<key>.+)_(?P<kind>\w+)", str(named.get("key")))
        if of:
            made = data() if of["kind"] == "csv" and callable(data) else b""
            held.setdefault(of["key"], {})[of["kind"]] = made.decode("utf-8-sig")
        return button(label, data, file_name, *rest, **named)

    monkeypatch.setattr(st, "download_button", keep)
    return held


def is_told(name: str, csv: str) -> bool:
    """Is what heads a row all in one line of the file?"""
    words = set(re.findall(r"\w+", name))
    return any(words <= set(re.findall(r"\w+", line)) for line in csv.splitlines())


def troubles(found: list[Item], files: Files) -> list[str]:
    """Say of each figure what its control lacks, if it has one, going down the page."""
    said: list[str] = []
    waiting: list[Drawn] = []
    for item in [*found, Heading("the end of the page")]:
        if isinstance(item, Drawn):
            waiting.append(item)
            continue
        if isinstance(item, Heading):
            said += [f"{one.what}: no control before {item.what}" for one in waiting]
        elif isinstance(item, Control):
            said += of_one(item, waiting, files[item.what])
        waiting = []
    return said


def of_one(control: Control, waiting: list[Drawn], files: Mapping[str, str]) -> list[str]:
    """Say what is wrong with what is drawn above a control and what the control has."""
    # A list of links or cards is no table, and may be taken all the same; a picture must be there.
    is_of_nothing = not waiting and "png" in files
    said = [f"{control.what}: a picture of nothing"] if is_of_nothing else []
    pictures = [one for one in waiting if one.rows is None]
    if len(pictures) > 1:
        said.append(f"{control.what}: one control of {[one.what for one in pictures]}")
    if lacking := (PICTURE if pictures else TABLE) - set(files):
        said.append(f"{control.what}: no {sorted(lacking)}")
    for one in waiting:
        if one.column[: len(control.column)] != control.column:
            said.append(f"{control.what}: in another column than {one.what}")
        untold = [name for name in one.rows or () if not is_told(name, files.get("csv", ""))]
        said += [f"{control.what}: not in its csv: {untold[:3]}"] if untold else []
    return said


def troubles_of_gathered(found: list[Item], files: Files) -> list[str]:
    """The same where the controls stand together: as many of each kind, with the same figures."""
    shown = [item for item in found if isinstance(item, Drawn)]
    pictures = [one.what for one in shown if one.rows is None]
    with_pictures = [key for key, kinds in files.items() if set(kinds) >= PICTURE]
    tables = [one for one in shown if one.rows is not None]
    said = [] if len(pictures) == len(with_pictures) else [f"{pictures} but {with_pictures}"]
    said += [f"{key}: no csv or xlsx" for key, kinds in files.items() if not set(kinds) >= TABLE]
    for one in tables:
        if not any(all(is_told(n, kinds["csv"]) for n in one.rows) for kinds in files.values()):
            said.append(f"{one.what}: in no csv")
    return said


@pytest.mark.parametrize(
    ("script", "asked"),
    SITUATIONS,
    ids=lambda given: (
        given[6:-3] if isinstance(given, str) else "-".join(map("=".join, given.items()))
    ),
)
def test_whatever_is_drawn_can_be_taken_away_just_below_it(draw, files, script, asked):
    found = draw(script, asked)
    check = troubles_of_gathered if script in GATHERED else troubles
    assert check(found, files) == []
