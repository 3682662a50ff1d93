"""Seeded draws in SQL, and tables written as publishers write them.

A draw depends on the seed, the number of the body and a word that says what is drawn, and on
nothing else: more bodies, or another order of columns, change none of the bodies before.
"""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from etl.practice import activities, words

SLOTS = 1 << 20  # places in the table that a body's neighbourhood is drawn from
SYLLABLES = (
    "Ald Ash Bar Beck Bram Bur Cal Car Chal Cop Cran Dal Den Dun Ever Fal Far Fern Gar Glen Had Hal"
    " Har Hol Kel Kir Lang Lin Lud Mar Mel Mor Nor Oak Pen Rad Red Sal Sed Skel Stan Stock Thorn"
    " Tam Ul Wal War Wen Whit Win Wold Wyn"
).split()
ENDINGS = (
    "bourne bridge bury by combe cote dale den field ford gate ham hurst ington ley mere mouth sea"
    " stead thorpe ton wall wick wold worth"
).split()
SAINTS = ("St Osyn's", "St Wendle's", "Holy Cross", "All Hallows", "St Maren's")


def text(value: object) -> str:
    """Write a text or number as SQL does; only for our own constants."""
    return (
        str(value) if isinstance(value, int | float) else "'" + str(value).replace("'", "''") + "'"
    )


def a_list(values: Sequence[object]) -> str:
    """Write a list as SQL does; tuples become rows w1, w2 and so on."""
    cells = (
        "{" + ", ".join(f"w{no}: {text(part)}" for no, part in enumerate(value, 1)) + "}"
        if isinstance(value, tuple)
        else text(value)
        for value in values
    )
    return f"[{', '.join(cells)}]"


def weighted(rows: Sequence[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Repeat each row as often as its last cell says."""
    return [row for row in rows for _ in range(int(str(row[-1])))]


LISTS: dict[str, Sequence[object]] = {
    "adjectives": words.ADJECTIVES,
    "nouns": words.NOUNS,
    "saints": SAINTS,
    "streets": words.STREET_FIRST,
    "street_ends": words.STREET_LAST,
    "syllables": SYLLABLES,
    "place_ends": ENDINGS,
    "sports": words.SPORTS,
    "buildings": words.BUILDING_FIRST,
    "building_ends": words.BUILDING_LAST,
    "cic_work": words.CIC_WORK,
    "cic_ends": words.CIC_ENDINGS,
    "guarantee_work": words.GUARANTEE_WORK,
    "flats": words.FLATS,
    "flats_ends": words.FLATS_ENDINGS,
    "trades": weighted(words.TRADES),
    "charity_work": weighted(words.CHARITY_WORK),
    "society_work": weighted(words.SOCIETY_WORK),
}
# Half of all live companies are younger than five years: began(no, years) draws such ages.
MACROS = """
create macro slots() as {slots};
create macro whole(no, what, most) as hash(no, what, {seed}) % most;
create macro draw(no, what) as whole(no, what, 1048573) / 1048573.0;
create macro pick(many, no, what) as many[1 + whole(no, what, len(many))::integer];
create macro normal(no, what) as sqrt(-2 * ln(1 - draw(no, what || ' a')))
    * cos(2 * pi() * draw(no, what || ' b'));
create macro began(no, years) as date '2026-10-30'
    - least(120 * 365, -ln(1 - draw(no, 'began')) * years * 365)::integer;
create macro sic_title(code) as code || ' - ' || (map {{{titles}}})[code];
"""


def macros(con: duckdb.DuckDBPyConnection, seed: int) -> None:
    """Make the draws and the word lists known to the connection."""
    for name, values in LISTS.items():
        con.execute(f"create macro {name}() as {a_list(values)}")
    titles = ", ".join(f"{text(code)}: {text(title)}" for code, title in activities.SIC.items())
    con.execute(MACROS.format(slots=SLOTS, seed=seed, titles=titles))


def columns(header: Sequence[str], given: Mapping[str, str], *, empty: str = "''") -> str:
    """Write a select list in a publisher's order of columns; what is not given is empty.

    Raises KeyError where something is given that the publisher has no column for.
    """
    names = {title.strip() for title in header}
    if strangers := set(given) - names:
        raise KeyError(f"no such column: {', '.join(sorted(strangers))}")
    return ", ".join(f'{given.get(name.strip(), empty)} as "{name}"' for name in header)


def copy(con: duckdb.DuckDBPyConnection, query: str, path: Path, *, style: str = "") -> int:
    """Write a query as csv, with more options in ``style``. Returns the number of rows."""
    path.parent.mkdir(parents=True, exist_ok=True)
    con.execute(f"copy ({query}) to '{path}' (format csv{style})")
    [(rows,)] = con.fetchall()
    return int(rows)


def copy_unquoted(con: duckdb.DuckDBPyConnection, query: str, path: Path) -> int:
    """Write a query as the Charity Commission does: tabs, CRLF, no quoting; zipped."""
    style = ", delimiter '\t', quote '', escape '', new_line '\\r\\n'"
    plain = path.with_suffix(".txt")
    rows = copy(con, query, plain, style=style)
    pack(plain, path)
    return rows


def pack(plain: Path, path: Path, *, header: str = "") -> None:
    """Zip one file, with another header in front where one is given, and remove it."""
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open(plain.name, "w", force_zip64=True) as packed,
        plain.open("rb") as body,
    ):
        packed.write(header.encode())
        while chunk := body.read(1 << 20):
            packed.write(chunk)
    plain.unlink()
