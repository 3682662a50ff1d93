"""Who came to a register and who left it, in any place, where the register lets both be said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from atlas import registered
from atlas.coverage import COMPLETE
from atlas.drawings import Year, Years
from atlas.figure import Column, Figure, Said, Table
from atlas.registered import Turn
from atlas.ui import credits, frames, origin, terms, words
from atlas.ui.charts import shown
from atlas.view import View
from atlas.warehouse import Row

# What the bodies of a register that keeps the gone are called.
_NOUNS: Mapping[str, tuple[str, str]] = {
    "fca_mutuals": ("society", "societies"),
    "charity_commission": ("charity", "charities"),
}
_ANY = ("organisation", "organisations")
_COLUMNS = (
    Column("year", "Year"),
    Column("registered", "Registered", numeric=True),
    Column("removed", "Removed", numeric=True),
    Column("net", "Net change", numeric=True),
)


@dataclass(frozen=True, kw_only=True)
class Where:
    """A place: its name, its code, its councils, and what queries ask for it by.

    ``asked`` has level, code and codes.
    """

    name: str
    code: str
    councils: tuple[str, ...]
    asked: Mapping[str, object]


def day() -> date:
    """The day of the build: a date after it is a slip of a register."""
    held: date = frames.build()["built_at"].date()
    return held


def registers(view: View, councils: Sequence[str]) -> tuple[list[Row], list[Row]]:
    """Of those that are needed: whose file keeps those that left it, and the others.

    A register is whole in a place where it is so in each of its councils.
    """
    keeping = {row["source"]: row for row in frames.rows("change_registers", built_on=day())}
    needed: dict[str, Row] = {}
    for council in councils:
        for row in frames.rows("coverage", council=council, tiers=list(view.definition.tiers)):
            held = needed.get(row["source"])
            if held is None or held["coverage"] == COMPLETE:
                needed[row["source"]] = row
    found = [{**row, **keeping[name]} for name, row in needed.items() if name in keeping]
    kept = [row for row in found if registered.keeps_the_gone(row) and row["newest_on"]]
    return kept, [row for row in found if row not in kept]


def figures(view: View, where: Where) -> list[Figure]:
    """Who came and who left, by year, of each register that keeps the gone."""
    kept, _ = registers(view, where.councils)
    return [made for row in kept if (made := _figure(view, where, row))]


def draw(view: View, where: Where) -> None:
    """Draw the registers whose file keeps those that left; say of the others why not."""
    kept, others = registers(view, where.councils)
    for row in kept:
        if made := _figure(view, where, row):
            shown.figure(made)
        else:
            words.say(f"None here came to or left the {row['title']} in {registered.SHOWN} years.")
    why = registered.silent(others)
    if kept:
        words.quiet(f"How many left is not known elsewhere. {why}" if why else "")
    else:
        st.html(
            '<h3 class="atlas-h3">How many have gone is not known here</h3>'
            f'<p class="quiet">{terms.linked_html(why)}</p>'
        )


def _figure(view: View, where: Where, register: Row) -> Figure | None:
    found = _turns(register, where)
    if not any(turn.registered or turn.removed for turn in found):
        return None
    title = registered.title(found, _NOUNS.get(register["source"], _ANY))
    note = f"{registered.net(found)} {registered.GONE}"
    return Figure(
        key=f"gone_{register['source']}",
        said=Said(
            title=title,
            measure=f"{register['title']}, {where.name}: registered above the line, removed below",
            alt=f"{title}. {registered.net(found)} {registered.each(found)}.",
            source=credits.counted(register["source"]),
            cautions=(note,),
        ),
        table=Table(
            rows=[_row(turn) for turn in found],
            columns=_COLUMNS,
            origin=origin.provenance(
                origin.sources(tiers=view.definition.tiers),
                title=title,
                filters=f"{where.name}; {register['title']}, every kind of body in it",
                notes=(note,),
            ),
            file_name=f"{register['source']}-turnover-{where.code}.csv",
        ),
        drawing=Years(items=[Year(turn.year, turn.registered, turn.removed) for turn in found]),
    )


def _turns(register: Row, where: Where) -> list[Turn]:
    """Who came and who left in each whole year up to the newest entry of the register."""
    asked = {"registers": [register["source"]], "built_on": day(), **where.asked}
    return registered.turns(frames.rows("change_by_year", **asked), register["newest_on"].year - 1)


def _row(turn: Turn) -> Row:
    return {
        "year": str(turn.year),
        "registered": turn.registered,
        "removed": turn.removed,
        "net": turn.registered - turn.removed,
    }
