"""The four tests of a community business, applied openly to one local body of each form; words."""

from collections.abc import Sequence

import streamlit as st

from atlas import four_tests, glossary, text
from atlas.figure import Column
from atlas.ui import frames, opening, what_counts_take, words
from atlas.ui.tables import table_html
from atlas.view import View
from atlas.warehouse import Row

SOURCE = (
    "The four tests are Power to Change’s description of a community business, in our words. "
    "Nothing here passes or fails anybody."
)
CHOSEN_BY = (
    "One of each form, chosen by rule and not by merit: the surest place, then a known activity, "
    "then the oldest."
)


def show(view: View, name: str) -> None:
    """What each test asks, and what the registers show of it for one local body of each form."""
    rows = [
        {"name": test.name, "asks": test.asks, "only": test.only_people}
        for test in four_tests.TESTS
    ]
    columns = (
        Column("name", "Test"),
        Column("asks", "It asks"),
        Column("only", "Only people who know it can say"),
    )
    title = "Four tests of a community business"
    st.html(table_html(rows, columns, caption=title))
    what_counts_take.offer(view, "tests", rows, columns, title=title)
    words.quiet(SOURCE)
    if view.is_england:
        words.say(
            "Choose a council to see the tests applied to one organisation of each form there."
        )
        return
    found = frames.rows("what_counts_examples", council=view.council)
    if not found:
        words.say(f"No organisation is listed in {name} to apply them to.")
        return
    st.html(f'<h3 class="atlas-h3">What the registers show of {len(found)} organisations here</h3>')
    words.quiet(CHOSEN_BY)
    st.html(_examples_html(view, found))


def _examples_html(view: View, found: Sequence[Row]) -> str:
    cards = "".join(
        _example_html(view, row, is_open=at == 0) for at, row in enumerate(_ordered(found))
    )
    return f'<div class="atlas-examples">{cards}</div>'


def _ordered(found: Sequence[Row]) -> list[Row]:
    """Community interest companies first: they are most of what is counted."""
    return sorted(found, key=lambda row: (row["tier"], row["legal_form"] != "cic"))


def _example_html(view: View, row: Row, *, is_open: bool) -> str:
    answered = four_tests.answers(row)
    shown = sum(answer.state == four_tests.IN_PART for answer in answered)
    facts = "".join(
        f"<dt>{text.html(answer.test.name)} <span>{answer.state}</span></dt>"
        f"<dd>{text.html(answer.sentence)}</dd>"
        for answer in answered
    )
    kind = row["legal_form_name"]
    if row["tier"] == "community_business" and row["legal_form"] in four_tests.CHARITIES:
        kind += " that trades in one council"
    link = opening.link_html(view, row["org_id"], row["name"])
    where = f" · {text.html(row['area_name'])}" if row["area_name"] else ""
    return (
        f"<details{' open' if is_open else ''}><summary>{text.html(kind)}"
        f'<span class="quiet"> {shown} of 4 shown in part</span></summary>'
        f"<p>{link}<span class='quiet'>{where}</span></p><dl>{facts}</dl></details>"
    )


def vocabulary() -> None:
    """Every term of art with its anchor, group by group."""
    parts = []
    for group, title in glossary.GROUPS.items():
        entries = "".join(
            f'<dt id="{term.anchor}" tabindex="-1">{text.html(term.name)}</dt>'
            f"<dd>{text.html(term.meaning)}</dd>"
            for term in glossary.in_group(group)
        )
        parts.append(f'<h3 class="atlas-h3">{text.html(title)}</h3><dl>{entries}</dl>')
    st.html(
        f'<div class="atlas-words">{"".join(f"<section>{part}</section>" for part in parts)}</div>'
    )
