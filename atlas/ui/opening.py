"""Links to an organisation's own page, from any view: they keep the session and the whole view."""

from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from atlas import text
from atlas.ui import address
from atlas.ui.search import stay
from atlas.view import View

SCRIPT = "pages/organisations.py"
_GOING = "opening_organisation"


def address_of(view: View, org_id: str) -> str:
    """The address of an organisation's own page, with the whole view in it."""
    shown = replace(view, listing=replace(view.listing, organisation=org_id))
    return f"organisations?{urlencode(shown.to_params())}"


def link_html(view: View, org_id: str, name: str) -> str:
    """A link to it, escaped; where ``here`` or ``stay`` is called a click keeps the session."""
    return (
        f'<a href="{text.html(address_of(view, org_id))}" target="_self" '
        f'data-organisation="{text.html(org_id)}">{text.html(name)}</a>'
    )


def show(org_id: str) -> None:
    """Show one organisation's page; the way back keeps the filters of the list."""
    address.change(listing=replace(address.current().listing, organisation=org_id))


def go(org_id: str) -> None:
    """Show it from another view: ``follow`` switches to it in the run that comes."""
    show(org_id)
    st.session_state[_GOING] = True


def follow() -> None:
    """Go on to the organisation that was just chosen in this view."""
    if st.session_state.pop(_GOING, False):
        st.switch_page(SCRIPT, query_params=address.current().to_params())


def here() -> None:
    """Let the links of this view keep the session."""
    stay(top="", anchor="", on_open=go)
