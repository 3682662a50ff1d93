"""Land a file as published in the ``raw`` schema: every row, every column, text only.

What a reader cannot take as a row of the file goes to ``raw.rejected_line`` with its reason. The
records of a file are counted by other means than DuckDB's reader (``raw.record_count``), so that
a row it swallowed without a word is missed.
"""

import csv
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from etl.source import BrokenPromise, File, Source
from etl.unpacking import CHUNK, as_utf8, plain_file

LEDGER = """
create table raw.rejected_line (
    source varchar, source_table varchar, line_no bigint, reason varchar, line varchar
);
create table raw.record_count (source_table varchar, records bigint)
"""


@dataclass(frozen=True)
class Layout:
    """How a text file is laid out: its columns, what stands between cells and around them."""

    header: list[str]
    delim: str
    quote: str


def land_csv(con: duckdb.DuckDBPyConnection, source: Source, part: str, path: Path) -> None:
    """Land one comma separated file, plain or zipped.

    Raises BrokenPromise when the file cannot be read or a promised column is missing.
    """
    file = source.files[part]
    with plain_file(con, source, path, file.member) as plain:
        readable = as_utf8(source, plain, file.encoding)
        header = [file.renamed.get(name, name) for name in _header(source, readable, ",")]
        _check_header(source, file, path, header)
        records = _count_records(source, readable, one_line=file.one_line)
        _read(con, source, part, readable, Layout(header, ",", '"'))
    check_landed(con, source, part, records)


def land_tsv_unquoted(
    con: duckdb.DuckDBPyConnection, source: Source, part: str, path: Path
) -> None:
    """Land a tab separated file without quoting, in which a record may be broken over lines.

    A record is whole when it has as many tabs as the header; pieces of one are joined with a space.
    Backslash escapes are left as they are. Raises BrokenPromise like ``land_csv``.
    """
    file = source.files[part]
    with plain_file(con, source, path, file.member) as plain:
        readable = as_utf8(source, plain, file.encoding)
        header = _header(source, readable, "\t")
        _check_header(source, file, path, header)
        mended = plain.with_name("mended.txt")
        records, rejected = _mend_records(readable, mended, tabs=len(header) - 1)
        _read(con, source, part, mended, Layout(header, "\t", ""))
    reason = "more or fewer cells than the header"
    for no, text in rejected:
        con.execute(
            "insert into raw.rejected_line values ($1, $2, $3, $4, $5)",
            [source.id, source.table(part), no, reason, text],
        )
    check_landed(con, source, part, records)


def check_landed(con: duckdb.DuckDBPyConnection, source: Source, part: str, records: int) -> None:
    """Note how many records a file holds. Raises BrokenPromise when some were not landed."""
    table = source.table(part)
    con.execute("insert into raw.record_count values ($1, $2)", [table, records])
    [(landed,)] = con.execute(
        f"select (select count(*) from raw.{table}) + (select count(distinct line_no)"
        " from raw.rejected_line where source_table = $table)",
        {"table": table},
    ).fetchall()
    if landed != records:
        rule = f"{table} holds {records:,} records, of which {landed:,} can be told apart"
        raise BrokenPromise(source.id, f"{rule}; a quote that is never closed does this")


def create_empty(con: duckdb.DuckDBPyConnection, source: Source, part: str) -> None:
    """Create the raw table of a file that is not there, with its promised columns and no rows."""
    file = source.files[part]
    columns = ", ".join(f"{_quoted(name)} varchar" for name in file.columns + file.optional_columns)
    con.execute(f"create table raw.{source.table(part)} ({columns})")
    check_landed(con, source, part, 0)


def sha256(found: Mapping[str, Path]) -> str:
    """Return one digest over the files of a source, in the order of their parts; "" for none."""
    if not found:
        return ""
    digest = hashlib.sha256()
    for _, path in sorted(found.items()):
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                digest.update(chunk)
    return digest.hexdigest()


