"""The list of places in high need, the most likely first: never a league table of provision."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from atlas import looking, text
from atlas.figure import Figure, Table
from atlas.menu import Measure
from atlas.ui import frames, looking_table, looking_way, taking, words
from atlas.ui import looking as page
from atlas.ui.looking import Looked
from atlas.ui.tables import alone
from atlas.ui.terms import heading_html
from atlas.warehouse import Row

URBAN = {True: "urban", False: "rural"}
MOST = 50  # rows on the page; the csv holds all


@dataclass(frozen=True)
class Cell:
    """One column of the list: its heading, what a row has in it (HTML), and whether a figure."""

    heading: str
    html: Callable[[Row], str]
    numeric: bool = False


def figure(seen: Looked) -> Figure | None:
    """The list as a table; none where no place is in high need."""
    measure = frames.newest("imd")
    if not seen.listed or measure is None:
        return None
    table = Table(
        rows=[looking_table.plain(seen, row) for row in seen.listed],
        columns=looking_table.columns(seen),
        origin=page.provenance(
            seen, measure, title=f"{_title(seen)}: {seen.name}", more=looking_table.cautions(seen)
        ),
        file_name=f"where-to-look-{seen.level}-{seen.lens}-{seen.view.council}.csv",
    )
    return alone("look_list", table, source=page.source(seen, measure))


def _title(seen: Looked) -> str:
    return f"{seen.many.capitalize()} in England’s worst fifth of need"


def draw(seen: Looked, measure: Measure) -> None:
    """Draw the list with its cautions, and offer all of it."""
    rows = seen.listed
    words.heading(_title(seen))
    shown = figure(seen)
    if shown is None:
        words.say(f"There are none in {seen.name}.")
        return
    st.html(_table_html(seen, rows[:MOST]))
    looking_way.stay_here()
    if len(rows) > MOST:
        words.quiet(f"The first {MOST} of {len(rows):,} are shown; the files hold all of them.")
    words.bullets(looking_table.cautions(seen))
    words.quiet(page.source(seen, measure))
    taking.draw(shown)


def _table_html(seen: Looked, rows: Sequence[Row]) -> str:
    cells = _cells(seen)
    head = "".join(
        f'<th scope="col"{_mark(cell)}>{heading_html(cell.heading)}</th>' for cell in cells
    )
    body = "".join(
        f'<tr><th scope="row">{_place_html(seen, row)}</th>'
        + "".join(
            f'<td data-label="{text.html(cell.heading)}"{_mark(cell)}>{cell.html(row)}</td>'
            for cell in cells
        )
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="atlas-scroll" tabindex="0" role="region" style="max-height:560px" '
        f'aria-label="{text.html(seen.many.capitalize())} in high need">'
        f'<table class="atlas-looks"><caption>{text.html(_caption(seen))}</caption><thead><tr>'
        f'<th scope="col">{text.html(seen.names[0].capitalize())}</th>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _caption(seen: Looked) -> str:
    """In what order, and the rate of the peers, of each class of them."""
    if not seen.is_covered:
        return "The most deprived first. Each name opens its profile."
    rates = {
        row["is_urban"]: text.number(row["peer_rate_per_1000"], digits=2)
        for row in seen.rows
        if row["peer_rate_per_1000"] is not None
    }
    said = [f"{rates[kind]} in {name} ones" for kind, name in URBAN.items() if kind in rates]
    peers = f" Peers have {text.listed(said)} for every 1,000 residents." if said else ""
    if seen.lens == looking.GROWING:
        peers = ""
    return f"The most likely first. Each name opens its profile.{peers}"


def _mark(cell: Cell) -> str:
    return ' class="figure"' if cell.numeric else ""


def _place_html(seen: Looked, row: Row) -> str:
    link = looking_way.link_html(seen.view, row["place_code"], row["place_name"])
    beside = [f"{text.number(row['population'])} residents"]
    if seen.view.is_england:
        beside.insert(0, text.council(row["council_name"]))
    elif looking.cluster(row) == "yes":
        beside.append("in a cluster of high need")
    return f'{link}<span class="quiet">{text.html(" · ".join(beside))}</span>'


def _cells(seen: Looked) -> list[Cell]:
    total = next((row["need_count"] for row in seen.rows if row["need_count"]), 0)
    need = Cell(f"Need rank of {total:,}", lambda row: text.number(row["need_rank"]), numeric=True)
    if not seen.is_covered:
        share = "worst_tenth_share"
        return [
            need,
            Cell("In the worst tenth", lambda row: text.percent(row[share]), numeric=True),
        ]
    listed = Cell("Listed", lambda row: text.number(row["organisation_count"]), numeric=True)
    if seen.lens == looking.GROWING:
        return [
            need,
            listed,
            Cell(f"New, {seen.years}", lambda row: text.number(row["new_count"]), numeric=True),
            Cell("New expected", lambda row: looking_table.one(row["new_expected"]), numeric=True),
            Cell("Growing faster than its peers", lambda row: _odds_html(row, seen.lens)),
        ]
    return [
        need,
        listed,
        Cell("Expected", lambda row: looking_table.one(row["expected_count"]), numeric=True),
        Cell("For 1,000 residents", _rate_html),
        Cell("Among the fifth with fewest", lambda row: _odds_html(row, seen.lens)),
        Cell("Definitions", lambda row: f"<span>{text.html(looking.robust(row))}</span>"),
    ]


def _rate_html(row: Row) -> str:
    """The rate or the estimate, and beside a rate the estimate too."""
    beside = [looking.caution(row)]
    if row["rule"] != "shrunk":
        estimate = text.number(row["shrunk_per_1000"], digits=2)
        beside.append(f"drawn towards peers: {estimate}")
    said = "".join(f'<span class="quiet">{text.html(part)}</span>' for part in beside if part)
    return f"{text.html(looking.per_1000(row))}{said}"


def _odds_html(row: Row, lens: str) -> str:
    chance = looking.chance(row, lens)
    call = looking.called(row, lens)
    look = "atlas-call possible" if call == looking.POSSIBLE else "atlas-call"
    badge = f' <span class="{look}">{text.html(call)}</span>' if call else ""
    said = f"{looking.odds(chance)}{badge}"
    return f'{said}<span class="quiet">{text.html(looking.likely(chance))}</span>'
