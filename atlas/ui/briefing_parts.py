"""The parts of a briefing: what each one says and shows of a place, read from the build.

Nothing here knows of a session: a briefing is put together in the exporting process too.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from atlas import text
from atlas.briefing import OF_COUNCIL, OF_SMALL, PARTS
from atlas.document import Part
from atlas.figure import Figure
from atlas.ui import (
    briefing_messages,
    change,
    change_places,
    defining,
    looking_equity,
    looking_funnel,
    looking_list,
    looking_map,
    profile,
    profile_alike,
    profile_beside,
    profile_growth,
    profile_map,
    profile_need,
    profile_organisations,
    profile_provision,
)
from atlas.ui.briefing_gathered import Gathered, looked

NOT_HERE = "This build holds nothing of this place to show here."
TOO_LARGE = {
    "alike": "A council or a combined authority has too few like it to learn from here.",
    "organisations": "There are too many for a paper: the view Organisations lists them.",
}
NONE_OF = {
    "alike": "No place like it can be said to have more with a chance of at least 8 in 10.",
    "organisations": "None is listed here. Groups that are on no register are not in it.",
    "growth": "What is new is not known here.",
    "beside": "There is nothing here to set beside it.",
}
# The columns that a page has room for, where the files of the figure have more; and what a column
# is called there, where that is shorter.
_LIST = {
    "place_name": "",
    "population": "",
    "need_rank": "Need rank (1 = most)",
    "organisation_count": "Listed",
    "expected": "",
    "per_1000": "For 1,000 residents (95% interval)",
    "odds": "Among the fifth with fewest",
}
PRINTED: Mapping[str, Mapping[str, str]] = {
    "organisations": dict.fromkeys(("name", "legal_form_name", "address_grade", "where"), ""),
    "wards": _LIST,
    "areas": _LIST,
}
OF_ONE_COUNCIL = "This part is of one council, and the place lies in several."


def part(code: str, of: Gathered, note: str) -> Part:
    """One part of the briefing, by its code in ``briefing.PARTS``."""
    title = PARTS[code].title
    if code in OF_COUNCIL and of.place.council is None:
        return _alone(code, title, OF_ONE_COUNCIL, note)
    if code in OF_SMALL and of.place.level in ("council", "authority"):
        return _alone(code, title, TOO_LARGE[code], note)
    if code in OF_COUNCIL and of.place.level != "council":
        title = f"{title}{'' if title.endswith('?') else ':'} {of.council_name}"
    if code in _WORDS:
        pairs = _WORDS[code](of)
        return Part(
            code=code,
            title=title,
            message=briefing_messages.of_words(code, of, pairs) or NOT_HERE,
            sentences=tuple(pairs),
            notes=note,
        )
    figures = tuple(figure for figure in _FIGURES[code](of) if figure is not None)
    if not figures:
        return _alone(code, title, of.held.refused or NONE_OF.get(code, NOT_HERE), note)
    return Part(
        code=code,
        title=title,
        message=briefing_messages.of_part(code, of, figures),
        figures=tuple(_printed(code, figure) for figure in figures),
        notes=note,
    )


def _printed(code: str, figure: Figure) -> Figure:
    """The figure with the columns that a page has room for."""
    wanted = PRINTED.get(code)
    if wanted is None:
        return figure
    columns = tuple(
        replace(column, heading=wanted[column.key] or column.heading)
        for column in figure.table.columns
        if column.key in wanted
    )
    return replace(figure, table=replace(figure.table, columns=columns))


def _alone(code: str, title: str, sentence: str, note: str) -> Part:
    """A part that has nothing to show, and says why."""
    return Part(code=code, title=title, message=sentence, notes=note)


# --- parts of words ---------------------------------------------------------------------------


def _reading(of: Gathered) -> list[tuple[str, str]]:
    return profile.reading(of.view, of.place, of.need, of.held)


def _what_counts(of: Gathered) -> list[tuple[str, str]]:
    """What is counted, whom it is compared with, and what it is not."""
    cautions = [] if of.held.refused else profile_provision.cautions(of.view, of.place, of.held)
    counted = of.held.refused or defining.sentence(of.view, of.place.council)
    others = [line for line in cautions if line not in (counted, profile_provision.UNREGISTERED)]
    return [
        ("Counted", text.sentence(counted.removeprefix("Counted: "))),
        *(("", line) for line in others),
        ("Not counted", profile_provision.UNREGISTERED),
    ]


# --- parts of figures -------------------------------------------------------------------------


def _look(of: Gathered) -> list[Figure | None]:
    seen = looked(of, of.view.study.level)
    return [looking_map.figure(seen)] if seen else []


def _every(level: str) -> Callable[[Gathered], list[Figure | None]]:
    """Every ward or area of the council, the most deprived first: the table of its map."""

    def figures(of: Gathered) -> list[Figure | None]:
        seen = looked(of, level)
        if seen is None or not seen.rows:
            return []
        mapped = looking_map.figure(seen)
        if mapped is None:
            return [looking_list.figure(seen)]
        title = f"{seen.many.capitalize()} of {of.council_name}, the most deprived first"
        said = replace(
            mapped.said, title=title, alt=f"Table of {len(mapped.table.rows):,} {seen.many}."
        )
        table = replace(mapped.table, rows=[_called(row) for row in mapped.table.rows])
        return [replace(mapped, key=f"briefing_{level}", said=said, table=table, drawing=None)]

    return figures


def _called(row: Mapping[str, object]) -> Mapping[str, object]:
    """A row of the list with its call beside its chance: there is no room for a column of it."""
    if not row.get("called"):
        return row
    return {**row, "odds": f"{row['odds']}: {text.lower_first(str(row['called']))}"}


def _funnel(of: Gathered) -> list[Figure | None]:
    seen = looked(of, of.view.study.level)
    return [looking_funnel.figure(seen)] if seen and seen.is_covered else []


def _equity(of: Gathered) -> list[Figure | None]:
    seen = looked(of, of.view.study.level)
    return [looking_equity.figure(seen)] if seen and seen.is_covered else []


def _change(of: Gathered) -> list[Figure | None]:
    what = change.asked(of.council)
    if what is None:
        return []
    changed = change.of_council(of.council, what)
    return [change.figure(of.council, what, changed, of.council_name)] if changed.known else []


def _moved(of: Gathered) -> list[Figure | None]:
    what = change.asked(of.council)
    if what is None:
        return []
    changed = change.of_council(of.council, what)
    return [change_places.map_figure(of.council, what, changed, of.council_name)]


_WORDS: Mapping[str, Callable[[Gathered], list[tuple[str, str]]]] = {
    "reading": _reading,
    "what_counts": _what_counts,
}
_FIGURES: Mapping[str, Callable[[Gathered], list[Figure | None]]] = {
    "map": lambda of: [profile_map.figure(of.view, of.place)],
    "need": lambda of: [profile_need.figure(of.place, of.need)],
    "change": _change,
    "moved": _moved,
    "provision": lambda of: [profile_provision.figure(of.view, of.place, of.held)],
    "growth": lambda of: [
        profile_growth.figure(of.view, of.held),
        *profile_growth.gone(of.view, of.held),
    ],
    "beside": lambda of: [
        profile_beside.figure(of.view, of.place, of.held, profile_need.overall(of.place, of.need))
    ],
    "look": _look,
    "wards": _every("ward"),
    "areas": _every("area"),
    "funnel": _funnel,
    "equity": _equity,
    "alike": lambda of: [profile_alike.figure(of.view, of.held)],
    "organisations": lambda of: [profile_organisations.figure(of.view, of.place, of.held)],
}