def _header(source: Source, plain: Path, delim: str) -> list[str]:
    """Return the column names, without the spaces and byte order marks publishers leave."""
    try:
        with plain.open(encoding="utf-8-sig", newline="") as text:
            if delim == "\t":
                names = text.readline().rstrip("\r\n").split(delim)
            else:
                names = next(csv.reader(text, delimiter=delim), [])
    except csv.Error as error:
        raise BrokenPromise(source.id, f"its header cannot be read: {error}") from error
    header = [name.strip().strip("\ufeff") or f"column_{no}" for no, name in enumerate(names)]
    if len(set(map(str.lower, header))) < len(header):
        twice = sorted({name for name in header if header.count(name) > 1})
        raise BrokenPromise(source.id, "a column is there twice", len(twice), twice)
    return header


def _check_header(source: Source, file: File, path: Path, header: list[str]) -> None:
    if gone := [name for name in file.columns if name not in header]:
        rule = f"{path.name} has not got every promised column; missing"
        raise BrokenPromise(source.id, rule, len(gone), gone)


def _count_records(source: Source, plain: Path, *, one_line: bool) -> int:
    """Count the records after the header: lines that are not blank, or what Python's csv reads."""
    if one_line:
        with plain.open("rb") as lines:
            return sum(1 for line in lines if line.strip()) - 1
    try:
        with plain.open(encoding="utf-8-sig", newline="") as text:
            return sum(1 for row in csv.reader(text, strict=True) if row) - 1
    except csv.Error as error:
        raise BrokenPromise(source.id, f"its quotes do not match: {error}") from error


def _mend_records(plain: Path, mended: Path, *, tabs: int) -> tuple[int, list[tuple[int, str]]]:
    """Write one record a line; return the number of records and the lines that make none.

    The header is not counted; a line that makes no record comes with its number.
    """
    written, rejected = 0, []
    with (
        plain.open(encoding="utf-8-sig", newline="\n") as old,
        mended.open("w", encoding="utf-8", newline="\n") as new,
    ):
        for no, record in _records(old, tabs):
            if no is None:
                new.write(record + "\n")
                written += 1
            else:
                rejected.append((no, record))
    return written - 1 + len(rejected), rejected


def _records(lines: Iterable[str], tabs: int) -> Iterator[tuple[int | None, str]]:
    """Yield whole records, with None, and lines that make none, with the number of the first.

    A piece without any tab is the tail of the record before it, unless the file ends in it.
    """
    whole, held, first = "", "", 0
    for no, line in enumerate(lines, start=1):
        piece = line.rstrip("\r\n").replace("\r", " ")
        if whole and not held and tabs and "\t" not in piece and line.endswith("\n"):
            whole = f"{whole} {piece}".rstrip()
            continue
        joined = f"{held} {piece}" if held else piece
        if held and joined.count("\t") > tabs:
            yield first, held
            held, joined = "", piece
        if joined.count("\t") > tabs:
            yield no, joined
        elif joined.count("\t") == tabs:
            if whole:
                yield None, whole
            whole, held = joined, ""
        elif joined.strip():
            held, first = joined, first if held else no
    if whole:
        yield None, whole
    if held:
        yield first, held


def _read(
    con: duckdb.DuckDBPyConnection, source: Source, part: str, plain: Path, layout: Layout
) -> None:
    """Read the file into its raw table with DuckDB and keep the lines that it turns down."""
    table = source.table(part)
    absent = [name for name in source.files[part].optional_columns if name not in layout.header]
    nulls = "".join(f", cast(null as varchar) as {_quoted(name)}" for name in absent)
    try:
        con.execute(
            f"create table raw.{table} as select *{nulls} from read_csv($path, header = true,"
            " auto_detect = false, delim = $delim, quote = $quote, escape = $quote,"
            " columns = $columns, store_rejects = true, rejects_limit = 0,"
            " max_line_size = 8388608)",
            {
                "path": str(plain),
                "delim": layout.delim,
                "quote": layout.quote,
                "columns": dict.fromkeys(layout.header, "VARCHAR"),
            },
        )
    except duckdb.Error as error:
        raise BrokenPromise(source.id, f"the file cannot be read as a table: {error}") from error
    con.execute(
        "insert into raw.rejected_line select $source, $table, line, lower(min(error_type)),"
        " any_value(csv_line) from reject_errors group by all order by line",
        {"source": source.id, "table": table},
    )
    con.execute("drop table reject_errors")
    con.execute("drop table reject_scans")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
