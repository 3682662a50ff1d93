"""Who is there: counts and lists of organisations, as far as the registers allow."""

from collections.abc import Mapping, Sequence

from atlas import coverage, links, text
from atlas.figure import Column
from atlas.ui import address, frames, opening
from atlas.view import LOCAL, OUT, TIERS, View
from atlas.warehouse import Row

NOT_WELL_KNOWN = "grade D: the place is not well known"
LEFT_OUT = "grade X: left out, to check"
NONE_CHOSEN = "No organisations are chosen, so none are counted."
# What a listing's csv holds: what the cards show, and nothing of a person.
COLUMNS = (
    Column("name", "Name"),
    Column("tier_name", "Kind"),
    Column("tier_reason", "Why this kind"),
    Column("legal_form_name", "Legal form"),
    Column("activity_name", "Activity"),
    Column("status", "Status on its register"),
    Column("registered_on", "Registered on"),
    Column("address_grade", "Address grade"),
    Column("grade_reason", "Why this grade"),
    Column("placement", "Placed by"),
    Column("postcode", "Postcode, where it may be shown"),
    Column("org_id", "Identifier"),
    Column("link", "Its page on the register"),
)


def chosen(view: View) -> dict[str, object]:
    """The parameters of every query that counts or lists the chosen organisations."""
    return {
        "tiers": list(view.tiers),
        "grades": list(view.shown_grades),
        "forms": list(view.forms or ()),
        "all_forms": view.forms is None,
        "with_contact": view.with_contact,
    }


def chosen_words(view: View) -> str:
    """The same choice in words: for the head of an export."""
    kinds = text.listed(TIERS[tier].lower() for tier in view.tiers) or "none"
    forms = "all legal forms"
    if view.forms is not None:
        forms = text.listed(frames.known().forms[form] for form in view.forms) or "no legal form"
    grades = text.listed(view.shown_grades) or "none"
    contact = "" if view.with_contact else "; charities without their contact addresses"
    return f"organisations: {kinds}; address grades {grades}; {forms}{contact}"


def held(view: View) -> coverage.Provision:
    """How far the registers that the chosen kinds need are held for the council."""
    return held_for(view.council, view.tiers)


def held_for(council: str, tiers: Sequence[str]) -> coverage.Provision:
    """The same of any kinds; those on the council's own list need no register to be whole."""
    if tuple(tiers) == (LOCAL,):
        return coverage.Provision(coverage.COMPLETE)
    return coverage.provision(frames.rows("coverage", council=council, tiers=list(tiers)))


def sentence(view: View, where: str, *, place: str | None = None) -> str:
    """How many are listed in the council or in a neighbourhood of it, and of which grades."""
    if not view.shows_any:
        return NONE_CHOSEN
    found = frames.rows(
        "organisation_count_by_grade", council=view.council, place=place, **chosen(view)
    )
    return coverage.count_sentence(held(view), found, where, with_local=LOCAL in view.tiers)


def gap(view: View, council: str) -> str:
    """What the registers held do not let us say of a council; empty when they do."""
    return held(view).sentence(council) if view.shows_any else ""


def notes(view: View, council: str) -> list[str]:
    """The count for a council, of which forms, and what the registers do not let us say."""
    return [sentence(view, council), forms(view), gap(view, council)]


def forms(view: View) -> str:
    """How many of each legal form are listed in the council; empty where none may be counted."""
    if not view.shows_any or not held(view).may_count:
        return ""
    found = frames.rows(
        "organisation_count_by_form", council=view.council, place=None, **chosen(view)
    )
    return coverage.forms_sentence(found)


def by_neighbourhood(view: View) -> Mapping[str, int]:
    """Chosen organisations by neighbourhood; one that is not there has none listed."""
    found = frames.rows("organisation_count", council=view.council, **chosen(view))
    return {row["lsoa21_code"]: row["organisation_count"] for row in found}


def listing(view: View) -> list[Row]:
    """The chosen organisations in the chosen neighbourhood, best address grade first."""
    found = frames.rows("neighbourhood_organisations", place=view.place, **chosen(view))
    return [
        {
            **row,
            "tier_name": TIERS.get(row["tier"]),
            "link": links.regulator(row["url"]),
            "postcode": row["postcode"] or "not shown",
        }
        for row in found
    ]


def legend_html(view: View) -> str:
    """Say what the points are; those of grades D and X are hollow."""
    if view.is_england or not view.shows_any:
        return ""
    marks, is_out = [], OUT in view.tiers
    others = set(view.grades) if set(view.tiers) - {OUT} else set()
    if others - {"D"}:
        marks.append(("full", "an organisation; a number is how many stand together"))
    if "D" in others and is_out:
        marks.append(("hollow", "grade D or X: the place is not well known, or it is left out"))
    elif "D" in others or is_out:
        marks.append(("hollow", LEFT_OUT if is_out else NOT_WELL_KNOWN))
    items = "".join(f'<li><i class="{look}"></i>{text.html(words)}</li>' for look, words in marks)
    return f'<ul class="atlas-points">{items}</ul>'


def card_html(row: Row) -> str:
    """Write one organisation: name, form, tier, grade, reasons, and where to check."""
    link = opening.link_html(address.current(), row["org_id"], row["name"])
    facts = [row["legal_form_name"], row["tier_name"], row["activity_name"]]
    shown = " · ".join(text.html(fact) for fact in facts if fact)
    why = [
        text.sentence(str(reason)) for reason in (row["tier_reason"], row["grade_reason"]) if reason
    ]
    if row["placement"] == "neighbourhood":
        why.append("Placed in this neighbourhood only: its address may be a home.")
    if row["status"] and row["status"] != "active":
        why.append(f"The register says: {row['status']}.")
    return (
        f'<li class="atlas-card"><p class="name">{link}'
        f'<span class="grade">grade {text.html(row["address_grade"])}</span></p>'
        f'<p>{shown}</p><p class="quiet">{text.html(" ".join(why))}{_links(row)}</p></li>'
    )


def _links(row: Row) -> str:
    """Links to the regulator's page and the body's own site, where they are safe to follow."""
    found = []
    if url := row["link"]:
        found.append((url, f"See it in the register ({row['register_name']})"))
    if url := links.website(row["website"]):
        found.append((url, "Its website"))
    return "".join(
        f' <a href="{text.html(url)}" target="_blank" rel="noopener noreferrer nofollow">'
        f"{text.html(words)}</a>"
        for url, words in found
    )


def with_counts(view: View, rows: Sequence[Row]) -> list[Row]:
    """The same neighbourhoods with ``organisations``: '12', 'at least 12' or not known."""
    if not view.shows_any:
        return [{**row, "organisations": "none chosen"} for row in rows]
    counts, judged = by_neighbourhood(view), held(view)
    return [
        {**row, "organisations": judged.figure(counts.get(row["lsoa21_code"], 0))} for row in rows
    ]
