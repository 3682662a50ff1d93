"""The parts of the page What counts: kinds, forms, grades, and why a body is not here."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import streamlit as st

from atlas import coverage, glossary, text, what_counts
from atlas.coverage import COMPLETE, Provision
from atlas.figure import Column, Figure, Table
from atlas.ui import defining, frames, origin, provision, taking, what_counts_take, words
from atlas.ui.method import TIER_WORDS
from atlas.ui.tables import alone, table_html
from atlas.view import GRADES, LOCAL, OUT, OUT_GRADE, TIERS, View
from atlas.warehouse import Row

STYLE = Path(__file__).parent / "what_counts.css"
SECTIONS: Mapping[str, str] = {
    "forms": "Forms side by side",
    "grades": "Address grades",
    "tests": "The four tests",
    "words": "Words",
}
LISTED = (
    "Listed is on a register held here, even in part. Rates and comparisons count only from "
    "registers that are held whole."
)
_FORMS = (
    Column("legal_form_name", "Legal form"),
    Column("kind", "Kind"),
    Column("asset_lock", "Asset lock"),
    Column("who_owns", "Who owns it"),
    Column("who_may_profit", "Who may profit"),
    Column("regulator", "Regulator"),
    Column("register", "Register"),
)
_MARK = {COMPLETE: "all", coverage.PARTIAL: "a part", coverage.MISSING: "none"}


def rows_of(view: View) -> list[Row]:
    """How many bodies of each kind, form and grade are listed in the council on show."""
    if view.is_england:
        return []
    return frames.rows("what_counts", council=view.council, with_contact=view.with_contact)


def figure(view: View, found: Sequence[Row], tiers: Sequence[str]) -> str:
    """How many of these kinds are listed, as far as their registers allow."""
    grades = (OUT_GRADE,) if tuple(tiers) == (OUT,) else view.definition.grades
    count = what_counts.total(found, tier=tiers, address_grade=grades)
    return provision.held_for(view.council, tiers).figure(count)


def contents() -> None:
    """The way to each part of a long page."""
    links = " · ".join(f'<a href="#{anchor}">{name}</a>' for anchor, name in SECTIONS.items())
    st.html(f'<nav class="atlas-contents" aria-label="On this page">On this page: {links}</nav>')


def heading(anchor: str) -> None:
    """A heading of the second level that can be linked to."""
    st.html(f'<h2 id="{anchor}" tabindex="-1">{SECTIONS[anchor]}</h2>')


def kinds(view: View, found: Sequence[Row]) -> None:
    """The kinds of body, what each is, and how many are listed here."""
    rows = [
        {
            "kind": TIERS[tier],
            "meaning": TIER_WORDS[tier],
            "count": _of_kind(view, found, tier),
        }
        for tier in TIERS
    ]
    columns = (
        Column("kind", "Kind"),
        Column("meaning", "Who is in it"),
        *([] if view.is_england else [Column("count", "Listed here", numeric=True)]),
    )
    title = "Kinds of organisation, from the surest"
    st.html(table_html(rows, columns, caption=title))
    what_counts_take.offer(view, "kinds", rows, columns, title=title)
    words.quiet("“Likely”, because registers hold legal form and not who runs it or for whom.")
    if not view.is_england and defining.held(view).left_out:
        words.quiet(LISTED)


def _of_kind(view: View, found: Sequence[Row], tier: str) -> str | None:
    if view.is_england:
        return None
    loaded = {row["source"] for row in frames.rows("sources") if row["status"] == "loaded"}
    if tier == LOCAL and "council_list" not in loaded:
        return "no list yet"
    return figure(view, found, (tier,))


def forms(view: View, found: Sequence[Row], name: str) -> None:
    """The legal forms side by side, with how many of each are listed, and to take away."""
    made = forms_figure(view, found, name)
    st.html(_forms_html(view, made.table.rows))
    words.quiet(
        "A charity counts as a likely community business where it works in one council and shows "
        "trading income. A form says what an organisation may do, not what it does."
    )
    taking.draw(made)


def forms_figure(view: View, found: Sequence[Row], name: str) -> Figure:
    """The legal forms as a table, the surest kind first and of each the commonest form."""
    here = (
        Column("held", "How much of the register is held here"),
        Column("count", "Listed here", numeric=True),
    )
    used = origin.sources(tiers=tuple(TIERS))
    table = Table(
        rows=_form_rows(view, found),
        columns=_FORMS if view.is_england else (*_FORMS, *here),
        origin=origin.provenance(
            used,
            title=f"Legal forms, and how many of each are listed in {name}",
            filters=f"{name}; {defining.sentence(view)}",
            notes=(coverage.UNREGISTERED,),
        ),
        file_name=f"forms-{view.council}.csv",
    )
    return alone("forms", table, source=origin.line(None, tuple(TIERS)))


def _form_rows(view: View, found: Sequence[Row]) -> list[Row]:
    rows = [
        {
            **row,
            "kind": TIERS[row["tier"]],
            "register": what_counts.REGISTERS.get(row["source"], row["register_name"] or "None"),
            "held": "" if view.is_england else _MARK[row["coverage"]],
            "count": _of_form(view, found, row),
            "listed": what_counts.total(found, legal_form=(row["legal_form"],)),
        }
        for row in frames.rows("what_counts_forms", council=view.council)
        if row["tier"] != LOCAL
    ]
    rows.sort(
        key=lambda row: (list(TIERS).index(row["tier"]), -row["listed"], row["legal_form_name"])
    )
    return rows


def _of_form(view: View, found: Sequence[Row], row: Row) -> str:
    if view.is_england:
        return ""
    grades = (OUT_GRADE,) if row["tier"] == OUT else view.definition.grades
    count = what_counts.total(found, legal_form=(row["legal_form"],), address_grade=grades)
    return Provision(row["coverage"]).figure(count)


_HEADINGS = ("Asset lock", "Who owns it", "Who may profit", "Who regulates it", "Register")


def _forms_html(view: View, rows: Sequence[Row]) -> str:
    """The table of forms: a heading for each kind, a link to the words of each form."""
    counted = "" if view.is_england else '<th scope="col" class="figure">Listed here</th>'
    head = "".join(f'<th scope="col">{heading_}</th>' for heading_ in _HEADINGS)
    body, last = "", None
    for row in rows:
        if row["kind"] != last:
            last = row["kind"]
            body += f'<tr class="kind"><th colspan="7" scope="colgroup">{text.html(last)}</th></tr>'
        body += _form_html(view, row)
    caption = "Legal forms side by side"
    return (
        f'<div class="atlas-scroll" tabindex="0" role="region" aria-label="{caption}">'
        f'<table class="atlas-table atlas-forms"><caption class="unseen">{caption}</caption>'
        f'<thead><tr><th scope="col">Legal form</th>{head}{counted}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _form_html(view: View, row: Row) -> str:
    anchor = glossary.OF_FORM.get(row["legal_form"])
    name = text.html(row["legal_form_name"])
    name = f'<a href="#{anchor}">{name}</a>' if anchor else name
    held = "" if view.is_england else f'<span class="quiet"> ({row["held"]} held)</span>'
    facts = "".join(
        f"<td>{text.html(row[key])}</td>"
        for key in ("asset_lock", "who_owns", "who_may_profit", "regulator")
    )
    count = "" if view.is_england else f'<td class="figure">{text.html(row["count"])}</td>'
    register = f"<td>{text.html(row['register'])}{held}</td>"
    return f'<tr><th scope="row">{name}</th>{facts}{register}{count}</tr>'


def grades(view: View, found: Sequence[Row]) -> None:
    """The address grades, what each means, and how many counted bodies have each here."""
    tiers = view.definition.tiers
    held = None if view.is_england else provision.held_for(view.council, tiers)
    rows = []
    for grade, meaning in GRADES.items():
        of = (OUT,) if grade == OUT_GRADE else tiers
        judged = (
            held if grade != OUT_GRADE or held is None else provision.held_for(view.council, (OUT,))
        )
        count = what_counts.total(found, tier=of, address_grade=(grade,))
        rows.append(
            {
                "grade": grade,
                "meaning": text.sentence(meaning),
                "count": judged.figure(count) if judged else None,
            }
        )
    columns = (
        Column("grade", "Grade"),
        Column("meaning", "How well we know that an organisation is at a place"),
        *([] if view.is_england else [Column("count", "Listed here", numeric=True)]),
    )
    title = "Address grades of the kinds in use"
    st.html(table_html(rows, columns, caption=title))
    what_counts_take.offer(view, "grades", rows, columns, title=title)
    words.quiet(
        "A kind says what an organisation is; a grade says how well we know where. X comes with "
        "those left out."
    )
