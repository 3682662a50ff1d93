"""The council's own lists: csv files kept by hand, read with suspicion, and where they are.

A file that cannot be read raises BrokenPromise with a sentence for the officer; a line that cannot
be read is refused by itself. Nothing of a file is run, unpacked or guessed at.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from etl.landing import check_landed
from etl.source import BrokenPromise, Source

MOST_BYTES = 25 * 1024 * 1024
MOST_LINES = 100_000
PRACTICE = "practice"  # sub-folder of the lists that belong to the practice region
KINDS = (
    (b"PK", "a zip file or a workbook (xlsx)"),
    (b"%PDF", "a pdf"),
    (b"\xd0\xcf\x11\xe0", "an old workbook (xls) or document"),
    (b"\x1f\x8b", "a packed file (gz)"),
    (b"\xff\xfe", "a text in UTF-16 (Unicode text)"),
    (b"\xfe\xff", "a text in UTF-16 (Unicode text)"),
)
BROKEN = "more or fewer cells than the header"
SAVE_AS = "in the spreadsheet choose Save as, CSV UTF-8"


@dataclass(frozen=True)
class Lines:
    """What a list holds: a dict by column for each line, with its number in the file.

    ``broken`` are the lines with more or fewer cells than the header, as written, unless the source
    takes them.
    """

    rows: list[tuple[int, dict[str, str]]]
    broken: list[tuple[int, str]]


@dataclass(frozen=True)
class Folders:
    """Where files are: the publishers' in ``raw``, and the council's own lists in ``local``."""

    raw: Path
    local: Path | None = None

    def find(self, source: Source, *, practice: bool) -> dict[str, Path]:
        """Return the files of a source, by part; the council's own goes before one in ``raw``."""
        if source.hand_kept and self.local:
            [(part, file)] = source.files.items()
            path = lists_folder(self.local, practice=practice) / file.pattern
            if path.is_file():
                return {part: path}
        return source.find(self.raw)


def lists_folder(local: Path, *, practice: bool) -> Path:
    """Return where the lists lie: those of the practice region have a folder of their own."""
    return local / PRACTICE if practice else local


def load(con: duckdb.DuckDBPyConnection, source: Source, path: Path) -> Lines:
    """Land one list as text, every line with its number, and return it.

    Raises BrokenPromise like ``read``.
    """
    [(part, file)] = source.files.items()
    lines = read(source, path)
    table, columns = source.table(part), (*file.columns, *file.optional_columns)
    rows = [{**row, **dict.fromkeys(file.kept_back), "line_no": str(no)} for no, row in lines.rows]
    frame = pd.DataFrame(rows, columns=list(columns), dtype="str")
    con.register("lines_frame", frame)
    con.execute(f"create table raw.{table} as select * from lines_frame")
    con.unregister("lines_frame")
    for no, _ in lines.broken:
        con.execute(
            "insert into raw.rejected_line values ($1, $2, $3, $4, null)",
            [source.id, table, no, BROKEN],
        )
    check_landed(con, source, part, len(lines.rows) + len(lines.broken))
    return lines


def read(source: Source, path: Path) -> Lines:
    """Read a list. Raises BrokenPromise with a sentence that says why it cannot be read."""
    [file] = source.files.values()
    records = _records(source, _text(source, path))
    header: list[str] = []
    rows: list[tuple[int, dict[str, str]]] = []
    broken: list[tuple[int, str]] = []
    for no, record in records:
        if not any(cell.strip() for cell in record):
            continue
        if not header:
            header = _header(source, record, file.columns)
        elif len(rows) + len(broken) >= MOST_LINES:
            raise BrokenPromise(source.id, f"it has more than {MOST_LINES:,} lines")
        elif not file.ragged and _is_broken(record, len(header)):
            broken.append((no, ",".join(record)))
        else:
            cells = dict(zip(header, record + [""] * len(header), strict=False))
            rows.append((no, {name: cells[name] for name in file.columns}))
    if not header:
        raise BrokenPromise(source.id, f"it is empty; {_expected(file.columns)}")
    return Lines(rows, broken)


