"""What stands on the two pages of a profile: chosen from the parts of a paper by their codes.

A part that is not there leaves its place empty; nothing is said that the parts do not say.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from atlas import text
from atlas.document import Document, Part
from atlas.drawings import Years
from atlas.export import cells
from atlas.figure import Figure

# The rows of need that a page has room for, by kind and group: other tables are shown as they are.
MAIN = (("index", "iod"), ("domain", "iod"), ("index", "cni"))
CHARTS = ("provision", "growth", "beside", "lasting", "change")
MOST = 2  # of the charts, beside each other
UNDATED = ", release not stated in the file"  # of a source: it takes a line and says nothing
# Which source is under which licence is in the workbook: two pages have no room for it.
_NAMED = re.compile(r" \((?:[^()]|\([^()]*\))*\)(?=;|$)")


@dataclass(frozen=True)
class Key:
    """One figure in large type, and what it is."""

    value: str
    label: str


@dataclass(frozen=True)
class Shown:
    """A figure under the heading of its part."""

    heading: str
    figure: Figure


@dataclass(frozen=True, kw_only=True)
class Pages:
    """Two pages, in the order of reading."""

    keys: tuple[Key, ...]
    reading: tuple[tuple[str, str], ...]
    map: Shown | None
    need: Shown | None
    charts: tuple[Shown, ...]
    cautions: tuple[str, ...]
    made: str
    origin: tuple[tuple[str, str], ...]


def pages(document: Document) -> Pages:
    """Choose what a profile shows of a paper."""
    parts = {part.code: part for part in document.parts}
    held = {code: shown for code in parts if (shown := _shown(parts[code]))}
    drawn = [held[code] for code in CHARTS if code in held and held[code].figure.drawing][:MOST]
    need = _main(held["need"]) if "need" in held else None
    reading = _reading(parts, document)
    every = [shown.figure for shown in (held.get("map"), need, *drawn) if shown]
    return Pages(
        keys=keys(document),
        reading=reading,
        map=held.get("map"),
        need=need,
        charts=tuple(drawn),
        cautions=_cautions(every, reading),
        made=_made(document),
        origin=tuple(_origin(document)),
    )


def keys(document: Document) -> tuple[Key, ...]:
    """The figures of a paper for large type: none where its parts have none."""
    held = {part.code: shown for part in document.parts if (shown := _shown(part))}
    return tuple(_keys({code: one for code, one in held.items() if _is_of(document, one)}))


def _is_of(document: Document, shown: Shown) -> bool:
    """Is a figure of the place itself? Beside a neighbourhood stand figures of its group."""
    _, _, place = shown.figure.table.origin.title.partition(": ")
    return place.startswith(document.place)


def _shown(part: Part) -> Shown | None:
    return Shown(part.title, part.figures[0]) if part.figures else None


def _reading(parts: Mapping[str, Part], document: Document) -> tuple[tuple[str, str], ...]:
    """The reading of the place; without one, what each part says in short."""
    if "reading" in parts and parts["reading"].sentences:
        return parts["reading"].sentences
    return tuple((part.title, part.message) for part in document.parts if part.message)


def _main(shown: Shown) -> Shown:
    """The indices, and the domains of deprivation, without what lies below them."""
    table = shown.figure.table
    kept = [row for row in table.rows if (row.get("kind"), row.get("measure_group")) in MAIN]
    main = replace(table, rows=kept or table.rows)
    return replace(shown, figure=replace(shown.figure, table=main))


def _keys(held: Mapping[str, Shown]) -> Iterator[Key]:
    """Figures for large type: those of the first row of need, provision and growth."""
    counted = _first(held.get("provision"), "count")
    noun = "organisation" if counted and counted.value == "1" else "organisations"
    for code, key, label in (
        ("provision", "population", "{}"),
        ("need", "worst_tenth_words", "{}"),
        ("need", "rank", "{}; 1 has most need"),
        ("need", "council_rank", "{}"),
        ("provision", "count", f"{noun} counted"),
    ):
        if found := _first(held.get(code), key):
            yield Key(found.value, label.format(text.lower_first(found.label)))
    growth = held["growth"].figure.drawing if "growth" in held else None
    if isinstance(growth, Years) and growth.marked:
        last = growth.items[-growth.marked :]
        if all(year.registered is not None for year in last):
            count = sum(year.registered or 0 for year in last)
            yield Key(f"{count:,}", f"of them registered in {last[0].year} to {last[-1].year}")


def _first(shown: Shown | None, key: str) -> Key | None:
    """The value of the first row under one key with its heading; none where it is not known."""
    if shown is None or not shown.figure.table.rows:
        return None
    rows, columns = shown.figure.table.rows, shown.figure.table.columns
    column = next((held for held in columns if held.key == key), None)
    if column is None or rows[0][key] is None:
        return None
    said = cells.words(rows[0], column, form=cells.number_form(rows, column))
    return Key(said, column.heading)


def _cautions(shown: Sequence[Figure], reading: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """What must be minded, each once, and not what the reading says already."""
    said = " ".join(line for _, line in reading)
    each = dict.fromkeys(line for figure in shown for line in figure.said.cautions)
    return tuple(line for line in each if line.strip() not in said)


def _made(document: Document) -> str:
    """Which build it is of, and when it was made."""
    build = f"Build {document.origin.build_id} of {text.day(document.origin.built_at)}"
    return f"{build}; this paper was made on {text.day(document.made_on)}."


def _each(said: str, *, is_longest: bool) -> str:
    """What several sources say, each once; of attributions, only the longest of those alike."""
    pieces = dict.fromkeys(one.rstrip(". ") for one in _NAMED.sub("", said).split("; "))
    held = " | ".join(pieces)
    kept = [one for one in pieces if not is_longest or held.count(one) == 1]
    return "; ".join(kept) + "."


def _origin(document: Document) -> Iterator[tuple[str, str]]:
    """Where all of it is from, in small print; what is shown stands in the reading."""
    for label, said in document.origin.lines():
        if label in ("Licence", "Attribution"):
            yield label, _each(said, is_longest=label == "Attribution")
        elif label in ("Source", "Boundaries"):
            yield label, said.replace(UNDATED, "")
