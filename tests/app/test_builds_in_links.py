"""A link with a build opens that build for as long as it is kept, and says so when it is not."""

import contextlib
import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from atlas import pins
from atlas.asking import from_params
from atlas.ui import frames
from atlas.view import ENGLAND, Known, View
from atlas.warehouse import CONTRACT, Unreadable, Warehouse, kept
from tests.app import rows

OLD, NEW, NEWER = "20250506-101112-abcdef", "20260708-091011-fedcba", "20260901-000000-aaaaaa"
GONE = "20240203-040506-aabbcc"
OLD_LINE = (
    f"You are looking at build {OLD}, made on 6 May 2025; "
    f"the current one is {NEW}, made on 8 July 2026."
)
KNOWN = Known(councils={ENGLAND: "England"}, releases={"imd": (2025,)}, places={}, build_id=OLD)
DEFAULT = View(council=ENGLAND, measure="imd", release=2025)


def given(build_id: str) -> dict:
    """The tables of a build: its id says when it was made and what Alderford is called."""
    held = rows.tables(build_id)
    [row] = held["meta.build"]
    row["built_at"] = pins.made_at(build_id).replace(tzinfo=None)
    for council in held["mart.council"]:
        if council["council25_code"] == rows.ALDERFORD:
            council["council_name"] = f"Alderford of {build_id[:4]}"
    return held


@pytest.fixture
def builds(tmp_path: Path) -> Path:
    """A folder with an old build and the current one."""
    rows.write_build(tmp_path / "builds", given(OLD))
    return rows.write_build(tmp_path / "builds", given(NEW))


def asked(app: AppTest) -> str:
    """The build in the address."""
    held = app.query_params.get("build", "")
    return held[0] if isinstance(held, list) else held


def links(app: AppTest) -> list[dict[str, list[str]]]:
    """What every link of the page to a view of ours asks for."""
    hrefs = [
        href
        for part in app.get("html")
        for href in re.findall(r'href="([^"#]*\?[^"]*)"', part.proto.body)
        if not href.startswith("http")
    ]
    queries = [urlsplit(href.replace("&amp;", "&")).query for href in hrefs]
    return [
        parse_qs(query) for query in [*queries, *(p.proto.query_string for p in page_links(app))]
    ]


def page_links(app: AppTest) -> list:
    return list(app.get("page_link"))


def labelled(app: AppTest, label: str) -> list[dict[str, list[str]]]:
    return [parse_qs(p.proto.query_string) for p in page_links(app) if p.proto.label == label]


@pytest.mark.parametrize("page", ["pages/overview.py", "pages/organisations.py"])
def test_a_link_with_a_build_opens_it_and_every_link_of_the_page_keeps_it(
    run_app, text_of, builds, page
):
    app = run_app(page, builds=builds, build=OLD, council=rows.ALDERFORD)
    said = text_of(app)
    assert "Alderford of 2025" in said
    assert "Alderford of 2026" not in said
    assert OLD_LINE in said
    assert f"Build {OLD}, made on 6 May 2025" in said
    assert asked(app) == OLD
    found = links(app)
    assert len(found) > 12
    away = [link for link in found if link.get("build") != [OLD]]
    assert away == labelled(app, "Open the current build")


def test_the_way_to_the_current_build_keeps_the_rest_of_the_view(run_app, builds):
    app = run_app(builds=builds, build=OLD, council=rows.SALTMERE, measure="cni")
    [there] = labelled(app, "Open the current build")
    assert "build" not in there
    assert (there["council"], there["measure"]) == ([rows.SALTMERE], ["cni"])


def test_without_a_build_the_current_one_is_read_and_nothing_is_said_of_others(
    run_app, text_of, builds
):
    app = run_app(builds=builds, council=rows.ALDERFORD)
    said = text_of(app)
    assert "Alderford of 2026" in said
    assert "You are looking at build" not in said
    assert asked(app) == ""
    assert labelled(app, "Open the current build") == []


