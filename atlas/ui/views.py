"""The list of views, in the order of the menu: the only place that lists them."""

from dataclasses import dataclass

import streamlit as st


@dataclass(frozen=True)
class ViewPage:
    """One view: its script in ``pages/`` and its name in the menu."""

    script: str
    title: str
    icon: str


VIEWS = (
    ViewPage("pages/overview.py", "Overview", ":material/home:"),
    ViewPage("pages/map.py", "Map", ":material/map:"),
    ViewPage("pages/organisations.py", "Organisations", ":material/groups:"),
    ViewPage("pages/place_profile.py", "Place profile", ":material/location_on:"),
    ViewPage("pages/where_to_look_first.py", "Where to look first", ":material/search_insights:"),
    ViewPage("pages/compare.py", "Compare", ":material/compare_arrows:"),
    ViewPage("pages/change.py", "Change", ":material/trending_down:"),
    ViewPage("pages/briefing.py", "Briefing", ":material/slideshow:"),
    ViewPage("pages/what_counts.py", "What counts", ":material/menu_book:"),
    ViewPage("pages/update_the_data.py", "Update the data", ":material/sync:"),
    ViewPage("pages/data_and_method.py", "Data and method", ":material/fact_check:"),
)


def navigate() -> tuple[st.Page, dict[str, st.Page]]:
    """Tell Streamlit of the views; return the one to run and all of them, by script."""
    pages = {
        view.script: st.Page(view.script, title=view.title, default=view is VIEWS[0])
        for view in VIEWS
    }
    return st.navigation(list(pages.values()), position="hidden"), pages
