"""The parts of "Data and method": sources, coverage, checks, methods, limits."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from atlas import freshness, text
from atlas.figure import Column, Table
from atlas.methods import METHODS
from atlas.ui import frames, origin, words
from atlas.ui.charts import shown
from atlas.ui.tables import alone
from atlas.view import View
from atlas.warehouse import Row

LIMITS = (
    "Registers hold legal form. They do not hold accountability, local ownership or control: "
    "“community business (likely)” is a likelihood, and each organisation says why it counts.",
    "Groups that are on no register are in no count, unless the council’s own list names them and "
    "that kind is chosen.",
    "A registered address is not always where the work is done. Address grades say how well we "
    "know it, and points stand at the middle of a postcode, never at a door.",
    "A charity’s address is often a home: without a confirmed site a charity is placed in its "
    "neighbourhood only, and its postcode is neither shown nor exported.",
    "Where a register is missing or partial for a council, provision there is not known. It is "
    "never shown as none, and no place is called a desert.",
    "Deprivation ranks are relative. They say nothing of how much, or why; a place that stays "
    "in the worst tenth does not show that past investment failed.",
    "Releases differ in their indicators (20 of the 55 of 2025 are new) and only ranks and "
    "deciles may be compared across them, never scores.",
)


def summary(rows: Sequence[Row], checked: Sequence[Row], today: date) -> None:
    """Say the state of the build in one paragraph, and which sources are old."""
    loaded = [row for row in rows if row["status"] == "loaded"]
    read = sum(row["rows_read"] or 0 for row in loaded)
    refused = sum(row["rows_refused"] or 0 for row in loaded)
    failed = sum(not row["passed"] for row in checked)
    words.say(
        f"{build_line()} {len(loaded)} of {len(rows)} sources are loaded: {read:,} rows read, "
        f"{refused:,} of them refused or left out, each with its reason. "
        + (f"{failed} of {len(checked)} checks failed." if failed else _passed(checked))
    )
    words.bullets(
        (
            f"Old: {row['title']}, {alarm}."
            for row in loaded
            if (alarm := freshness.freshness(row["release"], row["updated"], today).alarm)
        ),
        quiet=False,
    )


def _passed(checked: Sequence[Row]) -> str:
    return f"All {len(checked)} checks passed." if checked else "No check was recorded."


def sources(rows: Sequence[Row], today: date) -> None:
    """Show what was loaded, how old it is, and what was refused."""
    loaded = [row for row in rows if row["status"] == "loaded"]
    listed = [
        {**row, "age": freshness.freshness(row["release"], row["updated"], today).age}
        for row in loaded
    ]
    columns = (
        Column("title", "Source"),
        Column("publisher", "Publisher"),
        Column("release", "Release"),
        Column("age", "Age", numeric=True),
        Column("licence", "Licence"),
        Column("rows_read", "Rows read", numeric=True),
        Column("rows_kept", "Kept", numeric=True),
        Column("rows_refused", "Refused or left out", numeric=True),
    )
    _show("sources", "Where every figure comes from", listed, columns)
    with st.expander("What each publisher asks us to say"):
        words.bullets(f"{row['title']}: {row['attribution']} {row['homepage']}" for row in loaded)


def _show(
    key: str,
    title: str,
    rows: Sequence[Row],
    columns: tuple[Column, ...],
    *,
    height: int | None = None,
) -> None:
    """Draw a table about this build, and the ways to take it away."""
    loaded = [row for row in frames.rows("sources") if row["status"] == "loaded"]
    head = origin.provenance(loaded, title=title, filters="all of this build", notes=())
    table = Table(rows=rows, columns=columns, origin=head, file_name=f"{key}.csv")
    shown.table(alone(key, table, source=build_line()), height=height)


def absent(rows: Sequence[Row]) -> None:
    """Say what was not loaded and what the app cannot show without it."""
    missing = [row for row in rows if row["status"] != "loaded"]
    if not missing:
        words.say("Every source that the app knows is in this build.")
    words.bullets(
        (
            f"{row['title']} ({row['publisher']}, {row['homepage']}) is not loaded. "
            f"{text.sentence(row['costs'] or 'Views that need it say so.')}"
            for row in missing
        ),
        quiet=False,
    )


def refused(rows: Sequence[Row], titles: dict[str, str]) -> None:
    """Show refused rows by reason, with example keys and never a person."""
    listed = [{**row, "title": titles.get(row["source"], row["source"])} for row in rows]
    columns = (
        Column("title", "Source"),
        Column("source_table", "Table"),
        Column("reason", "Why"),
        Column("refused_count", "Rows", numeric=True),
        Column("example_keys", "For example"),
    )
    if not listed:
        words.say("No row was refused.")
        return
    caption = "Rows read but refused or left out, by reason"
    _show("rows-left-out", caption, listed, columns, height=360)


def coverage(rows: Sequence[Row], council: str, name: str) -> None:
    """Show how far each register is held: for the chosen council, then for all."""
    here = [row for row in rows if row["council25_code"] == council]
    one = (
        Column("title", "Register"),
        Column("coverage", "Held"),
        Column("listed_count", "Listed", numeric=True),
        Column("reason", "Why"),
    )
    if here:
        _show(f"registers-{council}", f"Registers for {name}", here, one)
    titles = dict.fromkeys((row["source"], row["title"]) for row in rows)
    if not titles:
        words.say("No register of organisations is in this build.")
        return
    every = (Column("council_name", "Council"), *(Column(*pair) for pair in titles))
    with st.expander("Every council"):
        _show("registers-held", "Registers held", _by_council(rows), every, height=420)


def _by_council(rows: Sequence[Row]) -> list[Row]:
    """One row per council, with one column per register."""
    found: dict[str, Row] = {}
    for row in rows:
        held = found.setdefault(row["council25_code"], {"council_name": row["council_name"]})
        held[row["source"]] = row["coverage"]
    every = {row["source"]: "missing" for row in rows}
    return [every | row for row in found.values()]


def checks(rows: Sequence[Row]) -> None:
    """Show every check with its result, failures first."""
    listed = [{**row, "result": "passed" if row["passed"] else "failed"} for row in rows]
    columns = (
        Column("title", "A row of failure would be"),
        Column("result", "Result"),
        Column("failing_rows", "Rows", numeric=True),
    )
    _show("checks", "Every check on this build, failures first", listed, columns, height=360)


def methods(view: View) -> None:
    """Say how each figure is made, and where every word is explained."""
    listed = [{"figure": figure, "way": way} for figure, way in METHODS.items()]
    columns = (Column("figure", "Figure"), Column("way", "How it is made"))
    _show("methods", "How each figure is made", listed, columns)
    st.page_link(
        "pages/what_counts.py",
        label="What every word means here, form by form and grade by grade",
        query_params=view.to_params(),
    )


TIER_WORDS = {
    "community_business": "Community interest companies, community benefit societies, "
    "co-operative societies, and charities that work in one council and show trading income.",
    "wider": "All other charities, charitable incorporated organisations, credit unions, "
    "friendly societies and community amateur sports clubs.",
    "other_clg": "Companies limited by guarantee that are neither charities nor community "
    "interest companies: their purpose is not known.",
    "local": "Groups that no register lists and the council’s own list names: in no count unless "
    "this kind is chosen.",
    "out": "Residents’ property management, independent schools, NHS charities, and dormant or "
    "dissolved organisations. Counted and listable, so that anyone can check.",
}


def limits() -> None:
    """Say what this app must never be used to claim."""
    words.bullets(LIMITS, quiet=False)


def build_line() -> str:
    """Which build is open, and when it was made."""
    build = frames.build()
    mark = " These are practice data: a fictional region." if build["is_practice"] else ""
    return f"Build {build['build_id']}, made on {text.day(build['built_at'])}.{mark}"
