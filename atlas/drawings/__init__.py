"""What can be drawn, as values: charts and maps. Pure; screens and files draw them."""

from typing import TypeAlias

from atlas.drawings.charts import (
    Bar,
    Bars,
    Curve,
    Dot,
    Dots,
    Funnel,
    Limits,
    Line,
    Mark,
    Marks,
    Point,
    Ribbons,
    Strip,
    Year,
    Years,
)
from atlas.drawings.maps import Legend, Map, PointFilter, Shade, TwoWayLegend

Drawing: TypeAlias = Dots | Bars | Curve | Funnel | Ribbons | Strip | Years | Map

__all__ = [
    "Bar",
    "Bars",
    "Curve",
    "Dot",
    "Dots",
    "Drawing",
    "Funnel",
    "Legend",
    "Limits",
    "Line",
    "Map",
    "Mark",
    "Marks",
    "Point",
    "PointFilter",
    "Ribbons",
    "Shade",
    "Strip",
    "TwoWayLegend",
    "Year",
    "Years",
]
