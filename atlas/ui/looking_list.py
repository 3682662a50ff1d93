"""The list of places in high need, the most likely first: never a league table of provision."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from atlas import looking, text
from atlas.menu import Measure
from atlas.ui import looking as page
from atlas.ui import looking_way, words
from atlas.ui.looking import Looked
from atlas.ui.tables import Column, offer_csv
from atlas.warehouse import Row

RANKS = "Ranks are relative: they say who is more deprived than whom, not by how much or why."
URBAN = {True: "urban", False: "rural"}
MOST = 50  # rows on the page; the csv holds all


@dataclass(frozen=True)
class Cell:
    """One column of the list: its heading, what a row has in it (HTML), and whether a figure."""

    heading: str
    html: Callable[[Row], str]
    numeric: bool = False


def draw(seen: Looked, measure: Measure) -> None:
    """Draw the list with its cautions, and offer all of it."""
    rows = seen.listed
    title = f"{seen.many.capitalize()} in England’s worst fifth of need"
    words.heading(title)
    if not rows:
        words.say(f"There are none in {seen.name}.")
        return
    st.html(_table_html(seen, rows[:MOST]))
    looking_way.stay_here()
    if len(rows) > MOST:
        words.quiet(f"The first {MOST} of {len(rows):,} are shown; the csv holds all of them.")
    cautions = _cautions(seen)
    words.bullets(cautions)
    words.quiet(page.source(seen, measure))
    offer_csv(
        [_plain(seen, row) for row in rows],
        _columns(seen),
        page.provenance(seen, measure, title=f"{title}: {seen.name}", more=cautions),
        what="this list",
        file_name=f"where-to-look-{seen.level}-{seen.lens}-{seen.view.council}.csv",
    )


def _table_html(seen: Looked, rows: Sequence[Row]) -> str:
    cells = _cells(seen)
    head = "".join(f'<th scope="col"{_mark(cell)}>{text.html(cell.heading)}</th>' for cell in cells)
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
            Cell("New expected", lambda row: _one(row["new_expected"]), numeric=True),
            Cell("Growing faster than its peers", lambda row: _odds_html(row, seen.lens)),
        ]
    return [
        need,
        listed,
        Cell("Expected", lambda row: _one(row["expected_count"]), numeric=True),
        Cell("For 1,000 residents", _rate_html),
        Cell("Among the fifth with fewest", lambda row: _odds_html(row, seen.lens)),
        Cell("Definitions", lambda row: f"<span>{text.html(looking.robust(row))}</span>"),
    ]


def _one(value: float | None) -> str:
    return text.number(value, digits=1)


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


def _cautions(seen: Looked) -> tuple[str, ...]:
    if not seen.is_covered:
        return (RANKS, "In the worst tenth: residents in England’s most deprived tenth.")
    if seen.lens == looking.GROWING:
        return (
            f"New: registered in {seen.years} and still listed; those gone since are not in it.",
            "“A place to start” is a chance of 8 in 10 or more.",
        )
    said = [
        "“Look here first” is a chance of 8 in 10 or more of being among the fifth of peers with "
        "fewest organisations; “possible” is 5 in 10 or more.",
        "Definitions: in how many of the twelve ways of counting the chance is 5 in 10 or more.",
    ]
    if "charity_commission" in (seen.peers[0]["missing"] or ""):
        said.insert(
            2,
            "No charity is counted here, so definitions that differ by charities’ contact "
            "addresses only count the same.",
        )
    return tuple(said)


def _plain(seen: Looked, row: Row) -> dict[str, object]:
    """One row of the csv: what the list shows, with the figures behind it."""
    lens, chance = seen.lens, looking.chance(row, seen.lens)
    return {
        **row,
        "council": text.council(row["council_name"]) if "council_name" in row else seen.name,
        "expected": _one(row["expected_count"]),
        "per_1000": looking.per_1000(row),
        "caution": looking.caution(row),
        "new_due": _one(row["new_expected"]),
        "chance": None if chance is None else round(chance, 2),
        "odds": looking.odds(chance),
        "called": looking.called(row, lens),
        "robust": looking.robust(row),
        "cluster": looking.cluster(row) if "neighbourhood_count" in row else None,
    }


def _columns(seen: Looked) -> tuple[Column, ...]:
    where: tuple[Column, ...] = (
        Column("place_name", seen.names[0].capitalize()),
        Column("place_code", "Code"),
        Column("council", "Council"),
        Column("population", "Residents"),
        Column("need_rank", "Need rank in England (1 = most deprived)"),
    )
    if not seen.view.is_england:
        where = (*where, Column("cluster", "In a wider cluster of high need"))
    if not seen.is_covered:
        return where
    counted = (Column("organisation_count", "Organisations listed"),)
    if seen.lens == looking.GROWING:
        what: tuple[Column, ...] = (
            Column("new_count", f"New, {seen.years}"),
            Column("new_due", "New expected"),
            Column("chance", "Probability of growing faster than its peers"),
        )
    else:
        what = (
            Column("expected", "Expected"),
            Column("per_1000", "For 1,000 residents (95% interval)"),
            Column("caution", "Caution"),
            Column("chance", "Probability of being among the fifth with fewest"),
            Column("robust", "Definitions in which it is on the list"),
        )
    return (*where, *counted, *what, Column("odds", "In words"), Column("called", "Called"))
