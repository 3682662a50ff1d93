"""The map of a page: the only place that knows folium and Leaflet.

The folium map never changes. What does is one order, carried out by our own scripts
(``atlas/map_browser``): the names of two files, a class and two lines of words for each place,
and a filter. Boundaries and organisations travel as files with the hash of their content
in their name, once a browser. Nothing comes from outside.
"""

import html
import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict

import folium
import streamlit as st
from branca.element import MacroElement
from folium.template import Template
from streamlit_folium import st_folium

from atlas import palette
from atlas.drawings import Legend, Map, Shade
from atlas.figure import Figure
from atlas.ui import frames
from atlas.ui.map import served
from atlas.ui.map.served import check_files

__all__ = ["check_files", "files", "legend_html", "legend_of", "show_map"]

_LETTERS = "123456789abcdefghijklmnopqrstuvwxyz"  # a class as one letter: up to 35 classes


class _Base(folium.Map):
    """The empty map, the same on every run: a change in it would remount the frame."""

    def __init__(self) -> None:
        super().__init__(
            [53.0, -1.5],
            zoom_start=6,
            tiles=None,
            maxZoom=17,  # folium keeps max_zoom for tiles, and clusters need one
            zoom_snap=0.25,
            attribution_control=False,
        )
        self.default_js = served.links(served.SCRIPTS)
        self.default_css = served.links(served.STYLES)


class _Order(MacroElement):
    """Everything that may change, as one call of our script with one line of JSON."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "window.AtlasMap.draw(window.map, JSON.parse({{ this.text }}));"
        "{% endmacro %}"
    )

    def __init__(self, order: Mapping[str, object]) -> None:
        super().__init__()
        self._name = "AtlasOrder"
        inner = json.dumps(order, ensure_ascii=False, separators=(",", ":"))
        # streamlit-folium rewrites anything that looks like one of folium's own names
        # (_a1b2, {{ 'x' }}), also inside our words; escaped, it finds nothing to rewrite.
        self.text = json.dumps(inner).replace("_", "\\u005f").replace("{", "\\u007b")


def show_map(  # noqa: PLR0913 - what a page must say of its map, all by name
    drawing: Map,
    *,
    key: str,
    height: int = 560,
    label: str | None = None,
    on_pick: Callable[[str], None] | None = None,
    on_open: Callable[[str], None] | None = None,
) -> None:
    """Draw the map.

    ``on_pick(code)`` is called before that run begins, while the state of a widget can still
    be set: with it, a click costs exactly one run.
    ``on_open(org_id)`` is called likewise when the name on an organisation's card is chosen.
    ``label`` names the map to a screen reader.
    """
    missing = served.missing(drawing.shapes_file, drawing.points_file)
    if missing:
        st.error(f"This build does not hold its map file {missing[0]}. Build again, then reload.")
        return
    label = label or f"Map, by {drawing.level}. The same figures are in the table."
    order = _ordered(drawing, label, opens=on_open is not None)
    _draw(order, key, height, on_click=lambda: _picked(key, drawing.shades, on_pick, on_open))


def _ordered(drawing: Map, label: str, *, opens: bool) -> dict[str, object]:
    """What our script is told: every value that it reads, by its name there."""
    return {
        "folder": served.maps_address(),
        "font": served.font(),
        "shapes": drawing.shapes_file,
        "points": drawing.points_file if drawing.points else None,
        "filter": asdict(drawing.points) if drawing.points else None,
        "colours": list(drawing.colours),
        "chosen": drawing.chosen,
        "around": list(drawing.around),
        "label": label,
        "credit": drawing.credit,
        "opens": opens,
        **_compact(drawing.shades),
    }


def files(council: str) -> Mapping[str, str]:
    """The map files of a council that this build holds, by layer."""
    return {row["layer"]: row["file"] for row in frames.rows("map_files", council=council)}


def legend_of(shown: Figure) -> str:
    """The same of a figure; nothing where it has no map, or no list of classes."""
    drawn = shown.drawing
    if not isinstance(drawn, Map) or not isinstance(drawn.legend, Legend):
        return ""
    return legend_html(drawn.legend, drawn.colours)


def legend_html(legend: Legend, colours: Sequence[str]) -> str:
    """Write the legend beside a map: a titled list of numbered, outlined swatches.

    Give it to ``st.html``; all words are escaped.
    """
    entries = [
        _entry(f"background:{colour};color:{palette.text_on(colour)}", str(number), label)
        for number, (label, colour) in enumerate(zip(legend.labels, colours, strict=True), 1)
    ]
    if legend.not_known:
        hatch = (
            f"background:repeating-linear-gradient(45deg,{palette.NOT_KNOWN_LINE} 0 2px,"
            f"{palette.NOT_KNOWN_LAND} 2px 6px)"
        )
        entries.append(_entry(hatch, "", palette.NOT_KNOWN_LABEL))
    return (
        f'<div style="color:{palette.INK};font-size:15px;line-height:1.4">'
        f'<p style="margin:0 0 6px;font-weight:600">{html.escape(legend.title)}</p>'
        '<ul style="display:grid;grid-template-columns:repeat(auto-fill,minmax(158px,1fr));'
        'gap:6px 12px;margin:0;padding:0;list-style:none">'
        f"{''.join(entries)}</ul></div>"
    )


def _entry(look: str, number: str, label: str) -> str:
    return (
        '<li style="display:flex;align-items:center;gap:8px;margin:0;padding:0">'
        f'<span style="flex:none;width:26px;height:20px;border:1px solid {palette.INK};'
        f'font-size:13px;line-height:18px;text-align:center;{look}">{number}</span>'
        f"<span>{html.escape(label)}</span></li>"
    )


def _compact(shades: Mapping[str, Shade]) -> dict[str, object]:
    """Write the shades as columns; what lines begin with, and the few different meanings, once."""
    lines = [" ".join(shade.line.split()) for shade in shades.values()]
    lead = os.path.commonprefix(lines)  # noqa: RUF071 - letters are what it compares
    meanings = list(dict.fromkeys(shade.meaning for shade in shades.values()))
    at = {meaning: number for number, meaning in enumerate(meanings)}
    return {
        "codes": " ".join(shades),
        "classes": "".join(_letter(shade.class_no) for shade in shades.values()),
        "lead": lead,
        "lines": "\n".join(line.removeprefix(lead) for line in lines),
        "meanings": meanings,
        "meaning_at": [at[shade.meaning] for shade in shades.values()],
    }


def _letter(class_no: int | None) -> str:
    return "." if class_no is None else _LETTERS[class_no - 1]


def _draw(order: Mapping[str, object], key: str, height: int, on_click: Callable[[], None]) -> None:
    """Hand the order to the frame."""
    group = folium.FeatureGroup()
    group.add_child(_Order(order))
    st_folium(
        _Base(),
        key=key,
        height=height,
        use_container_width=True,
        feature_group_to_add=group,
        returned_objects=["last_active_drawing"],
        on_change=on_click,
    )


def _picked(
    key: str,
    shades: Mapping[str, Shade],
    on_pick: Callable[[str], None] | None,
    on_open: Callable[[str], None] | None = None,
) -> None:
    """Tell the page of a click: on a place that is on the map now, or on an organisation's name."""
    click = (st.session_state.get(key) or {}).get("last_active_drawing") or {}
    if click.get("organisation"):
        if on_open:
            on_open(str(click["organisation"]))
    elif on_pick and click.get("code") in shades:
        on_pick(str(click["code"]))
