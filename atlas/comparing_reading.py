"""What a comparison shows, in words: a title of each chart, who is told apart, and what is not.

Pure; made from the same values as the charts, so that they cannot say anything else.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from atlas import text
from atlas.comparing import SMALL, TOO_FEW, Place, Value
from atlas.levels import LEVELS
from atlas.looking_reading import MINUS
from atlas.warehouse import Row

TITLE_WORDS = 10
OVERLAP = "the intervals overlap, so these figures do not tell them apart"

Apart = Literal["more", "fewer", "overlap"]
Standing = Literal["unknown", "alone", "alike", "largest", "smallest", "between"]


def apart(ours: Value, other: Value) -> Apart | None:
    """Is ours clearly more or fewer than another: do their intervals not even touch?

    A cautious rule: 95 % intervals that only just touch differ already at a level of 5 % or, where
    they are of one width, under 1 % (Schenker and Gentleman 2001, The American Statistician
    55:182). None: not known.
    """
    if None in (ours.low, ours.high, other.low, other.high):
        return None
    if ours.low > other.high:  # type: ignore[operator]
        return "more"
    return "fewer" if ours.high < other.low else "overlap"  # type: ignore[operator]


def titled(*candidates: str) -> str:
    """The first of the titles that has ten words or fewer; where none has, the last."""
    return next(
        (title for title in candidates if len(title.split()) <= TITLE_WORDS), candidates[-1]
    )


def standing(values: Sequence[Value], *, near: float) -> Standing:
    """Where ours stands among figures without intervals.

    ``near``: figures that all lie within so much are alike, and no order is made of them.
    """
    ours = values[0].value
    others = [value.value for value in values[1:] if value.value is not None]
    if ours is None:
        return "unknown"
    if not others:
        return "alone"
    if max(*others, ours) - min(*others, ours) <= near:
        return "alike"
    if ours > max(others):
        return "largest"
    return "smallest" if ours < min(others) else "between"


def ranked_title(values: Sequence[Value], *, share: str, near: float, unit: str = "%") -> str:
    """The same as the title of a chart; ``share`` such as 'share in the worst tenth'."""
    name, where = values[0].place.name, standing(values, near=near)
    known = [value.value for value in values if value.value is not None]
    short = share.split(" in ")[0].split(" that ")[0]
    if where == "unknown":
        return titled(
            f"{name}: {share} not known", f"{name}: {short} not known", f"Ours: {short} not known"
        )
    if where == "alone":
        return titled(f"{name} stands alone here", "Ours stands alone here")
    if where == "alike":
        low, high = round(min(known)), round(max(known))
        span = f"{low}{unit}" if low == high else f"{low}{unit} to {high}{unit}"
        return titled(f"Much the same {share}: {span}", f"Much the same {short}: {span}")
    if where == "between":
        larger = sum(value > known[0] for value in known[1:])
        verb = "has" if larger == 1 else "have"
        count = f"{larger} of {text.plural(len(known) - 1, 'other')} {verb}"
        return titled(f"{count} a larger {share}", f"{count} a larger {short}")
    return titled(
        f"{name} has the {where} {share}",
        f"{name}: the {where} {share}",
        f"Ours is the {where} {share}",
    )


def sure_title(values: Sequence[Value], *, noun: str) -> str:
    """Say of figures with intervals whether ours is told apart from the others."""
    ours, name = values[0], values[0].place.name
    told = _told(values)
    if ours.value is None:
        return titled(
            f"{noun} of {name}: {ours.figure}",
            f"{noun} of ours: {ours.figure}",
            f"{noun}: too few here for a rate",
        )
    if not any(told.values()):
        return titled(f"{noun}: only {name} has a rate", f"{noun}: only ours has a rate")
    if not told["more"] and not told["fewer"]:
        return f"{noun}: the intervals overlap"
    parts = [
        f"{word} than {text.listed(place.name for place in told[word])}"
        for word in ("more", "fewer")
        if told[word]
    ]
    counts = [
        f"{word} than {len(told[word])} other{'s' if len(told[word]) > 1 else ''}"
        for word in ("more", "fewer")
        if told[word]
    ]
    return titled(
        f"{noun}: {name} has {text.listed(parts)}",
        f"{name} has {text.listed(parts)}",
        f"{noun}: {text.listed(parts)}",
        f"{noun}: {', '.join(counts)}",
    )


def _told(values: Sequence[Value]) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {"more": [], "fewer": [], "overlap": []}
    for value in values[1:]:
        judged = apart(values[0], value)
        if judged:
            found[judged].append(value.place)
    return found


def sure(values: Sequence[Value]) -> str:
    """In words: from whom ours is told apart, and with whom the intervals overlap."""
    told, name = _told(values), values[0].place.name
    said = [
        f"clearly {word} than {text.listed(place.name for place in told[word])}"
        for word in ("more", "fewer")
        if told[word]
    ]
    sentence = f"{name}: {text.listed(said)}." if said else ""
    if told["overlap"]:
        others = text.listed(place.name for place in told["overlap"])
        sentence += f" With {others} {OVERLAP}."
    return sentence.strip()


def growing(place: Place, row: Row | None) -> str:
    """How sure it is that a ward or an area grows faster than its peers; empty of others."""
    if row is None or row["growing_probability"] is None:
        return ""
    return (
        f"{place.name}: {row['new_count']:,} new, {row['new_expected']:.1f} expected of its "
        f"peers’ rate; {text.percent(row['growing_probability'])} sure that it grows faster."
    )


def read_aloud(values: Sequence[Value]) -> str:
    """Every figure in one line: for whoever cannot see the chart."""
    said = []
    for value in values:
        limits = (
            f", between {_short(value.low)} and {_short(value.high)}"
            if value.low is not None and value.high is not None
            else ""
        )
        said.append(f"{value.place.name} {value.figure}{limits}")
    return "; ".join(said)


def _short(value: float) -> str:
    """Two figures of a limit, no more than it bears."""
    digits = 0 if abs(value) >= 10 else 1 if abs(value) >= 1 else 2
    return f"{value:.{digits}f}".replace("-", MINUS)


# --- what may not be compared --------------------------------------------------


def mixed(compared: Sequence[Place]) -> str:
    """Why some measures are missing where places of several levels are compared; else empty."""
    levels = [level for level in LEVELS if any(place.level == level for place in compared)]
    if len(levels) < 2:
        return ""
    # There is one place of one's own at most.
    named = text.listed(
        f"a {LEVELS[level].one}" if level == "own" else LEVELS[level].many for level in levels
    )
    return (
        f"These are {named}. Ranks are among places of one level, so they are not drawn beside "
        "each other; shares of residents, average scores and rates mean the same at any level."
    )


def estimates(compared: Sequence[Place]) -> str:
    """How the provision of small and large places is shown, where any small one is compared."""
    small = any(place.level in SMALL for place in compared)
    large = any(place.level in ("council", "authority") for place in compared)
    if not small:
        return ""
    said = (
        "A ward’s or group’s figure is an estimate drawn toward similar places, for its own count "
        "is small."
    )
    if any(place.level == "own" for place in compared):
        said += " So is that of your own place, measured against wards."
    return f"{said} A council’s is its rate as counted." if large else said


def part_of(compared: Sequence[Place], rows: Sequence[Row]) -> str:
    """Which combined authorities are counted only in some of their councils; else empty."""
    held = {row["place_code"]: row for row in rows}
    said = [
        f"{place.name} is counted in {text.plural(row['peer_count'], 'council')}, home to "
        f"{text.percent(row['covered_population'] / row['population'])} of its residents."
        for place in compared
        if (row := held.get(place.key)) is not None
        and row["covered_population"] < row["population"]
    ]
    return " ".join(said)


def finding(figures: Sequence[Sequence[Value]], *, near: float) -> str:
    """What the whole comparison says first: ``figures`` are need and provision."""
    need, provision = figures
    name = need[0].place.name
    first = {
        "unknown": f"Need in {name} is not known",
        "alone": f"{name} stands alone here",
        "alike": "Need is much the same here",
        "largest": f"{name} has the greatest need here",
        "smallest": f"{name} has the least need here",
        "between": f"Need in {name} lies between the others’",
    }[standing(need, near=near)]
    told = _told(provision)
    if provision[0].figure.endswith(TOO_FEW):
        return f"{first}; too few organisations are expected there for a rate."
    if provision[0].value is None:
        return f"{first}; provision there is {provision[0].figure}."
    if not any(told.values()):
        return f"{first}."
    if not told["more"] and not told["fewer"]:
        return f"{first}; in provision the intervals overlap."
    return f"{first}; for its residents it has clearly {_than(told)}."


def _than(told: Mapping[str, Sequence[Place]]) -> str:
    """'more organisations than A and fewer than B'."""
    said = [
        f"{word} than {text.listed(place.name for place in told[word])}"
        for word in ("more", "fewer")
        if told[word]
    ]
    return text.listed(said).replace(" than", " organisations than", 1)
