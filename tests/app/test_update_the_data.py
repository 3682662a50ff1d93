"""The tables of Update the data: taken away as they are shown, whatever was written in a list."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import duckdb
import openpyxl
import pytest
import streamlit as st

SCRIPT = "pages/update_the_data.py"
HEAD = "org_id,name,postcode,action,reason,source,added_on\r\n"
FORMULAS = ('=HYPERLINK("http://bad.example";"x")', "+44 7700", "@SUM(A1)", "-1+1")
NOT_SHOWN = "Asked for by Jane Doe"  # a reason is not in the answer: neither is it in its files

Files = dict[str, bytes]


@pytest.fixture
def files(monkeypatch, opened) -> Files:  # noqa: ARG001 - the buttons are in what opens
    """What every button of the tables of a list makes, by the name of its file."""
    held: Files = {}

    def keep(_label: str, data: object, file_name: str, *_: object, **__: object) -> None:
        if re.match(r"list-.*\.(csv|xlsx)", file_name) and callable(data):
            held[file_name] = data()

    monkeypatch.setattr(st, "download_button", keep)
    return held


@pytest.fixture
def give(run_app, practice_build, tmp_path, monkeypatch) -> Callable[..., None]:
    """Have a list checked on the page: ``give([["", "A name", "", "confirm"]])``."""
    monkeypatch.setenv("ATLAS_LOCAL", str(tmp_path / "local"))

    def check(rows: list[list[str]], *, takedown: bool = False) -> None:
        out = io.StringIO()
        ends = [NOT_SHOWN, *([] if takedown else ["Community team"]), "2026-11-01"]
        csv.writer(out).writerows([*row, *ends] for row in rows)
        app = run_app(SCRIPT, builds=practice_build)
        if takedown:
            app.radio(key="list_kind").set_value("Organisations to take down").run()
        head = HEAD.replace("action,", "").replace("source,", "") if takedown else HEAD
        body = (head + out.getvalue()).encode()
        app.file_uploader(key="list").set_value(("ours.csv", body, "text/csv")).run(timeout=60)
        assert not app.exception

    return check


@pytest.fixture
def postcode(practice_build: Path) -> str:
    """A postcode of the build."""
    pointer = json.loads((practice_build / "current.json").read_text("utf-8"))
    with duckdb.connect(practice_build / pointer["file"], read_only=True) as con:
        return con.execute("select min(postcode) from mart.postcode").fetchone()[0]


def lines(made: bytes) -> list[list[str]]:
    """The heading and the rows of a csv, without what stands above them."""
    rows = list(csv.reader(io.StringIO(made.decode("utf-8-sig"))))
    return rows[rows.index([]) + 1 :]


def cells(made: bytes) -> list[openpyxl.cell.Cell]:
    """Every cell of a workbook."""
    book = openpyxl.load_workbook(io.BytesIO(made))
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row]


def test_the_list_in_use_is_taken_away_as_it_is_shown(run_app, practice_build, files):
    run_app(SCRIPT, builds=practice_build)
    head, *rows = lines(files["list-in-use.csv"])
    assert head == ["Organisation", "Action", "Reason", "Source, and day added"]
    assert rows
    assert "The council's own words" in files["list-in-use.csv"].decode()
    assert lines(files["list-actions.csv"])[1][0] == "confirm"
    assert set(files) == {
        f"list-{of}.{kind}" for of in ("in-use", "actions") for kind in ("csv", "xlsx")
    }


def test_no_word_of_an_upload_runs_in_a_spreadsheet(give, files, postcode):
    group = "=1+1 Pottergate Menders"
    give(
        [*([written, "", "", "confirm"] for written in FORMULAS), ["", group, postcode, "confirm"]]
    )
    assert lines(files["list-refused.csv"])[0] == ["Line", "Organisation", "Why it is refused"]
    refused = [row[1] for row in lines(files["list-refused.csv"])[1:]]
    assert refused == [f"'{written}" for written in FORMULAS]
    assert lines(files["list-kept.csv"])[1][1] == f"'{group}"
    held = [*cells(files["list-refused.xlsx"]), *cells(files["list-kept.xlsx"])]
    assert {*FORMULAS, group} <= {cell.value for cell in held}
    assert all(cell.data_type != "f" for cell in held)
    assert not [cell for cell in held if cell.hyperlink and "bad.example" in cell.hyperlink.target]


def test_what_an_answer_does_not_show_is_in_no_file(give, files, postcode):
    give([["GB-COH-99999999", "", "", "exclude"], ["", "Pottergate Menders", postcode, "confirm"]])
    for key in ("list-refused", "list-kept"):
        assert NOT_SHOWN not in files[f"{key}.csv"].decode()
        assert not [cell for cell in cells(files[f"{key}.xlsx"]) if NOT_SHOWN in str(cell.value)]


def test_the_answer_to_a_takedown_list_says_that_it_is_not_published(give, files):
    give([["GB-COH-99999999", "", ""], ["", "Nobody of this name", ""]], takedown=True)
    answers = [
        made.decode() for name, made in files.items() if re.match("list-(kept|refused).csv", name)
    ]
    assert answers
    for held in answers:
        assert "is not published" in held
        assert "The file ours.csv, as it was checked" in held


def test_an_answer_that_is_cut_says_of_how_many_and_its_file_has_what_is_shown(give, files):
    give([[f"GB-COH-9{no:07}", "", "", "exclude"] for no in range(1_100)])
    assert "(the first 1,000 of 1,100)" in files["list-refused.csv"].decode()
    assert len(lines(files["list-refused.csv"])) == 1 + 1_000
