"""What an organisation is, in the words of its registers and of the council."""

from collections.abc import Sequence

import streamlit as st

from atlas import links, text
from atlas.ui import frames, words
from atlas.view import LOCAL, TIERS
from atlas.warehouse import Row


def why(body: Row) -> None:
    """Say its kind and why, as its registers have it."""
    said = text.sentence(body["register_tier_reason"] or body["tier_reason"] or text.NOT_KNOWN)
    kind = TIERS.get(body["register_tier"] or body["tier"], "")
    lead = "The council’s list names it" if body["tier"] == LOCAL else "The registers say"
    st.html(
        f'<div class="atlas-word"><p><strong>{lead}: {text.html(kind)}.</strong> '
        f"{text.html(said)}</p></div>"
    )


_ACTIONS = {
    "confirm": "it is a community business, at work here",
    "exclude": "it should not count",
    "site": "it works from this place",
    "hub": "this is a genuine hub, not a post box",
}


def council(body: Row) -> None:
    """The council's own word, beside the registers'."""
    for word in frames.rows("organisation_words", org_id=body["org_id"]):
        does = _ACTIONS.get(word["action"], str(word["action"]))
        where = f" ({word['postcode']})" if word["postcode"] else ""
        told = f"{text.sentence(word['reason'])} Source: {text.sentence(word['source'])}"
        st.html(
            '<div class="atlas-word council"><p><strong>The council says: '
            f"{text.html(does + where)}.</strong> {text.html(told)} "
            f'<span class="quiet">Added on {text.day(word["added_on"])}.</span></p></div>'
        )


def facts_of(body: Row) -> None:
    """What is known of it, each with where it comes from or that it is not known."""
    facts = [
        ("What this form is", body["form_reason"]),
        ("Asset lock", body["asset_lock"]),
        ("Who owns it", body["who_owns"]),
        ("Who may profit", body["who_may_profit"]),
        ("Activity", f"{body['activity_name'] or 'Not known'}. {_note(body)}"),
        ("Registered", text.day(body["registered_on"])),
        ("Status", _status(body)),
        ("Income", _income(body)),
    ]
    others = frames.rows("organisation_names", org_id=body["org_id"])
    for kind, label in (("past", "Past names"), ("register", "Other names")):
        named = [f"{row['name']} ({row['title']})" for row in others if row["kind"] == kind]
        facts += [(label, "; ".join(named))] if named else []
    drawn = "".join(
        f"<dt>{label}</dt><dd>{text.html(value)}</dd>" for label, value in facts if value
    )
    st.html(f'<dl class="atlas-facts">{drawn}{_website(body)}</dl>')


def _note(body: Row) -> str:
    return text.sentence(body["activity_note"] or "") if body["activity_name"] else ""


def _status(body: Row) -> str:
    gone = f", on {text.day(body['removed_on'])}" if body["removed_on"] else ""
    return text.sentence(f"{body['status'] or text.NOT_KNOWN}{gone}")


def _income(body: Row) -> str:
    if body["latest_income"] is None and body["tier"] == LOCAL:
        return "Not known."
    if body["latest_income"] is None:
        return "Not known: its register does not publish it as open data, or it has yet to report."
    year = f", in the year to {text.day(body['latest_income_on'])}"
    return f"£{body['latest_income']:,.0f}{year if body['latest_income_on'] else ''}"


def _website(body: Row) -> str:
    url = links.website(body["website"])
    if not url:
        return ""
    return (
        f'<dt>Website</dt><dd><a href="{text.html(url)}" target="_blank" '
        f'rel="noopener noreferrer nofollow">{text.html(url)}</a></dd>'
    )


def registers(numbers: Sequence[Row]) -> None:
    """Every register that lists it, with a link to its own page and how it was matched."""
    words.heading("Who lists it")
    items = "".join(f"<li>{_register(row)}</li>" for row in numbers)
    st.html(f'<ul class="atlas-registers">{items}</ul>')


def _register(row: Row) -> str:
    if row["scheme"] == "LOCAL":
        return "The council’s own list. No register lists it."
    url = links.regulator(row["url"])
    name = f"{text.html(row['register_name'])}, number {text.html(row['identifier'])}"
    if url:
        name = (
            f'<a href="{text.html(url)}" target="_blank" rel="noopener noreferrer nofollow">'
            f"{name}</a>"
        )
    how = text.sentence(f"matched by {row['matched_by']}")
    return f'{name} <span class="quiet">{text.html(how)}</span>'
