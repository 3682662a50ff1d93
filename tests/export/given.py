"""One figure of every kind and a document of them, for the tests of every export.

Names are hostile and long, values are missing, and titles run over a line, as in the registers.
``figures(builds)`` needs a folder of builds of the practice region, for the maps.
"""

import json
import math
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from atlas import palette, ribbons
from atlas.change import Change, change
from atlas.document import Document, House, Part
from atlas.drawings import (
    Bar,
    Bars,
    Curve,
    Dot,
    Dots,
    Drawing,
    Funnel,
    Legend,
    Limits,
    Line,
    Map,
    Mark,
    Marks,
    Point,
    PointFilter,
    Ribbons,
    Shade,
    Strip,
    TwoWayLegend,
    Year,
    Years,
)
from atlas.figure import Column, Figure, Said, Table
from atlas.provenance import Provenance

COUNCIL = "E06999001"  # Marlbridge
FORMULA = "=cmd|'/c'!A1"
MARKUP = "<img src=x onerror=alert(1)>"
MATHS = "Bob's $5$ & Co"
TYPST = '`#raw` #eval("1") *bold* _it_ @ref \\ $x$ [a](b)'
CONTROL = "\x0b control\x00\x1f \ufffe"
RIGHT_TO_LEFT = "\u202e\u062a\u0639\u0627\u0648\u0646\u064a\u0629\u202c (the co-op)\u200f"
LONG = "The Very Long-Established Friends, Neighbours and Residents of Upper and Lower Weavers Row"
LONG = f"{LONG} Community Benefit Society Ltd"  # 120 letters and more
HOSTILE = (FORMULA, MARKUP, MATHS, TYPST, CONTROL, RIGHT_TO_LEFT, LONG)
NAMES = ("Quayside", *HOSTILE, "Old Town & Market")

ALT = (
    "What the figure shows, read aloud: 12 of 33 places, “Bob's $5$ & Co” <first>, the rest after."
)
SOURCE = (
    "Made up in the format of these. Need: English Indices of Deprivation 2025 (Ministry of "
    "Housing, Communities and Local Government). Organisations: Companies House, Charity "
    "Commission and Financial Conduct Authority. Areas: LSOA 2021, councils of 2025."
)
CAUTIONS = (
    "This counts registered organisations only, and is not a verdict on a place: groups on no "
    "register are not in it. Go and see what is there first.",
    "Of 33 places about 2 would lie outside the limits by chance alone.",
)
LINK = "https://atlas.example.org/where-to-look?council=E06999001&build=20261123-210738-e7dafd"


def origin(title: str, *, is_practice: bool = True) -> Provenance:
    """Where a figure is from."""
    return Provenance(
        title=title,
        filters="Charities & co-operatives; address grades A, B and C; contact addresses left out",
        source=SOURCE,
        licence="Open Government Licence v3.0",
        attribution="Contains public sector information licensed under the OGL v3.0 <&>.",
        build_id="20261123-210738-e7dafd",
        built_at=datetime(2026, 11, 23, 21, 7, 38, tzinfo=UTC),
        is_practice=is_practice,
        notes=("Counts under 5 are not rates.", f"A note that names {MATHS}."),
    )


def figure(key: str, title: str, drawing: Drawing | None, *, is_practice: bool = True) -> Figure:
    """Give a figure of one drawing, with a table of hostile names and values that are missing."""
    columns = (
        Column("place", "Place"),
        Column("count", "Organisations listed", numeric=True),
        Column("share_words", "Share", numeric=True, raw="share", form="0%"),
        Column("rate", "For each 1,000 residents", numeric=True),
        Column("decile", "Decile (1 = most need)", numeric=True, strip=True),
        Column("registered_on", "First registered"),
    )
    return Figure(
        key=key,
        said=Said(
            title=title,
            measure="Organisations listed for each 1,000 residents with 95 in 100 intervals, by "
            "neighbourhood group of Marlbridge, build of 23 November 2026",
            alt=ALT,
            source=SOURCE,
            cautions=CAUTIONS,
        ),
        table=Table(
            rows=_rows(),
            columns=columns,
            origin=origin(title, is_practice=is_practice),
            file_name=f"{key}-{COUNCIL}.csv",
            chosen=("place", "Quayside"),
        ),
        drawing=drawing,
    )


def _rows() -> list[Mapping[str, object]]:
    return [
        {
            "place": name,
            "count": None if at == 3 else 1204 * at,
            "share_words": None if at == 3 else f"{at * 10}%",
            "share": None if at == 3 else at / 10,
            "rate": None if at == 3 else at * 1.25,
            "decile": None if at == 3 else at + 1,
            "registered_on": None if at == 3 else date(2020, 1, 1 + at),
        }
        for at, name in enumerate(NAMES)
    ]


def dots() -> Dots:
    """Rates with intervals, one of them not known."""
    items = [
        Dot(name=name, value=2.1, low=1.2 + at / 10, high=3.9, figure=f"2.10 (1.{at} to 3.90)")
        for at, name in enumerate(HOSTILE)
    ]
    ours = Dot(name="Quayside", value=4.25, low=3, high=5.8, figure="4.25 (3 to 5.8)", is_ours=True)
    gone = Dot(name="Old Town", value=None, figure="not known: too few to say")
    return Dots(items=[ours, *items, gone], axis="Organisations per 1,000 residents", beside=2.4)


