"""One organisation's own page: what it is, who lists it, where it is, and what to do if not."""

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote

import streamlit as st

from atlas import links, settings, text
from atlas.ui import (
    address,
    frames,
    opening,
    organisation_facts,
    organisation_map,
    words,
)
from atlas.ui.organisation_map import SITE_KINDS
from atlas.view import TIERS, View
from atlas.warehouse import Row

# Who keeps the register of a scheme, as one would write to them.
_KEEPERS = {
    "GB-COH": "Companies House",
    "GB-CHC": "the Charity Commission",
    "GB-MPR": "the Financial Conduct Authority",
    "GB-CASC": "HM Revenue and Customs",
    "GB-COOPS": "Co-operatives UK",
}


def found(number: str) -> list[Row]:
    """The organisations that a number may mean, whole identifiers before bare ones; each once."""
    asked = "".join(number.split()).upper()
    rows = frames.rows("organisation_found", asked=asked)
    whole = [row for row in rows if row["is_whole"]]
    return list({row["org_id"]: row for row in reversed(whole or rows)}.values())[::-1]


def back() -> None:
    """The way back to the list, with its filters as they were."""
    st.button("Back to the list", icon=":material/arrow_back:", type="tertiary", on_click=close)


def close() -> None:
    """Show the list again, on the page it was on."""
    address.change(listing=replace(address.current().listing, organisation=None))


def unknown(number: str) -> None:
    """Say that no organisation of this build has the number."""
    words.say(
        f"No organisation of this build has the number {number}. It may be in a register that is "
        "not loaded, or it may have been closed long ago. Search for its name in the list."
    )


def ask_which(view: View, number: str, rows: Sequence[Row]) -> None:
    """Ask which of several organisations is meant, where registers give out the same number."""
    words.lede(f"More than one register has a number {number}. Which organisation do you mean?")
    items = "".join(
        f"<li>{opening.link_html(view, row['org_id'], row['name'])} "
        f'<span class="quiet">{text.html(_told_apart(row))}</span></li>'
        for row in rows
    )
    st.html(f'<ul class="atlas-which">{items}</ul>')


def _told_apart(row: Row) -> str:
    return f"{row['legal_form_name']} · {row['register_name']} {row['identifier']}"


def show(view: View, org_id: str) -> None:
    """Draw the page of one organisation."""
    [body] = frames.rows("organisation", org_id=org_id)
    sites = frames.rows("organisation_sites", org_id=org_id)
    numbers = frames.rows("organisation_identifiers", org_id=org_id)
    # As HTML: Markdown would put invisible marks into a name that someone may copy.
    st.html(f"<h1>{text.html(body['name'])}</h1>")
    words.lede(f"{body['legal_form_name']} · {TIERS.get(body['tier'], '')}")
    left, right = st.columns([1.9, 1], gap="large")
    with left:
        organisation_facts.why(body)
        organisation_facts.council(body)
        organisation_facts.facts_of(body)
        organisation_facts.registers(numbers)
        _sites(sites)
    with right:
        organisation_map.draw(body, sites)
        _need(view, sites)
        _wrong(body, numbers)


def _sites(sites: Sequence[Row]) -> None:
    """Each place with its grade and why; a postcode only where it may be shown."""
    words.heading("Where it is")
    cards = "".join(_site(row) for row in sites)
    st.html(f'<ul class="atlas-cards">{cards}</ul>')


def _site(row: Row) -> str:
    name = text.neighbourhood(row) if row["neighbourhood_name"] else text.sentence(row["placement"])
    facts = [
        text.lower_first(SITE_KINDS.get(row["kind"], row["kind"])),
        row["postcode"],
        f"{row['ward_name']} ward" if row["ward_name"] else None,
        row["council_name"],
    ]
    why = text.sentence(row["grade_reason"] or "")
    if row["placement"] == "neighbourhood":
        why += " Placed in this neighbourhood only: its address may be a home."
    return (
        f'<li class="atlas-card"><p class="name">{text.html(name)}'
        f'<span class="grade">grade {text.html(row["address_grade"])}</span></p>'
        f"<p>{text.html(' · '.join(fact for fact in facts if fact))}</p>"
        f'<p class="quiet">{text.html(why)}</p></li>'
    )


def _need(view: View, sites: Sequence[Row]) -> None:
    """The need of its neighbourhood in a line, and a way to it on the map."""
    known = [row for row in sites if row["lsoa21_code"] in frames.known().places]
    if not known:
        return
    row = known[0]
    name = text.neighbourhood(row)
    if row["imd_decile"]:
        st.html(
            f"<p>Its neighbourhood, {text.html(name)}, is in England’s "
            f"{text.tenth(row['imd_decile'])} (IMD {row['imd_release']}, rank "
            f"{row['imd_rank']:,}).</p>"
        )
    at = replace(view.at_council(row["council25_code"]), place=row["lsoa21_code"])
    st.page_link("pages/map.py", label="See it on the map", query_params=at.to_params())


def _wrong(body: Row, numbers: Sequence[Row]) -> None:
    """What to tell whom."""
    kept = dict.fromkeys(_KEEPERS[row["scheme"]] for row in numbers if row["scheme"] in _KEEPERS)
    to_keepers = (
        f"What a register says of it, such as its name, address or status: tell who keeps that "
        f"register, {text.listed(kept)}."
    )
    st.html(
        '<div class="atlas-wrong"><h2>Something wrong?</h2>'
        f"<p>{text.html(to_keepers) if kept else ''}</p><p>{_to_council(body)}</p></div>"
    )


def _to_council(body: Row) -> str:
    about = "What is missing, should not count or is at another place:"
    contact = settings.contact()
    if contact is None:
        return f"{about} tell the council, whose own list stands beside the registers."
    where = text.html(contact.address)
    if url := links.website(contact.address if "://" in contact.address else None):
        where = f'<a href="{text.html(url)}" target="_blank" rel="noopener">{where}</a>'
    if "@" in contact.address and " " not in contact.address:
        subject = quote(f"Social Economy Atlas: {body['name']} ({body['org_id']})", safe="")
        to = text.html(f"mailto:{quote(contact.address, safe='@')}?subject={subject}")
        where = f'<a href="{to}">{where}</a>'
    return f"{about} tell {text.html(contact.name)}, {where}."