def _is_broken(record: list[str], cells: int) -> bool:
    """Say whether a line has fewer cells than the header, or more that are filled."""
    return len(record) < cells or any(cell.strip() for cell in record[cells:])


def _text(source: Source, path: Path) -> str:
    """Return the text of a file of a size and an encoding that we read."""
    if (size := path.stat().st_size) > MOST_BYTES:
        most = MOST_BYTES // 1024**2
        raise BrokenPromise(
            source.id, f"it is {size / 1024**2:,.0f} MB large; a list has at most {most} MB"
        )
    content = path.read_bytes()
    for start, kind in KINDS:
        if content.startswith(start):
            raise BrokenPromise(source.id, f"it is {kind}, not a csv file; {SAVE_AS}")
    if b"\0" in content:
        raise BrokenPromise(source.id, f"it is not a text file; {SAVE_AS}")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        rule = (
            f"line {line} is not in UTF-8: the file seems to be in the older encoding of Windows "
            f"(cp1252); {SAVE_AS}"
        )
        raise BrokenPromise(source.id, rule) from error


def _records(source: Source, text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the number of the line that it begins in."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        no = reader.line_num + 1
        try:
            yield no, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            rule = f"line {no} begins with quotes that are never closed, or that stand amid a cell"
            raise BrokenPromise(source.id, rule) from error


def _header(source: Source, record: list[str], wanted: tuple[str, ...]) -> list[str]:
    """Return the names of the columns, whatever their order, case and spaces."""
    names = [cell.strip().lower().replace(" ", "_") for cell in record]
    for mark, name in ((";", "semicolons"), ("\t", "tabs")):
        if len(names) < len(wanted) and mark in ",".join(names):
            rule = f"its cells are parted by {name} and not by commas; {_expected(wanted)}"
            raise BrokenPromise(source.id, rule)
    if gone := [name for name in wanted if name not in names]:
        rule = f"its first line has no column {', '.join(gone)}; {_expected(wanted)}"
        raise BrokenPromise(source.id, rule)
    if twice := [name for name in wanted if names.count(name) > 1]:
        raise BrokenPromise(source.id, f"its first line has a column twice: {', '.join(twice)}")
    return names


def _expected(columns: tuple[str, ...]) -> str:
    return f"the first line should be {','.join(columns)}"


def settle(con: duckdb.DuckDBPyConnection) -> None:
    """Refuse the lines of the council's list that mean nobody, and count them as refused."""
    said = {"source": "council_list"}
    con.execute(
        "insert into meta.refused select $source, $source, line_no, row_key, refused_reason"
        " from local.council_list where refused_reason is not null order by line_no",
        said,
    )
    con.execute("delete from local.council_list where refused_reason is not null")
    for table, key in (("meta.source_table", "source_table"), ("meta.source", "source")):
        con.execute(
            f"update {table} set rows_kept = (select count(*) from local.council_list),"
            f" rows_refused = rows_read - (select count(*) from local.council_list)"
            f" where {key} = $source",
            said,
        )


def hide_taken_down(con: duckdb.DuckDBPyConnection) -> None:
    """Blank the keys of refused rows that hold a number of anybody who is taken down."""
    con.execute(
        "update meta.refused set row_key = null where list_has_any("
        "  list_transform(string_split(row_key, ' '), lambda word: letters_and_digits(word)),"
        "  (select coalesce(list(letters_and_digits(number)), []) from ("
        "    select unnest([identifier, scheme || identifier]) as number"
        "    from link.organisation_identifier as identifier"
        "    semi join core.taken_down as down on identifier.org_id = down.org_id"
        "    union all select unnest([node, number_of(node)]) from staging.council_takedown"
        "    where node is not null)))"
    )