def test_every_page_offers_a_link_to_its_view_of_its_build(run_app, builds):
    for asks, held in (({}, NEW), ({"build": OLD}, OLD)):
        app = run_app(builds=builds, council=rows.SALTMERE, **asks)
        [there] = labelled(app, "Link to exactly this view of this build")
        assert (there["build"], there["council"]) == ([held], [rows.SALTMERE])


def test_a_link_to_the_current_build_goes_on_opening_it_when_a_newer_one_comes(
    run_app, text_of, builds
):
    app = run_app(builds=builds, build=NEW, council=rows.ALDERFORD)
    assert "You are looking at build" not in text_of(app)
    rows.write_build(builds, given(NEWER))
    said = text_of(app.run())
    assert "Alderford of 2026" in said
    assert f"looking at build {NEW}, made on 8 July 2026; the current one is {NEWER}" in said
    assert asked(app) == NEW


def test_back_goes_to_the_build_of_that_address(run_app, text_of, builds):
    app = run_app(builds=builds, build=OLD, council=rows.ALDERFORD)
    del app.query_params["build"]
    assert "Alderford of 2026" in text_of(app.run())
    app.query_params["build"] = OLD
    assert "Alderford of 2025" in text_of(app.run())


def test_a_change_of_a_control_keeps_the_build(run_app, text_of, builds):
    app = run_app(builds=builds, build=OLD, council=rows.ALDERFORD)
    app.selectbox(key="measure").select("cni").run()
    assert OLD_LINE in text_of(app)
    assert asked(app) == OLD


def test_a_build_that_is_gone_is_said_with_both_dates_and_never_pretended(run_app, text_of, builds):
    app = run_app(builds=builds, build=GONE, council=rows.ALDERFORD)
    said = text_of(app)
    assert (
        f"The link asks for the build {GONE}, made on 3 February 2024. It is not kept here any "
        "more: the last few builds are, and those that are pinned. "
        f"The current build, {NEW}, made on 8 July 2026, is shown in its place" in said
    )
    assert "Alderford of 2026" in said
    assert asked(app) == ""


def test_a_build_that_goes_while_it_is_looked_at_is_not_shown_from_memory(run_app, text_of, builds):
    app = run_app(builds=builds, build=OLD, council=rows.ALDERFORD)
    (builds / f"{OLD}.duckdb").unlink()
    said = text_of(app.run())
    assert f"The link asks for the build {OLD}, made on 6 May 2025. It is not kept" in said
    assert "Alderford of 2025" not in said


def test_a_build_that_went_because_of_a_takedown_says_so_and_names_nobody(run_app, text_of, builds):
    (builds / "removed").mkdir()
    mark = builds / "removed" / f"{GONE}.json"
    mark.write_text(json.dumps({"reason": "takedown", "removed_on": "2025-03-04"}))
    said = text_of(run_app(builds=builds, build=GONE))
    assert "It was removed on 4 March 2025, because somebody asked to be taken out" in said
    mark.write_text("{")
    assert "It was removed, because somebody asked" in text_of(run_app(builds=builds, build=GONE))


def test_a_build_of_another_contract_is_refused_with_what_to_do(run_app, text_of, builds):
    older = given(GONE)
    older["meta.build"][0]["contract"] = CONTRACT - 1
    rows.write_build(builds, older)
    rows.write_build(builds, given(NEWER))
    said = text_of(run_app(builds=builds, build=GONE))
    assert f"It keeps contract {CONTRACT - 1}, and this app reads contract {CONTRACT}" in said
    assert "Open it with that version" in said
    assert f"The current build, {NEWER}" in said


def test_a_damaged_build_is_refused_in_words(run_app, text_of, builds):
    (builds / f"{GONE}.duckdb").write_bytes(b"not a database" * 1000)
    said = text_of(run_app(builds=builds, build=GONE))
    assert (
        f"The link asks for the build {GONE}, made on 3 February 2024. It cannot be opened" in said
    )
    assert "Something went wrong" not in said


