"""The maps of the page that can be moved: what their script is given, and what stands beside."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from atlas import palette
from atlas.drawings import Legend, Map, PointFilter, TwoWayLegend
from atlas.export.pack.words import safe
from atlas.export.slides.words import tidy
from atlas.figure import Figure

# Of an organisation: what its card says and where it stands.
_SAID = (
    "name", "legal_form_name", "grade", "grade_reason", "tier_reason", "placement", "longitude",
    "latitude", "url",
)  # fmt: skip

DEGREE = 100_000  # steps to a degree: the digits that the build keeps
_RINGS = {"Polygon": 1, "MultiPolygon": 2}  # how deep their rings lie


def order(figure: Figure, drawing: Map, maps: Path) -> dict[str, Any]:
    """What the script needs of one map; boundaries are given by the name of their file."""
    return {
        "shapes": drawing.shapes_file,
        "colours": list(drawing.colours),
        "shades": {
            code: [shade.class_no, tidy(shade.line), tidy(shade.meaning)]
            for code, shade in drawing.shades.items()
        },
        "chosen": drawing.chosen,
        "around": list(drawing.around),
        "label": f"Map: {tidy(figure.said.title)}. The same figures are in the table below.",
        "points": _points(drawing, maps),
    }


def shapes(name: str, maps: Path) -> Any:
    """The boundaries of one file."""
    return json.loads((maps / name).read_text(encoding="utf-8"))


def carried(value: Any) -> Any:
    """The boundaries as the page carries them: a ring as steps of a metre from point to point.

    A third as long as in degrees; ``pack.js`` sets them out again, to the digit.
    """
    if isinstance(value, list):
        return [carried(one) for one in value]
    if not isinstance(value, dict):
        return value
    if value.get("type") in _RINGS:
        depth = _RINGS[value["type"]]
        return {**value, "coordinates": _rings(value["coordinates"], depth)}
    return {key: carried(one) for key, one in value.items()}


def _rings(held: Any, depth: int) -> Any:
    if depth:
        return [_rings(one, depth - 1) for one in held]
    points = [(round(across * DEGREE), round(up * DEGREE)) for across, up, *_ in held]
    before = [(0, 0), *points[:-1]]
    return [
        step
        for (across, up), (left, below) in zip(points, before, strict=True)
        for step in (across - left, up - below)
    ]


def _points(drawing: Map, maps: Path) -> dict[str, Any] | None:
    """The organisations that are shown, each different value once: most are said many times."""
    if drawing.points is None or drawing.points_file is None:
        return None
    content = shapes(drawing.points_file, maps)
    sites = [dict(zip(content["columns"], row, strict=True)) for row in content["rows"]]
    shown = [site for site in sites if _passes(site, drawing.points)]
    values: dict[object, int] = {}
    rows = [[values.setdefault(site.get(key), len(values)) for key in _SAID] for site in shown]
    return {"columns": list(_SAID), "values": list(values), "rows": rows}


def _passes(site: Mapping[str, Any], wanted: PointFilter) -> bool:
    return (
        (wanted.contact or site["kind"] != "contact")
        and site["tier"] in wanted.tiers
        and site["grade"] in wanted.grades
        and (wanted.forms is None or site["legal_form"] in wanted.forms)
        and (wanted.ids is None or site["org_id"] in wanted.ids)
    )


def beside(drawing: Map, maps: Path, number: int) -> str:
    """What stands beside the map: a list to find a place in, what is said of it, the legend."""
    content = shapes(drawing.shapes_file, maps)
    places = content.get("neighbourhoods") or content["councils"]
    named = sorted(
        (_name(one["properties"]), one["properties"]["code"]) for one in places["features"]
    )
    options = "".join(f'<option value="{safe(code)}">{safe(name)}</option>' for name, code in named)
    return (
        f'<div class="beside"><label for="find-{number}">Find a place on the map</label>'
        f'<select id="find-{number}"><option value="">Choose a place</option>{options}</select>'
        f'<div class="place" role="status"></div>{_legend(drawing)}'
        f'<p class="credit">{safe(drawing.credit)}</p></div>'
    )


def _name(properties: Mapping[str, str]) -> str:
    held = dict.fromkeys(filter(None, (properties.get("area"), properties["name"])))
    return " · ".join(tidy(part) for part in held)


def _legend(drawing: Map) -> str:
    legend = drawing.legend
    if legend is None:
        return ""
    body = (
        _two_way(legend, drawing) if isinstance(legend, TwoWayLegend) else _listed(legend, drawing)
    )
    unknown = f'<p class="entry">{_swatch("", "")}{palette.NOT_KNOWN_LABEL}</p>'
    return (
        f'<div class="legend"><p class="legend-title">{safe(legend.title)}</p>{body}'
        f"{unknown if legend.not_known else ''}</div>"
    )


def _listed(legend: Legend, drawing: Map) -> str:
    return "".join(
        f'<p class="entry">{_swatch(colour, str(number))}{safe(label)}</p>'
        for number, (label, colour) in enumerate(
            zip(legend.labels, drawing.colours, strict=False), 1
        )
    )


def _two_way(legend: TwoWayLegend, drawing: Map) -> str:
    heads = "".join(f'<th scope="col">{safe(name)}</th>' for name in legend.columns)
    rows = "".join(
        f'<tr><th scope="row">{safe(name)}</th>'
        + "".join(f"<td>{_swatch(drawing.colours[no - 1], str(no))}</td>" for no in numbers)
        + "</tr>"
        for name, numbers in zip(legend.rows, legend.classes, strict=True)
    )
    return f"<table><thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _swatch(colour: str, number: str) -> str:
    """A square of a class with its number; hatched where it is less than certain or not known."""
    ground = colour.removeprefix(palette.HATCH) or palette.NOT_KNOWN_LAND
    ink = palette.text_on(ground)
    look = f"background:{ground};color:{ink}"
    if not colour or colour.startswith(palette.HATCH):
        line = palette.PAPER if colour else palette.NOT_KNOWN_LINE
        turn = "-45deg" if colour else "45deg"
        look = (
            f"background:repeating-linear-gradient({turn},{line} 0 2px,{ground} 2px 6px);"
            f"color:{palette.INK}"
        )
    said = f"<b>{number}</b>" if number else ""
    return f'<span class="swatch" style="{look}">{said}</span>'
