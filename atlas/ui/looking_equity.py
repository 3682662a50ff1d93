"""Who has the organisations: by tenth of deprivation, and as a concentration curve."""

from collections.abc import Mapping, Sequence

import streamlit as st

from atlas import looking_reading as reading
from atlas import text
from atlas.drawings import Bar, Bars, Curve, Line, Marks
from atlas.figure import Column, Figure, Said, Table
from atlas.ui import frames, words
from atlas.ui import looking as page
from atlas.ui.charts import shown
from atlas.ui.looking import Looked
from atlas.ui.looking_spread import Spread, spread
from atlas.warehouse import Row

TENTHS = ("1, most deprived", *map(str, range(2, 10)), "10, least deprived")
_PARTS = {
    "bodies": ("organisation_share", "Organisations"),
    "people": ("resident_share", "Residents"),
}
NO_EQUITY = "How organisations are spread over need is not known here."


def draw(seen: Looked) -> None:
    """Draw who has the organisations by tenth of deprivation, and the curve folded below."""
    found = figure(seen)
    if found is None:
        words.say(NO_EQUITY)
        return
    shown.figure(found)
    folded = st.expander("The concentration curve and index", key="look_more", on_change="rerun")
    if folded.open:
        with folded:
            shown.figure(curve_figure(seen))


def figure(seen: Looked) -> Figure | None:
    """Bars of the difference by tenth, and the same elsewhere; none where it is not known."""
    held = spread(seen)
    if held is None:
        return None
    rows = held.tenths[held.ours]
    beside = [scope for scope in held.names if scope != held.ours]
    said = _equity_said(seen, held)
    return Figure(
        key="look_equity",
        said=said,
        table=Table(
            rows=[_equity_row(held, decile) for decile in range(1, 11)],
            columns=_equity_columns(held.names),
            origin=page.provenance(seen, None, title=said.title, more=said.cautions),
            file_name=f"equity-{seen.view.council}.csv",
        ),
        drawing=Bars(
            items=[_bar(rows.get(decile), TENTHS[decile - 1]) for decile in range(1, 11)],
            axis="Percentage points more (+) or fewer than residents",
            beside=[Marks(held.names[scope], _points_of(held.tenths[scope])) for scope in beside],
        ),
    )


def _bar(row: Row | None, label: str) -> Bar:
    if row is None or row["difference"] is None or not row["resident_share"]:
        return Bar(label, None, None, None, "nobody lives in this tenth here")
    return Bar(
        label,
        100 * row["difference"],
        None if row["difference_low"] is None else 100 * row["difference_low"],
        None if row["difference_high"] is None else 100 * row["difference_high"],
        f"{text.percent(row['organisation_share'])} of organisations, "
        f"{text.percent(row['resident_share'])} of residents",
    )


def _points_of(rows: Mapping[int, Row]) -> list[float | None]:
    return [
        100 * rows[decile]["difference"]
        if decile in rows and rows[decile]["resident_share"]
        else None
        for decile in range(1, 11)
    ]


def _equity_said(seen: Looked, held: Spread) -> Said:
    name, index = held.names[held.ours], held.indices.get(held.ours)
    rows = list(held.tenths[held.ours].values())
    fifths = {
        scope: reading.worst_fifth_words(list(held.tenths[scope].values()), named)
        for scope, named in held.names.items()
    }
    worst = fifths[held.ours]
    many = f"Of {index['organisation_count']:,} organisations. " if index else ""
    return Said(
        title=reading.lean(index),
        measure=(
            f"Share of organisations less share of residents, by tenth of deprivation in "
            f"England. {_upper_first(name)}. Lines: 95 in 100."
        ),
        alt=(
            f"{reading.lean(index)}. Bars for ten tenths of deprivation. "
            f"{' '.join(fifths.values())} "
            + " ".join(
                f"Tenth {row['decile']}: {reading.points(row['difference'])} points."
                for row in rows
                if row["resident_share"]
            )
        ),
        source=page.source(seen, frames.newest("imd")),
        cautions=(
            worst,
            f"{many}Where an interval spans 0, the tenth may have just its share.",
        ),
    )