def bars() -> Bars:
    """Differences by tenth of deprivation, and the same in two other places."""
    values = (-6.5, -3, None, 1.2, 4, 0.0, -1, 2, 3.5, 0.8)
    items = [
        Bar(
            "1 (most deprived)" if not at else "10 (least deprived)" if at == 9 else str(at + 1),
            value,
            None if value is None else value - 2.2,
            None if value is None else value + 2.2,
            "not known" if value is None else f"{value:+.1f} points",
        )
        for at, value in enumerate(values)
    ]
    beside = (
        Marks("the covered councils of the region", [1.0, 2, None, -1, 0, 1, 2, -2, -1, 0.5]),
        Marks(MATHS, [0.5, -2, None, 1, 0.2, -1, 1, 2, 1, -0.5]),
    )
    axis = "Share of organisations less share of residents, in percentage points"
    return Bars(items=items, axis=axis, beside=beside)


def curve() -> Curve:
    """Concentration of ours, and of a place with a hostile name."""
    shares = [at / 10 for at in range(11)]
    ours = Line("Marlbridge", shares, [share**1.4 for share in shares], is_ours=True)
    lines = (ours, Line(MATHS, shares, [share**1.1 for share in shares]))
    axes = ("Residents, from the most deprived tenth", "Organisations")
    return Curve(lines=lines, axes=axes)


def funnel() -> Funnel:
    """Thirty places between the limits of chance, and six of ours."""
    at = [0.5 + step * 0.5 for step in range(60)]

    def limits(width: float, label: str, *, is_outer: bool = False) -> Limits:
        low = [max(0.0, 1 - width / math.sqrt(x)) for x in at]
        return Limits(at, low, [1 + width / math.sqrt(x) for x in at], label, is_outer)

    others = [Point(LONG, "3 listed", 2 + k * 0.8, 0.4 + (k * 7 % 13) / 9) for k in range(30)]
    ours = [Point(name, "9 listed", 4 + k * 3, 0.6 + k / 5) for k, name in enumerate(HOSTILE[:6])]
    return Funnel(
        ours=ours,
        others=others,
        limits=[limits(1.96, "95 in 100"), limits(3.09, "998 in 1,000", is_outer=True)],
        axes=("Organisations expected", "Listed over expected"),
        names=("Marlbridge", "their peers elsewhere"),
    )


def changed() -> Change:
    """Sixty neighbourhoods in three releases; two of them cannot be followed."""
    rows = []
    for at in range(60):
        first = 1 + at // 6
        moves = (0, at % 3 - 1, at % 4 - 1)
        deciles = [max(1, min(10, first + move)) for move in moves]
        rows.append(
            {
                "lsoa21_code": f"E01{at:06}",
                "neighbourhood_name": f"Marlbridge {at:03}A",
                "area_name": HOSTILE[at % len(HOSTILE)],
                "ward_name": NAMES[at % len(NAMES)],
                # The boundary of two of them has changed since 2015.
                "releases": [2015, 2019, 2025] if at not in (20, 40) else [0, 2019, 2025],
                "ranks": [decile * 3000 + at for decile in deciles],
                "deciles": deciles,
                "comparability": ["same"] * 3,
            }
        )
    return change(rows, (2015, 2019, 2025), 1)


def strip() -> Strip:
    """Four councils on a line, ours with its limits; two of them stand close together."""
    marks = [
        Mark(name="Marlbridge", value=2.9, low=2.6, high=3.2, figure="2.90", is_ours=True),
        Mark(name=MATHS, value=2.4, figure="2.40"),
        Mark(name="Hallowdale", value=2.95, figure="2.95"),
        Mark(name=LONG, value=2.41, figure="2.41"),
    ]
    return Strip(marks=marks, axis="Organisations per 1,000 residents")


def years() -> Years:
    """Twelve years of registrations: one not known, the last three marked, removals below."""
    items = [
        Year(2014 + at, None if at == 4 else 18 + at * 7 % 23, None if at < 6 else 3 + at % 4)
        for at in range(12)
    ]
    return Years(items=items, marked=3)


def _file(builds: Path, pattern: str) -> str:
    return next(path.name for path in sorted((builds / "maps").glob(pattern)))


def _codes(builds: Path, name: str) -> list[str]:
    content = json.loads((builds / "maps" / name).read_text(encoding="utf-8"))
    places = content.get("neighbourhoods") or content["councils"]
    return [feature["properties"]["code"] for feature in places["features"]]


def _shades(codes: Sequence[str], classes: int) -> dict[str, Shade]:
    """Every class in turn, and every eleventh place not known."""
    return {
        code: Shade(
            None if at % 11 == 10 else 1 + at % classes,
            f"IMD: rank {at + 1:,} in England",
            f"{NAMES[at % len(NAMES)]}: in England’s most deprived tenth",
        )
        for at, code in enumerate(codes)
    }


