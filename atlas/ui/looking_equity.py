"""Who has the organisations: by tenth of deprivation, and as a concentration curve."""

from collections.abc import Mapping, Sequence

import streamlit as st

from atlas import looking_reading as reading
from atlas import text
from atlas.ui import frames, words
from atlas.ui import looking as page
from atlas.ui.charts import Figures, Said, figure
from atlas.ui.charts import curve as curves
from atlas.ui.looking import Looked
from atlas.ui.tables import Column
from atlas.warehouse import Row

TENTHS = ("1, most deprived", *map(str, range(2, 10)), "10, least deprived")
SCOPES = ("council", "region", "england")
NO_EQUITY = "How organisations are spread over need is not known here."


def draw(seen: Looked) -> None:
    """Draw who has the organisations by tenth of deprivation, and the curve folded below."""
    asked = {"council": seen.view.council, "definition": seen.view.definition.code}
    by_scope: dict[str, list[Row]] = {}
    for row in frames.rows("look_equity", **asked):
        by_scope.setdefault(row["scope"], []).append(row)
    indices = {row["scope"]: row for row in frames.rows("look_concentration", **asked)}
    scopes = _scopes(seen, by_scope)
    if not scopes:
        words.say(NO_EQUITY)
        return
    _bars(seen, scopes, indices)
    folded = st.expander("The concentration curve and index", key="look_more", on_change="rerun")
    if folded.open:
        with folded:
            _curve(seen, scopes, indices)


def _scopes(seen: Looked, held: Mapping[str, list[Row]]) -> dict[str, str]:
    """The scopes to draw, ours first, with what each is called; none twice over."""
    names = {"council": seen.name, "region": "", "england": ""}
    region = next((row["code"] for row in held.get("region", ())), "")
    names["region"] = f"covered councils of {region}"
    count = next((row["council_count"] for row in held.get("england", ())), 0)
    names["england"] = f"all {count:,} covered councils"
    wanted = ["england"] if seen.view.is_england else [s for s in SCOPES if s in held]
    counts = {scope: held[scope][0]["council_count"] for scope in wanted if scope in held}
    drawn: dict[str, str] = {}
    for scope, count in counts.items():
        # A region whose covered councils are all there are says nothing that England does not.
        again = scope == "region" and count == counts.get("england")
        if not again and not (scope == "england" and counts.get("council") == count):
            drawn[scope] = names[scope]
    return drawn


def _by_decile(seen: Looked, scope: str) -> dict[int, Row]:
    asked = {"council": seen.view.council, "definition": seen.view.definition.code}
    return {
        row["decile"]: row for row in frames.rows("look_equity", **asked) if row["scope"] == scope
    }


def _bars(seen: Looked, scopes: Mapping[str, str], indices: Mapping[str, Row]) -> None:
    ours, *others = scopes
    rows = _by_decile(seen, ours)
    items = [_bar(rows.get(decile), TENTHS[decile - 1]) for decile in range(1, 11)]
    beside = [curves.Marks(scopes[scope], _points_of(_by_decile(seen, scope))) for scope in others]
    said = _equity_said(seen, list(rows.values()), scopes, indices.get(ours))
    figure(
        "look_equity",
        curves.bars(items, beside, axis="Percentage points more (+) or fewer than residents"),
        said,
        Figures(
            rows=[_equity_row(seen, scopes, decile) for decile in range(1, 11)],
            columns=_equity_columns(scopes),
            origin=page.provenance(seen, None, title=said.title, more=said.cautions),
            file_name=f"equity-{seen.view.council}.csv",
        ),
    )


def _bar(row: Row | None, label: str) -> curves.Bar:
    if row is None or row["difference"] is None or not row["resident_share"]:
        return curves.Bar(label, None, None, None, "nobody lives in this tenth here")
    return curves.Bar(
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


def _equity_said(
    seen: Looked, rows: Sequence[Row], scopes: Mapping[str, str], index: Row | None
) -> Said:
    name = next(iter(scopes.values()))
    worst = reading.worst_fifth_words(rows, name)
    many = f"Of {index['organisation_count']:,} organisations. " if index else ""
    return Said(
        title=reading.lean(index),
        measure=(
            f"Share of organisations less share of residents, by tenth of deprivation in "
            f"England. {name[:1].upper()}{name[1:]}, {page.built()}. Lines: 95 in 100."
        ),
        alt=(
            f"Bars for ten tenths of deprivation. {worst} "
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


def _equity_row(seen: Looked, scopes: Mapping[str, str], decile: int) -> dict[str, object]:
    row: dict[str, object] = {"tenth": TENTHS[decile - 1]}
    for scope in scopes:
        held = _by_decile(seen, scope).get(decile)
        if held is None or not held["resident_share"]:
            row |= dict.fromkeys(
                (f"{scope}_{part}" for part in ("bodies", "people", "points")), "none"
            )
            continue
        row[f"{scope}_bodies"] = text.percent(held["organisation_share"])
        row[f"{scope}_people"] = text.percent(held["resident_share"])
        row[f"{scope}_points"] = _interval(held)
    return row


def _interval(row: Row) -> str:
    low, high = reading.points(row["difference_low"]), reading.points(row["difference_high"])
    return f"{reading.points(row['difference'])} ({low} to {high})"


def _equity_columns(scopes: Mapping[str, str]) -> tuple[Column, ...]:
    columns = [Column("tenth", "Tenth of deprivation")]
    for scope, name in scopes.items():
        columns += [
            Column(f"{scope}_bodies", f"Organisations: {name}", numeric=True),
            Column(f"{scope}_people", f"Residents: {name}", numeric=True),
            Column(f"{scope}_points", f"Difference, points: {name}", numeric=True),
        ]
    return tuple(columns)


def _curve(seen: Looked, scopes: Mapping[str, str], indices: Mapping[str, Row]) -> None:
    lines = [
        curves.Line(
            name,
            *reading.curve(list(_by_decile(seen, scope).values())),
            is_ours=at == 0,
        )
        for at, (scope, name) in enumerate(scopes.items())
    ]
    said = [reading.index_words(indices[s], name) for s, name in scopes.items() if s in indices]
    words_of = Said(
        title=reading.lean(indices.get(next(iter(scopes)))),
        measure=f"Shares added up from the most deprived tenth of England on, {page.built()}.",
        alt=f"Concentration curve. {' '.join(said)}",
        source=page.source(seen, frames.newest("imd")),
        cautions=(f"Concentration index (95 in 100 interval). {' '.join(said)}", reading.MEANING),
    )
    figure(
        "look_curve",
        curves.curve(lines, axes=("Residents", "Organisations")),
        words_of,
        Figures(
            rows=_curve_rows(lines),
            columns=_curve_columns(lines),
            origin=page.provenance(seen, None, title=words_of.title, more=words_of.cautions),
            file_name=f"concentration-{seen.view.council}.csv",
        ),
    )


def _curve_columns(lines: Sequence[curves.Line]) -> tuple[Column, ...]:
    shares = [
        Column(f"{at}_{what}", f"{what.capitalize()}: {line.name}", numeric=True)
        for at, line in enumerate(lines)
        for what in ("residents", "organisations")
    ]
    return (Column("tenth", "Up to tenth"), *shares)


def _curve_rows(lines: Sequence[curves.Line]) -> list[Row]:
    return [
        {"tenth": tenth}
        | {f"{at}_residents": text.percent(line.people[no]) for at, line in enumerate(lines)}
        | {f"{at}_organisations": text.percent(line.bodies[no]) for at, line in enumerate(lines)}
        for no, tenth in enumerate(TENTHS, 1)
    ]