def _equity_row(held: Spread, decile: int) -> dict[str, object]:
    row: dict[str, object] = {"tenth": TENTHS[decile - 1]}
    for scope in held.names:
        found = held.tenths[scope].get(decile, {})
        is_there = bool(found.get("resident_share"))
        for part, (share, _) in _PARTS.items():
            row[f"{scope}_{part}"] = text.percent(found[share]) if is_there else "none"
            row[f"{scope}_{part}_share"] = found[share] if is_there else None
        row[f"{scope}_points"] = _interval(found) if is_there else "none"
    return row


def _upper_first(name: str) -> str:
    return f"{name[:1].upper()}{name[1:]}"


def _interval(row: Row) -> str:
    low, high = reading.points(row["difference_low"]), reading.points(row["difference_high"])
    return f"{reading.points(row['difference'])} ({low} to {high})"


def _equity_columns(names: Mapping[str, str]) -> tuple[Column, ...]:
    columns = [Column("tenth", "Tenth of deprivation")]
    for scope, name in names.items():
        columns += [
            *(
                _share(f"{scope}_{part}", f"{heading}: {name}")
                for part, (_, heading) in _PARTS.items()
            ),
            Column(f"{scope}_points", f"Difference, points: {name}", numeric=True),
        ]
    return tuple(columns)


def _share(key: str, heading: str) -> Column:
    return Column(key, heading, numeric=True, raw=f"{key}_share", form=text.PERCENT_FORM)


def curve_figure(seen: Looked) -> Figure | None:
    """The concentration curve with its index; none where it is not known."""
    held = spread(seen)
    if held is None:
        return None
    lines = [
        Line(name, *reading.curve(list(held.tenths[scope].values())), is_ours=scope == held.ours)
        for scope, name in held.names.items()
    ]
    said = _curve_said(seen, held)
    return Figure(
        key="look_curve",
        said=said,
        table=Table(
            rows=[_curve_row(lines, no, tenth) for no, tenth in enumerate(TENTHS, 1)],
            columns=_curve_columns(lines),
            origin=page.provenance(seen, None, title=said.title, more=said.cautions),
            file_name=f"concentration-{seen.view.council}.csv",
        ),
        drawing=Curve(lines=lines, axes=("Residents", "Organisations")),
    )


def _curve_said(seen: Looked, held: Spread) -> Said:
    indices = " ".join(
        reading.index_words(held.indices[scope], name)
        for scope, name in held.names.items()
        if scope in held.indices
    )
    return Said(
        title=reading.lean(held.indices.get(held.ours)),
        measure=(
            "Shares of residents and of organisations, added up from the most deprived tenth of "
            f"England on. {_upper_first(held.names[held.ours])}."
        ),
        alt=f"{reading.lean(held.indices.get(held.ours))}. Concentration curve. {indices}",
        source=page.source(seen, frames.newest("imd")),
        cautions=(f"Concentration index (95 in 100 interval). {indices}", reading.MEANING),
    )


def _curve_columns(lines: Sequence[Line]) -> tuple[Column, ...]:
    shares = [
        _share(f"{at}_{what}", f"{what.capitalize()}: {line.name}")
        for at, line in enumerate(lines)
        for what in ("residents", "organisations")
    ]
    return (Column("tenth", "Up to tenth"), *shares)


def _curve_row(lines: Sequence[Line], no: int, tenth: str) -> Row:
    row: Row = {"tenth": tenth}
    for at, line in enumerate(lines):
        for what, shares in (("residents", line.people), ("organisations", line.bodies)):
            row[f"{at}_{what}"] = text.percent(shares[no])
            row[f"{at}_{what}_share"] = shares[no]
    return row