@pytest.mark.parametrize(
    "strange",
    ["../outside", "work", "current", "*", "/etc/passwd", f"{OLD}/", f"./{OLD}", f"{OLD}.duckdb",
     "20259999-999999-abcdef", "٢٠٢٥٠٥٠٦-١٠١١١٢-abcdef", "\x00", "<b>x</b>", "x" * 5000],
)  # fmt: skip
def test_what_is_no_id_is_refused_in_words_and_opens_no_file(run_app, text_of, builds, strange):
    for outside in (builds.parent / "outside.duckdb", builds / "work.duckdb"):
        outside.write_bytes((builds / f"{OLD}.duckdb").read_bytes())
    app = run_app(builds=builds, build=strange, council=rows.ALDERFORD)
    said = text_of(app)
    assert "The link asks for the build" in said
    assert "That is not the id of a build." in said
    assert "Alderford of 2026" in said
    assert "<b>x" not in said
    assert asked(app) == ""


def test_an_old_build_opens_though_there_is_no_current_one(run_app, text_of, builds):
    (builds / "current.json").write_text("{")
    said = text_of(run_app(builds=builds, build=OLD, council=rows.ALDERFORD))
    assert "Alderford of 2025" in said
    assert f"You are looking at build {OLD}, made on 6 May 2025; there is no current one." in said


def test_only_what_is_named_as_a_build_is_kept(builds):
    (builds / "work.duckdb").write_bytes(b"")
    (builds / "mine.duckdb").write_bytes(b"")
    assert list(kept(builds)) == [OLD, NEW]
    with pytest.raises(Unreadable, match="not the id"):
        Warehouse.open(builds, "work")
    assert Warehouse.open(builds, OLD).query("build")[0]["build_id"] == OLD


def test_a_view_of_a_build_survives_its_address_and_is_held_to_no_other():
    view = View(council=ENGLAND, release=2025, build=OLD)
    assert from_params(view.to_params(), DEFAULT, KNOWN) == (view, [])
    read, _ = from_params({"build": NEW}, DEFAULT, KNOWN)
    assert read.build is None
    assert "build" not in DEFAULT.to_params()


def files_open() -> list[str]:
    """The builds that this process holds open."""
    found = []
    for number in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(OSError):  # closed while we looked
            found.append(number.readlink().name)
    return [name for name in found if name.endswith(".duckdb")]


def test_many_builds_looked_at_are_let_go_and_none_is_cut_off_from_who_reads_it(
    builds, monkeypatch
):
    ids = [f"2021010{no}-000000-abcabc" for no in range(1, frames.MOST_OPEN + 3)]
    for build_id in ids:
        rows.write_build(builds, given(build_id))
    monkeypatch.setenv("ATLAS_BUILDS", str(builds))

    def look(wanted):
        import streamlit as st

        from atlas.ui import frames

        for build_id in wanted:
            assert frames.begin(build_id) == ""
            st.session_state.setdefault("first", frames.warehouse())

    app = AppTest.from_function(look, args=(ids,)).run()
    assert not app.exception
    first: Warehouse = app.session_state["first"]
    with first._file._cursor() as cursor:
        cursor.execute("select range from range(1_000_000)")
        assert f"{ids[0]}.duckdb" in files_open()
        assert f"{ids[1]}.duckdb" not in files_open()
        assert len([name for name in files_open() if name[:22] in ids]) <= frames.MOST_OPEN + 2
        assert len(cursor.fetchall()) == 1_000_000
    assert first.query("build")[0]["build_id"] == ids[0]


def test_a_pin_is_made_once_and_a_folder_that_cannot_be_written_to_is_said(builds):
    assert pins.pin(builds, OLD, "  A briefing\n of   Alderford ") == ""
    held = json.loads((builds / "pins" / f"{OLD}.json").read_text())
    assert held["reason"] == "A briefing of Alderford"
    assert pins.is_pinned(builds, OLD)
    assert "is gone, so it could not be pinned" in pins.pin(builds, GONE, "x")
    assert "is gone" in pins.pin(builds, "../outside", "x")
    (builds / "pins.lock").unlink()
    (builds / "pins.lock").mkdir()
    assert "cannot be written to" in pins.pin(builds, NEW, "x")
    assert not pins.is_pinned(builds, NEW)
