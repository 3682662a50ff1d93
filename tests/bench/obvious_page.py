"""The obvious map page, to measure ours against: it reads, merges and draws everything each time.

    BENCH_RAW=folder streamlit run tests/bench/obvious_page.py

The same published files, the same council, the same question as our map view: need by
neighbourhood and the organisations there, by kind. ``BENCH_COUNCIL`` is the council's code; with
``BENCH_CACHED=1`` what is read from files is kept by st.cache_data, as a second version of such a
page would have it. The only borrowed thing is Leaflet from our own folder: nothing may come from
outside.
"""

import html
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import folium
import geopandas as gpd
import pandas as pd
import streamlit as st
from folium.plugins import MarkerCluster
from streamlit_folium import st_folium

from atlas.ui.map import served
from tests.bench.joins import CODE, DECILE, NO_KEY, files

RAW, COUNCIL = Path(os.environ["BENCH_RAW"]), os.environ["BENCH_COUNCIL"]
KINDS = {
    "Community interest companies": r"^Community Interest Company",
    "Companies limited by guarantee": r"^PRI/L",
    "Charities": "charity",
    "Societies": "society",
}


def kept(function: Callable[..., Any]) -> Callable[..., Any]:
    """Keep what a function reads, where the second version of the page is measured."""
    if os.environ.get("BENCH_CACHED"):
        return st.cache_data(show_spinner=False)(function)
    return function


@kept
def read_shapes() -> gpd.GeoDataFrame:
    """The neighbourhoods of the council with their decile, in degrees."""
    shapes = gpd.read_file(files(RAW)["shapes"]).rename(columns=str.upper)
    shapes = shapes.set_geometry("GEOMETRY")
    lookup = pd.read_csv(next((RAW / "ons_lsoa21_ward25_lookup").glob("*.csv")))
    need = pd.read_csv(files(RAW)["need"], usecols=[CODE, DECILE])
    joined = shapes.merge(lookup[lookup["LAD25CD"] == COUNCIL], on="LSOA21CD", suffixes=("", "_2"))
    joined = joined.merge(need, left_on="LSOA21CD", right_on=CODE).to_crs(4326)
    return joined[["LSOA21CD", "LSOA21NM", DECILE, "GEOMETRY"]]


@kept
def read_organisations() -> pd.DataFrame:
    """Companies, charities and societies of the council: name, kind, lat and long."""
    companies = pd.read_csv(
        files(RAW)["companies"],
        usecols=["CompanyName", "CompanyCategory", "RegAddress.PostCode"],
        dtype="str",
    ).set_axis(["name", "code", "kind"], axis=1)
    companies = companies[companies["kind"].str.contains(r"^(?:Community Int|PRI/L)", na=False)]
    charities = pd.read_csv(
        next((RAW / "charity_commission").glob("publicextract.charity.zip")),
        sep="\t", quoting=3, dtype="str", on_bad_lines="skip",
        usecols=["charity_name", "charity_contact_postcode", "charity_registration_status"],
    )  # fmt: skip
    charities = charities[charities["charity_registration_status"] == "Registered"].assign(
        name=charities["charity_name"], code=charities["charity_contact_postcode"], kind="charity"
    )
    societies = pd.read_csv(
        next((RAW / "fca_mutuals").glob("*.csv")), dtype="str", encoding="cp1252"
    )
    code = societies["Society Address"].fillna("").str[-8:]
    societies = societies.assign(name=societies["Society Name"], code=code, kind="society")
    held = pd.concat([companies, charities, societies])[["name", "code", "kind"]].dropna()
    held["code"] = held["code"].str.upper().str.replace(NO_KEY, "", regex=True)
    places = pd.read_csv(
        files(RAW)["postcodes"], usecols=["pcds", "lad25cd", "lat", "long"],
        dtype={"pcds": "str", "lad25cd": "str"},
    )  # fmt: skip
    places = places.assign(code=places["pcds"].str.replace(" ", ""))
    return held.merge(places[places["lad25cd"] == COUNCIL], on="code")


def draw(shapes: gpd.GeoDataFrame, organisations: pd.DataFrame) -> folium.Map:
    """A choropleth, and a marker with a tooltip for each organisation, in a cluster."""
    west, south, east, north = shapes.total_bounds
    page = folium.Map(
        [(south + north) / 2, (west + east) / 2], zoom_start=11, tiles=None, maxZoom=17
    )
    page.default_js = served.links(served.SCRIPTS[1:3])
    page.default_css = served.links(served.STYLES[:2])
    need = folium.Choropleth(
        geo_data=shapes.to_json(), data=shapes, columns=["LSOA21CD", DECILE],
        key_on="feature.properties.LSOA21CD", fill_color="YlGnBu_r", bins=[1, 2, 4, 6, 8, 10],
    )  # fmt: skip
    # Its legend fetches a script from outside, and without it the map stays blank.
    for name in [name for name in need._children if name.startswith("color_map")]:
        del need._children[name]
    need.add_to(page)
    cluster = MarkerCluster()
    cluster.default_js, cluster.default_css = [], []
    for row in organisations.itertuples():
        folium.Marker([row.lat, row.long], tooltip=html.escape(row.name)).add_to(cluster)
    cluster.add_to(page)
    return page


st.set_page_config(layout="wide")
st.title("Need and the social economy")
chosen = st.pills(
    "Kinds", list(KINDS), selection_mode="multi", default=list(KINDS)[:1], key="tiers"
)
held = read_organisations()
wanted = "|".join(KINDS[kind] for kind in chosen) or "none"
shown = held[held["kind"].str.contains(wanted)]
area = read_shapes()
st.write(f"{len(shown):,} organisations in {len(area):,} neighbourhoods")
st_folium(draw(area, shown), key="map", height=560, use_container_width=True)
st.dataframe(shown[["name", "kind"]])
