"""How a list of organisations is drawn: a table (cards on a phone) and its pages."""

from pathlib import Path

import streamlit as st

from atlas import text
from atlas.directory import SIZES
from atlas.ui import (
    address,
    directory,
    directory_filters,
    directory_take,
    directory_words,
    opening,
    origin,
    words,
)
from atlas.ui.directory import Listing
from atlas.ui.terms import heading_html
from atlas.view import GRADES
from atlas.warehouse import Row

ANCHOR = "organisations-listed"
STYLE = Path(__file__).parent / "directory.css"
_SHORT = {  # a kind beside a legal form
    "community_business": "likely community business",
    "wider": "wider social economy",
    "other_clg": "purpose not known",
    "local": "named by the council",
    "out": "left out",
}
_HEADINGS = ("Organisation", "Where", "Registered", "Income", "Grade")


def draw(listed: Listing) -> None:
    """Draw the count and the organisations, or what to do where there is none."""
    heading(listed)
    if listed.council is None:
        notes(listed)
    if listed.total:
        st.html(table_html(listed))
        pager(listed)
        directory_take.offer_list(listed)
    else:
        directory_filters.nothing(listed)
    words.quiet(origin.line(None, directory.kinds(listed)))


def heading(listed: Listing) -> None:
    """How many there are: read out when it changes, and where another page begins."""
    said = text.html(directory_words.heading(listed))
    st.html(f'<h2 id="{ANCHOR}" class="atlas-count" aria-live="polite">{said}</h2>')


def notes(listed: Listing) -> None:
    """What the count says and does not say."""
    st.html("".join(f"<p>{text.html(note)}</p>" for note in directory_words.notes(listed)))


def table_html(listed: Listing) -> str:
    """Write the organisations of one page."""
    head = "".join(
        f'<th scope="col" role="columnheader">{heading_html(name)}</th>' for name in _HEADINGS
    )
    body = "".join(_row(listed, row) for row in listed.rows)
    caption = f"Page {listed.page} of {listed.pages:,}"
    # The roles keep it a table to a screen reader where a phone draws its rows as cards.
    return (
        f'<table class="atlas-organisations" role="table"><caption class="unseen">{caption}'
        f'</caption><thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )


def _row(listed: Listing, row: Row) -> str:
    everywhere = listed.council is None
    where = row["area_name"] or ("no place known" if everywhere else row["neighbourhood_name"])
    ward = f"{row['ward_name']} ward" if row["ward_name"] else None
    below = row["council_name"] if everywhere else ward
    since = row["registered_on"]
    cells = (
        f"{text.html(where)}{_quiet(below)}",
        text.html(f"{since:%b %Y}") if since else _unknown(),
        text.html(SIZES[row["size_band"]]) if row["size_band"] else _unknown(),
        f'<abbr title="{text.html(GRADES[row["address_grade"]])}">{row["address_grade"]}</abbr>',
    )
    drawn = "".join(
        f'<td role="cell" data-label="{label}"><div>{cell}</div></td>'
        for label, cell in zip(_HEADINGS[1:], cells, strict=True)
    )
    return f'<tr role="row"><th scope="row" role="rowheader">{_name(listed, row)}</th>{drawn}</tr>'


def _name(listed: Listing, row: Row) -> str:
    facts = [row["legal_form_name"], _SHORT.get(row["tier"], "")]
    if row["status"] and row["status"] != "active":
        facts.append(f"its register says: {row['status']}")
    said = " · ".join(fact for fact in facts if fact)
    matched = f'<span class="matched">{text.html(row["matched"])}</span>' if row["matched"] else ""
    return f"{opening.link_html(listed.view, row['org_id'], row['name'])}{matched}{_quiet(said)}"


def _quiet(words_: str | None) -> str:
    return f'<span class="quiet">{text.html(words_)}</span>' if words_ else ""


def _unknown() -> str:
    return f'<span class="unknown">{text.NOT_KNOWN}</span>'


def pager(listed: Listing) -> None:
    """Turn the pages."""
    if listed.pages < 2:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="directory_pager"):
        for label, to in (("Previous page", listed.page - 1), ("Next page", listed.page + 1)):
            st.button(
                label,
                disabled=not 1 <= to <= listed.pages,
                on_click=_turn,
                args=(to,),
            )
        st.html(f'<p class="atlas-page">Page {listed.page:,} of {listed.pages:,}</p>')


def _turn(to: int) -> None:
    address.change(listing=address.current().listing.changed(page=to))