def need_map(builds: Path) -> Map:
    """Need by neighbourhood with the organisations, one place chosen and some outlined."""
    name = _file(builds, f"{COUNCIL}-????????????.json")
    codes = _codes(builds, name)
    return Map(
        shapes_file=name,
        shades=_shades(codes, 5),
        colours=palette.NEED,
        legend=Legend(
            title="Index of Multiple Deprivation 2025: tenths of England",
            labels=palette.NEED_LABELS,
            not_known=True,
        ),
        credit="Boundaries: a fictional region, made up for practice.",
        points_file=_file(builds, f"{COUNCIL}-points-*.json"),
        points=PointFilter(("community_business", "wider"), ("A", "B", "C", "D"), None),
        chosen=codes[60],
        around=tuple(codes[20:24]),
    )


def two_way_map(builds: Path) -> Map:
    """Need by provision, by neighbourhood group; places with too few to say are hatched."""
    name = _file(builds, f"{COUNCIL}-areas-*.json")
    return Map(
        shapes_file=name,
        shades=_shades(_codes(builds, name), 12),
        colours=palette.TWO_WAY,
        legend=TwoWayLegend(
            title="Need in England, and organisations among peers",
            rows=("high (worst fifth)", "middling (next two)", "lower (other two)"),
            columns=("fewest third", "middle third", "most third", "too few to say"),
            classes=((1, 2, 3, 10), (4, 5, 6, 11), (7, 8, 9, 12)),
            not_known=True,
        ),
        credit="Boundaries: a fictional region, made up for practice.",
        level="area",
    )


def england_map(builds: Path) -> Map:
    """The councils by the share of their neighbourhoods in the worst tenth."""
    name = _file(builds, "england-*.json")
    return Map(
        shapes_file=name,
        shades=_shades(_codes(builds, name), 5),
        colours=palette.SHARE,
        legend=Legend(
            title="Share of neighbourhoods in England’s worst tenth, by council",
            labels=palette.SHARE_LABELS,
        ),
        credit="Boundaries: a fictional region, made up for practice.",
        level="council",
    )


def charts() -> dict[str, Figure]:
    """Give one figure of every kind of chart, by kind."""
    moved = changed()
    return {
        "dots": figure("dots", f"Quayside has more than {MATHS} and its other peers", dots()),
        "bars": figure("bars", "The most deprived tenth has fewer than its share", bars()),
        "curve": figure("curve", "Organisations lean towards less deprived places", curve()),
        "funnel": figure("funnel", "Two of six lie outside the limits of chance", funnel()),
        "ribbons": figure(
            "ribbons",
            "Three of 58 stayed in the worst tenth",
            Ribbons(moved, ribbons.band_labels(moved.last)),
        ),
        "strip": figure(
            "strip", f"Marlbridge is second of four councils; {LONG} is third", strip()
        ),
        "years": figure("years", "Registrations rose in three years", years()),
    }


def figures(builds: Path) -> dict[str, Figure]:
    """Give one figure of every kind, by kind; the last is a table alone."""
    return {
        **charts(),
        "map": figure(
            "map", "Twelve of 158 neighbourhoods are in the worst tenth", need_map(builds)
        ),
        "two_way": figure("two_way", "Three places have high need and few", two_way_map(builds)),
        "england": figure("england", "Four councils hold the worst tenth", england_map(builds)),
        "table": figure("table", f"Who works here: {MARKUP} and others", None),
    }


def document(builds: Path) -> Document:
    """Give a document of several parts, with every kind of figure, hostile words and notes."""
    drawn = figures(builds)
    groups = {
        "need": ("Need", ("map", "ribbons")),
        "provision": ("Who works here", ("dots", "strip", "bars", "curve", "table")),
        "look": ("Where to look first", ("two_way", "funnel")),
        "growth": ("What is growing", ("years",)),
        "england": (f"England & {MARKUP}", ("england",)),
    }
    parts = tuple(
        Part(
            code=code,
            title=title,
            message=f"{title}: 12 of 158 neighbourhoods are in England’s worst tenth, with {MATHS}",
            sentences=(
                ("", "Of every 10 neighbourhoods, about 3 were in the worst tenth in 2015 too."),
                (
                    "How sure",
                    f"Between 2.6 and 3.2 for each 1,000 residents; {FORMULA} is not known.",
                ),
            ),
            figures=tuple(drawn[key] for key in keys),
            notes=f"We asked {MARKUP} in June.\n\nThey said: {TYPST}" if code == "need" else "",
        )
        for code, (title, keys) in groups.items()
    )
    return Document(
        title="The social economy of Marlbridge",
        place="Marlbridge",
        subtitle=f"Need, organisations and change; with {MATHS}",
        parts=parts,
        definitions=(
            ("Neighbourhood", "An area of about 1,500 residents (LSOA 2021)."),
            ("Community interest company", f"A company with an asset lock <b>{MATHS}</b>."),
        ),
        origin=origin("The social economy of Marlbridge"),
        link=LINK,
        made_on=date(2026, 11, 23),
        house=House(name="Marlbridge City Council & Partners", colour="#5B2A86"),
    )
